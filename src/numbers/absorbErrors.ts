import type { Grouping } from "./absorbGroups.ts";
import { inverseProducts, productsOf, timesColumn } from "./absorbLinear.ts";

/** Four standard errors of one factor. */
export interface RobustErrors {
  /** Rows of a cluster move together; no correction. Missing without clusters. */
  readonly clusterRaw: number | undefined;
  /** The variance times G/(G-1), G being the number of clusters: as ppmlhdfe and Stata tell it. */
  readonly clusterG: number | undefined;
  /** That times (n-1)/(n-K), fixed effects within clusters not counted: as fixest tells it. */
  readonly clusterFixest: number | undefined;
  /** Rows of unequal spread, each by itself; no correction. */
  readonly hc0: number;
}

/** What the errors of an estimation rest on. */
export interface ErrorGround {
  /** Columns with the fixed effects taken out. */
  readonly left: readonly Float64Array[];
  readonly weights: Float64Array;
  /** What is left unexplained, row by row, in the outcome's own unit. */
  readonly unexplained: Float64Array;
  readonly clusters: Grouping | undefined;
  readonly absorbed: readonly Grouping[];
}

/**
 * The four standard errors of each factor, from the products of its column with what is left unexplained.
 *
 * Source: White 1980, Econometrica 48(4); Liang and Zeger 1986, Biometrika 73(1); the counts of K as in fixest 0.12.
 */
export function robustErrors(ground: ErrorGround): readonly RobustErrors[] {
  const { left, weights, unexplained, clusters } = ground;
  const rows = unexplained.length;
  const bread = inverseProducts(productsOf(left, weights));
  const alone = sandwich(
    bread,
    left.map((one) => one.map((v, i) => v * (unexplained[i] ?? 0))),
  );
  const together =
    clusters === undefined
      ? undefined
      : sandwich(
          bread,
          left.map((one) => clusterSums(one, unexplained, clusters)),
        );
  const many = clusters?.count ?? 1;
  const spread = many / (many - 1);
  const counted = ((rows - 1) / (rows - countFactors(ground))) * spread;
  return left.map((_, k) => {
    const own = together?.[k];
    return {
      clusterRaw: own === undefined ? undefined : Math.sqrt(own),
      clusterG: own === undefined ? undefined : Math.sqrt(own * spread),
      clusterFixest: own === undefined ? undefined : Math.sqrt(own * counted),
      hc0: Math.sqrt(alone[k] ?? Number.NaN),
    };
  });
}

/** The diagonal of bread × filling × bread. */
function sandwich(bread: Float64Array, scores: readonly Float64Array[]): Float64Array {
  const size = scores.length;
  const rows = scores[0]?.length ?? 0;
  const sums = new Float64Array(size);
  for (let row = 0; row < rows; row += 1) {
    const moved = timesColumn(
      bread,
      Float64Array.from(scores, (one) => one[row] ?? 0),
    );
    for (let k = 0; k < size; k += 1) sums[k] = (sums[k] ?? 0) + (moved[k] ?? 0) ** 2;
  }
  return sums;
}

function clusterSums(
  one: Float64Array,
  unexplained: Float64Array,
  clusters: Grouping,
): Float64Array {
  const sums = new Float64Array(clusters.count);
  for (let row = 0; row < one.length; row += 1) {
    const id = clusters.ids[row] ?? 0;
    sums[id] = (sums[id] ?? 0) + (one[row] ?? 0) * (unexplained[row] ?? 0);
  }
  return sums;
}

/** Factors that count against the rows: columns, one constant, and the effects of groupings that clusters do not hold. */
function countFactors({ left, clusters, absorbed }: ErrorGround): number {
  const open = absorbed.filter((one) => clusters !== undefined && !isWithin(one, clusters));
  const effects = open.reduce((sum, { count }) => sum + count - 1, absorbed.length > 0 ? 1 : 0);
  return left.length + effects;
}

/** Whether every group lies in one cluster. */
function isWithin(groups: Grouping, clusters: Grouping): boolean {
  const cluster = new Int32Array(groups.count).fill(-1);
  for (let row = 0; row < groups.ids.length; row += 1) {
    const group = groups.ids[row] ?? 0;
    const own = clusters.ids[row] ?? 0;
    if (cluster[group] === -1) cluster[group] = own;
    else if (cluster[group] !== own) return false;
  }
  return true;
}
