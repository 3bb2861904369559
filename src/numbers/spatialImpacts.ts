import { inverse, type Matrix, multiply } from "./matrix.ts";
import type { Estimate } from "./spatialModel.ts";
import type { SpatialWeights } from "./spatialWeights.ts";

/** What one unit more of something does to the outcome: where it is, elsewhere, and in all. */
export interface Impact {
  readonly name: string;
  readonly direct: number;
  readonly indirect: number;
  readonly total: number;
}

/**
 * What explains the outcome acts on the place itself and, through neighbours, on others: means over all places.
 *
 * Shape: one for each name of `by`, in its order; the model's own `lag.…` factors, if it has any, count in.
 * Source: LeSage and Pace 2009, Introduction to Spatial Econometrics, chapter 2.
 */
export function spatialImpacts(
  model: { readonly spatial: Estimate; readonly factors: readonly Estimate[] },
  by: readonly string[],
  weights: SpatialWeights,
): readonly Impact[] {
  const { matrix, size } = weights;
  const rho = model.spatial.value;
  const spread = inverse(
    matrix.map((row, i) => row.map((one, j) => (i === j ? 1 : 0) - rho * one)),
  );
  const near = multiply(spread, matrix);
  const factorOf = (name: string): number =>
    model.factors.find((one) => one.name === name)?.value ?? 0;
  const atHome = (of: Matrix) => of.reduce((sum, row, i) => sum + (row[i] ?? 0), 0) / size;
  const everywhere = (of: Matrix) => of.flat().reduce((sum, one) => sum + one, 0) / size;
  return by.map((name) => {
    const [beta, theta] = [factorOf(name), factorOf(`lag.${name}`)];
    const direct = beta * atHome(spread) + theta * atHome(near);
    const total = beta * everywhere(spread) + theta * everywhere(near);
    return { name, direct, indirect: total - direct, total };
  });
}
