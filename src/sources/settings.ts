import { parse } from "yaml";
import { z } from "zod";
import { Problem } from "../terms/index.ts";

const labels = z.record(z.string(), z.string());
/** A text of the dossier in several languages; where it is in one alone, that is English. */
const worded = z.union([z.string().transform((en): Record<string, string> => ({ en })), labels]);
const iso3 = z.string().regex(/^[A-Z]{3}$/, "a three-letter code in capitals");
const pair = z
  .tuple([iso3, iso3])
  .refine(([one, other]) => one !== other, "two different states are a pair");
const day = z.iso.date();

/** Another way to draw borders: without the lines that are not settled, or by the treaties in the register. */
const boundaryView = z.strictObject({
  id: z.string(),
  label: worded,
  note: worded,
  unsettled: z.enum(["dashed", "none"]).default("dashed"),
  treaties: z.array(z.string()).default([]),
});

const shape = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, "lower-case letters, digits and hyphens"),
  title: labels,
  states: z.array(iso3).min(2),
  neighbours: z.array(iso3).default([]),
  focus: pair,
  pairs: z.array(pair).default([]),
  frame: z.string(),
  languages: z.array(z.string()).min(1),
  period: z.strictObject({ from: z.int(), to: z.int() }),
  asOf: day,
  boundaryPolicy: z.strictObject({ id: z.string(), label: worded, note: worded }),
  boundaryViews: z.array(boundaryView).default([]),
  codebooks: z.array(z.string()).default([]),
  maps: z
    .array(
      z.strictObject({
        id: z.string(),
        file: z.string(),
        kind: z.string(),
        title: worded,
        direction: z.string().optional(),
      }),
    )
    .default([]),
  licence: z.string().optional(),
});

/** What `dossier.yaml` says: the states, the pair shown first, the frame, languages, period and day. */
export type Settings = z.infer<typeof shape>;

/**
 * Reads `dossier.yaml`.
 *
 * Throws: `settings-unreadable` when it is not YAML, `settings-wrong` when a key is missing, unknown or of
 * another form; the message names each key.
 */
export function parseSettings(content: string): Settings {
  const where = "dossier.yaml";
  let raw: unknown;
  try {
    raw = parse(content, { schema: "core" });
  } catch (cause) {
    throw new Problem("settings-unreadable", "dossier.yaml is not valid YAML: mend its syntax.", {
      where,
      cause,
    });
  }
  const parsed = shape.safeParse(raw);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    (issue) => `${issue.path.join(".") || "file"}: ${issue.message}`,
  );
  throw new Problem("settings-wrong", `dossier.yaml needs mending: ${faults.join("; ")}.`, {
    where,
  });
}
