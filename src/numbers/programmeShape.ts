import { Problem } from "../terms/index.ts";

/**
 * A linear programme: what may be chosen (columns), what binds the choices (rows), and what is sought.
 *
 * Shape: arrays of one length for columns, of one length for rows, and triplets for the coefficients (one for each place).
 * `names` are for messages. `relax` is how dear it is to give way on a row when no answer exists, 1 where left out;
 * a negative one never gives way (a law of nature, against a wish). Bounds without an end are ±Infinity.
 */
export interface LinearProgramme {
  readonly sense: "maximise" | "minimise";
  readonly columns: {
    readonly names: readonly string[];
    readonly cost: Float64Array;
    readonly lower: Float64Array;
    readonly upper: Float64Array;
  };
  readonly rows: {
    readonly names: readonly string[];
    readonly lower: Float64Array;
    readonly upper: Float64Array;
    readonly relax?: Float64Array;
  };
  readonly entries: {
    readonly row: Int32Array;
    readonly column: Int32Array;
    readonly value: Float64Array;
  };
}

/** Sees that a programme's lists have one length each; throws `programme-shape`. */
export function checkShape({ columns, rows, entries }: LinearProgramme): void {
  const width = columns.names.length;
  const height = rows.names.length;
  const fits =
    [columns.cost, columns.lower, columns.upper].every((one) => one.length === width) &&
    [rows.lower, rows.upper, rows.relax ?? rows.lower].every((one) => one.length === height) &&
    entries.row.length === entries.value.length &&
    entries.column.length === entries.value.length;
  if (fits) return;
  throw new Problem(
    "programme-shape",
    "Columns, rows and entries need arrays of one length each: one number for each name.",
  );
}

/** Sees that no lower bound lies above its upper one; throws `programme-bounds`, naming it. */
export function checkBounds({ columns, rows }: LinearProgramme): void {
  for (const { names, lower, upper } of [columns, rows]) {
    const crossed = names.findIndex((_, at) => !((lower[at] ?? 0) <= (upper[at] ?? 0)));
    if (crossed < 0) continue;
    throw new Problem(
      "programme-bounds",
      `“${names[crossed]}” must be at least ${short(lower[crossed] ?? 0)} and at most ${short(upper[crossed] ?? 0)}: lower the first or raise the second.`,
    );
  }
}

/** Sees that one programme can become another; throws `programme-shape`. */
export function checkSame(programme: LinearProgramme, next: LinearProgramme): void {
  const a = programme.entries;
  const b = next.entries;
  const isSame =
    programme.columns.cost.length === next.columns.cost.length &&
    programme.rows.lower.length === next.rows.lower.length &&
    a.value.length === b.value.length &&
    a.row.every((one, at) => one === b.row[at] && a.column[at] === b.column[at]);
  if (isSame) return;
  throw new Problem(
    "programme-shape",
    "A programme in the solver can only become one with the same columns, rows and places of entries: open a new one.",
  );
}

/** Triplets in any order, as packed columns; zeros are kept, so that they can be changed later. */
export function byColumn(width: number, { row, column, value }: LinearProgramme["entries"]) {
  const starts = new Int32Array(width + 1);
  for (const at of column) starts[at + 1] = (starts[at + 1] ?? 0) + 1;
  for (let at = 0; at < width; at += 1) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  const next = starts.slice();
  const indices = new Int32Array(row.length);
  const values = new Float64Array(row.length);
  for (let entry = 0; entry < row.length; entry += 1) {
    const at = column[entry] ?? 0;
    const place = next[at] ?? 0;
    next[at] = place + 1;
    indices[place] = row[entry] ?? 0;
    values[place] = value[entry] ?? 0;
  }
  return { starts, indices, values };
}

/** The values of a list at some places. */
export const pick = (values: Float64Array, at: Int32Array): Float64Array =>
  Float64Array.from(at, (index) => values[index] ?? 0);

/** Places where a list differs from another, or a second from its other. */
export function differing(
  a: Float64Array,
  b: Float64Array,
  c: Float64Array = a,
  d: Float64Array = a,
): Int32Array {
  const found: number[] = [];
  const hasTwo = c !== a;
  for (let at = 0; at < a.length; at += 1) {
    if (a[at] !== b[at] || (hasTwo && c[at] !== d[at])) found.push(at);
  }
  return Int32Array.from(found);
}

/** A number as a sentence tells it: four digits. */
export const short = (value: number): string => String(Number(value.toPrecision(4)));
