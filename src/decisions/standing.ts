import { type Decision, type DecisionKind, decidedValue, saidBy } from "./decision.ts";

/** What became of a decision: it stands, was undone, or its maker or an earlier settlement left it behind. */
export type DecisionState = "stands" | "undone" | "replaced" | "without effect";

/** What people together have decided about one thing. */
export interface Standing {
  readonly about: string;
  /** Those that speak now: the latest of each person. */
  readonly opinions: readonly Decision[];
  /** What holds; undefined while people disagree. */
  readonly holds: Decision | undefined;
  /** The decision of a third person that settled a disagreement. */
  readonly settledBy: Decision | undefined;
}

/** All decisions as they stand. */
export interface StandingDecisions {
  readonly about: ReadonlyMap<string, Standing>;
  readonly states: ReadonlyMap<string, DecisionState>;
}

const opinionKinds: ReadonlySet<DecisionKind> = new Set([
  "accept",
  "correct",
  "reject",
  "merge",
  "split",
  "code",
]);

/**
 * What holds of all that people have decided, in whatever order their files and lines are read.
 *
 * Shape: an undo takes a decision of the same person out, undoing the undo brings it back. The later decision of a
 * person on one thing replaces the earlier. Two people who decide one thing differently disagree, and nothing holds,
 * until a third settles it by naming the decision that is to hold; a settlement lapses when that decision no longer
 * speaks.
 */
export function standingDecisions(decisions: readonly Decision[]): StandingDecisions {
  const all = inOrder([...new Map(decisions.map((one) => [one.id, one])).values()]);
  const active = activeOf(all);
  const states = new Map<string, DecisionState>();
  for (const one of all) states.set(one.id, active.has(one.id) ? "without effect" : "undone");
  const live = all.filter((one) => active.has(one.id));
  for (const one of live) {
    if (one.kind === "undo" && isOwnUndo(one, all)) states.set(one.id, "stands");
  }
  const about = new Map<string, Standing>();
  for (const [thing, opinions] of latestByPerson(live, states)) {
    about.set(thing, standingOf(thing, opinions, live, states));
  }
  return { about, states };
}

function inOrder(decisions: readonly Decision[]): readonly Decision[] {
  return [...decisions].sort(earlier);
}

/** Milliseconds may be left out of a moment: what is compared is the time, not the text. */
function earlier(a: Decision, b: Decision): number {
  return Date.parse(a.when) - Date.parse(b.when) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function isOwnUndo(undo: Decision, all: readonly Decision[]): boolean {
  const target = all.find((one) => one.id === undo.undoes);
  return target !== undefined && target.who === undo.who && target.id !== undo.id;
}

/** Ids of decisions that no standing undo of the same person takes out. */
function activeOf(all: readonly Decision[]): ReadonlySet<string> {
  const byId = new Map(all.map((one) => [one.id, one]));
  const undone = new Map<string, Decision[]>();
  for (const one of all) {
    const target = one.kind === "undo" ? byId.get(one.undoes ?? "") : undefined;
    if (target === undefined || target.who !== one.who) continue;
    undone.set(target.id, [...(undone.get(target.id) ?? []), one]);
  }
  const known = new Map<string, boolean>();
  const isActive = (id: string, path: ReadonlySet<string>): boolean => {
    const found = known.get(id);
    if (found !== undefined) return found;
    // An undo that leads back to itself was made by hand and takes nothing out.
    const undos = (undone.get(id) ?? []).filter((one) => !path.has(one.id));
    const result = !undos.some((one) => isActive(one.id, new Set([...path, one.id])));
    if (path.size <= 1) known.set(id, result);
    return result;
  };
  return new Set(all.filter((one) => isActive(one.id, new Set([one.id]))).map((one) => one.id));
}

function latestByPerson(
  live: readonly Decision[],
  states: Map<string, DecisionState>,
): ReadonlyMap<string, readonly Decision[]> {
  const things = new Map<string, Map<string, Decision>>();
  for (const one of live) {
    if (!opinionKinds.has(one.kind)) continue;
    const people = things.get(one.about) ?? new Map<string, Decision>();
    things.set(one.about, people);
    const before = people.get(one.who);
    if (before !== undefined) states.set(before.id, "replaced");
    people.set(one.who, one);
    states.set(one.id, "stands");
  }
  return new Map([...things].map(([thing, people]) => [thing, inOrder([...people.values()])]));
}

function standingOf(
  about: string,
  opinions: readonly Decision[],
  live: readonly Decision[],
  states: Map<string, DecisionState>,
): Standing {
  const said = new Set(opinions.map(saidBy));
  if (said.size === 1) return { about, opinions, holds: opinions[0], settledBy: undefined };
  const speakers = new Set(opinions.map((one) => one.who));
  const settlements = new Map<string, readonly [Decision, Decision]>();
  for (const one of live) {
    if (one.kind !== "settle" || one.about !== about || speakers.has(one.who)) continue;
    const named = decidedValue(one, "settle")?.decision;
    const chosen = opinions.find((opinion) => opinion.id === named);
    const before = settlements.get(one.who);
    if (before !== undefined) states.set(before[0].id, "replaced");
    settlements.delete(one.who);
    if (chosen !== undefined) settlements.set(one.who, [one, chosen]);
  }
  const chosen = new Set([...settlements.values()].map(([, to]) => saidBy(to)));
  for (const [settle] of settlements.values()) states.set(settle.id, "stands");
  const [first] = settlements.values();
  if (chosen.size !== 1 || first === undefined) {
    return { about, opinions, holds: undefined, settledBy: undefined };
  }
  return { about, opinions, holds: first[1], settledBy: first[0] };
}
