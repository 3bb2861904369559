import {
  type DatedAct,
  indexActs,
  knownFrom,
  type StatusRules,
  type Subject,
  statusesOn,
} from "../register/index.ts";
import { latestDay } from "../terms/index.ts";
import type { HistoryStep } from "./contract.ts";

/**
 * How the status of an entry changed, step by step: what the rules give on each day on which something became known or
 * time ran out. Worked out once for an entry: what stood up to a day is the beginning of the whole.
 *
 * Missing: an entry without acts of its own kind has no steps.
 */
export function createHistories(
  subjects: readonly Subject[],
  datedOf: ReadonlyMap<string, readonly DatedAct[]>,
  rules: StatusRules,
): (id: string, day: string) => readonly HistoryStep[] {
  const subjectOf = new Map(subjects.map((one) => [one.id, one]));
  const whole = new Map<string, readonly HistoryStep[]>();
  return (id, day) => {
    const subject = subjectOf.get(id);
    if (subject === undefined) return [];
    const steps = whole.get(id) ?? stepsOf(subject, datedOf.get(id) ?? [], rules);
    whole.set(id, steps);
    return steps.filter((step) => step.from <= day);
  };
}

function stepsOf(
  subject: Subject,
  acts: readonly DatedAct[],
  rules: StatusRules,
): readonly HistoryStep[] {
  const index = indexActs(acts);
  const days = new Set([...acts.map(knownFrom), ...daysAfterTerms(subject)]);
  const steps: HistoryStep[] = [];
  for (const from of [...days].sort()) {
    const standing = statusesOn([subject], index, from, rules).get(subject.id);
    if (standing === undefined || steps.at(-1)?.rule === standing.rule) continue;
    const { status, group, rule, acts: used } = standing;
    const behind = acts.find((one) => used.includes(one.id) && knownFrom(one) === from);
    steps.push({ from, date: behind?.date ?? from, status, group, rule, acts: [...used] });
  }
  return steps;
}

/** The days after a promise fell due and after a paper's own term, on which a status may change though nothing is done. */
function daysAfterTerms({ due, term }: Subject): string[] {
  const ends = [due === undefined ? undefined : latestDay(due), term?.until];
  const starts = term === undefined ? [] : [term.from];
  return [...starts, ...ends.flatMap((one) => (one === undefined ? [] : [dayAfter(one)]))];
}

function dayAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + 1)).toISOString().slice(0, 10);
}
