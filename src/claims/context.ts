import type { RoleGrammars } from "../evidence/index.ts";
import { type Span, stem } from "../language/index.ts";
import { statesIn } from "./contextCapitals.ts";
import { groupRole, roleOf } from "./contextRoles.ts";
import { isNext } from "./contextRows.ts";
import type { ClaimWorld } from "./contextWorld.ts";
import type { Whole } from "./query.ts";
import type { Mark, MarkedSentence } from "./readMarks.ts";

/** What a text has said so far, as far as later sentences lean on it. */
export interface Memory {
  readonly date: string | undefined;
  readonly pair: readonly string[] | undefined;
  readonly state: string | undefined;
  /** The doctrine last spoken of, and how many sentences ago. */
  readonly doctrine: { readonly id: string; readonly ago: number } | undefined;
  readonly paper: { readonly id: string; readonly ago: number } | undefined;
}

/**
 * A state or a group of states in a sentence, with the part that its case or preposition gives it.
 *
 * Shape: `role` is genitive, dative, ablative, locative, instrumental, with, accusative, or empty where it stands bare;
 * `assumed` names what context filled in. Of `rest` and `neighbours` the states are found when the other side is known.
 */
export interface Party extends Span {
  readonly whole: Whole;
  readonly role: string;
  readonly assumed: readonly string[];
  readonly form: "name" | "adjective" | "group" | "pronoun";
  /** Offsets of each name in it. */
  readonly parts: readonly Mark[];
}

/** What resolving needs beside the sentence. */
export interface Setting {
  readonly world: ClaimWorld;
  readonly memory: Memory;
  readonly grammars: RoleGrammars;
}

/** The states and groups that a sentence names, in its order, with what pronouns and “the two states” stand for. */
export function partiesOf(sentence: MarkedSentence, setting: Setting): readonly Party[] {
  const named = groupStates(sentence, setting);
  const groups = sentence.marks.flatMap((mark) => groupParty(sentence, mark, named, setting));
  const all = [...named, ...mergeRegions(groups)]
    .filter((one) => !isApposition(sentence, one, named))
    .sort((a, b) => a.start - b.start);
  return all.filter((one) => !all.some((other) => other !== one && covers(other, one)));
}

/** “Its southern neighbour X”: the word only says who X is. */
function isApposition(sentence: MarkedSentence, one: Party, named: readonly Party[]): boolean {
  return (
    one.whole.group === "neighbours" &&
    named.some(
      (name) =>
        name.whole.states.length === 1 &&
        name.start >= one.end &&
        /^,?\s$/u.test(sentence.text.slice(one.end, name.start)),
    )
  );
}

function covers(outer: Span, inner: Span): boolean {
  const longer = outer.end - outer.start > inner.end - inner.start;
  return longer && outer.start <= inner.start && outer.end >= inner.end;
}

/** Names joined by “and”, a comma or a dash are one party. */
function groupStates(sentence: MarkedSentence, { world, grammars }: Setting): readonly Party[] {
  const states = statesIn(sentence);
  const rows: Mark[][] = [];
  for (const one of states) {
    const row = rows.at(-1);
    if (row !== undefined && isNext(sentence, row, one, world)) row.push(one);
    else rows.push([one]);
  }
  return rows.map((row): Party => {
    const [first, last] = [row[0], row.at(-1)];
    const ids = [...new Set(row.map((one) => one.id))];
    const whole = wholeOf(ids, world);
    const form = row.every((one) => one.as === "adjective") ? "adjective" : "name";
    const span = { start: first?.start ?? 0, end: last?.end ?? 0 };
    const role = roleOf(sentence, row, grammars, world);
    return { ...span, whole, role, assumed: [], form, parts: row };
  });
}

function wholeOf(ids: readonly string[], world: ClaimWorld): Whole {
  const states = [...ids].sort();
  if (states.length < 2) return { states };
  const isRegion =
    states.length === world.region.length && states.every((one) => world.region.includes(one));
  if (isRegion) return { states, group: "region" };
  return states.length === 2 ? { states, group: "pair" } : { states };
}

function groupParty(
  sentence: MarkedSentence,
  mark: Mark,
  named: readonly Party[],
  { world, memory, grammars }: Setting,
): readonly Party[] {
  const resolved = resolve(sentence, mark, named, world, memory);
  if (resolved === undefined) return [];
  const { whole, assumed } = resolved;
  const role = groupRole(sentence, mark, grammars);
  const form = mark.kind === "pronoun" || mark.kind === "country" ? "pronoun" : "group";
  return [{ start: mark.start, end: mark.end, whole, role, assumed, form, parts: [mark] }];
}

function resolve(
  sentence: MarkedSentence,
  mark: Mark,
  named: readonly Party[],
  world: ClaimWorld,
  memory: Memory,
): Pick<Party, "whole" | "assumed"> | undefined {
  const isNear = (one: Span): boolean =>
    clauseAt(sentence, one.start) === clauseAt(sentence, mark.start);
  switch (mark.kind) {
    case "region":
      if (mark.id !== "own" && isNamedPlace(sentence, mark)) return undefined;
      return {
        whole: { states: [...world.region].sort(), group: "region" },
        assumed: mark.id === "own" ? [] : ["region"],
      };
    case "rest":
      return { whole: { states: [], group: "rest" }, assumed: ["rest"] };
    case "neighbours":
      return { whole: { states: [], group: "neighbours" }, assumed: ["neighbours"] };
    case "world":
      return { whole: { states: [], group: "world" }, assumed: [] };
    case "pair":
    case "they": {
      if (named.some((one) => one.whole.states.length === 2 && isNear(one))) return undefined;
      const before = named.findLast(
        (one) => one.whole.states.length === 2 && one.end <= mark.start,
      );
      const pair =
        before?.whole.states ?? memory.pair ?? (mark.kind === "pair" ? world.focus : undefined);
      if (pair === undefined) return undefined;
      return { whole: { states: [...pair].sort(), group: "pair" }, assumed: ["pair"] };
    }
    case "country":
    case "pronoun": {
      if (named.some(isNear) || isPlural(sentence, mark)) return undefined;
      const speaker = mark.kind === "country" ? speakerState(sentence, named) : undefined;
      if (speaker !== undefined) return { whole: { states: [speaker] }, assumed: ["state"] };
      const before = named.findLast(
        (one) => one.whole.states.length === 1 && one.end <= mark.start,
      );
      const official = sentence.marks.find(
        (one) => one.kind === "actor" && one.state !== undefined,
      );
      const state = before?.whole.states[0] ?? official?.state ?? memory.state;
      return state === undefined ? undefined : { whole: { states: [state] }, assumed: ["state"] };
    }
    default:
      return undefined;
  }
}

/** “Our country …”, said the minister of X: the state whose official speaks. */
function speakerState({ marks }: MarkedSentence, named: readonly Party[]): string | undefined {
  if (!marks.some((one) => one.kind === "speech")) return undefined;
  const states = named.filter(
    (one) =>
      one.whole.states.length === 1 &&
      marks.some(
        (other) => other.kind === "actor" && other.start >= one.end && other.start - one.end <= 3,
      ),
  );
  return states.length === 1 ? states[0]?.whole.states[0] : undefined;
}

/** “Samarkand region” is another place: a name in capitals stands right before the word. */
function isNamedPlace({ text, words, marks }: MarkedSentence, mark: Mark): boolean {
  const before = words.findLast((one) => one.end <= mark.start);
  if (before === undefined || text.slice(before.end, mark.start).trim() !== "") return false;
  const word = text.slice(before.start, before.end);
  if (!/^\p{Lu}\p{Ll}/u.test(word)) return false;
  const harmless = ["region", "determiner", "role", "now", "state", "all", "number"];
  return !marks.some(
    (one) => harmless.includes(one.kind) && one.start <= before.start && one.end >= before.end,
  );
}

function isPlural({ text, language }: MarkedSentence, mark: Mark): boolean {
  return stem(text.slice(mark.start, mark.end), language)[0]?.features.number === "plural";
}

/** “Central Asian region” names one region, not two; “the others of the region” are the others. */
function mergeRegions(groups: readonly Party[]): readonly Party[] {
  const merged: Party[] = [];
  for (const one of groups) {
    const last = merged.at(-1);
    const gap = last === undefined ? Number.POSITIVE_INFINITY : one.start - last.end;
    if (last === undefined || !isRegional(last) || !isRegional(one)) merged.push(one);
    else if (last.whole.group === "rest" && gap <= 8)
      merged[merged.length - 1] = { ...last, end: one.end };
    else if (one.whole.group === "rest" && gap <= 8)
      merged[merged.length - 1] = { ...one, start: last.start };
    else if (gap <= 2) {
      const assumed = last.assumed.filter((word) => one.assumed.includes(word));
      merged[merged.length - 1] = { ...one, start: last.start, assumed };
    } else merged.push(one);
  }
  return merged;
}

function isRegional(one: Party): boolean {
  return one.whole.group === "region" || one.whole.group === "rest";
}

/** The number of the clause in which an offset stands. */
export function clauseAt(sentence: MarkedSentence, at: number): number {
  const found = sentence.clauses.findIndex((one) => at >= one.start && at < one.end);
  return found < 0 ? sentence.clauses.length - 1 : found;
}

/** What the next sentences may lean on after this one. */
export function remember(
  memory: Memory,
  parties: readonly Party[],
  named: { readonly doctrine?: string | undefined; readonly paper?: string | undefined },
): Memory {
  const states = parties.filter((one) => one.form === "name" && one.whole.states.length === 1);
  const pair = parties.findLast((one) => one.form === "name" && one.whole.group === "pair");
  const two = [...new Set(states.flatMap((one) => one.whole.states))];
  const subject = states.find((one) => one.role === "" || one.role === "genitive") ?? states[0];
  const older = (one: Memory["paper"]): Memory["paper"] =>
    one === undefined ? undefined : { id: one.id, ago: one.ago + 1 };
  return {
    date: memory.date,
    pair: pair?.whole.states ?? (two.length === 2 ? two : memory.pair),
    state: subject?.whole.states[0] ?? (pair === undefined ? memory.state : undefined),
    doctrine:
      named.doctrine === undefined ? older(memory.doctrine) : { id: named.doctrine, ago: 0 },
    paper: named.paper === undefined ? older(memory.paper) : { id: named.paper, ago: 0 },
  };
}

/** The region without the states that it is compared with. */
export function restOf(world: ClaimWorld, without: readonly string[]): Whole {
  const states = world.region.filter((one) => !without.includes(one)).sort();
  return { states, group: "rest" };
}

/** A group whose states depend on the other side, with its states. */
export function settleWhole(whole: Whole, other: readonly string[], world: ClaimWorld): Whole {
  if (whole.group === "rest") return restOf(world, other);
  if (whole.group !== "neighbours" || other.length !== 1) return whole;
  const states = world.borders.get(other[0] ?? "") ?? [];
  return { states, group: "neighbours" };
}
