import { latestDay } from "../terms/index.ts";
import type { DeliveryRules } from "./deliveryRules.ts";
import type { Standing } from "./status.ts";
import { type DatedAct, knownFrom, type Subject } from "./subject.ts";

/** An entry with its acts and how it stands on the day. */
export interface Waiting {
  readonly subject: Subject;
  readonly standing: Standing;
  readonly acts: readonly DatedAct[];
}

/** A promise that falls due on the day asked for or later. */
export interface DueNext {
  readonly id: string;
  readonly due: string;
  /** The last day that the due date may mean. */
  readonly lastDay: string;
  /** Days from the day asked for to that last day. */
  readonly days: number;
}

/**
 * What falls due next: promises not yet over whose day has not passed, the nearest first.
 *
 * Missing: a promise without a due date is never in it.
 */
export function dueNext(entries: readonly Waiting[], day: string): readonly DueNext[] {
  return entries
    .flatMap(({ subject: { id, due }, standing }) => {
      if (due === undefined || standing.group !== "pending") return [];
      const lastDay = latestDay(due);
      return lastDay < day ? [] : [{ id, due, lastDay, days: daysBetween(day, lastDay) }];
    })
    .sort((a, b) => (a.lastDay === b.lastDay ? order(a.id, b.id) : order(a.lastDay, b.lastDay)));
}

/** A promise whose day has passed while it is still open. */
export interface PastDue {
  readonly id: string;
  readonly due: string;
  /** The last day that the due date may mean. */
  readonly lastDay: string;
  /** Days from that last day to the day asked for. */
  readonly days: number;
}

/**
 * What is past its day: promises still open though the last day that their due date may mean is over, the latest first.
 *
 * Missing: a promise without a due date is never in it.
 */
export function pastDue(entries: readonly Waiting[], day: string): readonly PastDue[] {
  return entries
    .flatMap(({ subject: { id, due }, standing }) => {
      if (due === undefined || standing.group !== "pending") return [];
      const lastDay = latestDay(due);
      return lastDay >= day ? [] : [{ id, due, lastDay, days: daysBetween(lastDay, day) }];
    })
    .sort((a, b) => (a.lastDay === b.lastDay ? order(a.id, b.id) : order(b.lastDay, a.lastDay)));
}

/** An entry that is still open and of which nothing has been heard for long. */
export interface Quiet {
  readonly id: string;
  /** Its last act. */
  readonly act: string;
  readonly since: string;
  readonly years: number;
}

/**
 * What has gone quiet: entries still on their way without an act for the years that the rules name, the quietest first.
 *
 * Missing: an entry without any act has never been heard of, and is not in it.
 * Source: `quietYears` and `quietKinds` in content/rules/delivery.yaml.
 */
export function quietOn(
  entries: readonly Waiting[],
  day: string,
  { quietYears, quietKinds }: DeliveryRules,
): readonly Quiet[] {
  return entries
    .flatMap(({ subject, standing, acts }) => {
      if (!quietKinds.includes(subject.kind) || standing.group !== "pending") return [];
      const last = lastOf(acts, day);
      if (last === undefined) return [];
      const since = knownFrom(last);
      const years = Math.round((daysBetween(since, day) / 365.2425) * 10) / 10;
      return years < quietYears ? [] : [{ id: subject.id, act: last.id, since, years }];
    })
    .sort((a, b) => (a.since === b.since ? order(a.id, b.id) : order(a.since, b.since)));
}

function lastOf(acts: readonly DatedAct[], day: string): DatedAct | undefined {
  let last: { readonly act: DatedAct; readonly from: string } | undefined;
  for (const act of acts) {
    const from = knownFrom(act);
    if (from > day || (last !== undefined && from < last.from)) continue;
    // Of acts of one day the one whose id comes first: the same whatever their order.
    if (last === undefined || from > last.from || act.id < last.act.id) last = { act, from };
  }
  return last?.act;
}

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
