import {
  dot,
  identity,
  inverse,
  type Matrix,
  multiply,
  multiplyColumn,
  transpose,
} from "./matrix.ts";
import { minimise } from "./minimise.ts";
import {
  crossProducts,
  type Design,
  designOf,
  type Estimate,
  estimateOf,
  fit,
  logJacobian,
  normalLogLikelihood,
  type SpatialData,
  spanOf,
  traceOfProduct,
} from "./spatialModel.ts";
import { type SpatialWeights, spatialEigenvalues, spatialLag } from "./spatialWeights.ts";

/** A fitted spatial model. */
export interface SpatialModel {
  readonly kind: "lag" | "error" | "durbin";
  /** How strongly a place follows its neighbours: ρ of the outcome, or λ of what is left over. */
  readonly spatial: Estimate;
  readonly factors: readonly Estimate[];
  readonly logLikelihood: number;
  readonly aic: number;
  /** Variance of what is left over, by the likelihood. */
  readonly variance: number;
  readonly left: readonly number[];
}

/**
 * A spatial lag model by maximum likelihood: each place's outcome follows those of its neighbours.
 *
 * Shape: y = ρWy + Xβ + ε. Standard errors are asymptotic, from the inverse of the expected information.
 * Throws: `model-unfit`; `matrix-singular` when a column follows from the others.
 * Source: Ord 1975; Anselin 1988, Spatial Econometrics, chapter 6.
 */
export function spatialLagModel(data: SpatialData, weights: SpatialWeights): SpatialModel {
  return fitLag(designOf(data), weights, "lag");
}

/**
 * A spatial Durbin model by maximum likelihood: the lag model with what explains the neighbours as well.
 *
 * Shape: y = ρWy + Xβ + WXθ + ε; lagged columns are named `lag.…`. The lag of the constant is the constant itself where
 * rows are standardised; it is left out.
 * Throws: as the lag model.
 * Source: Anselin 1988, chapter 8; LeSage and Pace 2009, chapter 2.
 */
export function spatialDurbinModel(data: SpatialData, weights: SpatialWeights): SpatialModel {
  const lagged = data.by.map(({ name, values }) => ({
    name: `lag.${name}`,
    values: spatialLag(weights, values),
  }));
  return fitLag(designOf({ ...data, by: [...data.by, ...lagged] }), weights, "durbin");
}

function fitLag(design: Design, weights: SpatialWeights, kind: "lag" | "durbin"): SpatialModel {
  const { names, columns, outcome } = design;
  const count = outcome.length;
  const lagged = spatialLag(weights, outcome);
  const own = fit(columns, outcome);
  const near = fit(columns, lagged);
  const values = spatialEigenvalues(weights);
  const squaresAt = (rho: number): number =>
    own.squares - 2 * rho * dot(own.left, near.left) + rho * rho * near.squares;
  const logLikelihoodAt = (rho: number): number =>
    logJacobian(values, rho) + normalLogLikelihood(squaresAt(rho), count);
  const [low, high] = spanOf(values);
  const { at: rho } = minimise((one) => -logLikelihoodAt(one), low, high);
  const factors = own.factors.map((one, i) => one - rho * (near.factors[i] ?? 0));
  const variance = squaresAt(rho) / count;
  const doubt = doubtOf(columns, weights, { rho, factors, variance });
  const logLikelihood = logLikelihoodAt(rho);
  return {
    kind,
    spatial: estimateOf("rho", rho, doubt[1] ?? Number.NaN),
    factors: factors.map((one, i) => estimateOf(names[i] ?? "", one, doubt[i + 2] ?? Number.NaN)),
    logLikelihood,
    aic: 2 * (names.length + 2) - 2 * logLikelihood,
    variance,
    left: own.left.map((one, i) => one - rho * (near.left[i] ?? 0)),
  };
}

interface Found {
  readonly rho: number;
  readonly factors: readonly number[];
  readonly variance: number;
}

/** Variances of the estimates: of the variance, of ρ, of each factor (Anselin 1988, 6.2). */
function doubtOf(columns: Matrix, { matrix }: SpatialWeights, found: Found): readonly number[] {
  const { rho, factors, variance } = found;
  const count = columns.length;
  const spread = inverse(
    identity(count).map((row, i) => row.map((one, j) => one - rho * (matrix[i]?.[j] ?? 0))),
  );
  const reach = multiply(matrix, spread); // W(I - ρW)⁻¹
  const expected = multiplyColumn(reach, multiplyColumn(columns, factors));
  const trace = reach.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  const both = traceOfProduct(reach, reach) + traceOfProduct(transpose(reach), reach);
  const toFactors = multiplyColumn(transpose(columns), expected).map((one) => one / variance);
  const information = [
    [count / (2 * variance ** 2), trace / variance, ...factors.map(() => 0)],
    [trace / variance, both + dot(expected, expected) / variance, ...toFactors],
    ...crossProducts(columns).map((row, i) => [
      0,
      toFactors[i] ?? 0,
      ...row.map((one) => one / variance),
    ]),
  ];
  return inverse(information).map((row, i) => row[i] ?? Number.NaN);
}
