import { amountTest } from "./amountTest.ts";
import type { Facts } from "./facts.ts";
import type { AmountQuery, Measure, Whole } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import type { Asked } from "./sources.ts";
import { isExact } from "./toleranceReason.ts";
import { isMissing, type Other, type Test } from "./trial.ts";

/** States and directions of which the figure of a claim would be right: another state, the region, the way back. */
export function otherScopes(
  query: AmountQuery,
  asked: Asked,
  facts: Facts,
  rules: ClaimRules,
): readonly Other[] {
  const { measure } = asked;
  const exact = isExact(query.relation);
  const wholes = exact ? otherWholes(query, facts).map((of) => ({ of, measure })) : [];
  const partners = exact ? otherPartners(query.of, measure, facts) : [];
  return [...directions(query.of, measure), ...wholes, ...partners].map(
    (one): Other => ({
      verdict: "wrong scope",
      test: exact
        ? amountTest({ ...query, relation: "equals" }, one.measure, one.of, rules)
        : closeTest(amountTest(query, one.measure, one.of, rules)),
      reason: { id: "other-scope", values: { of: one.of.states } },
      asked: { ...asked, measure: one.measure },
      wayBack: isWayBack(query.of, measure, one),
    }),
  );
}

function isWayBack(of: Whole, { towards }: Measure, one: Scope): boolean {
  const back = one.measure.towards;
  if (towards === undefined || back === undefined || one.measure.mutual === true) return false;
  return key(one.of) === key(towards) && key(back) === key(of);
}

/** How far beyond a threshold the flow may lie that was meant. */
const thresholdReach = 0.5;

/** Of a threshold only a flow that lies close behind it can have been meant. */
function closeTest(test: Test): Test {
  return (voice, year) => {
    const trial = test(voice, year);
    if (isMissing(trial) || trial.deviation <= thresholdReach) return trial;
    return { ...trial, mark: "fails" };
  };
}

interface Scope {
  readonly of: Whole;
  readonly measure: Measure;
}

/** The way back, both ways together, or only one of them. */
function directions(of: Whole, measure: Measure): readonly Scope[] {
  const { towards } = measure;
  const [one, other] = of.states;
  if (measure.mutual === true) {
    const from = towards === undefined && one !== undefined ? { states: [one] } : of;
    const to = towards ?? (other === undefined ? undefined : { states: [other] });
    if (to === undefined) return [];
    const single = { ...measure, mutual: false };
    return [
      { of: from, measure: { ...single, towards: to } },
      { of: to, measure: { ...single, towards: from } },
    ];
  }
  if (towards === undefined) return [];
  return [
    { of: towards, measure: { ...measure, towards: of } },
    { of, measure: { ...measure, mutual: true } },
  ];
}

/** The same state towards another partner. */
function otherPartners(of: Whole, measure: Measure, facts: Facts): readonly Scope[] {
  const { towards } = measure;
  if (towards === undefined) return [];
  return [...facts.region, ...facts.around]
    .filter((one) => !towards.states.includes(one) && !of.states.includes(one))
    .map((one) => ({ of, measure: { ...measure, towards: { states: [one] } } }));
}

function otherWholes({ of, measure }: AmountQuery, facts: Facts): readonly Whole[] {
  const around = [...facts.region, ...facts.around];
  const singles = around.map((one): Whole => ({ states: [one] }));
  const region: Whole = { states: facts.region, group: "region" };
  const states = new Set(of.states);
  const rest = facts.region.filter((one) => !states.has(one));
  const pair: Whole = { states: facts.focus, group: "pair" };
  const all =
    measure.towards === undefined ? [...singles, region, { states: rest }, pair] : singles;
  const own = key(of);
  const partners = new Set(measure.towards?.states);
  return all.filter(
    (one) => key(one) !== own && one.states.length > 0 && !one.states.some((x) => partners.has(x)),
  );
}

function key({ states }: Whole): string {
  return [...states].sort().join(" ");
}
