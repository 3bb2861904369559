import { countOf, isLack } from "./group.ts";
import { measuredIn } from "./measured.ts";
import type { ComparisonQuery } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import type { Asked } from "./sources.ts";
import { compare } from "./tolerance.ts";
import type { Test } from "./trial.ts";

/**
 * Holds how much more the left side has than the right against the amount claimed.
 *
 * Missing: what the left lacks on the right side is a difference below nought, and fails.
 */
export function apartTest(
  { left, right, relation }: ComparisonQuery,
  by: NonNullable<ComparisonQuery["by"]>,
  { measure }: Asked,
  rules: ClaimRules,
): Test {
  return (voice, year) => {
    const one = countOf(voice, measure, left, year, rules);
    if (isLack(one)) return one;
    const other = countOf(voice, measure, right, year, rules);
    if (isLack(other)) return other;
    const found = measuredIn(one.value - other.value, voice.unit, by.unit, rules);
    if (found === undefined) return { gap: "other unit", of: left.states };
    const compared = compare(found, by.value, relation, rules);
    const values = { left: left.states, right: right.states, found, unit: by.unit };
    return {
      ...compared,
      found,
      rows: [...one.rows, ...other.rows],
      reason: { id: "apart", values },
    };
  };
}
