import { Problem } from "../terms/index.ts";
import { type ActIndex, indexActs, pastActs } from "./actIndex.ts";
import { actsThatMeet, oldestFirst, type Past, type PastAct } from "./conditions.ts";
import { type Conflict, findConflicts } from "./conflicts.ts";
import type { StatusGroup, StatusRule, StatusRules } from "./rules.ts";
import type { DatedAct, Subject } from "./subject.ts";

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
  const own = indexActs(acts.filter((one) => one.entry === subject.id));
  return standing(subject, pastActs(own, subject.id, day), day, rules);
}

/** How an entry stands with the acts that count on a day. */
export function standing(subject: Subject, past: Past, day: string, rules: StatusRules): Standing {
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

/** How every entry stands on a day, by id; acts laid out once by `indexActs` serve for any number of days. */
export function statusesOn(
  subjects: Iterable<Subject>,
  acts: Iterable<DatedAct> | ActIndex,
  day: string,
  rules: StatusRules,
): ReadonlyMap<string, Standing> {
  const index = acts instanceof Map ? (acts as ActIndex) : indexActs(acts as Iterable<DatedAct>);
  const standings = new Map<string, Standing>();
  for (const subject of subjects) {
    standings.set(subject.id, standing(subject, pastActs(index, subject.id, day), day, rules));
  }
  return standings;
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
