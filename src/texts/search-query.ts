import { foldText } from "../language/index.ts";
import { isPartialDate, type PartialDate, Problem } from "../terms/index.ts";

/** The fields that can be asked for by name, as `field:value`. */
export const searchFields = [
  "text",
  "title",
  "side",
  "language",
  "date",
  "kind",
  "direction",
  "year",
  "document",
] as const;

/** A field of a passage or of its document. */
export type SearchField = (typeof searchFields)[number];

/** Words that are looked for, in passages or in titles of documents. */
export interface WordsAsked {
  readonly kind: "word" | "phrase" | "prefix";
  readonly field: "text" | "title";
  /** What was typed, without quotation marks, star and minus. */
  readonly typed: string;
  readonly excluded: boolean;
}

/** A field that must have one of several values. */
export interface ValuesAsked {
  readonly kind: "values";
  readonly field: Exclude<SearchField, "text" | "title">;
  readonly typed: string;
  readonly values: readonly string[];
  readonly excluded: boolean;
}

/** One part of a query: all parts must be true of a passage. */
export type QueryPart = WordsAsked | ValuesAsked;

// A minus, a field, then a phrase in quotation marks or whatever stands up to a blank or quotation mark.
const part = /(-?)(?:([A-Za-z]+):)?(?:["“”„«»]([^"“”„«»]+)["“”„«»]|([^\s"“”„«»]+))/gu;

/**
 * Reads a query: words, "phrases", begin*, -not, field:value.
 *
 * Shape: parts in the order typed, each once.
 * Throws: `search-field` when a field is not one of `searchFields`, `search-value` when it is given no value,
 * `date-unreadable` when a date is none.
 */
export function parseQuery(query: string): readonly QueryPart[] {
  const parts = new Map<string, QueryPart>();
  for (const [, minus = "", name, phrase, word] of query.matchAll(part)) {
    const asked = { excluded: minus !== "", phrase: phrase?.trim(), word };
    // “3:2” and “note:” are words as they stand; only a name before a value is a field.
    const found = name === undefined ? toWords("text", asked) : toField(name, asked);
    if (found !== undefined) parts.set(JSON.stringify(found), found);
  }
  return [...parts.values()];
}

interface Asked {
  readonly excluded: boolean;
  readonly phrase: string | undefined;
  readonly word: string | undefined;
}

function toField(name: string, asked: Asked): QueryPart | undefined {
  const field = searchFields.find((one) => one === name.toLowerCase());
  if (field === undefined) {
    throw new Problem(
      "search-field",
      `There is no such field to search by. The fields are ${searchFields.join(", ")}; what is not meant as a field belongs in quotation marks.`,
    );
  }
  if (field === "text" || field === "title") return toWords(field, asked);
  const { phrase, word, excluded } = asked;
  const values = phrase === undefined ? (word ?? "").split(",") : [phrase];
  const given = values.map((value) => value.trim()).filter((value) => value !== "");
  if (given.length === 0) throw valueMissing(field);
  if (field === "date") for (const value of given) readSpan(value);
  return { kind: "values", field, typed: given.join(","), values: given, excluded };
}

function toWords(field: "text" | "title", asked: Asked): WordsAsked | undefined {
  const { phrase, word = "", excluded } = asked;
  if (phrase !== undefined) {
    return phrase === "" ? undefined : { kind: "phrase", field, typed: phrase, excluded };
  }
  const unfinished = searchFields.find((one) => `${one}:` === word.toLowerCase());
  if (unfinished !== undefined) throw valueMissing(unfinished);
  const begins = /^(.*[\p{L}\p{N}].*)\*$/u.exec(word)?.[1];
  if (begins !== undefined) return { kind: "prefix", field, typed: begins, excluded };
  return { kind: "word", field, typed: word, excluded };
}

function valueMissing(field: SearchField): Problem {
  return new Problem(
    "search-value",
    `The field ${field} needs a value right after its colon, as in ${field}:value.`,
  );
}

/** A stretch of days: both ends belong to it, a missing one is open. */
export interface DaySpan {
  readonly from: PartialDate | undefined;
  readonly to: PartialDate | undefined;
}

/**
 * Reads `2018`, `2018-05..2022`, `2018..` or `..2022`; each end is a date as exact as typed.
 *
 * Throws: `date-unreadable`.
 */
export function readSpan(text: string): DaySpan {
  const [from = "", to = from, ...more] = text.split("..");
  if (more.length > 0 || (from === "" && to === "")) throw spanUnreadable();
  return { from: readEnd(from), to: readEnd(to) };
}

function readEnd(text: string): PartialDate | undefined {
  if (text === "") return undefined;
  if (isPartialDate(text)) return text;
  throw spanUnreadable();
}

function spanUnreadable(): Problem {
  return new Problem(
    "date-unreadable",
    "Dates are asked for as date:2018, date:2018-05..2022, date:2018.. or date:..2022.",
  );
}

/** A value in the form in which values of fields are compared. */
export function foldValue(value: string): string {
  return foldText(value).trim();
}
