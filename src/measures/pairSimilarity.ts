import { Problem } from "../terms/index.ts";
import { type LikenessMeasure, likenessOf, type WithoutVariation } from "./likeness.ts";
import type { Votes } from "./voteColumns.ts";
import { type GroupBy, groupCalls } from "./voteGroups.ts";
import { type AbsentAs, choicesOn } from "./votePacking.ts";
import { type VoteTable, voteCodes } from "./voteTable.ts";

/** How one state of a pair voted on the roll calls that count for both, and how many it missed while a member. */
export interface VoteSplit {
  readonly yes: number;
  readonly abstain: number;
  readonly no: number;
  /** Of all roll calls of the group, whether they count or not. */
  readonly missed: number;
}

/**
 * Likeness of two states in one group of roll calls, by one convention.
 *
 * Missing: `measures` are undefined without a joint roll call; κ and π also where neither vote varies.
 */
export interface PairSimilarityRow {
  readonly absent: AbsentAs;
  readonly issue: string | undefined;
  readonly group: string;
  /** Roll calls that count for both. */
  readonly joint: number;
  readonly measures: Readonly<Record<LikenessMeasure, number | undefined>>;
  readonly a: VoteSplit;
  readonly b: VoteSplit;
}

/** What must be said of a pair's likeness; absences have no convention but those named. */
export interface PairSimilarityOptions {
  readonly pair: readonly [string, string];
  readonly by: GroupBy;
  readonly absent: readonly AbsentAs[];
  readonly withoutVariation: WithoutVariation;
  /** One issue of the source, `every` issue beside the others, or all roll calls when not given. */
  readonly issue?: string | undefined;
}

/** Likeness of the votes of two states, with the choices under it and the source. */
export interface PairSimilarity extends Omit<PairSimilarityOptions, "issue"> {
  readonly issues: readonly string[];
  readonly membership: VoteTable["membership"];
  readonly source: Votes["source"];
  readonly rows: readonly PairSimilarityRow[];
}

/**
 * How alike two states voted, group by group, by each convention asked for, with the votes of each side under it.
 *
 * Shape: rows by issue, then group, then convention; a group without a joint roll call keeps its row.
 * Throws: `votes-of-state-missing` for a state that the source does not follow; `pair-of-one`; `issue-unknown`;
 * `session-missing` when grouped by sessions that the source does not have.
 */
export function pairSimilarity(
  { table, source }: Votes,
  options: PairSimilarityOptions,
): PairSimilarity {
  const { pair, by, absent, withoutVariation, issue } = options;
  refuse(table, pair);
  const issues = issuesIn(table);
  const asked = issue === "every" ? issues : [issue];
  const rows = asked.flatMap((one) =>
    groupCalls(table.calls, by, one).flatMap(({ label, calls }) =>
      absent.map((how) => ({
        absent: how,
        issue: one,
        group: label,
        ...likenessIn(table, pair, calls, how, withoutVariation),
      })),
    ),
  );
  const { membership } = table;
  return { pair, by, absent, withoutVariation, issues, membership, source, rows };
}

/** Issues that a source marks, in alphabetical order; none where it marks none. */
export function issuesIn({ calls }: VoteTable): readonly string[] {
  return [...new Set(calls.flatMap((call) => call.issues ?? []))].sort();
}

function refuse(table: VoteTable, [one, other]: readonly [string, string]): void {
  if (one === other) {
    throw new Problem("pair-of-one", "A state has no likeness with itself: name two states.");
  }
  const strange = [one, other].find((state) => !table.states.includes(state));
  if (strange === undefined) return;
  throw new Problem(
    "votes-of-state-missing",
    `These votes do not follow ${strange}: they follow ${table.states.join(", ")}.`,
  );
}

function likenessIn(
  table: VoteTable,
  pair: readonly [string, string],
  calls: Uint32Array,
  absent: AbsentAs,
  withoutVariation: WithoutVariation,
): Pick<PairSimilarityRow, "joint" | "measures" | "a" | "b"> {
  const choices = choicesOn(table, pair, calls, absent);
  const counts = new Float64Array(9);
  let joint = 0;
  for (let item = 0; item < calls.length; item += 1) {
    const [one = -1, other = -1] = [choices[item], choices[calls.length + item]];
    if (one < 0 || other < 0) continue;
    const cell = one * 3 + other;
    counts[cell] = (counts[cell] ?? 0) + 1;
    joint += 1;
  }
  const at = (row: number, column: number) => counts[row * 3 + column] ?? 0;
  const split = (state: string, of: (choice: number, other: number) => number): VoteSplit => {
    const sum = (choice: number) => of(choice, 0) + of(choice, 1) + of(choice, 2);
    return { yes: sum(0), abstain: sum(1), no: sum(2), missed: missedBy(table, state, calls) };
  };
  return {
    joint,
    measures: likenessOf(counts, 3, withoutVariation),
    a: split(pair[0], at),
    b: split(pair[1], (choice, other) => at(other, choice)),
  };
}

function missedBy(table: VoteTable, state: string, calls: Uint32Array): number {
  const start = table.states.indexOf(state) * table.calls.length;
  return calls.reduce((missed, call) => {
    const isAbsent = table.votes[start + call] === voteCodes.absent;
    return isAbsent && table.members[start + call] === 1 ? missed + 1 : missed;
  }, 0);
}
