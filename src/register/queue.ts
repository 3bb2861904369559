import { type Decision, type DecisionKind, standingDecisions } from "../decisions/index.ts";
import type { Proposal } from "./proposals.ts";

/** How a proposal stands: open until somebody decides; disputed while people disagree. */
export type ProposalState =
  | "open"
  | "accepted"
  | "corrected"
  | "rejected"
  | "merged"
  | "split"
  | "disputed";

/** A proposal with what people decided about it. */
export interface Decided {
  readonly id: string;
  readonly state: ProposalState;
  /** What they together hold. */
  readonly holds: Decision | undefined;
  /** All that was decided about it, the oldest first, what was undone included. */
  readonly decisions: readonly Decision[];
}

const stateOf: Readonly<Partial<Record<DecisionKind, ProposalState>>> = {
  accept: "accepted",
  correct: "corrected",
  reject: "rejected",
  merge: "merged",
  split: "split",
};

/**
 * How each proposal stands by what people decided, and what they decided about proposals that no document makes now.
 *
 * Shape: by id of the proposal; a decision on a part of it, under an id that it had before, is about the whole.
 */
export function decideProposals(
  proposals: readonly Pick<Proposal, "id" | "aliases">[],
  decisions: readonly Decision[],
): ReadonlyMap<string, Decided> {
  const main = new Map(proposals.flatMap((one) => one.aliases.map((alias) => [alias, one.id])));
  for (const { id } of proposals) main.set(id, id);
  const moved = decisions.map((one) =>
    one.kind === "undo" || one.kind === "code"
      ? one
      : { ...one, about: main.get(one.about) ?? one.about },
  );
  const { about } = standingDecisions(moved);
  const byThing = gather(moved);
  const things = new Set([...proposals.map((one) => one.id), ...byThing.keys()]);
  return new Map(
    [...things].map((id) => {
      const standing = about.get(id);
      const state =
        standing === undefined
          ? "open"
          : standing.holds === undefined
            ? "disputed"
            : (stateOf[standing.holds.kind] ?? "open");
      return [id, { id, state, holds: standing?.holds, decisions: byThing.get(id) ?? [] }];
    }),
  );
}

/** Decisions by proposal, undos with what they take back. */
function gather(decisions: readonly Decision[]): ReadonlyMap<string, readonly Decision[]> {
  const byId = new Map(decisions.map((one) => [one.id, one]));
  const aboutOf = (one: Decision, depth = 0): string | undefined => {
    if (one.kind === "code") return undefined;
    if (one.kind !== "undo") return one.about;
    const target = byId.get(one.undoes ?? "");
    return target === undefined || depth > byId.size ? undefined : aboutOf(target, depth + 1);
  };
  const things = new Map<string, Decision[]>();
  for (const one of decisions) {
    const thing = aboutOf(one);
    if (thing === undefined) continue;
    things.set(thing, [...(things.get(thing) ?? []), one]);
  }
  for (const list of things.values()) {
    list.sort((a, b) => Date.parse(a.when) - Date.parse(b.when) || (a.id < b.id ? -1 : 1));
  }
  return things;
}
