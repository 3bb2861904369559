import { fractionNumber } from "../../numbers/index.ts";
import { type CoalitionGame, membersOf, sizeOf, worth } from "./coalition.ts";
import { type DivisionPromise, divide, type Rule, type Taking } from "./divide.ts";
import { type PackageCase, worthOfGroups } from "./package.ts";

/** A group that does better by itself than a division promises it: who, and by how much. */
export interface Objection {
  readonly group: number;
  readonly states: readonly string[];
  readonly promised: number;
  readonly byItself: number;
  readonly lack: number;
}

/** What a rule promises, who would leave, and what is left when they have left. */
export interface Outcome {
  readonly rule: Rule;
  readonly promise: DivisionPromise;
  /** Groups that would leave, the one that lacks most for each member first. */
  readonly objections: readonly Objection[];
  /** What every state has in the end, and the parts of the measures that are still taken. */
  readonly kept: readonly number[];
  readonly keptParts: readonly number[];
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/** The groups of states that do better by themselves than a division promises them. */
export function objectionsTo(game: CoalitionGame, shares: readonly number[]): readonly Objection[] {
  const found: Objection[] = [];
  for (let group = 1; group < game.values.length - 1; group += 1) {
    const promised = sum(shares.filter((_, i) => (group & (1 << i)) !== 0));
    const byItself = fractionNumber(worth(game, group));
    const lack = byItself - promised;
    if (lack <= 1e-9 * Math.max(1, Math.abs(byItself), Math.abs(promised))) continue;
    found.push({ group, states: membersOf(game, group), promised, byItself, lack });
  }
  return found.sort((a, b) => b.lack / sizeOf(b.group) - a.lack / sizeOf(a.group));
}

/**
 * Plays a rule of dividing to its end: it is promised, those who do better by themselves leave, what needs them falls
 * away, and the rest divide again.
 *
 * Shape: who leaves as a group shares alike what it gains by itself; the rest keep the rule, or share alike when the
 * winner has left.
 */
export function playRule(one: PackageCase, rule: Rule, taking: Taking): Outcome {
  const promise = divide(one, rule, taking);
  const game = worthOfGroups(one);
  const objections = objectionsTo(game, promise.shares);
  const [first] = objections;
  if (first === undefined) {
    return { rule, promise, objections, kept: promise.shares, keptParts: promise.filling.parts };
  }
  const all = game.values.length - 1;
  const away = playPart(one, first.group, "win-win", taking);
  const left = playPart(one, all & ~first.group, rule, taking);
  return {
    rule,
    promise,
    objections,
    kept: one.states.map((_, i) => away.kept.get(i) ?? left.kept.get(i) ?? 0),
    keptParts: one.measures.map((_, m) => Math.max(away.parts[m] ?? 0, left.parts[m] ?? 0)),
  };
}

/** A rule among some of the states only. */
function playPart(
  one: PackageCase,
  group: number,
  rule: Rule,
  taking: Taking,
): { readonly kept: ReadonlyMap<number, number>; readonly parts: readonly number[] } {
  const places = one.states.flatMap((_, i) => ((group & (1 << i)) === 0 ? [] : [i]));
  const [only] = places;
  if (only !== undefined && places.length === 1) {
    const alone = fractionNumber(worth(worthOfGroups(one), group));
    return { kept: new Map([[only, alone]]), parts: one.measures.map(() => 0) };
  }
  const hasWinner = places.includes(taking.winner);
  const outcome = playRule(
    partOf(one, places),
    rule === "winner-takes-all" && !hasWinner ? "win-win" : rule,
    { ...taking, winner: Math.max(0, places.indexOf(taking.winner)) },
  );
  const kept = new Map(places.map((place, i) => [place, outcome.kept[i] ?? 0]));
  const within = one.measures.filter(({ parties }) => (parties & ~group) === 0);
  const parts = one.measures.map((measure) => outcome.keptParts[within.indexOf(measure)] ?? 0);
  return { kept, parts };
}

/** The package as some of the states see it: only what they can do without the others. */
function partOf(one: PackageCase, places: readonly number[]): PackageCase {
  const group = places.reduce((mask, place) => mask | (1 << place), 0);
  const pick = <Item>(list: readonly Item[]): readonly Item[] =>
    list.filter((_, place) => places.includes(place));
  const narrow = (mask: number): number =>
    places.reduce((found, place, i) => ((mask & (1 << place)) === 0 ? found : found | (1 << i)), 0);
  return {
    ...one,
    states: pick(one.states),
    outside: pick(one.outside),
    joining: pick(one.joining),
    weights: pick(one.weights),
    measures: one.measures
      .filter(({ parties }) => (parties & ~group) === 0)
      .map((measure) => ({
        ...measure,
        parties: narrow(measure.parties),
        gains: pick(measure.gains),
        byInterest: places.map((place) => measure.byInterest[place] ?? []),
      })),
    alternatives: one.alternatives
      .filter(({ members }) => (members & ~group) === 0)
      .map((alternative) => ({
        ...alternative,
        members: narrow(alternative.members),
        gains: pick(alternative.gains),
      })),
  };
}
