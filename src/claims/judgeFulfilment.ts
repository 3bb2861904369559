import { actUsed, type Entry, hasBegun } from "./entries.ts";
import type { Facts } from "./facts.ts";
import type { FulfilmentQuery } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import { dayOf } from "./trial.ts";
import type { Judgement, Verdict } from "./verdict.ts";

/**
 * Judges whether what was promised was done, by the statuses of the commitments that the words are about.
 *
 * Missing: where nothing is reported the claim is “not covered”; silence proves neither that it was done nor that it was not.
 */
export function judgeFulfilment(
  query: FulfilmentQuery,
  day: string,
  facts: Facts,
  rules: ClaimRules,
): Judgement {
  const to = query.when === undefined ? day : dayOf(query.when.to);
  // Whether a thing was done by then is known best by what is known now; how it stood then, by what was known then.
  const meant = to < day && query.claimed !== "fulfilled" ? to : day;
  const stood = commitmentsOf(query, facts).flatMap((entry) => {
    const standing = facts.register.standing(entry.id, meant);
    return standing === undefined ? [] : [{ entry, standing }];
  });
  const reasons = stood.map(({ entry, standing }) => ({
    id: "status",
    values: { entry: entry.id, status: standing.status, kind: entry.kind, date: meant },
  }));
  const rows = stood.flatMap(({ entry, standing }) => {
    const acts = facts.register.acts.get(entry.id) ?? [];
    return [entry.row, ...acts.filter((one) => standing.acts.includes(one.id)).map(actUsed)];
  });
  const statuses = stood.map((one) => one.standing.status);
  const asked = rules.fulfilment[query.claimed];
  const inTime = stood.every((one) => doneBy(one.entry.id, asked.holds, to, facts));
  const judged = verdictOf(statuses, asked);
  const verdict = judged === "supported" && meant > to && !inTime ? "contradicted" : judged;
  const none = {
    id: "no-commitment",
    values: { entry: query.project ?? query.commitments.join(", ") },
  };
  return {
    verdict,
    day,
    reasons: reasons.length === 0 ? [none] : reasons,
    rows,
    rule: rules.fulfilment.id,
  };
}

/** Whether an act of one of these words was dated no later than a day. */
function doneBy(id: string, acts: readonly string[], to: string, facts: Facts): boolean {
  const done = (facts.register.acts.get(id) ?? []).filter((one) => acts.includes(one.act));
  return done.some((one) => hasBegun(one.date, to));
}

/** Those named, or all under the paper that the project is. */
function commitmentsOf(query: FulfilmentQuery, facts: Facts): readonly Entry[] {
  const { byId } = facts.register;
  const named = query.commitments.flatMap((id) => byId.get(id) ?? []);
  if (named.length > 0 || query.project === undefined) return named;
  return [...byId.values()].filter((one) => one.agreement === query.project);
}

function verdictOf(
  statuses: readonly string[],
  asked: ClaimRules["fulfilment"]["fulfilled"],
): Verdict {
  const some = (list: readonly string[]): boolean => statuses.some((one) => list.includes(one));
  const every = statuses.length > 0 && statuses.every((one) => asked.holds.includes(one));
  if (every || (!asked.every && some(asked.holds))) return "supported";
  if (asked.every && some(asked.refuted)) return "contradicted";
  if (some(asked.partly) || some(asked.holds)) return "partly";
  if (some(asked.passed)) return "out of date";
  return some(asked.refuted) ? "contradicted" : "not covered";
}
