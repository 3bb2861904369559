import { solve } from "../../numbers/index.ts";
import { Problem } from "../../terms/index.ts";

/** Where a rule that is applied again and again comes to rest. */
export interface FixedPoint {
  readonly values: Float64Array;
  readonly rounds: number;
  /** The largest step that the rule would still take. */
  readonly residual: number;
  readonly isSettled: boolean;
}

/** A rule that is to come to rest: it writes what follows from `from` into `to`. */
export type Rule = (from: Float64Array, to: Float64Array) => void;

/**
 * Finds where a rule comes to rest by Newton's steps, for rules that mixing alone does not settle, such as states that
 * trade with next to nobody.
 *
 * Shape: the rule is one of logarithms and does not mind if all of them are raised alike. Slopes are taken by small
 * differences; a step that makes matters worse is halved.
 * Source: Dennis and Schnabel 1983, Numerical Methods for Unconstrained Optimization, chapter 6.
 */
export function newtonPoint(rule: Rule, start: Float64Array, tolerance: number): FixedPoint {
  let values = start;
  let left = leftOf(rule, values);
  let residual = largest(left);
  for (let round = 1; round <= mostSteps; round += 1) {
    if (residual <= tolerance) return { values, rounds: round, residual, isSettled: true };
    const step = stepFrom(rule, values, left);
    if (step === undefined) break;
    let share = 1;
    let next = values;
    let after = left;
    for (; share > 1e-6; share /= 2) {
      next = values.map((one, i) => one - share * (step[i] ?? 0));
      after = leftOf(rule, next);
      if (largest(after) < residual) break;
    }
    if (!(largest(after) < residual)) break;
    [values, left, residual] = [next, after, largest(after)];
  }
  return { values, rounds: mostSteps, residual, isSettled: residual <= tolerance };
}

const mostSteps = 60;
const nudge = 1e-6;

function leftOf(rule: Rule, values: Float64Array): Float64Array {
  const next = new Float64Array(values.length);
  rule(values, next);
  return next.map((one, i) => one - (values[i] ?? 0));
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const one of values) {
    if (!Number.isFinite(one)) return Number.POSITIVE_INFINITY;
    most = Math.max(most, Math.abs(one));
  }
  return most;
}

/** The step that would leave nothing over if the rule were straight; undefined where there is none. */
function stepFrom(rule: Rule, values: Float64Array, left: Float64Array): Float64Array | undefined {
  const size = values.length;
  const slopes = Array.from({ length: size }, () => new Array<number>(size).fill(1 / size));
  const moved = values.slice();
  for (let j = 0; j < size; j += 1) {
    moved[j] = (values[j] ?? 0) + nudge;
    const after = leftOf(rule, moved);
    moved[j] = values[j] ?? 0;
    for (let i = 0; i < size; i += 1) {
      const row = slopes[i];
      if (row !== undefined) row[j] = (row[j] ?? 0) + ((after[i] ?? 0) - (left[i] ?? 0)) / nudge;
    }
  }
  try {
    return Float64Array.from(
      solve(
        slopes,
        Array.from(left, (one) => [one]),
      ),
      (row) => row[0] ?? 0,
    );
  } catch (error) {
    if (error instanceof Problem) return undefined; // no slope to follow
    throw error;
  }
}
