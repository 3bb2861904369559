import { correlationOf } from "./correlation.ts";
import { symmetricEigen } from "./matrix.ts";

/** The few directions in which columns vary together, the strongest first. */
export interface Components {
  /** Rows without a gap, on which they rest. */
  readonly rows: number;
  readonly variances: readonly number[];
  readonly shares: readonly number[];
  /** One list for each component: how much each column has of it, of length 1. */
  readonly loadings: readonly (readonly number[])[];
}

/**
 * Principal components of columns that are first made alike (mean 0, spread 1).
 *
 * Shape: as many components as columns; signs are settled so that the largest loading is positive.
 * Missing: rows with a gap in any column are left out; undefined for fewer than three such rows, and where a column does
 * not vary. Source: Jolliffe 2002, Principal Component Analysis, chapter 3 (on the correlation matrix).
 */
export function componentsOf(columns: readonly ArrayLike<number>[]): Components | undefined {
  const whole = wholeRows(columns);
  const rows = whole[0]?.length ?? 0;
  if (rows < 3 || whole.some((column) => column.every((one) => one === column[0])))
    return undefined;
  const matrix = correlationMatrix(whole);
  const { values, vectors } = symmetricEigen(matrix);
  const variances = values.map((one) => Math.max(0, one));
  return {
    rows,
    variances,
    shares: variances.map((one) => one / columns.length),
    loadings: values.map((_, at) => vectors.map((row) => row[at] ?? Number.NaN)),
  };
}

/**
 * Cronbach's α: how far columns measure one thing, 1 at most.
 *
 * Missing: rows with a gap are left out; undefined for fewer than two columns or three rows, and where the sum of the
 * columns does not vary. Source: Cronbach 1951, Psychometrika 16(3); columns as they stand, not standardised.
 */
export function cronbachAlpha(columns: readonly ArrayLike<number>[]): number | undefined {
  const whole = wholeRows(columns);
  const rows = whole[0]?.length ?? 0;
  const k = columns.length;
  if (k < 2 || rows < 3) return undefined;
  const sums = Float64Array.from({ length: rows }, (_, row) =>
    whole.reduce((sum, column) => sum + (column[row] ?? 0), 0),
  );
  const total = varianceOf(sums);
  if (total === 0) return undefined;
  const own = whole.reduce((sum, column) => sum + varianceOf(column), 0);
  return (k / (k - 1)) * (1 - own / total);
}

function correlationMatrix(whole: readonly Float64Array[]): readonly (readonly number[])[] {
  const matrix = whole.map((one, i) =>
    whole.map((other, j) =>
      j < i ? 0 : j === i ? 1 : (correlationOf(one, other, "pearson") ?? 0),
    ),
  );
  return matrix.map((row, i) => row.map((value, j) => (j < i ? (matrix[j]?.[i] ?? 0) : value)));
}

/** The rows of columns in which none has a gap. */
function wholeRows(columns: readonly ArrayLike<number>[]): readonly Float64Array[] {
  const length = columns[0]?.length ?? 0;
  const kept = Array.from({ length }, (_, row) => row).filter((row) =>
    columns.every((column) => !Number.isNaN(column[row] ?? Number.NaN)),
  );
  return columns.map((column) => Float64Array.from(kept, (row) => column[row] ?? Number.NaN));
}

function varianceOf(values: Float64Array): number {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  return values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1);
}
