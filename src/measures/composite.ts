import { type Aggregated, type AggregationRule, aggregateTree } from "./compositeAggregate.ts";
import type { Choices } from "./compositeChoices.ts";
import { type CompositeData, poolsOf } from "./compositeData.ts";
import type { Aim } from "./compositeNormalise.ts";
import { ranksWithin } from "./compositeRanks.ts";
import { createStages, type Stages } from "./compositeStages.ts";
import { createTree, effectiveWeights, type IndexTree, type TreePart } from "./compositeTree.ts";
import { settleWeights } from "./compositeWeights.ts";

/** What an index is, apart from its figures: its parts, which end of each indicator is good, and every choice of method. */
export interface CompositePlan extends Choices {
  readonly tree: readonly TreePart[];
  readonly indicators: readonly (TreePart & {
    readonly better: Aim["better"];
    readonly target?: number | undefined;
  })[];
}

/** All choices that one run of an index rests on. */
export type RunChoices = Pick<
  Choices,
  "imputation" | "treatment" | "normalisation" | "weights" | "aggregation"
>;

/** What one run of an index gives. */
export interface Run extends Aggregated {
  /** Shares within each group, one a node. */
  readonly weights: Float64Array;
}

/** An index made ready, so that it can be run again and again with other choices. */
export interface Prepared {
  readonly plan: CompositePlan;
  readonly data: CompositeData;
  readonly tree: IndexTree;
  stages(choices: RunChoices): Stages;
  /** Runs it; `weights` takes the place of the weights that the choices give. */
  run(choices: RunChoices, weights?: Float64Array): Run;
  weights(choices: RunChoices): Float64Array;
}

/** An index worked out: every step kept, and every score with what it rests on. */
export interface Composite extends Run {
  readonly plan: CompositePlan;
  readonly data: CompositeData;
  readonly tree: IndexTree;
  readonly stages: Stages;
  /** What each part is of the whole; indicators add up to 1. */
  readonly effective: Float64Array;
  /** Places within the year, one column a node. */
  readonly ranks: readonly Float64Array[];
}

/**
 * Makes an index of many indicators, step by step, each step kept.
 *
 * Shape: stages have one column an indicator; scores, coverage and ranks one a node, indicators first, the index last.
 * Missing: no score where too little is there by the coverage rule; gaps are filled only by the imputation that the plan
 * names, and each filled cell is marked. Throws: `index-tree`, `index-group`, `index-years`, `mean-positive`,
 * `aggregation-levels`, `weights-components`, `weights-entropy`.
 * Source: OECD and JRC 2008, Handbook on Constructing Composite Indicators; as in the R package COINr (Becker and others
 * 2022, Journal of Open Source Software 7(78)).
 */
export function composite(plan: CompositePlan, data: CompositeData): Composite {
  const prepared = prepareComposite(plan, data);
  const run = prepared.run(plan);
  return {
    ...run,
    plan,
    data,
    tree: prepared.tree,
    stages: prepared.stages(plan),
    effective: effectiveWeights(prepared.tree, run.weights),
    ranks: run.scores.map((column) => ranksWithin(column, data.years, plan.ranks.ties)),
  };
}

/** Makes an index ready for many runs: stages that runs share are worked out once. */
export function prepareComposite(plan: CompositePlan, data: CompositeData): Prepared {
  const tree = createTree(plan.indicators, plan.tree);
  const aims = plan.indicators.map(({ id, better, target }) => ({ id, better, target }));
  const stages = createStages({ data, aims, choices: plan });
  const pools = poolsOf(data, "apart"); // units are set against one another within their year
  const columns = (choices: RunChoices): Stages =>
    stages({
      imputation: choices.imputation,
      treatment: choices.treatment,
      normalisation: choices.normalisation,
    });
  const settled = new WeakMap<Stages, AggregationRule["counted"]>();
  const minimum = (node: number): number =>
    plan.coverage.groups?.[tree.nodes[node] ?? ""] ?? plan.coverage.minimum;
  const ruleOf = (choices: RunChoices, own: Stages): AggregationRule => {
    const counted = settled.get(own) ?? countedOf(plan.coverage.counts, own);
    settled.set(own, counted);
    return {
      aggregation: choices.aggregation,
      minimum,
      by: plan.coverage.by,
      counted,
      pools,
    };
  };
  const weights = (choices: RunChoices): Float64Array => {
    const own = columns(choices);
    return settleWeights(tree, own.normalised, choices.weights, ruleOf(choices, own));
  };
  return {
    plan,
    data,
    tree,
    stages: columns,
    weights,
    run: (choices, given) => {
      const own = columns(choices);
      const used = given ?? weights(choices);
      return { weights: used, ...aggregateTree(tree, own.normalised, used, ruleOf(choices, own)) };
    },
  };
}

/** Which cells count towards coverage: what a source gives, or also what was filled. */
function countedOf(
  counts: Choices["coverage"]["counts"],
  { filled, normalised }: Stages,
): readonly Float64Array[] {
  return normalised.map((column, at) =>
    Float64Array.from(column, (value, row) => {
      const isThere = !Number.isNaN(value);
      return Number(isThere && (counts === "present" || filled[at]?.[row] === 0));
    }),
  );
}
