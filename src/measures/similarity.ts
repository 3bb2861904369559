import type { WithoutVariation } from "./likeness.ts";
import { likenessOfPairs, type PairLikeness } from "./pairLikeness.ts";
import { pairsOf } from "./pairPlaces.ts";
import { type GroupBy, groupCalls } from "./voteGroups.ts";
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
export interface Similarities extends PairLikeness {
  readonly absent: AbsentAs;
  readonly by: GroupBy;
  readonly withoutVariation: WithoutVariation;
  readonly membership: VoteTable["membership"];
  readonly issue: string | undefined;
  readonly states: readonly string[];
  readonly groups: readonly string[];
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
  const pack = (calls: Uint32Array) => packVotes(table, states, calls, options.absent);
  const found = likenessOfPairs(
    pairsOf(states, options.pairs),
    groups.map(
      ({ calls }) =>
        () =>
          pack(calls),
    ),
    { choices: 3, withoutVariation: options.withoutVariation },
  );
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
