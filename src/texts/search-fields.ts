import { earliestDay, isPartialDate, latestDay } from "../terms/index.ts";
import type { SearchIndex } from "./search-index.ts";
import { foldValue, readSpan, type ValuesAsked } from "./search-query.ts";

/**
 * A field by which passages are chosen, and the passages of each of its values.
 *
 * Shape: passages by number, in order, each once under a value; a passage may have several values or none.
 */
export interface SearchColumn {
  readonly field: ValuesAsked["field"];
  readonly passages: ReadonlyMap<string, Uint32Array>;
}

/** A value of a passage, such as a direction that somebody coded in it. */
export interface PassageValue {
  readonly document: string;
  /** Place among the passages of the document, from 1. */
  readonly number: number;
  readonly value: string;
}

/** The fields that every index has: side and kind of the document, language of the passage. */
export function ownColumns(index: SearchIndex): readonly SearchColumn[] {
  const { documents, documentOf, text } = index;
  const all = Array.from(documentOf.keys());
  const languageOf = (passage: number): string | undefined =>
    text.languages[text.unitLanguage[passage] ?? 0];
  return [
    toColumn("side", all, (passage) => documents[documentOf[passage] ?? 0]?.side),
    toColumn("language", all, languageOf),
    toColumn("kind", all, (passage) => documents[documentOf[passage] ?? 0]?.kind),
  ];
}

function toColumn(
  field: SearchColumn["field"],
  all: readonly number[],
  valueIn: (passage: number) => string | undefined,
): SearchColumn {
  const lists = new Map<string, number[]>();
  for (const passage of all) addTo(lists, valueIn(passage), passage);
  return { field, passages: packed(lists) };
}

/** A field that others know of, for passages of an index; passages that it does not have are left out. */
export function columnOf(
  index: SearchIndex,
  field: SearchColumn["field"],
  values: Iterable<PassageValue>,
): SearchColumn {
  const numbers = new Map(index.documents.map((one, i) => [one.id, i]));
  const lists = new Map<string, number[]>();
  for (const { document, number, value } of values) {
    const at = numbers.get(document);
    if (at === undefined) continue;
    const passage = (index.firstPassage[at] ?? 0) + number - 1;
    if (passage < (index.firstPassage[at + 1] ?? 0)) addTo(lists, value, passage);
  }
  return { field, passages: packed(lists) };
}

function addTo(lists: Map<string, number[]>, value: string | undefined, passage: number): void {
  if (value === undefined || value === "") return;
  const list = lists.get(value);
  if (list === undefined) lists.set(value, [passage]);
  else list.push(passage);
}

function packed(lists: Map<string, number[]>): ReadonlyMap<string, Uint32Array> {
  const byName = [...lists].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(
    byName.map(([value, list]) => [value, Uint32Array.from(new Set(list)).sort()] as const),
  );
}

/** Columns of the same field as one: a passage has a value if any of them says so. */
export function joinColumns(columns: readonly SearchColumn[]): readonly SearchColumn[] {
  const fields = [...new Set(columns.map((one) => one.field))];
  return fields.map((field) => {
    const same = columns.filter((one) => one.field === field);
    const [only, ...more] = same;
    if (only !== undefined && more.length === 0) return only;
    const lists = new Map<string, number[]>();
    for (const { passages } of same) {
      for (const [value, list] of passages)
        lists.set(value, [...(lists.get(value) ?? []), ...list]);
    }
    return { field, passages: packed(lists) };
  });
}

/** Which passages have one of the values that are asked for: 1 for each that has. */
export function passagesWith(
  index: SearchIndex,
  columns: readonly SearchColumn[],
  { field, values }: ValuesAsked,
): Uint8Array {
  const mask = new Uint8Array(index.documentOf.length);
  if (field === "date" || field === "document") {
    const fits = field === "date" ? datedIn(values) : namedAs(values);
    for (const [i, document] of index.documents.entries()) {
      if (fits(document)) mask.fill(1, index.firstPassage[i], index.firstPassage[i + 1]);
    }
    return mask;
  }
  const asked = values.map(foldValue);
  for (const column of columns.filter((one) => one.field === field)) {
    for (const [value, passages] of column.passages) {
      const folded = foldValue(value);
      // A language without its script means each of its scripts.
      const isAsked = (one: string): boolean =>
        folded === one || (field === "language" && folded.startsWith(`${one}-`));
      if (asked.some(isAsked)) for (const passage of passages) mask[passage] = 1;
    }
  }
  return mask;
}

type Document = SearchIndex["documents"][number];

function namedAs(values: readonly string[]): (document: Document) => boolean {
  const asked = values.map(foldValue);
  return ({ id }) => asked.includes(foldValue(id));
}

/** A date lies in a stretch when all the days that it may mean do. */
function datedIn(values: readonly string[]): (document: Document) => boolean {
  const spans = values.map(readSpan).map(({ from, to }) => ({
    first: from === undefined ? "" : earliestDay(from),
    last: to === undefined ? "9999-12-31" : latestDay(to),
  }));
  return ({ date }) => {
    if (date === undefined || !isPartialDate(date)) return false;
    const [first, last] = [earliestDay(date), latestDay(date)];
    return spans.some((span) => span.first <= first && last <= span.last);
  };
}

/** Passages with one value of a field, among those that were found. */
export interface ValueCount {
  readonly value: string;
  readonly passages: number;
}

/** How many of some passages have each value of each field. */
export function countValues(
  columns: readonly SearchColumn[],
  isFound: Uint8Array,
): readonly { readonly field: string; readonly values: readonly ValueCount[] }[] {
  return columns.map(({ field, passages }) => ({
    field,
    values: [...passages].flatMap(([value, list]) => {
      let count = 0;
      for (const passage of list) count += isFound[passage] ?? 0;
      return count === 0 ? [] : [{ value, passages: count }];
    }),
  }));
}
