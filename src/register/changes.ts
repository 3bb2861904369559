import { latestDay } from "../terms/index.ts";
import type { Change, Span } from "./change.ts";
import { expectedActs } from "./gaps.ts";
import type { StatusRules } from "./rules.ts";
import { type Standing, statusOn } from "./status.ts";
import { type DatedAct, knownFrom, type Subject } from "./subject.ts";

/** An entry as changes see it: what its status depends on, and from which day it was known. */
export interface KnownSubject {
  readonly subject: Subject;
  readonly known: string;
}

/**
 * What became otherwise in the register after one day and up to another.
 *
 * Shape: the oldest first. What is after A up to C is what is after A up to B, and then what is after B up to C.
 * A status is looked at on every day on which a rule could give another: when an act becomes known, when a due
 * day has passed, when a term begins or has ended.
 */
export function changesBetween(
  entries: readonly KnownSubject[],
  acts: readonly DatedAct[],
  span: Span,
  rules: StatusRules,
): readonly Change[] {
  const byEntry = groupByEntry(acts);
  return entries
    .flatMap((one) => changesOf(one, byEntry.get(one.subject.id) ?? [], span, rules))
    .sort(oldestFirst);
}

/** The order in which changes are told: by day, then by what they are about. */
export function oldestFirst(
  a: { readonly day: string; readonly id: string },
  b: { readonly day: string; readonly id: string },
): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

function changesOf(
  one: KnownSubject,
  acts: readonly DatedAct[],
  span: Span,
  rules: StatusRules,
): readonly Change[] {
  const days = turningDays(one, acts, span);
  if (days.length === 0) return [];
  const changes: Change[] = [];
  let before = one.known <= span.from ? statusOn(one.subject, acts, span.from, rules) : undefined;
  for (const day of days) {
    const after = statusOn(one.subject, acts, day, rules);
    changes.push(...changesOn(day, { ...one, acts, rules, before, after }));
    before = after;
  }
  return changes;
}

interface Turn extends KnownSubject {
  readonly acts: readonly DatedAct[];
  readonly rules: StatusRules;
  readonly before: Standing | undefined;
  readonly after: Standing;
}

function changesOn(day: string, turn: Turn): readonly Change[] {
  const { subject, acts, before, after } = turn;
  const about = { day, entry: subject.id, entryKind: subject.kind };
  // Acts older than the entry itself come with it on the day from which it is known.
  const fresh = acts.filter((one) => knownOn(one, turn) === day).map((one) => one.id);
  const told: Change[] = fresh.map((act) => ({
    ...about,
    kind: "act-known",
    id: `act:${act}`,
    act,
  }));
  if (before === undefined) {
    told.push({ ...about, kind: "entry-added", id: `entry:${subject.id}`, after });
  } else if (before.status !== after.status) {
    const id = `status:${subject.id}:${day}:${after.status}`;
    told.push({ ...about, kind: "status-changed", id, before, after, because: fresh.sort() });
  }
  for (const { acts: which, about: what } of after.conflicts) {
    if (before?.conflicts.some((one) => one.about === what)) continue;
    const id = `disagree:${subject.id}:${day}:${what}`;
    told.push({ ...about, kind: "sources-disagree", id, about: what, acts: which });
  }
  return [...told, ...dueOn(day, turn), ...missingOn(day, turn)];
}

function dueOn(day: string, { subject, known, after }: Turn): readonly Change[] {
  if (subject.due === undefined || latestDay(subject.due) !== day || known > day) return [];
  const about = { day, entry: subject.id, entryKind: subject.kind };
  return [{ ...about, kind: "fell-due", id: `due:${subject.id}`, after }];
}

function missingOn(day: string, { subject, before, after, rules }: Turn): readonly Change[] {
  if (before?.rule === after.rule) return [];
  const expected = expectedActs(subject, after, rules);
  if (expected.length === 0) return [];
  const { status } = after;
  const about = { day, entry: subject.id, entryKind: subject.kind };
  return [{ ...about, kind: "act-missing", id: `gap:${subject.id}:${day}`, status, expected }];
}

function knownOn(act: DatedAct, { known }: KnownSubject): string {
  const from = knownFrom(act);
  return from < known ? known : from;
}

/** The days of a span on which an entry may change, each once, the earliest first. */
function turningDays(
  { subject, known }: KnownSubject,
  acts: readonly DatedAct[],
  { from, to }: Span,
): readonly string[] {
  if (known > to) return [];
  const days = [known, ...acts.map(knownFrom)];
  if (subject.due !== undefined) {
    const due = latestDay(subject.due);
    days.push(due, dayAfter(due));
  }
  if (subject.term !== undefined) {
    days.push(subject.term.from);
    if (subject.term.until !== undefined) days.push(dayAfter(subject.term.until));
  }
  const within = days.filter((day) => day > from && day >= known && day <= to);
  return [...new Set(within)].sort();
}

function dayAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + 1)).toISOString().slice(0, 10);
}

function groupByEntry(acts: readonly DatedAct[]): ReadonlyMap<string, readonly DatedAct[]> {
  const groups = new Map<string, DatedAct[]>();
  for (const one of acts) {
    const known = groups.get(one.entry);
    if (known === undefined) groups.set(one.entry, [one]);
    else known.push(one);
  }
  return groups;
}
