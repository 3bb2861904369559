/**
 * Many texts in one array, without an object for each.
 *
 * Shape: text i is `units[at[i]]` up to `units[at[i + 1]]`, in UTF-16 units; `tags[i]` is a small number kept
 * with it, here that of its language. A sorted table stands by units and then by tag.
 */
export interface TextTable {
  readonly units: Uint16Array;
  readonly at: Uint32Array;
  readonly tags: Uint8Array;
}

/** Puts texts into one table, in the order given. */
export function packTexts(texts: readonly string[], tags: readonly number[]): TextTable {
  const at = new Uint32Array(texts.length + 1);
  for (const [i, text] of texts.entries()) at[i + 1] = (at[i] ?? 0) + text.length;
  const units = new Uint16Array(at[texts.length] ?? 0);
  for (const [i, text] of texts.entries()) {
    const from = at[i] ?? 0;
    for (let j = 0; j < text.length; j += 1) units[from + j] = text.charCodeAt(j);
  }
  return { units, at, tags: Uint8Array.from(tags) };
}

/** Text i of a table. */
export function textAt({ units, at }: TextTable, i: number): string {
  let text = "";
  const end = at[i + 1] ?? 0;
  for (let j = at[i] ?? 0; j < end; j += 1) text += String.fromCharCode(units[j] ?? 0);
  return text;
}

/** How many texts a table holds. */
export function sizeOf(table: TextTable): number {
  return table.at.length - 1;
}

/** A run of numbers: from the first up to, not with, the second. */
export type Range = readonly [from: number, to: number];

/** Where a text stands in a sorted table, under any tag. */
export function findText(table: TextTable, text: string): Range {
  return [firstAtLeast(table, text, false), firstAtLeast(table, text, true)];
}

/** Where a text stands in a sorted table under one tag; undefined when it does not. */
export function findTagged(table: TextTable, text: string, tag: number): number | undefined {
  const [from, to] = findText(table, text);
  for (let i = from; i < to; i += 1) if (table.tags[i] === tag) return i;
  return undefined;
}

/** The texts of a sorted table that begin with a text. */
export function findPrefix(table: TextTable, prefix: string): Range {
  let low = firstAtLeast(table, prefix, false);
  const from = low;
  let high = sizeOf(table);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comparePrefix(table, middle, prefix) > 0) high = middle;
    else low = middle + 1;
  }
  return [from, low];
}

/** The first text that is not less than the one asked for, or, `after` it, that is greater. */
function firstAtLeast(table: TextTable, text: string, after: boolean): number {
  let low = 0;
  let high = sizeOf(table);
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compare(table, middle, text);
    if (order < 0 || (after && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Below 0 when text i comes before the one asked about, above 0 when after it. */
function compare(table: TextTable, i: number, text: string): number {
  const shared = comparePrefix(table, i, text);
  if (shared !== 0) return shared;
  return (table.at[i + 1] ?? 0) - (table.at[i] ?? 0) - text.length;
}

/** The same for the beginning of text i: 0 when it begins with what is asked about. */
function comparePrefix({ units, at }: TextTable, i: number, text: string): number {
  const from = at[i] ?? 0;
  const length = (at[i + 1] ?? 0) - from;
  const shared = Math.min(length, text.length);
  for (let j = 0; j < shared; j += 1) {
    const order = (units[from + j] ?? 0) - text.charCodeAt(j);
    if (order !== 0) return order;
  }
  return length < text.length ? -1 : 0;
}
