import { type ClaimRules, type UnitRule, unitNamed } from "./rules.ts";

/**
 * A value in the unit of a claim.
 *
 * Shape: a claim without a unit (“10 million”) takes the base unit of whatever is measured.
 * Missing: undefined where the units measure different things, or the rules do not know one of them.
 */
export function measuredIn(
  value: number,
  unit: string,
  claimed: string,
  rules: ClaimRules,
): number | undefined {
  if (unit === claimed) return value;
  const own = unitNamed(unit, rules);
  if (rules.bareUnits.includes(claimed)) return value * (own?.factor ?? 1);
  const wanted = unitNamed(claimed, rules);
  if (own === undefined || wanted === undefined || !isSameThing(own, wanted)) return undefined;
  return (value * own.factor) / wanted.factor;
}

/** The bare figure of a claim against a value in its base unit, whatever the claim's unit measures. */
export function bareFigure(value: number, unit: string, rules: ClaimRules): number {
  return value * (unitNamed(unit, rules)?.factor ?? 1);
}

/** Whether two units measure the same; a value per head may be claimed in the unit alone. */
export function isSameThing(own: UnitRule, claimed: UnitRule): boolean {
  return own.dimension === claimed.dimension || own.head === claimed.dimension;
}
