import { createChance } from "./chance.ts";

/**
 * Draws that cover every dimension evenly: each of `points` equal slices of each dimension is met exactly once.
 *
 * Shape: row by row, `dimensions` numbers a point, each above 0 and under 1; the same for the same seed. Dimensions are
 * paired by chance and so nearly independent.
 * Source: McKay, Beckman and Conover 1979, Technometrics 21(2).
 */
export function latinHypercube(points: number, dimensions: number, seed: number): Float64Array {
  const chance = createChance(seed);
  const result = new Float64Array(points * dimensions);
  const slices = new Int32Array(points);
  for (let dimension = 0; dimension < dimensions; dimension += 1) {
    for (let at = 0; at < points; at += 1) slices[at] = at;
    for (let at = points - 1; at > 0; at -= 1) {
      const other = chance.below(at + 1);
      const kept = slices[at] ?? 0;
      slices[at] = slices[other] ?? 0;
      slices[other] = kept;
    }
    for (let at = 0; at < points; at += 1) {
      const within = Math.max(chance.next(), Number.EPSILON);
      result[at * dimensions + dimension] = ((slices[at] ?? 0) + within) / points;
    }
  }
  return result;
}
