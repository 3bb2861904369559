import type { Forms } from "./search-clause.ts";
import type { WordIndex } from "./search-words.ts";

/** Forms that are found by themselves; each place of theirs is so many mentions. */
export interface Single {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** What is looked for as one part of a query, as forms of an index. */
export interface Matcher {
  readonly singles: readonly Single[];
  /** Forms that must stand one after the other. */
  readonly phrases: readonly (readonly Forms[])[];
}

/** How many places forms have together. */
export function placesOf({ firstPlace }: WordIndex, from: number, to: number): number {
  return (firstPlace[to] ?? 0) - (firstPlace[from] ?? 0);
}

/** The same of several runs of forms. */
export function placesOfForms(index: WordIndex, forms: Forms): number {
  return forms.reduce((sum, [from, to]) => sum + placesOf(index, from, to), 0);
}

/** How many places must be looked at to count a part of a query: the rarest is counted first. */
export function costOf(index: WordIndex, { singles, phrases }: Matcher): number {
  return (
    singles.reduce((sum, { from, to }) => sum + placesOf(index, from, to), 0) +
    phrases.reduce((sum, phrase) => sum + rarestOf(index, phrase), 0)
  );
}

/**
 * About how many texts have a part of a query, for its weight alone: what is shown is counted.
 *
 * Shape: a text in which two forms stand counts twice; a phrase counts as its rarest word; never more than there
 * are texts.
 */
export function spreadOf(index: WordIndex, { singles, phrases }: Matcher): number {
  let sum = phrases.reduce((all, phrase) => all + rarestOf(index, phrase), 0);
  for (const { from, to } of singles) {
    for (let form = from; form < to; form += 1) sum += index.spread[form] ?? 0;
  }
  return Math.min(sum, index.lengths.length);
}

function rarestOf(index: WordIndex, phrase: readonly Forms[]): number {
  return Math.min(...phrase.map((forms) => placesOfForms(index, forms)));
}

/** Where in a sorted run of places the first stands that is not below a position. */
export function firstNotBelow(
  places: Uint32Array,
  from: number,
  to: number,
  position: number,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
