import { countOf, isLack } from "./group.ts";
import { bareFigure, isSameThing, measuredIn } from "./measured.ts";
import type { AmountQuery } from "./query.ts";
import { type ClaimRules, unitNamed } from "./rules.ts";
import { saidOf } from "./said.ts";
import { type Asked, askedOf } from "./sources.ts";
import { compare } from "./tolerance.ts";
import { isExact } from "./toleranceReason.ts";
import type { Other, Test } from "./trial.ts";

/** Thousands, millions and billions that a figure may be off by. */
const powers: readonly number[] = [3, 6, 9, -3, -6, -9];

/** How far above a threshold a value may lie to be the one that was meant in another unit. */
const thresholdReach = 1.5;

/** Units in which the figure of a claim would be right: another power of ten, another currency or measure, per head. */
export function otherUnitsOf(
  query: AmountQuery,
  asked: Asked,
  rules: ClaimRules,
): readonly Other[] {
  const others = powers.map((power): Other => {
    const values = { power };
    const test = scaledTest(query, asked, power, rules);
    return { verdict: "wrong unit", test, reason: { id: "wrong-scale", values } };
  });
  return [...others, ...sameFigure(query, asked, rules), ...perHead(query, asked, rules)];
}

function scaledTest(query: AmountQuery, asked: Asked, power: number, rules: ClaimRules): Test {
  const value = query.value.value * 10 ** power;
  return foundTest(query, asked, rules, (found, unit) => {
    const measured = measuredIn(found, unit, query.value.unit, rules);
    return measured === undefined ? undefined : { measured, claimed: value };
  });
}

/** The bare figure is right, in another unit than the one written: euros for dollars, miles for kilometres. */
function sameFigure(query: AmountQuery, asked: Asked, rules: ClaimRules): readonly Other[] {
  const { unit, value } = query.value;
  if (rules.bareUnits.includes(unit)) return [];
  const claimed = unitNamed(unit, rules);
  const test = foundTest(query, asked, rules, (found, own) => {
    const known = unitNamed(own, rules);
    if (known === undefined || known.names.includes(unit) || known.id === unit) return undefined;
    const sameThing = claimed !== undefined && isSameThing(known, claimed);
    if (sameThing && isPower(known.factor / claimed.factor)) return undefined;
    return sameThing
      ? { measured: found, claimed: value }
      : { measured: bareFigure(found, own, rules), claimed: value * (claimed?.factor ?? 1) };
  });
  return [{ verdict: "wrong unit", test, reason: { id: "wrong-unit", values: { claimed: unit } } }];
}

/** Thousands and millions are another scale of one unit, not another unit; hectares and square kilometres are two. */
function isPower(factor: number): boolean {
  const power = Math.log10(factor);
  return powers.concat(0).some((one) => Math.abs(power - one) < 1e-9);
}

/** The figure per head in place of the whole, or the other way round. */
function perHead(query: AmountQuery, asked: Asked, rules: ClaimRules): readonly Other[] {
  const other = asked.family?.perPerson ?? asked.family?.total;
  if (other === undefined || !isExact(query.relation)) return [];
  const meant = askedOf({ ...query.measure, concept: other }, rules);
  const test = foundTest(query, meant, rules, (found, unit) => ({
    measured: bareFigure(found, unit, rules),
    claimed: query.value.value * (unitNamed(query.value.unit, rules)?.factor ?? 1),
  }));
  const id = asked.family?.perPerson === undefined ? "whole-not-head" : "head-not-whole";
  return [{ verdict: "wrong unit", test, asked: meant, reason: { id, values: {} } }];
}

type Reading = (
  found: number,
  unit: string,
) => { readonly measured: number; readonly claimed: number } | undefined;

function foundTest(query: AmountQuery, asked: Asked, rules: ClaimRules, read: Reading): Test {
  return (voice, year) => {
    const counted = countOf(voice, asked.measure, query.of, year, rules);
    if (isLack(counted)) return counted;
    const pair = read(counted.value, voice.unit);
    if (pair === undefined) return { gap: "other unit", of: query.of.states };
    const { measured, claimed } = pair;
    const compared = meant(measured, claimed, query, rules);
    const found = counted.value;
    const reason = saidOf(asked.measure, query.of, voice, { found, unit: voice.unit });
    return { ...compared, found, rows: counted.rows, reason };
  };
}

/** A figure must be met; a threshold must lie not far on its right side. */
function meant(measured: number, claimed: number, query: AmountQuery, rules: ClaimRules) {
  if (isExact(query.relation)) {
    return compare(measured, claimed, "equals", rules, { plain: query.value.value });
  }
  const ratio = measured / claimed;
  const within = ratio >= 1 / thresholdReach && ratio <= thresholdReach;
  const mark = within ? ("holds" as const) : ("fails" as const);
  return { mark, deviation: Math.abs(ratio - 1), far: false };
}
