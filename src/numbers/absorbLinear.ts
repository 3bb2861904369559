import type { Absorber } from "./absorb.ts";

/** The products of columns with one another under weights, and the columns among them that say something new. */
export interface Products {
  /** Row by row, of all columns. */
  readonly table: Float64Array;
  readonly size: number;
}

/** Products of columns under weights. */
export function productsOf(columns: readonly Float64Array[], weights: Float64Array): Products {
  const size = columns.length;
  const table = new Float64Array(size * size);
  const weighted = new Float64Array(weights.length);
  for (const [i, one] of columns.entries()) {
    for (let row = 0; row < one.length; row += 1) {
      weighted[row] = (one[row] ?? 0) * (weights[row] ?? 0);
    }
    for (let j = 0; j <= i; j += 1) {
      const sum = sumOfProducts(weighted, columns[j] ?? weighted);
      table[i * size + j] = sum;
      table[j * size + i] = sum;
    }
  }
  return { table, size };
}

/** The sum of the products of two columns. */
export function sumOfProducts(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < one.length; row += 1) sum += (one[row] ?? 0) * (other[row] ?? 0);
  return sum;
}

/** Products of columns with one column under weights. */
export function productsWith(
  columns: readonly Float64Array[],
  weights: Float64Array,
  other: Float64Array,
): Float64Array {
  const weighted = other.map((value, row) => value * (weights[row] ?? 0));
  return Float64Array.from(columns, (one) => sumOfProducts(one, weighted));
}

/**
 * The columns that say something that those before them, and the fixed effects, do not.
 *
 * Shape: places in order; `sizes` are the sums of squares before the effects were taken out. A column of which less than
 * 1e-9 of its square is left, once those before it are taken out too, follows from them.
 */
export function newColumns(
  { table, size }: Products,
  sizes: readonly number[],
  least: number = leastShare,
): readonly number[] {
  const kept: number[] = [];
  const lower = new Float64Array(size * size);
  for (let k = 0; k < size; k += 1) {
    const own = table[k * size + k] ?? 0;
    const scale = sizes[k] ?? 0;
    if (!(own > least * scale)) continue;
    let left = own;
    for (const [place, one] of kept.entries()) {
      let sum = table[k * size + one] ?? 0;
      for (let p = 0; p < place; p += 1) {
        sum -= (lower[k * size + p] ?? 0) * (lower[one * size + p] ?? 0);
      }
      const factor = sum / (lower[one * size + place] ?? 1);
      lower[k * size + place] = factor;
      left -= factor * factor;
    }
    if (!(left > least * own)) continue;
    lower[k * size + kept.length] = Math.sqrt(left);
    kept.push(k);
  }
  return kept;
}

const leastShare = 1e-9; // as fixest and ppmlhdfe: below it what is left is rounding

/** The inverse of products of columns, none of which follows from the others; row by row. */
export function inverseProducts({ table, size }: Products): Float64Array {
  const scale = Float64Array.from(
    { length: size },
    (_, i) => 1 / Math.sqrt(table[i * size + i] ?? 1),
  );
  const work = Float64Array.from(table, (value, at) => {
    return value * (scale[Math.floor(at / size)] ?? 0) * (scale[at % size] ?? 0);
  });
  const out = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) out[i * size + i] = 1;
  for (let k = 0; k < size; k += 1) eliminate(work, out, size, k);
  return out.map(
    (value, at) => value * (scale[Math.floor(at / size)] ?? 0) * (scale[at % size] ?? 0),
  );
}

/** One step of Gauss and Jordan; no rows are exchanged, for the table is positive definite. */
function eliminate(work: Float64Array, out: Float64Array, size: number, k: number): void {
  const pivot = work[k * size + k] ?? 1;
  for (let j = 0; j < size; j += 1) {
    work[k * size + j] = (work[k * size + j] ?? 0) / pivot;
    out[k * size + j] = (out[k * size + j] ?? 0) / pivot;
  }
  for (let i = 0; i < size; i += 1) {
    const factor = work[i * size + k] ?? 0;
    if (i === k || factor === 0) continue;
    for (let j = 0; j < size; j += 1) {
      work[i * size + j] = (work[i * size + j] ?? 0) - factor * (work[k * size + j] ?? 0);
      out[i * size + j] = (out[i * size + j] ?? 0) - factor * (out[k * size + j] ?? 0);
    }
  }
}

/** A square table, row by row, times a column. */
export function timesColumn(table: Float64Array, column: Float64Array): Float64Array {
  const size = column.length;
  return column.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < size; j += 1) sum += (table[i * size + j] ?? 0) * (column[j] ?? 0);
    return sum;
  });
}

/** Columns with their groups taken out, and the effects that were found, kept for the next time. */
export interface Absorbed {
  readonly columns: readonly Float64Array[];
  readonly left: readonly Float64Array[];
  readonly effects: readonly Float64Array[];
}

/** Room for columns whose groups are to be taken out again and again under changing weights. */
export function roomFor(columns: readonly Float64Array[], absorber: Absorber): Absorbed {
  return {
    columns,
    left: columns.map(({ length }) => new Float64Array(length)),
    effects: columns.map(() => new Float64Array(absorber.size)),
  };
}

/** Takes the groups out of all columns anew; gives the number of rounds. */
export function takeAll(absorbed: Absorbed, absorber: Absorber, tolerance: number): number {
  let rounds = 0;
  for (const [k, column] of absorbed.columns.entries()) {
    const [left, effects] = [absorbed.left[k], absorbed.effects[k]];
    if (left === undefined || effects === undefined) continue;
    rounds += absorber.take(column, left, { tolerance, effects });
  }
  return rounds;
}
