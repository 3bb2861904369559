import { Problem } from "../terms/index.ts";
import type { Chance } from "./chance.ts";
import { directionNumbers } from "./sobolNumbers.ts";

/** Which points of a Sobol sequence are wanted. */
export interface SobolOptions {
  readonly points: number;
  readonly dimensions: number;
  /** Moves all points by one digital shift drawn from it, so that runs can differ; without it none is made. */
  readonly shift?: Chance | undefined;
}

/** The most dimensions that a Sobol sequence may have here. */
export const mostSobolDimensions = directionNumbers.length + 1;

/**
 * Points that fill a cube more evenly than chance does.
 *
 * Shape: row by row, `dimensions` numbers a point, each at least 0 and under 1, in the order of the Gray code; the first
 * point is the origin unless shifted. A number of points that is a power of two fills the cube best.
 * Throws: `sobol-dimensions` when there are more than 128 or none.
 * Source: Sobol 1967, USSR Computational Mathematics and Mathematical Physics 7(4); Joe and Kuo 2008.
 */
export function sobolPoints({ points, dimensions, shift }: SobolOptions): Float64Array {
  if (dimensions < 1 || dimensions > mostSobolDimensions) {
    throw new Problem(
      "sobol-dimensions",
      `A Sobol sequence has 1 to ${mostSobolDimensions} dimensions, not ${dimensions}: vary fewer things at once.`,
    );
  }
  const result = new Float64Array(points * dimensions);
  for (let dimension = 0; dimension < dimensions; dimension += 1) {
    const steps = stepsOf(dimension);
    let word = shift === undefined ? 0 : shift.below(2 ** 32);
    for (let point = 0; point < points; point += 1) {
      result[point * dimensions + dimension] = (word >>> 0) / 2 ** 32;
      word ^= steps[lowestZero(point)] ?? 0;
    }
  }
  return result;
}

const bits = 32;

/** The 32 directions of a dimension, the first being the longest step. */
function stepsOf(dimension: number): Uint32Array {
  const steps = new Uint32Array(bits);
  const [degree = 0, coefficients = 0, ...starts] = directionNumbers[dimension - 1] ?? [];
  for (let i = 0; i < bits; i += 1) {
    if (dimension === 0 || i < degree) {
      steps[i] = (dimension === 0 ? 1 : (starts[i] ?? 0)) << (bits - 1 - i);
      continue;
    }
    let word = (steps[i - degree] ?? 0) ^ ((steps[i - degree] ?? 0) >>> degree);
    for (let k = 1; k < degree; k += 1) {
      if (((coefficients >>> (degree - 1 - k)) & 1) === 1) word ^= steps[i - k] ?? 0;
    }
    steps[i] = word;
  }
  return steps;
}

function lowestZero(number: number): number {
  return Math.log2(~number & (number + 1));
}
