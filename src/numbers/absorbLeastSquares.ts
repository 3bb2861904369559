import { Problem } from "../terms/index.ts";
import { createAbsorber } from "./absorb.ts";
import {
  arrange,
  backInOrder,
  checkRegression,
  countAlone,
  type Regression,
  type RegressionData,
} from "./absorbData.ts";
import { robustErrors } from "./absorbErrors.ts";
import {
  inverseProducts,
  newColumns,
  productsOf,
  productsWith,
  roomFor,
  sumOfProducts,
  takeAll,
  timesColumn,
} from "./absorbLinear.ts";

/**
 * Least squares with any number of fixed effects taken out, and four standard errors.
 *
 * Shape: as `poissonRegression`, without separation; `deviance` is the sum of squares left, `pseudoR2` the plain R².
 * Throws: `regression-empty`, `regression-shape`, `regression-not-number`, `regression-collinear`, `absorb-no-end`.
 * Source: Frisch and Waugh 1933; Gaure 2013 for several groupings.
 */
export function linearRegression(data: RegressionData): Regression {
  checkRegression(data);
  const given = data.outcome.length;
  const sample = arrange(
    data,
    Int32Array.from({ length: given }, (_, row) => row),
  );
  const { columns, rows, absorb, clusters, offset } = sample;
  const outcome = sample.outcome.map((one, i) => one - (offset?.[i] ?? 0));
  const weights = new Float64Array(given).fill(1);
  const absorber = createAbsorber(absorb, given);
  absorber.weigh(weights);
  const room = roomFor([...columns, outcome], absorber);
  const rounds = takeAll(room, absorber, 1e-11);
  const sizes = columns.map((one) => sumOfProducts(one, one));
  const kept = newColumns(productsOf(room.left.slice(0, -1), weights), sizes);
  if (kept.length === 0) {
    throw new Problem(
      "regression-collinear",
      "Every regressor follows from the fixed effects, so nothing is left to estimate: leave out fixed effects.",
    );
  }
  const left = kept.flatMap((k) => room.left[k] ?? []);
  const target = room.left.at(-1) ?? outcome;
  const factors = timesColumn(
    inverseProducts(productsOf(left, weights)),
    productsWith(left, weights, target),
  );
  const unexplained = target.map((one, row) => {
    return left.reduce((rest, own, k) => rest - (factors[k] ?? 0) * (own[row] ?? 0), one);
  });
  const squares = sumOfProducts(unexplained, unexplained);
  const errors = robustErrors({ left, weights, unexplained, clusters, absorbed: absorb });
  return {
    terms: kept.flatMap((k, place) => {
      const own = errors[place];
      const name = sample.names[k] ?? "";
      return own === undefined ? [] : { name, estimate: factors[place] ?? Number.NaN, errors: own };
    }),
    leftOut: sample.names.filter((_, k) => !kept.includes(k)),
    rows: { given, used: given, zeroGroups: 0, separated: 0, alone: countAlone(absorb, given) },
    ...backInOrder(
      rows,
      sample.outcome.map((one, row) => one - (unexplained[row] ?? 0)),
    ),
    groups: data.absorb.map(({ name, count }) => ({ name, count })),
    clusters: clusters?.count,
    logLikelihood: (-given / 2) * (Math.log(2 * Math.PI) + Math.log(squares / given) + 1),
    deviance: squares,
    pseudoR2: 1 - squares / spreadOf(outcome),
    steps: 1,
    rounds,
  };
}

function spreadOf(outcome: Float64Array): number {
  const mean = outcome.reduce((sum, one) => sum + one, 0) / outcome.length;
  return outcome.reduce((sum, one) => sum + (one - mean) ** 2, 0);
}
