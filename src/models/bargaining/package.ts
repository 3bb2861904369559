import { readFraction, zero } from "../../numbers/index.ts";
import { Problem } from "../../terms/index.ts";
import type { Settings } from "../engine.ts";
import { type Amount, amountUnder } from "./amount.ts";
import type { PackageText } from "./caseShape.ts";
import type { CoalitionGame } from "./coalition.ts";

/** A measure with its numbers: gains by state, in the order of states, and of those the part of each interest. */
export interface Measure {
  readonly id: string;
  readonly parties: number;
  readonly levels: readonly number[];
  readonly gains: readonly number[];
  /** By state, then by interest, in the common unit. */
  readonly byInterest: readonly (readonly number[])[];
}

/** What some states could do without the others: who, and what each gains by it. */
export interface Alternative {
  readonly id: string;
  readonly members: number;
  readonly gains: readonly number[];
}

/**
 * A package with its numbers, all in one unit.
 *
 * Shape: lists follow the order of `states`; groups of states are masks (bit i: state i).
 */
export interface PackageCase {
  readonly states: readonly string[];
  readonly interests: readonly string[];
  readonly measures: readonly Measure[];
  readonly alternatives: readonly Alternative[];
  readonly outside: readonly number[];
  readonly joining: readonly number[];
  readonly weights: readonly number[];
}

/** Puts the numbers of a run into a package; measures that are switched off are left out. */
export function packageUnder(text: PackageText, settings: Settings): PackageCase {
  const { states } = text;
  const interests = interestsOf(text);
  const worthOf = (interest: string): number =>
    amountUnder(text.interests[interest] ?? 1, settings);
  const worths = interests.map(worthOf);
  const maskOf = (list: readonly string[]): number =>
    list.reduce((mask, state) => mask | (1 << states.indexOf(state)), 0);
  const ofStates = (amounts: Readonly<Record<string, Amount>>, usual: number): readonly number[] =>
    states.map((state) => amountUnder(amounts[state] ?? usual, settings));
  const byInterest = (gains: PackageText["measures"][number]["gains"]) =>
    states.map((state) =>
      interests.map(
        (interest, k) => (worths[k] ?? 1) * amountUnder(gains[state]?.[interest] ?? 0, settings),
      ),
    );
  return {
    states,
    interests,
    measures: text.measures
      .filter(({ setting }) => setting === undefined || isOn(settings[setting]))
      .map(({ id, parties, levels, gains }) => {
        const parts = byInterest(gains);
        return {
          id,
          parties: maskOf(parties ?? states),
          levels: levels ?? [1],
          gains: parts.map(sum),
          byInterest: parts,
        };
      }),
    alternatives: text.alternatives.map(({ id, gains }) => ({
      id,
      members: maskOf(Object.keys(gains)),
      gains: byInterest(gains).map(sum),
    })),
    outside: ofStates(text.outside, 0),
    joining: ofStates(text.joining, 0),
    weights: ofStates(text.weights, 1),
  };
}

const isOn = (setting: Settings[string] | undefined): boolean =>
  setting === undefined || setting === true || (typeof setting === "number" && setting > 0);

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/** The interests that a package names, in the order in which it names them. */
export function interestsOf(text: PackageText): readonly string[] {
  const named = [...text.measures, ...text.alternatives].flatMap((one) =>
    Object.values(one.gains).flatMap((byInterest) => Object.keys(byInterest)),
  );
  return [...new Set([...Object.keys(text.interests), ...named])];
}

/** One way to fill a package: the part of each measure (0: left out) and what every state gains over no agreement. */
export interface Filling {
  readonly parts: readonly number[];
  readonly gains: readonly number[];
}

const isIn = (group: number, members: number): boolean => (members & ~group) === 0;

/** What each state of a group gains from these parts of the measures, with what taking part costs it. */
export function fillingOf(one: PackageCase, parts: readonly number[], group: number): Filling {
  const isEmpty = parts.every((part) => part === 0);
  const gains = one.states.map((_, i) => {
    if (isEmpty || (group & (1 << i)) === 0) return 0;
    return one.measures.reduce(
      (total, measure, m) => total + (parts[m] ?? 0) * (measure.gains[i] ?? 0),
      -(one.joining[i] ?? 0),
    );
  });
  return { parts, gains };
}

/**
 * The package with the greatest joint gain that a group of states can agree on by itself; empty when none pays.
 *
 * Shape: a measure is within reach when all its parties are in the group.
 */
export function bestFilling(one: PackageCase, group: number): Filling {
  const parts = one.measures.map((measure) => {
    if (!isIn(group, measure.parties)) return 0;
    const joint = sum(measure.gains.filter((_, i) => (group & (1 << i)) !== 0));
    return joint > 0 ? Math.max(...measure.levels) : 0;
  });
  const full = fillingOf(one, parts, group);
  return sum(full.gains) > 0
    ? full
    : fillingOf(
        one,
        parts.map(() => 0),
        group,
      );
}

/** The greatest number of ways to fill a package that are listed. */
export const mostFillings = 65_536;

/**
 * Every way to fill a package of all the states.
 *
 * Throws: `game-too-large`, with the bound.
 */
export function everyFilling(one: PackageCase): readonly Filling[] {
  const known = fillingsKnown.get(one);
  if (known !== undefined) return known;
  const found = listFillings(one);
  fillingsKnown.set(one, found);
  return found;
}

// The rules look at the same package again and again: what was listed once is kept as long as the package is.
const fillingsKnown = new WeakMap<PackageCase, readonly Filling[]>();
const worthsKnown = new WeakMap<PackageCase, CoalitionGame>();

function listFillings(one: PackageCase): readonly Filling[] {
  const group = 2 ** one.states.length - 1;
  const count = one.measures.reduce((product, { levels }) => product * (levels.length + 1), 1);
  if (count > mostFillings) {
    throw new Problem(
      "game-too-large",
      `${one.measures.length} measures with their levels can be joined in ${count} ways; up to ${mostFillings} are listed: leave out measures or levels.`,
    );
  }
  let lists: readonly (readonly number[])[] = [[]];
  for (const { levels } of one.measures) {
    lists = lists.flatMap((list) => [0, ...levels].map((level) => [...list, level]));
  }
  return lists.map((parts) => fillingOf(one, parts, group));
}

/** The ways to fill a package that no other betters for one state without harm to another. */
export function efficientFillings(fillings: readonly Filling[]): readonly Filling[] {
  // Whoever betters another has the greater sum, so each is held only against the efficient ones before it.
  const bySum = fillings
    .map((filling) => ({ filling, total: sum(filling.gains) }))
    .sort((first, second) => second.total - first.total || byFirst(first.filling, second.filling));
  const front: Filling[] = [];
  for (const { filling } of bySum) {
    if (!front.some((other) => betters(other, filling))) front.push(filling);
  }
  const kept = new Set(front);
  return fillings.filter((filling) => kept.has(filling));
}

/** Sums may tie by rounding where gains do not: then the one ahead in the first state that differs comes first. */
function byFirst(first: Filling, second: Filling): number {
  const at = first.gains.findIndex((gain, i) => gain !== second.gains[i]);
  return at < 0 ? 0 : (second.gains[at] ?? 0) - (first.gains[at] ?? 0);
}

function betters({ gains: mine }: Filling, { gains: theirs }: Filling): boolean {
  return (
    mine.every((gain, i) => gain >= (theirs[i] ?? 0)) &&
    mine.some((gain, i) => gain > (theirs[i] ?? 0))
  );
}

/**
 * What every group of states can have: its best package, an alternative, or each for itself, whichever is best, and the
 * best way to split into parts.
 */
export function worthOfGroups(one: PackageCase): CoalitionGame {
  const known = worthsKnown.get(one);
  if (known !== undefined) return known;
  const found = countWorths(one);
  worthsKnown.set(one, found);
  return found;
}

function countWorths(one: PackageCase): CoalitionGame {
  const worths = new Array<number>(2 ** one.states.length).fill(0);
  for (let group = 1; group < worths.length; group += 1) {
    const apart = sum(one.outside.filter((_, i) => (group & (1 << i)) !== 0));
    const others = one.alternatives
      .filter(({ members }) => isIn(group, members))
      .map(({ gains }) => sum(gains));
    const together = sum(bestFilling(one, group).gains);
    worths[group] = apart + Math.max(0, together, ...others);
    for (let part = (group - 1) & group; part > 0; part = (part - 1) & group) {
      const split = (worths[part] ?? 0) + (worths[group & ~part] ?? 0);
      worths[group] = Math.max(worths[group] ?? 0, split);
    }
  }
  return { players: one.states, values: worths.map((worth) => readFraction(worth) ?? zero) };
}
