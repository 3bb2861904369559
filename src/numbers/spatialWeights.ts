import { Problem } from "../terms/index.ts";
import {
  type ComplexValues,
  eigenvalues,
  isSymmetric,
  type Matrix,
  symmetricEigen,
} from "./matrix.ts";

/** One place that another is near to, with how much it counts; 1 when nothing is said. */
export interface SpatialLink {
  readonly from: number;
  readonly to: number;
  readonly weight?: number;
}

/** Whether each place's neighbours share one weight of 1, or each counts with its own. */
export type WeightStyle = "row-standardised" | "as given";

/**
 * Who is near to whom, as a square of weights.
 *
 * Shape: places count from 0; row i holds what the neighbours of i weigh for it. `islands` have no neighbour.
 */
export interface SpatialWeights {
  readonly size: number;
  readonly style: WeightStyle;
  readonly matrix: Matrix;
  readonly islands: readonly number[];
  /** Sums that the moments of tests need: all weights; squares of both directions; squares of rows with columns. */
  readonly sums: { readonly s0: number; readonly s1: number; readonly s2: number };
  /** Whether the links weigh the same both ways, before rows are standardised. */
  readonly isMutual: boolean;
}

/**
 * Weights from links between places.
 *
 * Throws: `link-unreadable` for a place that does not exist, a place near to itself, a link given twice or a weight that
 * is not above 0; `islands-found` when there are islands and they are to be refused: a place without neighbours says nothing
 * of nearness, and whether it stays is the caller's choice.
 * Source: Anselin 1988, Spatial Econometrics, chapter 3.
 */
export function createSpatialWeights(
  size: number,
  links: readonly SpatialLink[],
  options: { readonly style: WeightStyle; readonly islands: "refuse" | "keep" },
): SpatialWeights {
  const rows = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const link of links) place(rows, link);
  const isMutual = isSymmetric(rows);
  const totals = rows.map((row) => row.reduce((sum, one) => sum + one, 0));
  const islands = totals.flatMap((total, i) => (total === 0 ? [i] : []));
  if (islands.length > 0 && options.islands === "refuse") {
    const message = `${islands.length} places have no neighbour: leave them out, or keep them knowingly.`;
    throw new Problem("islands-found", message, { where: islands.join(", ") });
  }
  const matrix =
    options.style === "as given"
      ? rows
      : rows.map((row, i) => row.map((one) => (one === 0 ? 0 : one / (totals[i] ?? 1))));
  return { size, style: options.style, matrix, islands, sums: sumsOf(matrix), isMutual };
}

/** The mean (or the sum, by the style of weights) of what the neighbours of each place have. */
export function spatialLag(weights: SpatialWeights, values: readonly number[]): readonly number[] {
  return weights.matrix.map((row) =>
    row.reduce((sum, one, j) => (one === 0 ? sum : sum + one * (values[j] ?? Number.NaN)), 0),
  );
}

/**
 * The eigenvalues of weights, from which the determinant of every spatial model follows.
 *
 * Shape: mutual links have real ones also after rows are standardised, since a symmetric matrix is similar.
 * Source: Ord 1975, Journal of the American Statistical Association 70.
 */
export function spatialEigenvalues({ matrix, isMutual }: SpatialWeights): ComplexValues {
  if (!isMutual) return eigenvalues(matrix);
  const similar = matrix.map((row, i) =>
    row.map((one, j) => Math.sqrt(one * (matrix[j]?.[i] ?? 0))),
  );
  const real = symmetricEigen(similar).values;
  return { real, imaginary: real.map(() => 0) };
}

function place(rows: number[][], { from, to, weight = 1 }: SpatialLink): void {
  const row = rows[from];
  const isKnown = row !== undefined && rows[to] !== undefined && from !== to;
  if (!isKnown || !(weight > 0) || !Number.isFinite(weight) || row[to] !== 0) {
    const message =
      "A link joins two different places of the list once, with a weight above 0: correct it.";
    throw new Problem("link-unreadable", message, { where: `${from} to ${to}` });
  }
  row[to] = weight;
}

function sumsOf(matrix: Matrix): SpatialWeights["sums"] {
  let [s0, s1, s2] = [0, 0, 0];
  for (const [i, row] of matrix.entries()) {
    let both = 0;
    for (const [j, one] of row.entries()) {
      const back = matrix[j]?.[i] ?? 0;
      s0 += one;
      s1 += (one + back) ** 2 / 2;
      both += one + back;
    }
    s2 += both ** 2;
  }
  return { s0, s1, s2 };
}
