import { componentsOf } from "../numbers/index.ts";
import { Problem } from "../terms/index.ts";
import { type AggregationRule, meanOf, scoreNode } from "./compositeAggregate.ts";
import type { Weighting } from "./compositeChoices.ts";
import { type IndexTree, weightsWithin } from "./compositeTree.ts";

/**
 * How much each part counts within its group, by a named method.
 *
 * Shape: one share a node, adding up to 1 within each group; the index itself has 1. `components` takes the squared
 * loadings of the first principal component of the parts of a group, `entropy` how unevenly their values are spread; both
 * go up the tree and weigh groups by their scores.
 * Throws: `weights-components` when the parts of a group have too few whole rows or one does not vary;
 * `weights-entropy` when a value is below 0.
 * Source: OECD/JRC Handbook 2008, step 6; Shannon entropy as in Zeleny 1982, Multiple Criteria Decision Making.
 */
export function settleWeights(
  tree: IndexTree,
  leaves: readonly Float64Array[],
  weighting: Weighting,
  rule: AggregationRule,
): Float64Array {
  if (weighting.method === "given") return weightsWithin(tree, tree.weight);
  if (weighting.method === "equal")
    return weightsWithin(
      tree,
      tree.weight.map(() => 1),
    );
  const weigh = weighting.method === "components" ? byComponents : byEntropy;
  const weights = new Float64Array(tree.nodes.length).fill(1);
  const scores: Float64Array[] = [...leaves];
  const rows = leaves[0]?.length ?? 0;
  for (let node = tree.leaves; node < tree.nodes.length; node += 1) {
    const parts = tree.children[node] ?? new Uint32Array(0);
    const columns = [...parts].map((part) => scores[part] ?? new Float64Array(rows));
    const found = columns.length === 1 ? [1] : weigh(columns, tree.nodes[node] ?? "");
    for (const [at, part] of parts.entries()) weights[part] = found[at] ?? 0;
    scores.push(
      scoreNode({ parts, scores, weights, pools: rule.pools, rows }, meanOf(tree, node, rule)),
    );
  }
  return weightsWithin(tree, weights);
}

function byComponents(columns: readonly Float64Array[], node: string): readonly number[] {
  const found = componentsOf(columns)?.loadings[0];
  if (found !== undefined) return found.map((one) => one * one);
  throw new Problem(
    "weights-components",
    `The parts of ${node} give no principal component: some do not vary, or fewer than three rows have all of them. Choose given or equal weights.`,
  );
}

function byEntropy(columns: readonly Float64Array[], node: string): readonly number[] {
  const spread = columns.map((column) => {
    const present = column.filter((one) => !Number.isNaN(one));
    const sum = present.reduce((total, one) => total + one, 0);
    if (present.some((one) => one < 0)) {
      throw new Problem(
        "weights-entropy",
        `Entropy weights need values of 0 and above, but a part of ${node} has others: normalise by min-max.`,
      );
    }
    if (present.length < 2 || sum === 0) return 0;
    const entropy = present.reduce((total, one) => {
      const share = one / sum;
      return share > 0 ? total - share * Math.log(share) : total;
    }, 0);
    return 1 - entropy / Math.log(present.length);
  });
  // Columns that are all even tell no unit from another: they count alike.
  return spread.every((one) => one < 1e-12)
    ? spread.map(() => 1)
    : spread.map((one) => Math.max(0, one));
}
