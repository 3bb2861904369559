import {
  EigenvalueDecomposition,
  LuDecomposition,
  Matrix as Parts,
  QrDecomposition,
} from "ml-matrix";
import { Problem } from "../terms/index.ts";

/** A table of numbers, row by row; all rows are of one length. */
export type Matrix = readonly (readonly number[])[];

/** The axes of a symmetric matrix: how far it stretches, and which way, the longest first. */
export interface Eigen {
  readonly values: readonly number[];
  /** One column for each value, of length 1; its largest element is positive, so that signs are settled. */
  readonly vectors: Matrix;
}

/** The eigenvalues of any square matrix, as real and imaginary parts. */
export interface ComplexValues {
  readonly real: readonly number[];
  readonly imaginary: readonly number[];
}

/**
 * The product of two matrices.
 *
 * Throws: `matrix-shape` when the columns of the first are not as many as the rows of the second.
 */
export function multiply(one: Matrix, other: Matrix): Matrix {
  const inner = other.length;
  if (one.some((row) => row.length !== inner)) throw shapeProblem("They cannot be multiplied");
  const width = other[0]?.length ?? 0;
  return one.map((row) => {
    const sums = new Array<number>(width).fill(0);
    for (const [k, factor] of row.entries()) {
      if (factor === 0) continue;
      const line = other[k] ?? [];
      for (let j = 0; j < width; j += 1) sums[j] = (sums[j] ?? 0) + factor * (line[j] ?? 0);
    }
    return sums;
  });
}

/** A matrix times a column of numbers. */
export function multiplyColumn(matrix: Matrix, column: readonly number[]): readonly number[] {
  return matrix.map((row) => dot(row, column));
}

/** Rows made columns. */
export function transpose(matrix: Matrix): Matrix {
  return (matrix[0] ?? []).map((_, j) => matrix.map((row) => row[j] ?? Number.NaN));
}

/** The sum of products of two columns of numbers. */
export function dot(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < one.length; i += 1) sum += (one[i] ?? Number.NaN) * (other[i] ?? Number.NaN);
  return sum;
}

/** Ones on the diagonal, nothing beside it. */
export function identity(size: number): Matrix {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => (i === j ? 1 : 0)),
  );
}

/**
 * The matrix that undoes a square one.
 *
 * Throws: `matrix-singular` when there is none, as where one column follows from the others.
 */
export function inverse(matrix: Matrix): Matrix {
  return solve(matrix, identity(matrix.length));
}

/**
 * The X of `matrix` · X = `right`, for a square matrix.
 *
 * Throws: `matrix-singular` when there is not just one answer.
 */
export function solve(matrix: Matrix, right: Matrix): Matrix {
  const split = decompose(matrix);
  if (isSingular(matrix, split)) throw singularProblem();
  return split.solve(toParts(right)).to2DArray();
}

/**
 * The factors by which columns come nearest to a target, by least squares.
 *
 * Throws: `matrix-singular` when a column follows from the others.
 */
export function leastSquares(columns: Matrix, target: readonly number[]): readonly number[] {
  const split = new QrDecomposition(toParts(columns));
  const { upperTriangularMatrix: upper } = split;
  const lengths = transpose(columns).map((column) => Math.sqrt(dot(column, column)));
  const isFlat = lengths.some((length, j) => Math.abs(upper.get(j, j)) <= 1e-11 * length);
  if (isFlat) throw singularProblem();
  return split.solve(toParts(target.map((one) => [one]))).getColumn(0);
}

/** The natural logarithm of the size of a determinant, and its sign; −∞ and 0 for a singular matrix. */
export function logDeterminant(matrix: Matrix): { readonly value: number; readonly sign: number } {
  const split = decompose(matrix);
  const diagonal = split.upperTriangularMatrix.diagonal();
  if (diagonal.includes(0)) return { value: Number.NEGATIVE_INFINITY, sign: 0 };
  const negative = diagonal.filter((one) => one < 0).length;
  const swaps = countSwaps(split.pivotPermutationVector);
  return {
    value: diagonal.reduce((sum, one) => sum + Math.log(Math.abs(one)), 0),
    sign: (negative + swaps) % 2 === 0 ? 1 : -1,
  };
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, the largest value first.
 *
 * Throws: `matrix-shape` when it is not symmetric to twelve digits.
 */
export function symmetricEigen(matrix: Matrix): Eigen {
  if (!isSymmetric(matrix)) throw shapeProblem("A symmetric matrix is needed");
  const split = new EigenvalueDecomposition(toParts(matrix), { assumeSymmetric: true });
  const order = split.realEigenvalues.map((_, i) => i).reverse(); // they come smallest first
  const columns = order.map((i) => settled(split.eigenvectorMatrix.getColumn(i)));
  return {
    values: order.map((i) => split.realEigenvalues[i] ?? Number.NaN),
    vectors: transpose(columns),
  };
}

/** The eigenvalues of a square matrix, in no set order. */
export function eigenvalues(matrix: Matrix): ComplexValues {
  const split = new EigenvalueDecomposition(toParts(matrix));
  return { real: split.realEigenvalues, imaginary: split.imaginaryEigenvalues };
}

/** Whether a matrix is the same with rows and columns swapped, to twelve digits of its largest element. */
export function isSymmetric(matrix: Matrix): boolean {
  const largest = matrix.reduce((most, row) => Math.max(most, ...row.map(Math.abs)), 0);
  return matrix.every(
    (row, i) =>
      row.length === matrix.length &&
      row.every((one, j) => Math.abs(one - (matrix[j]?.[i] ?? Number.NaN)) <= 1e-12 * largest),
  );
}

function decompose(matrix: Matrix): LuDecomposition {
  const size = matrix.length;
  if (matrix.some((row) => row.length !== size)) throw shapeProblem("A square matrix is needed");
  return new LuDecomposition(toParts(matrix));
}

/** A pivot that is next to nothing beside its own column is rounding. */
function isSingular(matrix: Matrix, split: LuDecomposition): boolean {
  const { upperTriangularMatrix: upper } = split;
  return matrix.some((_, j) => {
    const largest = matrix.reduce((most, row) => Math.max(most, Math.abs(row[j] ?? 0)), 0);
    return Math.abs(upper.get(j, j)) <= 1e-13 * largest;
  });
}

function toParts(matrix: Matrix): Parts {
  return new Parts(matrix.map((row) => [...row]));
}

/** A vector and its opposite are the same axis: the one whose largest element is positive is told. */
function settled(vector: readonly number[]): readonly number[] {
  const largest = vector.reduce(
    (most, one) => (Math.abs(one) > Math.abs(most) + 1e-12 ? one : most),
    0,
  );
  return largest < 0 ? vector.map((one) => -one) : vector;
}

function countSwaps(order: readonly number[]): number {
  const seen = new Set<number>();
  let swaps = 0;
  for (const start of order.keys()) {
    let next = start;
    while (!seen.has(next)) {
      seen.add(next);
      next = order[next] ?? next;
      if (next !== start) swaps += 1;
    }
  }
  return swaps;
}

function shapeProblem(what: string): Problem {
  return new Problem("matrix-shape", `${what}: check the numbers of rows and columns.`);
}

function singularProblem(): Problem {
  return new Problem(
    "matrix-singular",
    "The equations have no single answer: leave out a column that follows from the others.",
  );
}
