import { countOf, isLack } from "./group.ts";
import { apartTest } from "./judgeApart.ts";
import type { ComparisonQuery } from "./query.ts";
import type { ClaimRules, RelationRule } from "./rules.ts";
import { askedOf } from "./sources.ts";
import { type Compared, compare, halfUnit } from "./tolerance.ts";
import { isExact, toleranceReason } from "./toleranceReason.ts";
import type { Question, Test } from "./trial.ts";

/** The question that a comparison asks: is the left so many times the right? */
export function comparisonQuestion(query: ComparisonQuery, rules: ClaimRules): Question {
  const asked = askedOf(query.measure, rules);
  const { left, right } = query;
  const test: Test = (voice, year) => {
    const one = countOf(voice, asked.measure, left, year, rules);
    if (isLack(one)) return one;
    const other = countOf(voice, asked.measure, right, year, rules);
    if (isLack(other)) return other;
    const found = one.value / other.value;
    const compared = comparedWith(one.value, other.value, query, rules);
    if (compared === undefined) return { gap: "not applicable", of: right.states };
    const values = {
      left: left.states,
      right: right.states,
      found,
      leftValue: one.value,
      rightValue: other.value,
      unit: voice.unit,
    };
    const id = right.states.length > 1 ? "ratio-sum" : "ratio";
    return {
      ...compared,
      found,
      rows: [...one.rows, ...other.rows],
      reason: { id, values },
    };
  };
  const { by } = query;
  if (by !== undefined)
    return {
      asked,
      when: query.when,
      meant: "amount",
      exact: isExact(query.relation),
      spans: hasWay(asked.measure),
      test: apartTest(query, by, asked, rules),
      others: [],
      tolerance: toleranceReason(query.relation, rules, by),
      rule: rules.relations[query.relation].id,
    };
  return {
    asked,
    when: query.when,
    meant: "all",
    exact: false,
    order: true,
    // Two directions of trade are two counts of one reporter.
    spans: hasWay(asked.measure),
    test,
    others: [],
    tolerance: toleranceReason(query.relation, rules, { value: query.times }),
    rule: rules.relations[query.relation].id,
  };
}

/** Whether it is one direction of a flow that is set against another. */
function hasWay({ towards, from, mutual }: ComparisonQuery["measure"]): boolean {
  return (towards !== undefined || from !== undefined) && mutual !== true;
}

/** Values below nought have an order, but no multiple; undefined where nothing can be said. */
function comparedWith(
  left: number,
  right: number,
  query: ComparisonQuery,
  rules: ClaimRules,
): Compared | undefined {
  if (left >= 0 && right > 0) return timesOf(left / right, query, rules);
  const { relation, times } = query;
  if (times !== 1 || isExact(relation)) return undefined;
  const more = relation === "more-than" || relation === "at-least";
  const holds = more ? left > right : left < right;
  const equal = left === right && relation.startsWith("at-");
  return { mark: holds || equal ? "holds" : "fails", deviation: 0, far: false };
}

/** “Equal” and plain order by the tolerance of the words; “three times” by what rounds to three as well. */
function timesOf(found: number, query: ComparisonQuery, rules: ClaimRules): Compared {
  const { times, relation } = query;
  if (times === 1 || relation !== "equals") return compare(found, times, relation, rules);
  return multipleOf(found, times, rules);
}

/** Whether a value is so many times another, as multiples are said. */
export function multipleOf(found: number, times: number, rules: ClaimRules): Compared {
  const { id, relative, near } = rules.multiple;
  const rounding = Number.isInteger(times) ? 0 : halfUnit(times, 2) / times;
  const half = Math.max(relative, rounding);
  const rule: RelationRule = {
    id,
    low: 1 - half,
    high: 1 + half,
    nearLow: 1 - near,
    nearHigh: 1 + near,
    strict: false,
    rounding: false,
  };
  const relations = { ...rules.relations, equals: rule };
  return compare(found, times, "equals", { ...rules, relations });
}
