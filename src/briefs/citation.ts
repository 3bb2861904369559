import { isPartialDate } from "../terms/index.ts";

/** A date of CSL-JSON: as exact as its source. */
export interface CslDate {
  readonly "date-parts": readonly [readonly number[]];
}

/** Somebody or something that issued a text; states and bodies are `literal`. */
export interface CslName {
  readonly literal: string;
}

/** A text that can be cited, as CSL-JSON has it: the form in which citations are kept. Source: CSL 1.0.2. */
export interface CslItem {
  readonly id: string;
  readonly type: "treaty" | "legislation" | "report" | "webpage" | "document" | "dataset";
  readonly title: string;
  /** The title in the language of the text, where `title` is in another. */
  readonly "original-title"?: string;
  readonly author?: readonly CslName[];
  readonly issued?: CslDate;
  readonly accessed?: CslDate;
  readonly URL?: string;
  readonly language?: string;
  readonly publisher?: string;
  readonly version?: string;
  readonly genre?: string;
  readonly note?: string;
  readonly source?: string;
}

/** What is known of a text, for an item to be made of it; what is missing or empty is left out. */
export interface Cited {
  readonly id: string;
  readonly type: CslItem["type"];
  readonly title: string;
  readonly originalTitle?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly issued?: string | undefined;
  readonly accessed?: string | undefined;
  readonly url?: string | undefined;
  readonly language?: string | undefined;
  readonly publisher?: string | undefined;
  readonly version?: string | undefined;
  readonly genre?: string | undefined;
  readonly note?: string | undefined;
  readonly source?: string | undefined;
}

/**
 * Makes the item of a text.
 *
 * Missing: left out, never an empty text. An address that is no web address is left out too (TRUST O7).
 */
export function toCsl(cited: Cited): CslItem {
  const { id, type, title, authors = [], url } = cited;
  const item = {
    "original-title": cited.originalTitle === title ? undefined : cited.originalTitle,
    author: authors.length === 0 ? undefined : authors.map((literal) => ({ literal })),
    issued: cslDate(cited.issued),
    accessed: cslDate(cited.accessed),
    URL: url !== undefined && /^https?:\/\/\S/i.test(url) ? url : undefined,
    language: cited.language,
    publisher: cited.publisher,
    version: cited.version,
    genre: cited.genre,
    note: cited.note,
    source: cited.source,
  };
  const known = Object.entries(item).filter(([, value]) => value !== undefined && value !== "");
  return {
    id,
    type,
    title,
    ...(Object.fromEntries(known) as Omit<CslItem, "id" | "type" | "title">),
  };
}

/** A partial date as CSL-JSON has it; undefined for what is none. */
export function cslDate(text: string | undefined): CslDate | undefined {
  if (text === undefined || !isPartialDate(text)) return undefined;
  return { "date-parts": [text.split("-").map(Number)] };
}

/** A date of CSL-JSON as a partial date; undefined where there is none. */
export function dateOf(date: CslDate | undefined): string | undefined {
  const [year, ...rest] = date?.["date-parts"][0] ?? [];
  if (year === undefined) return undefined;
  const two = (part: number): string => String(part).padStart(2, "0");
  return [String(year).padStart(4, "0"), ...rest.map(two)].join("-");
}

/**
 * Items as CSL-JSON.
 *
 * Shape: a note that begins with a word and a colon has a dash before it; processors take such a word for the name of a field
 * and would lose the note.
 */
export function toCslJson(items: readonly CslItem[]): string {
  const written = items.map((item) =>
    item.note !== undefined && /^[\w-]+:/.test(item.note)
      ? { ...item, note: `– ${item.note}` }
      : item,
  );
  return `${JSON.stringify(written, undefined, 2)}\n`;
}

/** Each text once: of items that cite the same address under the same title the first stays, with all notes. */
export function withoutRepeats(items: readonly CslItem[]): readonly CslItem[] {
  const kept = new Map<string, CslItem>();
  for (const item of items) {
    const key = JSON.stringify([item.type, item.title, item.URL ?? "", item.issued ?? ""]);
    const known = kept.get(key);
    if (known === undefined) kept.set(key, item);
    else if (item.note !== undefined && !known.note?.split("; ").includes(item.note)) {
      kept.set(key, { ...known, note: [known.note, item.note].filter(Boolean).join("; ") });
    }
  }
  return [...kept.values()];
}
