import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import { type Dossier, readContent } from "../sources/index.ts";
import { isPartialDate, Problem } from "../terms/index.ts";
import type { CslItem } from "./citation.ts";

const type = z.enum(["treaty", "legislation", "report", "dataset", "document", "webpage"]);
const cues = z.partialRecord(type, z.array(z.string().min(1)));

const shape = z.strictObject({
  version: z.number(),
  begins: cues,
  contains: cues,
  documents: z.record(z.string(), type),
  months: z.record(z.string(), z.number().int().min(1).max(12)),
});

/** The words by which the line of a source tells what it is. */
export type SourceKinds = z.infer<typeof shape>;

/** What the line of a source says of it by itself. */
export interface SourceLine {
  readonly type: CslItem["type"] | undefined;
  /** Who issued it, where the line is a name and a day and nothing else. */
  readonly body: string | undefined;
  readonly issued: string | undefined;
}

const file = "register/source-kinds.yaml";

/**
 * Reads the words by which lines of sources tell what they are.
 *
 * Throws: `content-wrong`.
 * Source: content/register/source-kinds.yaml.
 */
export function readSourceKinds(dossier: Dossier): SourceKinds {
  const parsed = shape.safeParse(load(readContent(dossier, file), { schema: CORE_SCHEMA }));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((one) => `${one.path.join(".")}: ${one.message}`);
  throw new Problem("content-wrong", `content/${file}: ${faults.join("; ")}.`, { where: file });
}

/**
 * What the line of a source says: “Name, 22 May 2023” names a body and a day, “Law No 5 of 1 Mar 2001” an act of law.
 *
 * Missing: a day that may be another than that of the text, as of a visit that it tells of, is not taken.
 */
export function readSourceLine(title: string, kinds: SourceKinds): SourceLine {
  const small = title.toLowerCase();
  const entries = (all: SourceKinds["begins"]) =>
    Object.entries(all) as [CslItem["type"], readonly string[]][];
  const found =
    entries(kinds.begins).find(([, all]) => all.some((one) => small.startsWith(one))) ??
    entries(kinds.contains).find(([, all]) => all.some((one) => small.includes(one)));
  if (found !== undefined) {
    const issued = found[0] === "legislation" ? dayIn(title, actDay, kinds) : undefined;
    return { type: found[0], body: undefined, issued };
  }
  const issued = dayIn(title, pageDay, kinds);
  const body = /^([^,()]+)(?:, | \()[\w -]+\)?$/.exec(title)?.[1];
  return { type: undefined, body: issued === undefined ? undefined : body, issued };
}

const written = "(?:(\\d{1,2}) )?([A-Z][a-z]{2,8}) (\\d{4})";
const actDay = new RegExp(` of ${written}(?=$|[ ,])`);
const pageDay = new RegExp(`, ${written}(?=$|,| \\()`);

function dayIn(title: string, pattern: RegExp, { months }: SourceKinds): string | undefined {
  // A line that names two years is of two texts, or tells of another day than its own.
  if ((title.match(/\b(?:19|20)\d{2}\b/g) ?? []).length !== 1) return undefined;
  const numbered = / \((\d{4}(?:-\d{2}){0,2})\)$/.exec(title)?.[1];
  if (numbered !== undefined) return isPartialDate(numbered) ? numbered : undefined;
  const [, day, name = "", year = ""] = pattern.exec(title) ?? [];
  const month = months[name.slice(0, 3).toLowerCase()];
  if (month === undefined) return undefined;
  const two = (part: number | string): string => String(part).padStart(2, "0");
  const date = [year, two(month), ...(day === undefined ? [] : [two(day)])].join("-");
  return isPartialDate(date) ? date : undefined;
}
