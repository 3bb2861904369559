import type { Said } from "./briefRuns.ts";
import type { Brief } from "./briefShape.ts";

/** What stands after a sentence where there are no footnotes: marks of its sources, each with its number in the list. */
export interface BriefMarks {
  readonly open: string;
  readonly close: string;
  readonly marks: readonly (Said & { readonly number: number })[];
}

/**
 * The marks of a footnote's sources; undefined where the brief has footnotes.
 *
 * Shape: numbers in square brackets in GOST, names and years in round ones in APA, with semicolons.
 */
export function marksOf(
  { notes, works, noteForm, style }: Brief,
  note: number,
): BriefMarks | undefined {
  if (noteForm !== "references") return undefined;
  const own = notes.find(({ number }) => number === note)?.works ?? [];
  const marks = own.map((number) => {
    const { mark: text = "", markForeign: foreign } = works[number - 1] ?? {};
    return { number, text, ...(foreign === undefined ? {} : { foreign }) };
  });
  return style === "gost" ? { open: "[", close: "]", marks } : { open: "(", close: ")", marks };
}

/** The marks as one text. */
export function markText(brief: Brief, note: number): string | undefined {
  const found = marksOf(brief, note);
  if (found === undefined) return undefined;
  return `${found.open}${found.marks.map(({ text }) => text).join("; ")}${found.close}`;
}

/** The list of sources with what stands before each: its number where marks are numbers. */
export function listOf({ works, noteForm, style }: Brief) {
  return works.map((work) => ({
    ...work,
    before: noteForm === "references" && style === "gost" ? `${work.number}. ` : "",
    // Without footnotes the list says where the rows lie.
    places: noteForm === "references" ? work.places.join("; ") : "",
  }));
}
