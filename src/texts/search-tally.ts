import type { Matcher } from "./search-matcher.ts";
import { firstNotBelow, placesOf } from "./search-matcher.ts";
import { findPhrases } from "./search-phrase.ts";
import { stepBits } from "./search-stream.ts";
import type { WordIndex } from "./search-words.ts";

/**
 * Room for counting, used again for each query.
 *
 * Shape: between uses `counts`, `isAmong` and `marks` hold nothing but 0.
 */
export interface Tally {
  readonly counts: Uint32Array;
  /** The texts of the query at hand, their scores and their mentions: good until the next one. */
  readonly units: Uint32Array;
  readonly scores: Float64Array;
  readonly mentions: Uint32Array;
  readonly isAmong: Uint8Array;
  /** One bit a position. */
  readonly marks: Uint32Array;
}

/** Makes room for counting in an index. */
export function createTally(index: WordIndex): Tally {
  const units = index.lengths.length;
  return {
    counts: new Uint32Array(units),
    units: new Uint32Array(units),
    scores: new Float64Array(units),
    mentions: new Uint32Array(units),
    isAmong: new Uint8Array(units),
    marks: new Uint32Array(Math.ceil((index.unitOf.length << stepBits) / 32)),
  };
}

/**
 * Counts the mentions in every text.
 *
 * Shape: how many texts have any, which then stand first in `units`; `counts` has their mentions.
 */
export function tallyAll(index: WordIndex, tally: Tally, matcher: Matcher): number {
  const { places, firstPlace, unitOf } = index;
  const { counts, units } = tally;
  let size = 0;
  for (const { from, to, weight } of matcher.singles) {
    const end = firstPlace[to] ?? 0;
    for (let i = firstPlace[from] ?? 0; i < end; i += 1) {
      const unit = unitOf[(places[i] ?? 0) >>> stepBits] ?? 0;
      const before = counts[unit] ?? 0;
      if (before === 0) {
        units[size] = unit;
        size += 1;
      }
      counts[unit] = before + weight;
    }
  }
  const { starts, adds } = findPhrases(index, tally.marks, matcher);
  for (let i = 0; i < starts.length; i += 1) {
    const unit = unitOf[(starts[i] ?? 0) >>> stepBits] ?? 0;
    if (counts[unit] === 0) {
      units[size] = unit;
      size += 1;
    }
    counts[unit] = (counts[unit] ?? 0) + (adds[i] ?? 0);
  }
  return size;
}

/** Counts the mentions in some texts only, the first `size` of `units`. */
export function tallyAmong(
  index: WordIndex,
  tally: Tally,
  matcher: Matcher,
  units: Uint32Array,
  size: number,
): void {
  const { counts, isAmong } = tally;
  let forms = 0;
  let places = 0;
  for (const { from, to } of matcher.singles) {
    forms += to - from;
    places += placesOf(index, from, to);
  }
  // To look one text up in the places of one form takes about as long as to pass twenty places.
  const isFew = size * forms * 20 < places;
  if (isFew) lookUp(index, tally, matcher, units, size);
  if (isFew && matcher.phrases.length === 0) return;
  for (let i = 0; i < size; i += 1) isAmong[units[i] ?? 0] = 1;
  if (!isFew) scan(index, tally, matcher);
  const { starts, adds } = findPhrases(index, tally.marks, matcher);
  for (let i = 0; i < starts.length; i += 1) {
    const unit = index.unitOf[(starts[i] ?? 0) >>> stepBits] ?? 0;
    if (isAmong[unit] === 1) counts[unit] = (counts[unit] ?? 0) + (adds[i] ?? 0);
  }
  for (let i = 0; i < size; i += 1) isAmong[units[i] ?? 0] = 0;
}

function scan(
  { places, firstPlace, unitOf }: WordIndex,
  { counts, isAmong }: Tally,
  { singles }: Matcher,
): void {
  for (const { from, to, weight } of singles) {
    const end = firstPlace[to] ?? 0;
    for (let i = firstPlace[from] ?? 0; i < end; i += 1) {
      const unit = unitOf[(places[i] ?? 0) >>> stepBits] ?? 0;
      if (isAmong[unit] === 1) counts[unit] = (counts[unit] ?? 0) + weight;
    }
  }
}

function lookUp(
  { places, firstPlace, firstStep }: WordIndex,
  { counts }: Tally,
  { singles }: Matcher,
  units: Uint32Array,
  size: number,
): void {
  const add = (form: number, weight: number): void => {
    const from = firstPlace[form] ?? 0;
    const end = firstPlace[form + 1] ?? 0;
    for (let i = 0; i < size; i += 1) {
      const unit = units[i] ?? 0;
      const last = (firstStep[unit + 1] ?? 0) << stepBits;
      let at = firstNotBelow(places, from, end, (firstStep[unit] ?? 0) << stepBits);
      for (; at < end && (places[at] ?? 0) < last; at += 1) {
        counts[unit] = (counts[unit] ?? 0) + weight;
      }
    }
  };
  for (const { from, to, weight } of singles) {
    for (let form = from; form < to; form += 1) add(form, weight);
  }
}
