import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import { type Dossier, readContent } from "../sources/index.ts";
import { Problem, type ReadLanguage } from "../terms/index.ts";
import type { MarkPlace } from "./briefMarkPlace.ts";
import type { NoteForm } from "./briefNotes.ts";
import type { CitationStyle } from "./reference.ts";

const side = z.enum(["before", "after"]);
const shape = z.strictObject({
  stops: z.string(),
  behindDigits: z.boolean(),
  footnotes: z.strictObject({ en: side, "uz-Latn": side, kk: side, ru: side }),
  references: z.strictObject({ apa: side, gost: side }),
  shortened: z.partialRecord(z.enum(["en", "uz-Latn", "kk", "ru"]), z.array(z.string())),
});

const file = "briefs/marks.yaml";

/**
 * Reads where marks stand: numbers of footnotes by language, marks in brackets by style.
 *
 * Throws: `content-wrong`.
 * Source: content/briefs/marks.yaml.
 */
export function readMarkPlace(dossier: Dossier, { language, style, form }: MarkAsked): MarkPlace {
  const parsed = shape.safeParse(load(readContent(dossier, file), { schema: CORE_SCHEMA }));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((one) => `${one.path.join(".")}: ${one.message}`);
    throw new Problem("content-wrong", `content/${file}: ${faults.join("; ")}.`, { where: file });
  }
  const { stops, behindDigits, footnotes, references, shortened } = parsed.data;
  const own = language === "uz-Cyrl" ? "uz-Latn" : language;
  const where = form === "footnotes" ? footnotes[own] : references[style];
  return {
    stops: where === "before" ? stops : "",
    isBehindDigits: form === "references" || behindDigits,
    isInLine: form === "references",
    shortened: shortened[own] ?? [],
  };
}

interface MarkAsked {
  readonly language: ReadLanguage;
  readonly style: CitationStyle;
  readonly form: NoteForm;
}
