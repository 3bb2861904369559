import { Problem } from "../terms/index.ts";
import type { AggregationChoice, Mean } from "./compositeChoices.ts";
import { copelandScores } from "./compositeCopeland.ts";
import type { Pools } from "./compositeData.ts";
import type { IndexTree } from "./compositeTree.ts";

/** What is needed to make wholes of parts. */
export interface AggregationRule {
  readonly aggregation: AggregationChoice;
  /** The least share of the indicators of a group that must count for a score. */
  readonly minimum: (node: number) => number;
  /** Whether indicators count towards that share alike, or by their weight. */
  readonly by: "indicators" | "weight";
  /** Which cells count towards that share (1), a column an indicator. */
  readonly counted: readonly Float64Array[];
  /** Rows that are set against one another by methods that compare units two by two. */
  readonly pools: Pools;
}

/**
 * The score of every part of an index for every row, and the share of its indicators that it rests on.
 *
 * Shape: one column a node, indicators first. Missing: NaN in `scores` where too little is there; `coverage` is still told.
 */
export interface Aggregated {
  readonly scores: readonly Float64Array[];
  readonly coverage: readonly Float64Array[];
}

/**
 * Makes wholes of parts, level by level up the tree.
 *
 * Shape: what is missing is left out and the weights of the rest are stretched to the whole; an indicator counts towards
 * coverage only if its value entered the score, and only if it has weight.
 * Missing: no score where coverage is below the minimum, or where nothing with weight is there.
 * Throws: `mean-positive` for a geometric or harmonic mean, or a power that needs it, of values that are not above 0;
 * `aggregation-levels` when not every level has its mean.
 * Source: OECD/JRC Handbook 2008, step 6.
 */
export function aggregateTree(
  tree: IndexTree,
  leaves: readonly Float64Array[],
  weights: Float64Array,
  rule: AggregationRule,
): Aggregated {
  const rows = leaves[0]?.length ?? 0;
  const scores: Float64Array[] = [...leaves];
  const coverage: Float64Array[] = [...rule.counted];
  const sizes = Float64Array.from(tree.nodes, (_, at) => (at < tree.leaves ? 1 : 0));
  for (let node = tree.leaves; node < tree.nodes.length; node += 1) {
    const parts = (tree.children[node] ?? noParts).filter((part) => (weights[part] ?? 0) > 0);
    const reached = new Float64Array(rows);
    const score = scoreNode(
      { parts, scores, weights, pools: rule.pools, rows },
      meanOf(tree, node, rule),
    );
    for (const part of parts) {
      const share = (rule.by === "weight" ? weights[part] : sizes[part]) ?? 0;
      sizes[node] = (sizes[node] ?? 0) + share;
      addReached(reached, scores[part] ?? reached, coverage[part] ?? reached, share);
    }
    const size = sizes[node] ?? 0;
    const minimum = rule.minimum(node) - 1e-12;
    for (let row = 0; row < rows; row += 1) {
      const covered = size === 0 ? 0 : (reached[row] ?? 0) / size;
      reached[row] = covered;
      if (covered < minimum) score[row] = Number.NaN;
    }
    scores.push(score);
    coverage.push(reached);
  }
  return { scores, coverage };
}

const noParts = new Uint32Array(0);

interface Parts {
  readonly parts: Uint32Array;
  readonly scores: readonly Float64Array[];
  readonly weights: Float64Array;
  readonly pools: Pools;
  readonly rows: number;
}

/** The scores of one group from those of its parts; the caller may write into the column. */
export function scoreNode(own: Parts, mean: Mean): Float64Array {
  if (mean.method === "copeland") return copelandScores(own);
  const { parts, scores, weights, rows } = own;
  const sum = new Float64Array(rows);
  const weight = new Float64Array(rows);
  for (const part of parts) {
    const values = scores[part] ?? sum;
    const share = weights[part] ?? 0;
    for (let row = 0; row < rows; row += 1) {
      const value = values[row] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      sum[row] = (sum[row] ?? 0) + share * bent(value, mean);
      weight[row] = (weight[row] ?? 0) + share;
    }
  }
  for (let row = 0; row < rows; row += 1) {
    sum[row] = straightened((sum[row] ?? 0) / (weight[row] ?? 0), mean);
  }
  return sum;
}

/** A value on the scale on which a mean is a plain average. */
function bent(value: number, mean: Mean): number {
  if (mean.method === "arithmetic") return value;
  if (!isMeanable(value, mean)) throw notPositive(mean);
  if (mean.method === "geometric") return Math.log(value);
  if (mean.method === "harmonic") return 1 / value;
  return mean.method === "power" ? value ** mean.exponent : value;
}

/** Whether a mean can be made of a value: most need it above 0. */
export function isMeanable(value: number, mean: Mean): boolean {
  if (mean.method === "arithmetic" || mean.method === "copeland") return true;
  return value > 0 || (value === 0 && mean.method === "power" && mean.exponent > 0);
}

function straightened(average: number, mean: Mean): number {
  if (mean.method === "geometric") return Math.exp(average);
  if (mean.method === "harmonic") return 1 / average;
  return mean.method === "power" ? average ** (1 / mean.exponent) : average;
}

function addReached(
  reached: Float64Array,
  score: Float64Array,
  coverage: Float64Array,
  size: number,
): void {
  for (let row = 0; row < reached.length; row += 1) {
    if (Number.isNaN(score[row])) continue;
    reached[row] = (reached[row] ?? 0) + (coverage[row] ?? 0) * size;
  }
}

/** The mean that makes one group of its parts. */
export function meanOf(
  tree: IndexTree,
  node: number,
  { aggregation }: Pick<AggregationRule, "aggregation">,
): Mean {
  if (aggregation.method !== "by-level") return aggregation;
  const highest = tree.level[tree.nodes.length - 1] ?? 1;
  const found = aggregation.levels[(tree.level[node] ?? 2) - 2];
  if (found !== undefined && aggregation.levels.length === highest - 1) return found;
  throw new Problem(
    "aggregation-levels",
    `aggregation.levels has ${aggregation.levels.length} means for ${highest - 1} levels: give one for each, the lowest first.`,
  );
}

function notPositive(mean: Mean): Problem {
  return new Problem(
    "mean-positive",
    `A ${mean.method} mean needs values above 0: normalise to a range that begins above 0, such as min-max from 1 to 100.`,
  );
}
