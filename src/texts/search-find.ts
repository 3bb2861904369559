import { joinRuns } from "./search-clause.ts";
import { costOf, type Matcher, type Single, spreadOf } from "./search-matcher.ts";
import { type Tally, tallyAll, tallyAmong } from "./search-tally.ts";
import { saturation, type WordIndex } from "./search-words.ts";

/** Weights are kept to so many parts of one: a logarithm is not the same to the last digit on every machine. */
const weightParts = 1e6;

/**
 * Texts that have all that was asked for.
 *
 * Shape: the first `size` of `units`, each with its score; `mentions` is of all of them.
 * They lie in the room for counting: good until the next query.
 */
export interface Found {
  readonly units: Uint32Array;
  readonly scores: Float64Array;
  readonly size: number;
  readonly mentions: number;
}

/** What is asked of an index: parts that must be there, parts that must not, and texts that are let in. */
export interface Wanted {
  readonly all: readonly Matcher[];
  readonly none: readonly Matcher[];
  /** 1 for each text that is let in; all are where it is undefined. */
  readonly admitted: Uint8Array | undefined;
  /** The mentions of several parts together, where one word may be a mention of two. */
  readonly together: (matchers: readonly Matcher[]) => Matcher;
}

/** Finds the texts of an index that have every part asked for and none that is not wanted. */
export function findUnits(index: WordIndex, tally: Tally, wanted: Wanted): Found {
  const ordered = wanted.all
    .map((matcher) => ({ matcher, cost: costOf(index, matcher) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ matcher }) => matcher);
  const [first, ...more] = ordered;
  let kept = {
    size: first === undefined ? takeAll(tally) : tallyAll(index, tally, first),
    mentions: 0,
  };
  const { admitted } = wanted;
  kept = sift(index, tally, kept.size, { matcher: first, isFirst: true, admitted });
  for (const matcher of more) {
    tallyAmong(index, tally, matcher, tally.units, kept.size);
    kept = sift(index, tally, kept.size, { matcher, isFirst: false, admitted: undefined });
  }
  for (const matcher of wanted.none) {
    tallyAmong(index, tally, matcher, tally.units, kept.size);
    kept = leaveOut(tally, kept.size);
  }
  const { size } = kept;
  const mentions = mayOverlap(ordered)
    ? countTogether(index, tally, size, wanted.together(ordered))
    : kept.mentions;
  return { units: tally.units, scores: tally.scores, size, mentions };
}

interface Kept {
  readonly size: number;
  readonly mentions: number;
}

function takeAll({ units }: Tally): number {
  for (let unit = 0; unit < units.length; unit += 1) units[unit] = unit;
  return units.length;
}

interface Sifting {
  readonly matcher: Matcher | undefined;
  readonly isFirst: boolean;
  readonly admitted: Uint8Array | undefined;
}

/** Keeps the texts in which a part was counted, adds to their scores and mentions, and clears the counts. */
function sift(index: WordIndex, tally: Tally, size: number, how: Sifting): Kept {
  const { units, counts, scores, mentions } = tally;
  const { matcher, isFirst, admitted } = how;
  const weight = weighing(index, matcher);
  const { norms } = index;
  let kept = 0;
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    const unit = units[i] ?? 0;
    const count = counts[unit] ?? 0;
    counts[unit] = 0;
    if (count === 0 && matcher !== undefined) continue;
    if (admitted !== undefined && admitted[unit] !== 1) continue;
    const score = (weight * count) / (count + (norms[unit] ?? 0));
    const times = isFirst ? count : (mentions[i] ?? 0) + count;
    units[kept] = unit;
    scores[kept] = isFirst ? score : (scores[i] ?? 0) + score;
    mentions[kept] = times;
    sum += times;
    kept += 1;
  }
  return { size: kept, mentions: sum };
}

function leaveOut({ units, counts, scores, mentions }: Tally, size: number): Kept {
  let kept = 0;
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    const unit = units[i] ?? 0;
    const isOut = counts[unit] !== 0;
    counts[unit] = 0;
    if (isOut) continue;
    units[kept] = unit;
    scores[kept] = scores[i] ?? 0;
    mentions[kept] = mentions[i] ?? 0;
    sum += mentions[i] ?? 0;
    kept += 1;
  }
  return { size: kept, mentions: sum };
}

/**
 * How much one part of a query weighs, by how few texts have it: nothing where nothing is asked.
 *
 * Shape: BM25 is then `weight · count / (count + norm)`, with the norm of the text's length.
 */
export function weighing(index: WordIndex, matcher: Matcher | undefined): number {
  if (matcher === undefined) return 0;
  const total = index.lengths.length;
  const spread = spreadOf(index, matcher);
  const weight = Math.log(1 + (total - spread + 0.5) / (spread + 0.5)) * (saturation + 1);
  return Math.round(weight * weightParts) / weightParts;
}

/** Whether one word of a text could be a mention of two parts of a query. */
function mayOverlap(matchers: readonly Matcher[]): boolean {
  if (matchers.length < 2) return false;
  if (matchers.some(({ phrases }) => phrases.length > 0)) return true;
  const runs = matchers.flatMap(({ singles }) =>
    singles.map(({ from, to }) => [from, to] as const),
  );
  const count = (all: readonly (readonly [number, number])[]): number =>
    all.reduce((more, [from, to]) => more + to - from, 0);
  return count(joinRuns(runs)) < count(runs);
}

function countTogether(index: WordIndex, tally: Tally, size: number, matcher: Matcher): number {
  const { units, counts } = tally;
  tallyAmong(index, tally, matcher, units, size);
  let mentions = 0;
  for (let i = 0; i < size; i += 1) {
    const unit = units[i] ?? 0;
    mentions += counts[unit] ?? 0;
    counts[unit] = 0;
  }
  return mentions;
}

/** Several parts as one, each word found by itself once. */
export function joinMatchers(matchers: readonly Matcher[]): Matcher {
  const runs = matchers.flatMap(({ singles }) =>
    singles.map(({ from, to }) => [from, to] as const),
  );
  const singles = joinRuns(runs).map(([from, to]): Single => ({ from, to, weight: 1 }));
  return { singles, phrases: matchers.flatMap(({ phrases }) => phrases) };
}
