import { identity, inverse, type Matrix, multiply, transpose } from "./matrix.ts";
import { minimise } from "./minimise.ts";
import type { SpatialModel } from "./spatialLagModel.ts";
import {
  crossProducts,
  designOf,
  estimateOf,
  fit,
  logJacobian,
  normalLogLikelihood,
  type SpatialData,
  spanOf,
  traceOfProduct,
} from "./spatialModel.ts";
import { type SpatialWeights, spatialEigenvalues, spatialLag } from "./spatialWeights.ts";

/**
 * A spatial error model by maximum likelihood: what the model does not explain follows the neighbours.
 *
 * Shape: y = Xβ + u, u = λWu + ε. Standard errors are asymptotic, from the inverse of the expected information.
 * Throws: `model-unfit`; `matrix-singular` when a column follows from the others.
 * Source: Ord 1975; Anselin 1988, Spatial Econometrics, chapter 6.
 */
export function spatialErrorModel(data: SpatialData, weights: SpatialWeights): SpatialModel {
  const { names, columns, outcome } = designOf(data);
  const count = outcome.length;
  const values = spatialEigenvalues(weights);
  const nearOutcome = spatialLag(weights, outcome);
  const nearColumns = multiply(weights.matrix, columns);
  const less = (one: number, near: number | undefined, lambda: number) =>
    one - lambda * (near ?? 0);
  const filtered = (lambda: number): Matrix =>
    columns.map((row, i) => row.map((one, j) => less(one, nearColumns[i]?.[j], lambda)));
  const fitAt = (lambda: number) =>
    fit(
      filtered(lambda),
      outcome.map((one, i) => less(one, nearOutcome[i], lambda)),
    );
  const logLikelihoodAt = (lambda: number): number =>
    logJacobian(values, lambda) + normalLogLikelihood(fitAt(lambda).squares, count);
  const [low, high] = spanOf(values);
  const { at: lambda } = minimise((one) => -logLikelihoodAt(one), low, high);
  const { factors, squares, left } = fitAt(lambda);
  const variance = squares / count;
  const doubt = inverse(crossProducts(filtered(lambda)));
  const logLikelihood = logLikelihoodAt(lambda);
  return {
    kind: "error",
    spatial: estimateOf("lambda", lambda, doubtOfLambda(weights, lambda, variance)),
    factors: factors.map((one, i) =>
      estimateOf(names[i] ?? "", one, variance * (doubt[i]?.[i] ?? Number.NaN)),
    ),
    logLikelihood,
    aic: 2 * (names.length + 2) - 2 * logLikelihood,
    variance,
    left,
  };
}

/** The variance of λ, which depends on that of the errors but not on the factors (Anselin 1988, 6.2). */
function doubtOfLambda({ matrix }: SpatialWeights, lambda: number, variance: number): number {
  const count = matrix.length;
  const spread = inverse(
    identity(count).map((row, i) => row.map((one, j) => one - lambda * (matrix[i]?.[j] ?? 0))),
  );
  const reach = multiply(matrix, spread);
  const trace = reach.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  const both = traceOfProduct(reach, reach) + traceOfProduct(transpose(reach), reach);
  const information = [
    [count / (2 * variance ** 2), trace / variance],
    [trace / variance, both],
  ];
  return inverse(information)[1]?.[1] ?? Number.NaN;
}
