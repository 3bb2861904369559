import { latestDay, Problem } from "../terms/index.ts";
import { actsThatMeet, oldestFirst, type Past, type PastAct } from "./conditions.ts";
import { type Conflict, findConflicts } from "./conflicts.ts";
import type { StatusGroup, StatusRule, StatusRules } from "./rules.ts";
import { type DatedAct, knownFrom, type Subject } from "./subject.ts";

/** The status of an entry on a day, with the rule that gave it and the acts that the rule rests on. */
export interface Standing {
  readonly status: string;
  readonly group: StatusGroup;
  readonly rule: string;
  readonly explanation: string;
  readonly acts: readonly string[];
  readonly conflicts: readonly Conflict[];
}

/**
 * How an entry stands on a day: never typed in, always by the first rule that fits its acts.
 *
 * Shape: acts of other entries, of later days, and those not yet made known are passed over, so that nothing
 * that comes later can change how an earlier day stood; the order of the acts does not matter.
 * Missing: where no act tells, the status is that of the kind's last rule, `unknown`.
 * Source: content/rules/status.yaml.
 */
export function statusOn(
  subject: Subject,
  acts: readonly DatedAct[],
  day: string,
  rules: StatusRules,
): Standing {
  const past = pastActs(subject.id, acts, day);
  const { rule, used } = firstThatFits(rules.kinds[subject.kind], subject, past, day);
  return {
    status: rule.status,
    group: rule.group,
    rule: rule.id,
    explanation: rule.explanation,
    acts: [...used].sort(oldestFirst).map((one) => one.id),
    conflicts: findConflicts(past, rules.acts),
  };
}

/** How every entry stands on a day, by id. */
export function statusesOn(
  subjects: Iterable<Subject>,
  acts: Iterable<DatedAct>,
  day: string,
  rules: StatusRules,
): ReadonlyMap<string, Standing> {
  const byEntry = new Map<string, DatedAct[]>();
  for (const one of acts) {
    const known = byEntry.get(one.entry);
    if (known === undefined) byEntry.set(one.entry, [one]);
    else known.push(one);
  }
  const standings = new Map<string, Standing>();
  for (const subject of subjects) {
    standings.set(subject.id, statusOn(subject, byEntry.get(subject.id) ?? [], day, rules));
  }
  return standings;
}

function pastActs(entry: string, acts: readonly DatedAct[], day: string): Past {
  const past = new Map<string, PastAct[]>();
  for (const one of acts) {
    if (one.entry !== entry || knownFrom(one) > day) continue;
    const act = { ...one, on: latestDay(one.date) };
    const same = past.get(one.act);
    if (same === undefined) past.set(one.act, [act]);
    else same.push(act);
  }
  return past;
}

function firstThatFits(
  rules: readonly StatusRule[],
  subject: Subject,
  past: Past,
  day: string,
): { readonly rule: StatusRule; readonly used: readonly PastAct[] } {
  for (const rule of rules) {
    const used = actsThatMeet(rule.when, subject, past, day);
    if (used !== undefined) return { rule, used };
  }
  // The rules were checked on reading: the last one has no condition.
  throw new Problem("rules-wrong", `The last rule of ${subject.kind} must have no condition.`);
}
