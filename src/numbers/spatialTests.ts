import { dot, inverse, multiply, multiplyColumn, transpose } from "./matrix.ts";
import { chiSquaredShareAbove, twoSidedShare } from "./normal.ts";
import {
  crossProducts,
  designOf,
  type Estimate,
  estimateOf,
  fit,
  normalLogLikelihood,
  type SpatialData,
  traceOfProduct,
} from "./spatialModel.ts";
import { type SpatialWeights, spatialLag } from "./spatialWeights.ts";

/** A model that takes places as unrelated: ordinary least squares. */
export interface PlainModel {
  readonly factors: readonly Estimate[];
  readonly r2: number;
  readonly logLikelihood: number;
  /** Variance of what is left over, with the factors counted off. */
  readonly variance: number;
  readonly left: readonly number[];
}

/**
 * Ordinary least squares, with which spatial models are compared.
 *
 * Throws: `model-unfit`; `matrix-singular`.
 */
export function plainModel(data: SpatialData): PlainModel {
  const { names, columns, outcome } = designOf(data);
  const { factors, left, squares } = fit(columns, outcome);
  const count = outcome.length;
  const variance = squares / (count - names.length);
  const doubt = inverse(crossProducts(columns));
  const mean = outcome.reduce((sum, one) => sum + one, 0) / count;
  const all = outcome.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return {
    factors: factors.map((one, i) =>
      estimateOf(names[i] ?? "", one, variance * (doubt[i]?.[i] ?? Number.NaN)),
    ),
    r2: 1 - squares / all,
    logLikelihood: normalLogLikelihood(squares, count),
    variance,
    left,
  };
}

/** A Lagrange-multiplier test: large where the plain model misses a relation between neighbours. */
export interface MultiplierTest {
  readonly value: number;
  readonly freedom: 1 | 2;
  readonly p: number;
}

/** The usual five tests together, for which relation is missed matters for which model is right. */
export interface MultiplierTests {
  readonly error: MultiplierTest;
  readonly lag: MultiplierTest;
  readonly robustError: MultiplierTest;
  readonly robustLag: MultiplierTest;
  readonly both: MultiplierTest;
}

/**
 * Whether a plain model misses that neighbours go together, in the outcome (lag) or in what is left over (error).
 *
 * Throws: `model-unfit`; `matrix-singular`.
 * Source: Anselin 1988, Geographical Analysis 20; Anselin, Bera, Florax and Yoon 1996.
 */
export function multiplierTests(data: SpatialData, weights: SpatialWeights): MultiplierTests {
  const { columns, outcome } = designOf(data);
  const { factors, left, squares } = fit(columns, outcome);
  const variance = squares / outcome.length;
  const fitted = spatialLag(weights, multiplyColumn(columns, factors));
  const missed = fit(columns, fitted).squares / variance;
  const { matrix } = weights;
  const spread = traceOfProduct(matrix, matrix) + traceOfProduct(transpose(matrix), matrix);
  const whole = missed + spread;
  const inError = dot(left, spatialLag(weights, left)) / variance;
  const inLag = dot(left, spatialLag(weights, outcome)) / variance;
  const share = spread / whole;
  return {
    error: test(inError ** 2 / spread, 1),
    lag: test(inLag ** 2 / whole, 1),
    robustError: test((inError - share * inLag) ** 2 / (spread * (1 - share)), 1),
    robustLag: test((inLag - inError) ** 2 / missed, 1),
    both: test((inLag - inError) ** 2 / missed + inError ** 2 / spread, 2),
  };
}

/** Moran's I of what a model leaves over. */
export interface ResidualMoran {
  readonly value: number;
  readonly expectation: number;
  readonly variance: number;
  readonly z: number;
  /** Two-sided, taking the figure as normal. */
  readonly p: number;
}

/**
 * Moran's I of what least squares leave over, whose chance differs from that of raw values.
 *
 * Throws: `model-unfit`; `matrix-singular`.
 * Source: Cliff and Ord 1981, Spatial Processes, chapter 8.
 */
export function residualMoran(data: SpatialData, weights: SpatialWeights): ResidualMoran {
  const { columns, outcome } = designOf(data);
  const { left, squares } = fit(columns, outcome);
  const count = outcome.length;
  const free = count - (columns[0]?.length ?? 0);
  const scale = count / weights.sums.s0;
  const turned = transpose(columns);
  const hat = multiply(columns, multiply(inverse(crossProducts(columns)), turned));
  const near = multiply(hat, weights.matrix);
  const remaining = weights.matrix.map((row, i) => row.map((one, j) => one - (near[i]?.[j] ?? 0)));
  const back = multiply(hat, transpose(weights.matrix));
  const turnedBack = transpose(weights.matrix).map((row, i) =>
    row.map((one, j) => one - (back[i]?.[j] ?? 0)),
  );
  const trace = remaining.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  const second = traceOfProduct(remaining, turnedBack) + traceOfProduct(remaining, remaining);
  const value = (scale * dot(left, spatialLag(weights, left))) / squares;
  const expectation = (scale * trace) / free;
  const variance = (scale ** 2 * (second + trace ** 2)) / (free * (free + 2)) - expectation ** 2;
  const z = (value - expectation) / Math.sqrt(variance);
  return { value, expectation, variance, z, p: twoSidedShare(z) };
}

function test(value: number, freedom: 1 | 2): MultiplierTest {
  return { value, freedom, p: chiSquaredShareAbove(value, freedom) };
}
