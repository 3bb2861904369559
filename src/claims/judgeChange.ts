import { type Counted, countOf, isLack, type Lack } from "./group.ts";
import { multipleOf } from "./judgeComparison.ts";
import { measuredIn } from "./measured.ts";
import type { ChangeQuery, Relation } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import { type Asked, askedOf } from "./sources.ts";
import { type Compared, compare, worse } from "./tolerance.ts";
import { toleranceReason } from "./toleranceReason.ts";
import { type Question, type Test, yearOf } from "./trial.ts";
import type { Reason } from "./verdict.ts";

/** The question that a change over time asks: did it rise or fall, and by so much? */
export function changeQuestion(query: ChangeQuery, rules: ClaimRules): Question {
  const asked = askedOf(query.measure, rules);
  const relation = query.relation ?? "equals";
  return {
    asked,
    when: endOf(query),
    meant: query.percent === undefined ? "all" : "change",
    exact: false,
    spans: true,
    order: query.percent === undefined && query.by === undefined && query.to === undefined,
    test: changeTest(query, asked, rules),
    others: pointsForPercent(query, asked, rules),
    tolerance: toleranceOf(query, relation, rules),
    rule: query.move === "unchanged" ? rules.unchanged.id : rules.relations[relation].id,
  };
}

function toleranceOf(query: ChangeQuery, relation: Relation, rules: ClaimRules): Reason {
  const { factor, percent, by, to } = query;
  const value =
    by ?? to ?? (percent === undefined ? undefined : { value: percent, unit: "percent" });
  if (value !== undefined) return toleranceReason(relation, rules, value);
  if (factor !== undefined) return toleranceReason(relation, rules, { value: factor });
  return { id: "allows-move", values: { percent: rules.unchanged.relative * 100 } };
}

/** The end of the span; “since” ends at the latest year. */
function endOf({ when }: ChangeQuery): ChangeQuery["when"] {
  if (when === undefined || when.throughout === true) return undefined;
  return { from: when.to, to: when.to };
}

/** The year that an end year is measured against: the start of the span, or the year before. */
function startFor({ when }: ChangeQuery, end: number): number {
  if (when === undefined) return end - 1;
  const from = yearOf(when.from);
  if (when.throughout !== true && from === yearOf(when.to)) return end - 1;
  return from;
}

function changeTest(query: ChangeQuery, asked: Asked, rules: ClaimRules): Test {
  return (voice, year) => {
    const start = startFor(query, year);
    const ends = endsOf(query, asked, rules)(voice, year, start);
    if ("gap" in ends) return ends;
    const { before, after } = ends;
    // Where it was no deficit, or no surplus, nothing is told by how it changed.
    if (query.measure.side !== undefined && Math.min(before.value, after.value) <= 0)
      return { gap: "not applicable", of: query.of.states };
    const factor = after.value / before.value;
    const to = measuredIn(after.value, voice.unit, query.to?.unit ?? query.by?.unit ?? "", rules);
    const by = measuredIn(after.value - before.value, voice.unit, query.by?.unit ?? "", rules);
    const checks = sizeOf(query, { factor, to, by }, rules);
    if (checks === undefined) return { gap: "other unit", of: query.of.states };
    const all = [moveOf(query, factor, rules), ...checks];
    const mark = all.map((one) => one.mark).reduce(worse);
    const deviation = Math.max(...all.map((one) => one.deviation));
    const percent = (factor - 1) * 100;
    const values = {
      of: query.of.states,
      start,
      before: before.value,
      after: after.value,
      found: percent,
      unit: voice.unit,
    };
    const rows = [...before.rows, ...after.rows];
    return { mark, deviation, far: false, found: percent, rows, reason: { id: "change", values } };
  };
}

type Ends = { readonly before: Counted; readonly after: Counted } | Lack;

function endsOf(query: ChangeQuery, asked: Asked, rules: ClaimRules) {
  return (voice: Parameters<Test>[0], year: number, start: number): Ends => {
    const before = countOf(voice, asked.measure, query.of, start, rules);
    if (isLack(before)) return before;
    const after = countOf(voice, asked.measure, query.of, year, rules);
    if (isLack(after)) return after;
    if (before.value === 0 || start >= year) return { gap: "not applicable", of: query.of.states };
    return { before, after };
  };
}

function moveOf({ move }: ChangeQuery, factor: number, rules: ClaimRules): Compared {
  const { relative } = rules.unchanged;
  const apart = Math.abs(factor - 1);
  if (move === "unchanged") {
    const mark = apart <= relative ? "holds" : apart <= 2 * relative ? "near" : "fails";
    return { mark, deviation: apart, far: false };
  }
  const right = move === "rose" ? factor > 1 : factor < 1;
  return { mark: right ? "holds" : "fails", deviation: right ? 0 : apart, far: false };
}

interface Sizes {
  readonly factor: number;
  readonly to: number | undefined;
  readonly by: number | undefined;
}

/** Undefined where the unit of the claim measures something else. */
function sizeOf(query: ChangeQuery, sizes: Sizes, rules: ClaimRules): Compared[] | undefined {
  const { relation = "equals", move } = query;
  const sign = move === "fell" ? -1 : 1;
  const checks: Compared[] = [];
  if (query.factor !== undefined) {
    // “Fell more than twofold”: it is the number of times that is more, so a fall is counted in times less.
    const isFall = move === "fell";
    const turned = isFall ? 1 / sizes.factor : sizes.factor;
    const times = isFall && query.factor < 1 ? 1 / query.factor : query.factor;
    checks.push(
      relation === "equals"
        ? multipleOf(turned, times, rules)
        : compare(turned, times, relation, rules),
    );
  }
  if (query.percent !== undefined) {
    const found = sign * (sizes.factor - 1) * 100;
    checks.push(percentOf(found, query.percent, relation, rules));
  }
  if (query.by !== undefined) {
    if (sizes.by === undefined) return undefined;
    const by = compare(sign * sizes.by, query.by.value, relation, rules);
    const asTo = measuredTo(query, sizes, rules);
    checks.push(asTo !== undefined && worse(by.mark, asTo.mark) === by.mark ? asTo : by);
  }
  if (query.to !== undefined) {
    if (sizes.to === undefined) return undefined;
    checks.push(compare(sizes.to, query.to.value, relation, rules));
  }
  return checks;
}

/** The new value against the amount, where the words may mean either. */
function measuredTo(query: ChangeQuery, sizes: Sizes, rules: ClaimRules): Compared | undefined {
  if (query.either !== true || query.by === undefined || sizes.to === undefined) return undefined;
  return compare(sizes.to, query.by.value, query.relation ?? "equals", rules);
}

/** Rates are given to a tenth of a point at best: half a point is not held against them. */
function percentOf(
  found: number,
  percent: number,
  relation: NonNullable<ChangeQuery["relation"]>,
  rules: ClaimRules,
): Compared {
  const compared = compare(found, percent, relation, rules);
  const apart = Math.abs(found - percent);
  const { points } = rules.share;
  if (relation !== "equals" || compared.mark === "holds") return compared;
  if (apart <= points / 2) return { ...compared, mark: "holds" };
  return apart <= points ? { ...compared, mark: "near" } : compared;
}

/** “By five per cent” of what rose by five percentage points. */
function pointsForPercent(query: ChangeQuery, asked: Asked, rules: ClaimRules): Question["others"] {
  const { percent, ...rest } = query;
  if (percent === undefined) return [];
  const by = { value: percent, unit: "percentage points" };
  const test = changeTest({ ...rest, by }, asked, rules);
  return [{ verdict: "wrong unit", test, reason: { id: "points", values: { percent } } }];
}
