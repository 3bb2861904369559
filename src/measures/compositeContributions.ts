import type { Composite } from "./composite.ts";

/** What one indicator adds to a score. */
export interface Contribution {
  readonly indicator: number;
  /** Its part of the whole, where what is missing leaves more to the rest. */
  readonly weight: number;
  readonly value: number;
  readonly points: number;
}

/**
 * Of what a score is made: the points that each indicator adds; together they are the score.
 *
 * Missing: undefined for a row without a score, and for other means than the arithmetic one, whose scores are no sums.
 * Source: OECD/JRC Handbook 2008, step 8 (back to the details).
 */
export function contributionsTo(
  { plan, tree, scores, stages, weights }: Composite,
  row: number,
): readonly Contribution[] | undefined {
  const root = tree.nodes.length - 1;
  if (plan.aggregation.method !== "arithmetic" || Number.isNaN(scores[root]?.[row]))
    return undefined;
  const share = new Float64Array(tree.nodes.length);
  share[root] = 1;
  for (let node = root; node >= tree.leaves; node -= 1) {
    const parts = [...(tree.children[node] ?? [])].filter(
      (part) => !Number.isNaN(scores[part]?.[row]),
    );
    const sum = parts.reduce((total, part) => total + (weights[part] ?? 0), 0);
    for (const part of parts) share[part] = ((share[node] ?? 0) * (weights[part] ?? 0)) / sum;
  }
  return stages.normalised.flatMap((column, indicator) => {
    const value = column[row] ?? Number.NaN;
    const weight = share[indicator] ?? 0;
    return Number.isNaN(value) || weight === 0
      ? []
      : [{ indicator, weight, value, points: weight * value }];
  });
}
