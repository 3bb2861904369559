import { Problem } from "../terms/index.ts";
import type { ComplexValues } from "./matrix.ts";
import { dot, leastSquares, type Matrix, multiply, multiplyColumn, transpose } from "./matrix.ts";
import { twoSidedShare } from "./normal.ts";

/** One thing that may explain the outcome, a number for each place. */
export interface Explaining {
  readonly name: string;
  readonly values: readonly number[];
}

/** What is to be explained, and by what; a constant is always added, named `(Intercept)`. */
export interface SpatialData {
  readonly outcome: readonly number[];
  readonly by: readonly Explaining[];
}

/** An estimated factor with its doubt. */
export interface Estimate {
  readonly name: string;
  readonly value: number;
  readonly standardError: number;
  readonly z: number;
  /** Two-sided, taking the estimate as normal. */
  readonly p: number;
  /** The 95 % interval, taking the estimate as normal. */
  readonly low: number;
  readonly high: number;
}

/** A model with its rows ready for reckoning: the first column is the constant. */
export interface Design {
  readonly names: readonly string[];
  readonly columns: Matrix;
  readonly outcome: readonly number[];
}

/**
 * The columns of a model, with the constant first.
 *
 * Throws: `model-unfit` when a column has not one number for each place, or there are fewer places than columns.
 */
export function designOf({ outcome, by }: SpatialData): Design {
  const all = [outcome, ...by.map(({ values }) => values)];
  const isFit = all.every((one) => one.length === outcome.length && one.every(Number.isFinite));
  if (!isFit || outcome.length <= by.length + 2) {
    throw new Problem(
      "model-unfit",
      "Give one number for each place in every column, and more places than columns.",
    );
  }
  return {
    names: ["(Intercept)", ...by.map(({ name }) => name)],
    columns: outcome.map((_, i) => [1, ...by.map(({ values }) => values[i] ?? Number.NaN)]),
    outcome,
  };
}

/** An estimate with all that is told of it. */
export function estimateOf(name: string, value: number, variance: number): Estimate {
  const standardError = Math.sqrt(variance);
  const z = value / standardError;
  const margin = 1.959963984540054 * standardError; // the 97.5 % point of the normal distribution
  return {
    name,
    value,
    standardError,
    z,
    p: twoSidedShare(z),
    low: value - margin,
    high: value + margin,
  };
}

/** A least-squares fit: factors, what is left over, and the sum of its squares. */
export interface Fit {
  readonly factors: readonly number[];
  readonly left: readonly number[];
  readonly squares: number;
}

/** Fits columns to an outcome by least squares. */
export function fit(columns: Matrix, outcome: readonly number[]): Fit {
  const factors = leastSquares(columns, outcome);
  const fitted = multiplyColumn(columns, factors);
  const left = outcome.map((one, i) => one - (fitted[i] ?? 0));
  return { factors, left, squares: dot(left, left) };
}

/** The products of columns with one another. */
export function crossProducts(columns: Matrix): Matrix {
  return multiply(transpose(columns), columns);
}

/** The sum of the products of two matrices, element by element, the second one turned: the trace of their product. */
export function traceOfProduct(one: Matrix, other: Matrix): number {
  return one.reduce(
    (sum, row, i) => sum + row.reduce((part, a, j) => part + a * (other[j]?.[i] ?? 0), 0),
    0,
  );
}

/** The logarithm of the determinant of I - ρW from the eigenvalues of W. Source: Ord 1975. */
export function logJacobian(values: ComplexValues, rho: number): number {
  return values.real.reduce((sum, real, i) => {
    const imaginary = values.imaginary[i] ?? 0;
    return sum + Math.log((1 - rho * real) ** 2 + (rho * imaginary) ** 2) / 2;
  }, 0);
}

/** The span in which the spatial factor may lie, so that I - ρW is never singular. */
export function spanOf(values: ComplexValues): readonly [number, number] {
  const real = values.real.filter((_, i) => Math.abs(values.imaginary[i] ?? 0) < 1e-12);
  const least = Math.min(...real, -1e-9);
  const most = Math.max(...real, 1e-9);
  // Links that lead round in no circle leave the factor free; beyond 1 it has no meaning.
  return [Math.max(1 / least, -10), Math.min(1 / most, 10)];
}

/** The logarithm of the likelihood of a normal model whose variance is the mean square of what is left. */
export function normalLogLikelihood(squares: number, count: number): number {
  return (-count / 2) * (Math.log(2 * Math.PI) + Math.log(squares / count) + 1);
}
