import type { Reader, RowOf } from "../store/index.ts";
import { earliestDay, isPartialDate, type Language, latestDay, Problem } from "../terms/index.ts";
import {
  cutPassages,
  document,
  type Extracted,
  passage,
  readMetadata,
  slugOf,
} from "../texts/index.ts";
import { type Examined, type Examiner, examineText } from "./examine.ts";
import type { ClaimPassage } from "./find.ts";

/** Days that are asked for: the text's own where it has none, and the day as of which it is judged. */
export interface DaysAsked {
  readonly date?: string | undefined;
  readonly asOf?: string | undefined;
}

/** A text that was checked, with what was known of it. */
export interface ExaminedText extends Examined {
  readonly id: string;
  readonly title: string | undefined;
  /** The stretches that it was read in. */
  readonly passages: readonly (ClaimPassage & { readonly end: number })[];
}

/**
 * Checks the claims of a text that was just taken from a file or pasted.
 *
 * Shape: the day that the text itself gives goes before the one asked for; offsets count in `extracted.text`.
 * Throws: `date-unreadable`.
 */
export function examineExtracted(
  extracted: Extracted,
  { name, ...days }: DaysAsked & { readonly name: string },
  examiner: Examiner,
): ExaminedText {
  const { id = name, title, side, date } = readMetadata(extracted.metadata);
  const own = slugOf(id);
  const passages = cutPassages(extracted, own).map((one) => ({
    ...one,
    text: extracted.text.slice(one.start, one.end),
  }));
  const asOf = dayAsked(days.asOf) ?? examiner.asOf;
  const context = { id: own, title, asOf, date: dayOfText(date ?? days.date, asOf) };
  const examined = examineText(
    passages,
    { ...context, states: statesOf(side, examiner) },
    examiner,
  );
  return { ...examined, id: own, title, passages };
}

/**
 * Checks the claims of a text as it was typed or pasted.
 *
 * Shape: nothing of it is read as mark-up; offsets count in the text given. Throws: `date-unreadable`.
 */
export function examinePlain(
  text: string,
  { title, ...days }: DaysAsked & { readonly title?: string | undefined },
  examiner: Examiner,
): ExaminedText {
  const metadata = title === undefined ? {} : { title };
  const page = { start: 0, end: text.length, read: true };
  const extracted: Extracted = {
    format: "txt",
    text,
    pages: [page],
    bodyStart: 0,
    metadata,
    findings: [],
  };
  return examineExtracted(extracted, { ...days, name: "text" }, examiner);
}

/**
 * Checks the claims of a document of the dossier.
 *
 * Missing: undefined where the dossier has no document of that id.
 * Throws: `date-unreadable`; `table-not-declared` when the store was opened without documents.
 */
export async function examineDocument(
  reader: Reader,
  id: string,
  days: DaysAsked,
  examiner: Examiner,
): Promise<ExaminedText | undefined> {
  const [row] = await reader.rows(document, { where: { id } });
  if (row === undefined) return undefined;
  const rows = await reader.rows(passage, { where: { document: id }, orderBy: ["number"] });
  const passages = rows.map(toPassage);
  const { title, side } = row;
  const asOf = dayAsked(days.asOf) ?? examiner.asOf;
  const context = { id, title, asOf, date: dayOfText(row.date ?? days.date, asOf) };
  const examined = examineText(
    passages,
    { ...context, states: statesOf(side, examiner) },
    examiner,
  );
  return { ...examined, id, title, passages };
}

function toPassage({ start, end, text, language, kind }: RowOf<typeof passage>) {
  // The store has the tag as text; it was written from a recognised language.
  return { start, end, text, language: language as Language, kind };
}

/** A state whose view a text gives is the one that it calls its own. */
function statesOf(side: string | undefined, { facts }: Examiner): readonly string[] | undefined {
  return side !== undefined && facts.region.includes(side) ? [side] : undefined;
}

/** A day asked for, the last one that a month or year may mean. */
function dayAsked(date: string | undefined): string | undefined {
  if (date === undefined || date === "") return undefined;
  if (isPartialDate(date)) return latestDay(date);
  throw new Problem("date-unreadable", "The day must be YYYY-MM-DD, YYYY-MM or YYYY.");
}

/** The day of a text; a month or year that is not yet over ends on the day as of which it is judged. */
function dayOfText(date: string | undefined, asOf: string): string | undefined {
  const day = dayAsked(date);
  if (day === undefined || date === undefined || !isPartialDate(date)) return undefined;
  return earliestDay(date) <= asOf && asOf < day ? asOf : day;
}
