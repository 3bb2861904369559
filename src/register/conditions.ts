import { earliestDay, latestDay, type PartialDate } from "../terms/index.ts";
import type { Condition } from "./rules.ts";
import type { DatedAct, Subject } from "./subject.ts";
import { termOn } from "./term.ts";

/** An act that has taken place by the day asked for. */
export interface PastAct extends DatedAct {
  /** Last day that its date may mean: what came before what is told by these days. */
  readonly on: string;
}

/**
 * Whether a condition holds for an entry on a day, and the acts that make it hold.
 *
 * Shape: `past` holds only acts of that day and before, the oldest first.
 * Missing: undefined when the condition does not hold.
 */
export function actsThatMeet(
  when: Condition,
  subject: Subject,
  past: readonly PastAct[],
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

function select(past: readonly PastAct[], words: readonly string[]): readonly PastAct[] {
  return past.filter((one) => words.includes(one.act));
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
  past: readonly PastAct[],
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
  past: readonly PastAct[],
  of: readonly string[],
  is: readonly string[],
): readonly PastAct[] | undefined {
  const among = select(past, of);
  const latest = among[among.length - 1]?.on;
  return atLeastOne(among.filter((one) => one.on === latest && is.includes(one.act)));
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
