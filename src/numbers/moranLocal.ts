import { deviations } from "./moran.ts";
import { type SpatialWeights, spatialLag } from "./spatialWeights.ts";

/** How one place and its neighbours go together. */
export interface LocalMoran {
  /** Above 0: the place and its neighbours lie on the same side of the mean. */
  readonly value: number;
  /** Against the place's value held and all others in any order. Missing: NaN for a place without neighbours. */
  readonly z: number;
  /** Getis and Ord's local G without the place itself, as z: above 0 among high values. */
  readonly g: number;
}

/**
 * Where values cluster: each place's part in Moran's I, and its local G.
 *
 * Shape: one for each place; with row-standardised weights the values average to Moran's I.
 * Throws: `values-unfit` as for Moran's I.
 * Source: Anselin 1995, Geographical Analysis 27; Sokal, Oden and Thomson 1998 for z; Ord and Getis 1995.
 */
export function localMoran(
  values: readonly number[],
  weights: SpatialWeights,
): readonly LocalMoran[] {
  const { from, squares } = deviations(values, weights);
  const n = values.length;
  const lag = spatialLag(weights, from);
  return from.map((own, i) => {
    const row = weights.matrix[i] ?? [];
    const total = row.reduce((sum, one) => sum + one, 0);
    const squared = row.reduce((sum, one) => sum + one * one, 0);
    // Mean and spread of the others, of which the neighbours are a draw without return.
    const mean = -own / (n - 1);
    const spread = (squares - own * own) / (n - 1) - mean * mean;
    const chance = (spread * ((n - 1) * squared - total * total)) / (n - 2);
    const g = ((lag[i] ?? 0) - total * mean) / Math.sqrt(chance);
    return { value: (n * own * (lag[i] ?? 0)) / squares, z: Math.sign(own) * g, g };
  });
}
