import { packChoices, type ValueBits } from "./valueBits.ts";
import { type VoteTable, voteCodes } from "./voteTable.ts";

/** What becomes of a roll call that a state missed: left out for its pairs, or an abstention while it was a member. */
export type AbsentAs = "dropped" | "asAbstain";

/**
 * What states chose on some roll calls: 0 yes, 1 abstain, 2 no.
 *
 * Shape: one place for each state and roll call, state by state, in the orders given; every state must be in the table.
 * Missing: -1 for a roll call that does not count for the state.
 */
export function choicesOn(
  table: VoteTable,
  states: readonly string[],
  calls: Uint32Array,
  absent: AbsentAs,
): Int8Array {
  const place = new Map(table.states.map((state, i) => [state, i]));
  const choices = new Int8Array(states.length * calls.length);
  for (const [i, state] of states.entries()) {
    const start = (place.get(state) ?? 0) * table.calls.length;
    for (let item = 0; item < calls.length; item += 1) {
      const at = start + (calls[item] ?? 0);
      const vote = table.votes[at] ?? 0;
      const isAbstaining = absent === "asAbstain" && table.members[at] === 1;
      const counted = vote === voteCodes.absent && isAbstaining ? voteCodes.abstain : vote;
      choices[i * calls.length + item] = counted - 1;
    }
  }
  return choices;
}

/** The same choices packed for counting, actors and items in the same orders. */
export function packVotes(
  table: VoteTable,
  states: readonly string[],
  calls: Uint32Array,
  absent: AbsentAs,
): ValueBits {
  const choices = choicesOn(table, states, calls, absent);
  const size = { actors: states.length, items: calls.length, choices: 3 };
  return packChoices(size, (actor, item) => choices[actor * calls.length + item] ?? -1);
}
