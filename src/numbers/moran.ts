import { Problem } from "../terms/index.ts";
import { dot } from "./matrix.ts";
import { twoSidedShare } from "./normal.ts";
import { type SpatialWeights, spatialLag } from "./spatialWeights.ts";

/** How far a figure lies from what chance would give. */
export interface AgainstChance {
  readonly variance: number;
  readonly z: number;
  /** Two-sided, taking the figure as normal. */
  readonly p: number;
}

/** Moran's I of values over places, with both usual reckonings of chance. */
export interface Moran {
  readonly value: number;
  readonly expectation: number;
  /** The values taken as draws of a normal distribution. */
  readonly normality: AgainstChance;
  /** The values taken as fixed, in any order. */
  readonly randomisation: AgainstChance;
}

/**
 * Whether places near each other have values that are alike: Moran's I.
 *
 * Unit: above its expectation alike, below it unlike; about -1 to 1 for row-standardised weights.
 * Throws: `values-unfit` when there are not as many values as places, at least four, not all the same.
 * Source: Moran 1950, Biometrika 37; Cliff and Ord 1981, Spatial Processes, chapter 2.
 */
export function moran(values: readonly number[], weights: SpatialWeights): Moran {
  const { from, squares, kurtosis } = deviations(values, weights);
  const { s0, s1, s2 } = weights.sums;
  const n = values.length;
  const value = ((n / s0) * dot(from, spatialLag(weights, from))) / squares;
  const expectation = -1 / (n - 1);
  const normal = (n * n * s1 - n * s2 + 3 * s0 * s0) / (s0 * s0 * (n * n - 1));
  const random =
    (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0) -
      kurtosis * (n * (n - 1) * s1 - 2 * n * s2 + 6 * s0 * s0)) /
    ((n - 1) * (n - 2) * (n - 3) * s0 * s0);
  const gap = value - expectation;
  return {
    value,
    expectation,
    normality: against(gap, normal - expectation ** 2),
    randomisation: against(gap, random - expectation ** 2),
  };
}

/** Geary's C, with its variance when the values are fixed, in any order. */
export interface Geary extends AgainstChance {
  readonly value: number;
  readonly expectation: number;
}

/**
 * Whether places near each other differ less than places at random: Geary's C.
 *
 * Unit: 1 by chance, 0 when neighbours are the same; z is above 0 when they are alike.
 * Throws: `values-unfit` as for Moran's I.
 * Source: Geary 1954, The Incorporated Statistician 5; Cliff and Ord 1981, chapter 2.
 */
export function geary(values: readonly number[], weights: SpatialWeights): Geary {
  const { squares, kurtosis: k } = deviations(values, weights);
  const { s0, s1, s2 } = weights.sums;
  const n = values.length;
  let apart = 0;
  for (const [i, row] of weights.matrix.entries()) {
    for (const [j, one] of row.entries()) {
      if (one !== 0) apart += one * ((values[i] ?? 0) - (values[j] ?? 0)) ** 2;
    }
  }
  const value = ((n - 1) * apart) / (2 * s0 * squares);
  const variance =
    ((n - 1) * s1 * (n * n - 3 * n + 3 - (n - 1) * k) -
      ((n - 1) * s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * k)) / 4 +
      s0 * s0 * (n * n - 3 - (n - 1) ** 2 * k)) /
    (n * (n - 2) * (n - 3) * s0 * s0);
  return { value, expectation: 1, ...against(1 - value, variance) };
}

/**
 * Whether high values lie near high ones: Getis and Ord's general G, for values from 0.
 *
 * Unit: share of all products of two places that is between neighbours, when links count 1.
 * Throws: `values-unfit` also for values below 0.
 * Source: Getis and Ord 1992, Geographical Analysis 24.
 */
export function generalG(values: readonly number[], weights: SpatialWeights): number {
  deviations(values, weights);
  if (values.some((one) => one < 0)) throw unfit();
  const sum = values.reduce((total, one) => total + one, 0);
  return dot(values, spatialLag(weights, values)) / (sum * sum - dot(values, values));
}

/** Values as their distances from the mean, the sum of squares, and how heavy the tails are. */
export interface Deviations {
  readonly from: readonly number[];
  readonly squares: number;
  readonly kurtosis: number;
}

/** The values as distances from their mean; refuses what no test of nearness can be made of. */
export function deviations(values: readonly number[], weights: SpatialWeights): Deviations {
  const n = values.length;
  const mean = values.reduce((sum, one) => sum + one, 0) / n;
  const from = values.map((one) => one - mean);
  const squares = dot(from, from);
  const isFit = n === weights.size && n >= 4 && weights.sums.s0 > 0;
  if (!isFit || !Number.isFinite(squares) || squares <= 1e-24 * n * mean * mean) throw unfit();
  const fourth = from.reduce((sum, one) => sum + one ** 4, 0);
  return { from, squares, kurtosis: (n * fourth) / squares ** 2 };
}

function against(gap: number, variance: number): AgainstChance {
  const z = gap / Math.sqrt(variance);
  return { variance, z, p: twoSidedShare(z) };
}

function unfit(): Problem {
  return new Problem(
    "values-unfit",
    "Give one number for each place, at least four and not all the same, and links between places.",
  );
}
