import { Problem } from "../terms/index.ts";

/** Equations of which only the product with a column is known. */
export interface Equations {
  readonly right: Float64Array;
  /** About how large each equation's own factor is; rounds are fewer the better it is known. */
  readonly scale: Float64Array;
  /** Where the search begins; brought up to date. */
  readonly answer: Float64Array;
}

/**
 * Solves symmetric equations whose factors are never below nothing, by conjugate gradients.
 *
 * Shape: gives the number of rounds; equations that follow from one another are no hindrance where they agree.
 * Throws: `absorb-no-end` after 5,000 rounds, as when groups hang together by next to no weight.
 * Source: Hestenes and Stiefel 1952, Journal of Research of the National Bureau of Standards 49(6); scaled by Jacobi.
 */
export function conjugateGradients(
  apply: (from: Float64Array, to: Float64Array) => void,
  { right, scale, answer }: Equations,
  tolerance: number,
): number {
  const size = right.length;
  const product = new Float64Array(size);
  const rest = new Float64Array(size);
  apply(answer, product);
  for (let i = 0; i < size; i += 1) rest[i] = (right[i] ?? 0) - (product[i] ?? 0);
  const step = new Float64Array(size);
  let before = turn(rest, scale, step, 0);
  let best = before;
  let idle = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    // Rounding sets a floor: where nothing better comes for a long time, the answer is as good as it gets.
    if (before <= tolerance * tolerance || idle > patience) return round;
    apply(step, product);
    let along = 0;
    for (let i = 0; i < size; i += 1) along += (step[i] ?? 0) * (product[i] ?? 0);
    if (!(along > 0)) return round;
    const length = before / along;
    for (let i = 0; i < size; i += 1) {
      answer[i] = (answer[i] ?? 0) + length * (step[i] ?? 0);
      rest[i] = (rest[i] ?? 0) - length * (product[i] ?? 0);
    }
    const after = turn(rest, scale, step, before);
    idle = after < 0.99 * best ? 0 : idle + 1;
    best = Math.min(best, after);
    before = after;
  }
  throw new Problem(
    "absorb-no-end",
    "The fixed effects could not be told apart in 5,000 rounds: groups hang together by next to no weight. Leave out groups with very few or very small rows.",
  );
}

const mostRounds = 5000;
const patience = 200;

/** The next direction of search, written into `step`; gives the size of what is left, squared. */
function turn(rest: Float64Array, scale: Float64Array, step: Float64Array, before: number): number {
  let after = 0;
  for (let i = 0; i < rest.length; i += 1) {
    const one = rest[i] ?? 0;
    after += (one * one) / (scale[i] ?? 1);
  }
  const keep = before === 0 ? 0 : after / before;
  for (let i = 0; i < rest.length; i += 1) {
    step[i] = (rest[i] ?? 0) / (scale[i] ?? 1) + keep * (step[i] ?? 0);
  }
  return after;
}
