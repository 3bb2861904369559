import { type FixedPoint, newtonPoint, type Rule } from "./newton.ts";

/** How far the search goes. */
export interface FixedPointLimits {
  /** The largest step that counts as rest. */
  readonly tolerance: number;
  readonly mostRounds: number;
}

/**
 * Finds where a rule comes to rest: each round mixes the last few so that what is left over is least.
 *
 * Shape: mixing is given up for a round when it makes matters much worse; where it does not come to rest in the rounds
 * allowed, Newton's steps go on from the best place.
 * Source: Anderson 1965, Journal of the ACM 12(4); Walker and Ni 2011, SIAM Journal on Numerical Analysis 49(4).
 */
export function findFixedPoint(
  rule: Rule,
  start: Float64Array,
  { tolerance, mostRounds }: FixedPointLimits,
): FixedPoint {
  let values: Float64Array = start.slice();
  const next = new Float64Array(start.length);
  let history: Step[] = [];
  let last: Step | undefined;
  let best = { residual: Number.POSITIVE_INFINITY, values: start };
  for (let round = 1; round <= mostRounds; round += 1) {
    rule(values, next);
    const left = next.map((one, i) => one - (values[i] ?? 0));
    const residual = left.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    if (!Number.isFinite(residual)) break;
    if (residual <= tolerance)
      return { values: next.slice(), rounds: round, residual, isSettled: true };
    if (residual > 10 * best.residual) history = [];
    else if (last !== undefined)
      history = [...history.slice(1 - depth), difference(next, left, last)];
    if (residual < best.residual) best = { residual, values: values.slice() };
    last = { next: next.slice(), left };
    values = mix(last, history);
  }
  const found = newtonPoint(rule, best.values, tolerance);
  return { ...found, rounds: found.rounds + mostRounds };
}

const depth = 6;

interface Step {
  readonly next: Float64Array;
  readonly left: Float64Array;
}

function difference(next: Float64Array, left: Float64Array, last: Step): Step {
  return {
    next: next.map((one, i) => one - (last.next[i] ?? 0)),
    left: left.map((one, i) => one - (last.left[i] ?? 0)),
  };
}

/** The mix of steps that leaves the least over, by least squares on their differences. */
function mix({ next, left }: Step, history: readonly Step[]): Float64Array {
  const size = history.length;
  const table = history.map((one) => history.map((other) => product(one.left, other.left)));
  const right = history.map((one) => product(one.left, left));
  const largest = table.reduce((most, row, i) => Math.max(most, row[i] ?? 0), 0);
  const factors = solveSmall(
    table.map((row, i) => row.map((one, j) => (i === j ? one + 1e-14 * largest : one))),
    right,
  );
  const mixed = next.slice();
  for (let k = 0; k < size; k += 1) {
    const factor = factors[k] ?? 0;
    const change = history[k]?.next;
    for (let i = 0; i < mixed.length; i += 1) {
      mixed[i] = (mixed[i] ?? 0) - factor * (change?.[i] ?? 0);
    }
  }
  return mixed;
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i += 1) sum += (one[i] ?? 0) * (other[i] ?? 0);
  return sum;
}

/** Gauss on a few equations; one that says nothing new gets the factor 0. */
function solveSmall(table: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = table.map((row, i) => [...row, right[i] ?? 0]);
  const size = rows.length;
  for (let k = 0; k < size; k += 1) {
    const pivot = rows[k]?.[k] ?? 0;
    for (let i = 0; i < size; i += 1) {
      if (i === k) continue;
      const factor = pivot > 0 ? (rows[i]?.[k] ?? 0) / pivot : 0;
      rows[i] = (rows[i] ?? []).map((one, j) => one - factor * (rows[k]?.[j] ?? 0));
    }
  }
  return rows.map((row, i) => ((row[i] ?? 0) > 0 ? (row[size] ?? 0) / (row[i] ?? 1) : 0));
}
