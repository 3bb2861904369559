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
  if (when.kinds !== undefined && !when.kinds.includes(subject.form ?? "")) return undefined;
  if (when.term !== undefined && when.term !== termOn(subject.term, day)) return undefined;
  if (when.due !== undefined && when.due !== dueOn(subject.due, day)) return undefined;
  if (when.lacks !== undefined && select(past, when.lacks).length > 0) return undefined;
  const parts = [
    when.has && atLeastOne(select(past, when.has)),
    when["all-parties"] && ofAllParties(subject, past, when["all-parties"]),
    when.last && latestOf(past, when.last.of, when.last.is),
    when["below-two"] && belowTwo(subject, select(past, when["below-two"])),
    when["after-due"] && afterDue(subject.due, select(past, when["after-due"])),
  ];
  const asked = [when.has, when["all-parties"], when.last, when["below-two"], when["after-due"]];
  if (parts.some((part, index) => asked[index] !== undefined && part === undefined)) {
    return undefined;
  }
  return [...new Set(parts.flatMap((part) => part ?? []))];
}

const none: readonly PastAct[] = [];

function select(past: Past, words: readonly string[]): readonly PastAct[] {
  const [word = ""] = words;
  if (words.length === 1) return past.get(word) ?? none;
  return words.flatMap((one) => past.get(one) ?? none);
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
  const among = select(past, of);
  const isLatest = (one: PastAct) => among.every((other) => other.on <= one.on);
  return atLeastOne(among.filter((one) => is.includes(one.act) && isLatest(one)));
}

function belowTwo({ parties }: Subject, acts: readonly PastAct[]): readonly PastAct[] | undefined {
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
