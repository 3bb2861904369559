import { Problem } from "../terms/index.ts";
import {
  createLikenessColumns,
  type LikenessColumns,
  likenessMeasures,
  likenessWriter,
  type WithoutVariation,
} from "./likeness.ts";
import { countTogether } from "./valueBits.ts";
import { type CallGroup, type GroupBy, groupCalls } from "./voteGroups.ts";
import { type AbsentAs, packVotes } from "./votePacking.ts";
import type { VoteTable } from "./voteTable.ts";

/** What must be said before likeness of votes means anything; nothing of it has a default. */
export interface SimilarityOptions {
  /** Whether a roll call that a state missed is left out, or counts as an abstention of a member. */
  readonly absent: AbsentAs;
  readonly by: GroupBy;
  readonly withoutVariation: WithoutVariation;
  /** Roll calls that count; all when not given. */
  readonly issue?: string;
  /** Pairs asked for, in either order; all pairs when not given. */
  readonly pairs?: readonly (readonly [string, string])[];
}

/**
 * How alike states voted, pair by pair and period by period, with the choices under it.
 *
 * Shape: one place a row in `a`, `b` (places in `states`, `a` alphabetically first), `group` (place in `groups`), `joint` and
 * each of `measures`; rows stand by group, then a, then b. A pair without a joint roll call in a group has no row.
 * Missing: NaN in a measure.
 */
export interface Similarities {
  readonly absent: AbsentAs;
  readonly by: GroupBy;
  readonly withoutVariation: WithoutVariation;
  readonly membership: VoteTable["membership"];
  readonly issue: string | undefined;
  readonly states: readonly string[];
  readonly groups: readonly string[];
  readonly rows: number;
  readonly a: Uint16Array;
  readonly b: Uint16Array;
  readonly group: Uint16Array;
  /** Roll calls on which both count. */
  readonly joint: Uint32Array;
  readonly measures: LikenessColumns;
}

/**
 * How alike states voted: agreement, S, κ and π of every pair, from the nine counts of who voted how together.
 *
 * Throws: `state-unknown` for a pair of states without votes; `issue-unknown`; `session-missing` when grouped by session.
 * Source: Häge 2011, Political Analysis 19(3); Signorino and Ritter 1999, International Studies Quarterly 43(1).
 */
export function similarity(table: VoteTable, options: SimilarityOptions): Similarities {
  const groups = groupCalls(table.calls, options.by, options.issue);
  const states = [...table.states].sort();
  const pairs = pairsOf(states, options.pairs);
  const found = countAll(table, states, groups, pairs, options);
  return {
    absent: options.absent,
    by: options.by,
    withoutVariation: options.withoutVariation,
    membership: table.membership,
    issue: options.issue,
    states,
    groups: groups.map(({ label }) => label),
    ...found,
  };
}

/** Pairs by their places in the list of states, the first before the second. */
interface PairList {
  readonly a: Uint16Array;
  readonly b: Uint16Array;
}

type Found = Pick<Similarities, "rows" | "a" | "b" | "group" | "joint" | "measures">;

function countAll(
  table: VoteTable,
  states: readonly string[],
  groups: readonly CallGroup[],
  pairs: PairList,
  { absent, withoutVariation }: SimilarityOptions,
): Found {
  const room = pairs.a.length * groups.length;
  const a = new Uint16Array(room);
  const b = new Uint16Array(room);
  const group = new Uint16Array(room);
  const joint = new Uint32Array(room);
  const measures = createLikenessColumns(room);
  const counts = new Float64Array(9);
  const write = likenessWriter(3, withoutVariation, measures);
  let rows = 0;
  for (const [g, { calls }] of groups.entries()) {
    const packed = packVotes(table, states, calls, absent);
    for (let pair = 0; pair < pairs.a.length; pair += 1) {
      const one = pairs.a[pair] ?? 0;
      const other = pairs.b[pair] ?? 0;
      const both = countTogether(packed, one, other, counts);
      if (both === 0) continue;
      a[rows] = one;
      b[rows] = other;
      group[rows] = g;
      joint[rows] = both;
      write(counts, rows);
      rows += 1;
    }
  }
  return trimmed({ rows, a, b, group, joint, measures });
}

/** Only the rows that were written; the room behind them is not copied away. */
function trimmed({ rows, a, b, group, joint, measures }: Found): Found {
  return {
    rows,
    a: a.subarray(0, rows),
    b: b.subarray(0, rows),
    group: group.subarray(0, rows),
    joint: joint.subarray(0, rows),
    measures: Object.fromEntries(
      likenessMeasures.map((one) => [one, measures[one].subarray(0, rows)]),
    ) as LikenessColumns,
  };
}

function pairsOf(
  states: readonly string[],
  asked: readonly (readonly [string, string])[] | undefined,
): PairList {
  const place = new Map(states.map((state, i) => [state, i]));
  const pairs = asked?.map(([one, other]) => orderedPlaces(place, one, other));
  if (pairs === undefined) return allPairs(states.length);
  pairs.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  const distinct = pairs.filter((pair, i) => pair.join() !== pairs[i - 1]?.join());
  return {
    a: Uint16Array.from(distinct, ([one]) => one),
    b: Uint16Array.from(distinct, ([, other]) => other),
  };
}

function orderedPlaces(
  place: ReadonlyMap<string, number>,
  one: string,
  other: string,
): readonly [number, number] {
  const [first, second] = [placeOf(place, one), placeOf(place, other)];
  if (first === second) {
    throw new Problem("pair-of-one", `${one} has no likeness with itself: name two states.`);
  }
  return first < second ? [first, second] : [second, first];
}

function placeOf(place: ReadonlyMap<string, number>, state: string): number {
  const found = place.get(state);
  if (found !== undefined) return found;
  throw new Problem("state-unknown", `No vote of ${state} is known: check its code.`);
}

function allPairs(states: number): PairList {
  const count = (states * (states - 1)) / 2;
  const a = new Uint16Array(count);
  const b = new Uint16Array(count);
  let at = 0;
  for (let one = 0; one < states; one += 1) {
    for (let other = one + 1; other < states; other += 1) {
      a[at] = one;
      b[at] = other;
      at += 1;
    }
  }
  return { a, b };
}
