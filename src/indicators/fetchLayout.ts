import { load } from "js-yaml";
import { z } from "zod";
import { Problem } from "../terms/index.ts";

const at = z.strictObject({ at: z.string(), is: z.union([z.number(), z.string()]) });
const shape = z.strictObject({
  title: z.string(),
  licence: z.string(),
  redistribute: z.enum(["yes", "no", "unknown"]),
  address: z.string().regex(/^https:\/\//, "must begin with https://"),
  states: z.strictObject({ as: z.enum(["iso3", "m49"]), join: z.string() }),
  answer: z.literal("json"),
  /** Where the list of records is: names and places with a dot between. */
  records: z.string(),
  /** Where the source says which edition it is; without it the day of the request is the edition. */
  edition: z.string().optional(),
  /** What must stand in an answer that is whole. */
  whole: at.optional(),
  /** What must be empty in an answer without an error. */
  empty: at.optional(),
  /** As many records as this mean that the source has cut its answer. */
  fewerThan: z.number().int().positive().optional(),
  of: z.enum(["country", "directed-pair"]),
  fields: z.union([
    z.strictObject({ state: z.string(), year: z.string(), value: z.string() }),
    z.strictObject({ from: z.string(), to: z.string(), year: z.string(), value: z.string() }),
  ]),
  /** Records that count: those whose field says this. */
  only: z.record(z.string(), z.string()).optional(),
  series: z
    .array(
      z.strictObject({
        concept: z.string(),
        code: z.string(),
        unit: z.string(),
        least: z.number(),
        most: z.number(),
      }),
    )
    .min(1),
});

/** How one source is asked and how its answers are read (`content/fetch/NAME.yaml`). */
export type FetchLayout = z.infer<typeof shape>;

/** One series that a source gives. */
export type FetchSeries = FetchLayout["series"][number];

/**
 * Reads how a source is asked.
 *
 * Throws: `fetch-layout-wrong`, naming the key.
 */
export function parseFetchLayout(text: string, where: string): FetchLayout {
  const read = shape.safeParse(load(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const key = issue?.path.join(".") || "the file";
  throw new Problem("fetch-layout-wrong", `${key}: ${issue?.message}.`, { where });
}

/** What is asked of a source: states in its own codes, and years. */
export interface FetchAsked {
  readonly states: readonly string[];
  readonly from: number;
  readonly to: number;
}

/**
 * The address at which a source gives a series.
 *
 * Shape: `base` stands in for scheme, host and port, for a copy of the source elsewhere.
 */
export function fetchAddress(
  layout: FetchLayout,
  series: FetchSeries,
  asked: FetchAsked,
  base?: string,
): string {
  const years = Array.from({ length: asked.to - asked.from + 1 }, (_, at) => asked.from + at);
  const parts: Readonly<Record<string, string>> = {
    states: asked.states.map(encodeURIComponent).join(layout.states.join),
    code: encodeURIComponent(series.code),
    from: String(asked.from),
    to: String(asked.to),
    years: years.join(","),
  };
  const address = layout.address.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? "");
  return base === undefined
    ? address
    : address.replace(/^https:\/\/[^/]+/, base.replace(/\/$/, ""));
}
