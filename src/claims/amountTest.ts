import { addsUp, countOf, isLack, type Lack } from "./group.ts";
import { measuredIn } from "./measured.ts";
import type { AmountQuery, Measure, Whole } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import { saidOf } from "./said.ts";
import { compare, worse } from "./tolerance.ts";
import { isMissing, type Test, type Trial } from "./trial.ts";

/** Holds the value of a whole against the one claimed; of what does not add up, the value of each state. */
export function amountTest(
  query: AmountQuery,
  measure: Measure,
  of: Whole,
  rules: ClaimRules,
): Test {
  return (voice, year) => {
    if (of.states.length > 1 && voice.grain === "country" && !addsUp(voice, rules)) {
      return ofEach(query, measure, of, rules)(voice, year);
    }
    const counted = countOf(voice, measure, of, year, rules);
    if (isLack(counted)) return counted;
    const found = measuredIn(counted.value, voice.unit, query.value.unit, rules);
    if (found === undefined) return { gap: "other unit", of: of.states };
    const { value, relation, upTo } = query;
    const compared = compare(found, value.value, relation, rules, { upTo });
    const reason = saidOf(measure, of, voice, { found, unit: value.unit });
    return { ...compared, found, rows: counted.rows, reason };
  };
}

/** Holds that the value is so of one alone: nobody else of the group may pass what was claimed. */
export function aloneTest(
  query: AmountQuery,
  measure: Measure,
  among: Whole,
  rules: ClaimRules,
): Test {
  return (voice, year) => {
    const own = amountTest(query, measure, query.of, rules)(voice, year);
    if (isMissing(own) || own.mark === "fails") return own;
    const others = among.states.filter((one) => !query.of.states.includes(one));
    const all = others.map((one) => ({
      one,
      trial: amountTest(query, measure, { states: [one] }, rules)(voice, year),
    }));
    const lacking = all.filter(({ trial }) => isMissing(trial)).map(({ one }) => one);
    for (const { trial } of all) {
      if (!isMissing(trial) && trial.mark === "holds")
        return { ...trial, mark: "fails", rows: [...own.rows, ...trial.rows] };
    }
    return lacking.length > 0 ? { gap: "ranks missing", of: lacking } : own;
  };
}

/** The claim is made of each state: it is as good as the worst of them. */
function ofEach(query: AmountQuery, measure: Measure, of: Whole, rules: ClaimRules): Test {
  return (voice, year) => {
    const all: Trial[] = [];
    const lacks: Lack[] = [];
    for (const state of of.states) {
      const trial = amountTest(query, measure, { states: [state] }, rules)(voice, year);
      if (isMissing(trial)) lacks.push(trial);
      else all.push(trial);
    }
    const [lack] = lacks;
    if (lack !== undefined) return lack;
    return all.reduce((one, other) => {
      const mark = worse(one.mark, other.mark);
      const shown = other.deviation > one.deviation ? other : one;
      return { ...shown, mark, rows: [...one.rows, ...other.rows] };
    });
  };
}
