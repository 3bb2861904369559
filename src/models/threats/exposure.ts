import {
  createSpatialWeights,
  identity,
  moran,
  type SpatialLink,
  type SpatialWeights,
  solve as solveLinear,
  spatialLag,
} from "../../numbers/index.ts";
import type { ConflictYear } from "./read.ts";

/** How conflicts are counted. */
export interface StrengthTerms {
  /** What a year of war counts against a year of lesser conflict. */
  readonly warWeight: number;
  /** Years after which a conflict-year counts half. */
  readonly memoryYears: number;
  readonly lastYear: number;
}

/** How insecure each state is, as conflict-years, recent ones counting more. Unit: weighted conflict-years. */
export function conflictStrength(
  states: number,
  conflicts: readonly ConflictYear[],
  terms: StrengthTerms,
): readonly number[] {
  const strength = new Array<number>(states).fill(0);
  for (const { state, year, isWar } of conflicts) {
    const age = 0.5 ** ((terms.lastYear - year) / terms.memoryYears);
    strength[state] = (strength[state] ?? 0) + age * (isWar ? terms.warWeight : 1);
  }
  return strength;
}

/** How far insecurity carries. */
export interface DecayTerms {
  /** Unit: km. */
  readonly halfDistance: number;
  /** Unit: km; beyond it nothing counts. */
  readonly cutOff: number;
  /** The part of the distance that counts where two states touch. */
  readonly neighbourShare: number;
}

/** What counts of each source for each state: 1 at no distance, half at the half-distance, 0 beyond the cut-off. */
export function decayWeights(
  distances: readonly (readonly number[])[],
  borders: readonly (readonly number[])[],
  terms: DecayTerms,
): readonly (readonly number[])[] {
  return distances.map((row, i) =>
    row.map((km, j) => {
      if (i === j) return 0;
      const near = (borders[i]?.[j] ?? 0) > 0 ? km * terms.neighbourShare : km;
      return near > terms.cutOff ? 0 : 0.5 ** (near / terms.halfDistance);
    }),
  );
}

/** What each source adds to the exposure of each state; rows are states, columns sources. */
export function exposures(
  weights: readonly (readonly number[])[],
  strength: readonly number[],
): readonly (readonly number[])[] {
  return weights.map((row) => row.map((weight, j) => weight * (strength[j] ?? 0)));
}

/** Who touches whom, each neighbour alike or by the length of the border; rows add up to 1. */
export function neighbourWeights(
  borders: readonly (readonly number[])[],
  by: "alike" | "length",
): SpatialWeights {
  const links = borders.flatMap((row, from) =>
    row.flatMap((km, to): SpatialLink[] =>
      km > 0 && from !== to ? [{ from, to, weight: by === "length" ? km : 1 }] : [],
    ),
  );
  return createSpatialWeights(borders.length, links, {
    style: "row-standardised",
    islands: "keep",
  });
}

/** What neighbours have on average, what reaches through neighbours of neighbours, and whether it clusters. */
export interface LagAnswer {
  readonly lag: readonly number[];
  /** What comes in over one border, two, and so on, each further one `spill` times the one before. */
  readonly spilled: readonly number[];
  /** Missing: undefined where there is no clustering to measure. */
  readonly moran: number | undefined;
}

/**
 * Exposure by the graph of neighbours.
 *
 * Shape: `spilled` is (I − ρW)⁻¹ s − s, the feedback of a spatial lag model with the strength as its input; `spill` ρ is an
 * assumption, at least 0 and under 1.
 * Source: LeSage and Pace 2009, Introduction to Spatial Econometrics, chapter 2.
 */
export function lagOf(
  weights: SpatialWeights,
  strength: readonly number[],
  spill: number,
): LagAnswer {
  const lag = spatialLag(weights, strength);
  const left = identity(strength.length).map((row, i) =>
    row.map((one, j) => one - spill * (weights.matrix[i]?.[j] ?? 0)),
  );
  const whole = solveLinear(
    left,
    strength.map((one) => [one]),
  );
  const spilled = strength.map((own, i) => (whole[i]?.[0] ?? Number.NaN) - own);
  const varies = strength.some((one) => one !== strength[0]);
  return {
    lag,
    spilled,
    moran: varies && strength.length >= 4 ? moran(strength, weights).value : undefined,
  };
}
