import { earliestDay, latestDay, type PartialDate } from "../terms/index.ts";
import type { Condition } from "./rules.ts";
import type { DatedAct, Subject } from "./subject.ts";
import { termOn } from "./term.ts";

/** An act that has taken place by the day asked for. */
export interface PastAct extends DatedAct {
  /** Last day that its date may mean: what came before what is told by these days. */
  readonly on: string;
}

/** The order in which acts are told: by day, and by id where the day is the same. */
export function oldestFirst(a: PastAct, b: PastAct): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** The acts of an entry up to a day, by what was done: a rule looks up only the acts that it names. */
export type Past = ReadonlyMap<string, readonly PastAct[]>;

/**
 * Whether a condition holds for an entry on a day, and the acts that make it hold.
 *
 * Shape: `past` holds only acts of that day and before.
 * Missing: undefined when the condition does not hold.
 */
export function actsThatMeet(
  when: Condition,
  subject: Subject,
  past: Past,
  day: string,
): readonly PastAct[] | undefined {
  if (!mayHold(when, subject, past, day)) return undefined;
  const parts: (readonly PastAct[])[] = [];
  for (const condition of furtherConditions) {
    const found = condition(when, subject, past);
    if (found === undefined) return undefined;
    parts.push(found);
  }
  const told = parts.filter((part) => part.length > 0);
  return told.length === 0 ? none : [...new Set(told.flat())];
}

/** What can be told without gathering acts: most rules end here. */
function mayHold(when: Condition, subject: Subject, past: Past, day: string): boolean {
  if (when.has !== undefined && !when.has.some((word) => past.has(word))) return false;
  if (when.lacks?.some((word) => past.has(word)) === true) return false;
  if (when.kinds !== undefined && !when.kinds.includes(subject.form ?? "")) return false;
  if (when.term !== undefined && when.term !== termOn(subject.term, day)) return false;
  return when.due === undefined || when.due === dueOn(subject.due, day);
}

type Further = (when: Condition, subject: Subject, past: Past) => readonly PastAct[] | undefined;

/** Conditions that name the acts which make them hold: none where the rule does not ask, undefined where it fails. */
const furtherConditions: readonly Further[] = [
  ({ has }, _, past) => (has === undefined ? none : select(past, has)),
  ({ "all-parties": words }, subject, past) =>
    words === undefined ? none : ofAllParties(subject, past, words),
  ({ last }, _, past) => (last === undefined ? none : latestOf(past, last.of, last.is)),
  ({ "below-two": words }, subject, past) =>
    words === undefined ? none : belowTwo(subject, select(past, words)),
  ({ "after-due": words }, subject, past) =>
    words === undefined ? none : afterDue(subject.due, select(past, words)),
];

const none: readonly PastAct[] = [];

function select(past: Past, words: readonly string[]): readonly PastAct[] {
  const [word = ""] = words;
  if (words.length === 1) return past.get(word) ?? none;
  const found: PastAct[] = [];
  for (const one of words) for (const act of past.get(one) ?? none) found.push(act);
  return found;
}

function atLeastOne(acts: readonly PastAct[]): readonly PastAct[] | undefined {
  return acts.length > 0 ? acts : undefined;
}

function dueOn(due: PartialDate | undefined, day: string): "passed" | "future" | "none" {
  if (due === undefined) return "none";
  return latestDay(due) < day ? "passed" : "future";
}

function ofAllParties(
  { parties }: Subject,
  past: Past,
  words: readonly string[],
): readonly PastAct[] | undefined {
  const found: PastAct[] = [];
  for (const word of words) {
    const acts = select(past, [word]);
    const done = new Set(acts.map((one) => one.party));
    const all =
      done.has(undefined) || (parties.length > 0 && parties.every((one) => done.has(one)));
    if (!all) return undefined;
    found.push(...acts);
  }
  return found;
}

function latestOf(
  past: Past,
  of: readonly string[],
  is: readonly string[],
): readonly PastAct[] | undefined {
  // Most entries have no act of the words asked for: then it does not matter which act was the last.
  if (!is.some((word) => past.has(word))) return undefined;
  let latest = "";
  for (const word of of) {
    for (const { on } of past.get(word) ?? none) if (on > latest) latest = on;
  }
  const found: PastAct[] = [];
  for (const word of of) {
    if (!is.includes(word)) continue;
    for (const act of past.get(word) ?? none) if (act.on === latest) found.push(act);
  }
  return atLeastOne(found);
}

function belowTwo({ parties }: Subject, acts: readonly PastAct[]): readonly PastAct[] | undefined {
  if (acts.length === 0) return undefined;
  const gone = new Set(acts.map((one) => one.party));
  const left = gone.has(undefined) ? [] : parties.filter((one) => !gone.has(one));
  return left.length < 2 ? atLeastOne(acts) : undefined;
}

function afterDue(
  due: PartialDate | undefined,
  acts: readonly PastAct[],
): readonly PastAct[] | undefined {
  if (due === undefined) return undefined;
  const limit = latestDay(due);
  return acts.every((one) => earliestDay(one.date) > limit) ? atLeastOne(acts) : undefined;
}
