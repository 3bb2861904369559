import { inverse, multiplyColumn } from "./matrix.ts";
import {
  crossProducts,
  designOf,
  type Estimate,
  estimateOf,
  fit,
  type SpatialData,
} from "./spatialModel.ts";
import { type SpatialWeights, spatialLag } from "./spatialWeights.ts";

/** A spatial lag model by two-stage least squares. */
export interface TwoStageModel {
  readonly spatial: Estimate;
  readonly factors: readonly Estimate[];
  /** Variance of what is left over, with the factors counted off. */
  readonly variance: number;
  readonly left: readonly number[];
}

/**
 * A spatial lag model without assuming normal errors: the neighbours' outcome stands for what explains them.
 *
 * Shape: instruments are WX and WWX, the constant left out.
 * Throws: `model-unfit`; `matrix-singular`.
 * Source: Kelejian and Prucha 1998, Journal of Real Estate Finance and Economics 17.
 */
export function spatialTwoStage(data: SpatialData, weights: SpatialWeights): TwoStageModel {
  const { names, columns, outcome } = designOf(data);
  const once = data.by.map(({ values }) => spatialLag(weights, values));
  const instruments = [...once, ...once.map((values) => spatialLag(weights, values))];
  const wide = columns.map((row, i) => [...row, ...instruments.map((one) => one[i] ?? Number.NaN)]);
  const lagged = spatialLag(weights, outcome);
  const stage = fit(wide, lagged);
  const stood = lagged.map((one, i) => one - (stage.left[i] ?? 0));
  const replaced = columns.map((row, i) => [stood[i] ?? Number.NaN, ...row]);
  const { factors } = fit(replaced, outcome);
  const actual = columns.map((row, i) => [lagged[i] ?? Number.NaN, ...row]);
  const fitted = multiplyColumn(actual, factors);
  const left = outcome.map((one, i) => one - (fitted[i] ?? 0));
  const squares = left.reduce((sum, one) => sum + one * one, 0);
  const variance = squares / (outcome.length - factors.length);
  const doubt = inverse(crossProducts(replaced));
  const [spatial, ...own] = factors.map((one, i) =>
    estimateOf(["rho", ...names][i] ?? "", one, variance * (doubt[i]?.[i] ?? Number.NaN)),
  );
  return {
    spatial: spatial ?? estimateOf("rho", Number.NaN, Number.NaN),
    factors: own,
    variance,
    left,
  };
}
