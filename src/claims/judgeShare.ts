import { countOf, isLack } from "./group.ts";
import type { ShareQuery } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import { askedOf } from "./sources.ts";
import { type Compared, compare, type Mark } from "./tolerance.ts";
import { isExact, toleranceReason } from "./toleranceReason.ts";
import type { Other, Question, Test } from "./trial.ts";

/** The question that a share asks: is the part so many per cent of the whole? */
export function shareQuestion(query: ShareQuery, rules: ClaimRules): Question {
  const asked = askedOf(query.measure, rules);
  const exact = isExact(query.relation);
  return {
    asked,
    when: query.when,
    meant: "all",
    exact,
    test: shareTest(query, query.percent, rules),
    others: exact ? otherShares(query, rules) : [],
    tolerance: exact
      ? { id: "allows-share", values: { points: pointsOf(query, rules) } }
      : toleranceReason(query.relation, rules, { value: query.percent, unit: "percent" }),
    rule: rules.share.id,
  };
}

function shareTest(query: ShareQuery, percent: number, rules: ClaimRules): Test {
  const { measure } = askedOf(query.measure, rules);
  const { part, whole } = query;
  return (voice, year) => {
    const one = countOf(voice, measure, part, year, rules);
    if (isLack(one)) return one;
    const all = countOf(voice, measure, whole, year, rules);
    if (isLack(all)) return all;
    if (all.value === 0) return { gap: "not applicable", of: whole.states };
    const found = (one.value / all.value) * 100;
    const values = { of: part.states, whole: whole.states, found };
    const rows = [...one.rows, ...all.rows];
    return {
      ...compareShare(found, percent, query, rules),
      found,
      rows,
      reason: { id: "share", values },
    };
  };
}

function compareShare(
  found: number,
  percent: number,
  query: ShareQuery,
  rules: ClaimRules,
): Compared {
  if (!isExact(query.relation)) return compare(found, percent, query.relation, rules);
  const points = pointsOf(query, rules);
  const apart = Math.abs(found - percent);
  const mark: Mark =
    apart <= points ? "holds" : apart <= points + rules.share.near ? "near" : "fails";
  return { mark, deviation: apart / Math.max(percent, 1), far: false };
}

function pointsOf({ relation }: ShareQuery, { share }: ClaimRules): number {
  return relation === "equals" ? share.points : share.aboutPoints;
}

/** A share between 0 and 1 for one in per cent, and the part set against the rest in place of the whole. */
function otherShares(query: ShareQuery, rules: ClaimRules): readonly Other[] {
  const fraction: Other = {
    verdict: "wrong unit",
    test: shareTest(query, query.percent * 100, rules),
    reason: { id: "fraction", values: {} },
  };
  const states = new Set(query.part.states);
  const rest = query.whole.states.filter((one) => !states.has(one));
  if (rest.length === 0 || rest.length === query.whole.states.length) return [fraction];
  const whole = { states: rest, group: "rest" as const };
  const test = shareTest({ ...query, whole }, query.percent, rules);
  const reason = { id: "share-of-rest", values: { whole: rest } };
  return [fraction, { verdict: "wrong scope", test, reason }];
}
