import { Problem } from "../terms/index.ts";

/** What a state did at a roll call; `absent` is also said of a state that was no member yet. */
export const voteCodes = { absent: 0, yes: 1, abstain: 2, no: 3 } as const;

/** One roll call of an assembly, with the votes cast, as a source has it. */
export interface RollCallVotes {
  readonly id: string;
  readonly year: number;
  readonly session?: number | undefined;
  readonly issues?: readonly string[] | undefined;
  /** By state: 1 yes, 2 abstain, 3 no. Missing: a state without a vote was absent or no member. */
  readonly votes: Readonly<Record<string, number>>;
}

/** From when until when a state was a member; a day is YYYY-MM-DD and `until` is open while it still is one. */
export interface MemberSpell {
  readonly state: string;
  readonly from: string;
  readonly until?: string | undefined;
}

/**
 * How it is known who was a member, which sources of votes do not tell: by the votes of a session or a year (who cast at
 * least one was), or by dates, of which whole years count.
 */
export type Membership =
  | { readonly by: "votes of the session" | "votes of the year" }
  | { readonly by: "dates"; readonly spells: readonly MemberSpell[] };

/** A roll call without its votes. */
export type RollCall = Omit<RollCallVotes, "votes">;

/**
 * Who voted how: the table from which likeness of votes is counted.
 *
 * Shape: `votes` and `members` hold one byte for each state and roll call, state by state:
 * place `state * calls.length + call`. Votes are 0 absent, 1 yes, 2 abstain, 3 no; members 1 or 0.
 */
export interface VoteTable {
  readonly states: readonly string[];
  readonly calls: readonly RollCall[];
  readonly votes: Uint8Array;
  readonly members: Uint8Array;
  readonly membership: Membership["by"];
}

/**
 * Makes the table of votes from rows of a source.
 *
 * Shape: states in the order given; without it all that cast a vote, in alphabetical order.
 * Throws: `vote-unreadable` for a vote other than 1, 2, 3; `session-missing` when members are told by session and a
 * roll call has none; `roll-call-repeated`.
 */
export function createVoteTable(
  rows: readonly RollCallVotes[],
  options: { readonly membership: Membership; readonly states?: readonly string[] },
): VoteTable {
  refuseRepeats(rows);
  const states = options.states ?? statesIn(rows);
  const place = new Map(states.map((state, i) => [state, i]));
  const votes = new Uint8Array(states.length * rows.length);
  for (const [call, row] of rows.entries()) {
    for (const state in row.votes) {
      const at = place.get(state);
      if (at !== undefined) votes[at * rows.length + call] = checkedVote(row, state);
    }
  }
  const calls = rows.map(({ votes: _, ...call }) => call);
  const members = membersOf({ states, calls, votes }, options.membership);
  return { states, calls, votes, members, membership: options.membership.by };
}

type Cast = Pick<VoteTable, "states" | "calls" | "votes">;

function membersOf(cast: Cast, membership: Membership): Uint8Array {
  return membership.by === "dates"
    ? membersByDates(cast, membership.spells)
    : membersByVotes(cast, membership.by);
}

function membersByVotes({ calls, votes }: Cast, by: string): Uint8Array {
  const members = new Uint8Array(votes.length);
  const labels = calls.map((call) => (by === "votes of the year" ? call.year : sessionOf(call)));
  const numbers = new Map([...new Set(labels)].map((label, i) => [label, i]));
  const periods = Uint32Array.from(labels, (label) => numbers.get(label) ?? 0);
  const active = new Uint8Array(numbers.size);
  for (let start = 0; start < votes.length; start += calls.length) {
    active.fill(0);
    for (let call = 0; call < calls.length; call += 1) {
      if (votes[start + call] !== voteCodes.absent) active[periods[call] ?? 0] = 1;
    }
    for (let call = 0; call < calls.length; call += 1) {
      members[start + call] = active[periods[call] ?? 0] ?? 0;
    }
  }
  return members;
}

function membersByDates({ states, calls, votes }: Cast, spells: readonly MemberSpell[]) {
  const members = new Uint8Array(votes.length);
  const place = new Map(states.map((state, i) => [state, i]));
  for (const { state, from, until } of spells) {
    const at = place.get(state);
    if (at === undefined) continue;
    const first = Number(from.slice(0, 4));
    const last = until === undefined ? Number.POSITIVE_INFINITY : Number(until.slice(0, 4));
    for (const [call, { year }] of calls.entries()) {
      if (year >= first && year <= last) members[at * calls.length + call] = 1;
    }
  }
  // Who voted was a member, whatever the dates say.
  for (const [i, vote] of votes.entries()) if (vote !== voteCodes.absent) members[i] = 1;
  return members;
}

function sessionOf({ id, session }: RollCall): number {
  if (session !== undefined) return session;
  throw new Problem(
    "session-missing",
    "The roll call has no session, by which members are told: give it one, or tell members by year.",
    { where: id },
  );
}

function checkedVote({ id, votes }: RollCallVotes, state: string): number {
  const vote = votes[state];
  if (vote === 1 || vote === 2 || vote === 3) return vote;
  throw new Problem(
    "vote-unreadable",
    `The vote of ${state} is none of 1 yes, 2 abstain, 3 no: leave it out where the state was absent.`,
    { where: id },
  );
}

function refuseRepeats(rows: readonly RollCallVotes[]): void {
  const seen = new Set<string>();
  for (const { id } of rows) {
    if (seen.has(id)) {
      throw new Problem("roll-call-repeated", "Two roll calls have one id: keep one of them.", {
        where: id,
      });
    }
    seen.add(id);
  }
}

function statesIn(rows: readonly RollCallVotes[]): readonly string[] {
  const states = new Set<string>();
  for (const { votes } of rows) for (const state in votes) states.add(state);
  return [...states].sort();
}
