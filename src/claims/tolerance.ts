import type { Relation } from "./query.ts";
import type { ClaimRules, RelationRule } from "./rules.ts";

/** How a value found stands to the one claimed: within what the words allow, close to it, or not. */
export type Mark = "holds" | "near" | "fails";

/** A value held against a claim. */
export interface Compared {
  readonly mark: Mark;
  /** Share by which the value found differs from the one claimed, without sign. */
  readonly deviation: number;
  /** The value found over the one claimed, where a value is claimed. */
  readonly ratio?: number | undefined;
  /** More or less than claimed, but by so much that the words mislead. */
  readonly far: boolean;
}

/**
 * Whether a value found is what was claimed, by the written tolerance of the words used.
 *
 * Shape: `upTo` makes the claim a range; `plain` is the figure as it was written, from which its rounding is read.
 */
export function compare(
  found: number,
  claimed: number,
  relation: Relation,
  rules: ClaimRules,
  options: { readonly upTo?: number | undefined; readonly plain?: number } = {},
): Compared {
  const { upTo, plain = claimed } = options;
  // Below nought more is less: a balance of minus 9 is lower than one of minus 8.
  const isBelow = claimed < 0 && upTo === undefined;
  const rule = rules.relations[isBelow ? (turned[relation] ?? relation) : relation];
  const deviation = deviationOf(found, claimed, upTo);
  const ratio = ratioOf(found, claimed);
  if (upTo !== undefined)
    return { mark: rangeMark(found, claimed, upTo, rule), deviation, ratio, far: false };
  const half = rule.rounding ? halfUnit(plain, rules.rounding.digits) / Math.abs(plain || 1) : 0;
  const mark = markOf(ratio, widened(rule, half));
  return { mark, deviation, ratio, far: claimed !== 0 && mark === "holds" && isFar(ratio, rule) };
}

const turned: Readonly<Partial<Record<Relation, Relation>>> = {
  "more-than": "less-than",
  "less-than": "more-than",
  "at-least": "at-most",
  "at-most": "at-least",
};

/** The values that the words of a claim allow: from the lowest to the highest, where there is one. */
export function allowedBy(
  claimed: number,
  relation: Relation,
  rules: ClaimRules,
  upTo = claimed,
): { readonly low?: number; readonly high?: number } {
  const rule = rules.relations[relation];
  const half = rule.rounding
    ? halfUnit(claimed, rules.rounding.digits) / Math.abs(claimed || 1)
    : 0;
  const { low, high } = widened(rule, half);
  return {
    ...(low === undefined ? {} : { low: low * claimed }),
    ...(high === undefined ? {} : { high: high * upTo }),
  };
}

/** Half of the last digit that a figure is written with: 3.2 stands for 3.15 to 3.25. */
export function halfUnit(figure: number, digits: number): number {
  if (figure === 0) return 0;
  const [mantissa = "", exponent = "0"] = Math.abs(figure).toExponential().split("e");
  const written = Math.max(mantissa.replace(".", "").length, digits);
  return 0.5 * 10 ** (Number(exponent) - written + 1);
}

function widened(rule: RelationRule, half: number): RelationRule {
  if (half === 0) return rule;
  return {
    ...rule,
    low: rule.low === undefined ? undefined : Math.min(rule.low, 1 - half),
    high: rule.high === undefined ? undefined : Math.max(rule.high, 1 + half),
  };
}

function markOf(ratio: number, rule: RelationRule): Mark {
  const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY, strict } = rule;
  const slack = 1e-12; // figures are stored in binary
  const above = strict && Number.isFinite(low) ? ratio > low : ratio >= low - slack;
  const below = strict && Number.isFinite(high) ? ratio < high : ratio <= high + slack;
  if (above && below) return "holds";
  const nearLow = rule.nearLow ?? low;
  const nearHigh = rule.nearHigh ?? high;
  return ratio >= nearLow && ratio <= nearHigh ? "near" : "fails";
}

function rangeMark(found: number, from: number, to: number, rule: RelationRule): Mark {
  if (found >= from && found <= to) return "holds";
  const { nearLow = 1, nearHigh = 1 } = rule;
  return found >= from * nearLow && found <= to * nearHigh ? "near" : "fails";
}

function isFar(ratio: number, { far, low }: RelationRule): boolean {
  if (far === undefined) return false;
  return low === undefined ? ratio < far : ratio > far;
}

/** Zero claimed is only met by zero; above and below it all is as far as can be. */
function ratioOf(found: number, claimed: number): number {
  if (claimed !== 0) return found / claimed;
  if (found === 0) return 1;
  return found > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}

function deviationOf(found: number, claimed: number, upTo: number | undefined): number {
  if (upTo !== undefined && found >= claimed && found <= upTo) return 0;
  const nearest = upTo !== undefined && found > upTo ? upTo : claimed;
  return Math.abs(ratioOf(found, nearest) - 1);
}

/** The worse of two marks. */
export function worse(one: Mark, other: Mark): Mark {
  const order: readonly Mark[] = ["holds", "near", "fails"];
  return order[Math.max(order.indexOf(one), order.indexOf(other))] ?? "fails";
}
