import type { Pools } from "./compositeData.ts";

/** What is compared: the parts of a group by their scores and weights. */
export interface Compared {
  readonly parts: Uint32Array;
  readonly scores: readonly Float64Array[];
  readonly weights: Float64Array;
  readonly pools: Pools;
  readonly rows: number;
}

/**
 * How many of the others each unit beats, two by two: Condorcet's majority, counted as Copeland does.
 *
 * Shape: from 0 (loses to all) to 1 (beats all; such a unit is the Condorcet winner); a draw counts half. One unit beats
 * another if it is better on more than half of the weight of the parts that both have; equal values count half for each.
 * Missing: a unit that shares no part with any other has no score.
 * Source: Condorcet 1785; Copeland 1951; OECD/JRC Handbook 2008, step 6 (non-compensatory aggregation).
 */
export function copelandScores({ parts, scores, weights, pools, rows }: Compared): Float64Array {
  const result = new Float64Array(rows).fill(Number.NaN);
  for (const pool of pools) {
    for (const row of pool) {
      let won = 0;
      let compared = 0;
      for (const other of pool) {
        if (other === row) continue;
        const share = majorityOf({ parts, scores, weights }, row, other);
        if (share === undefined) continue;
        compared += 1;
        won += Math.abs(share - 0.5) < 1e-12 ? 0.5 : Number(share > 0.5);
      }
      if (compared > 0) result[row] = won / compared;
    }
  }
  return result;
}

/**
 * The share of weight on which one row is better than another, equal values counting half for each.
 *
 * Missing: undefined when they share no part.
 */
export function majorityOf(
  { parts, scores, weights }: Pick<Compared, "parts" | "scores" | "weights">,
  row: number,
  other: number,
): number | undefined {
  let ahead = 0;
  let all = 0;
  for (const part of parts) {
    const one = scores[part]?.[row] ?? Number.NaN;
    const two = scores[part]?.[other] ?? Number.NaN;
    if (Number.isNaN(one) || Number.isNaN(two)) continue;
    const weight = weights[part] ?? 0;
    all += weight;
    ahead += weight * (one > two ? 1 : one === two ? 0.5 : 0);
  }
  return all === 0 ? undefined : ahead / all;
}
