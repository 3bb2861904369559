/**
 * The figures that an index is made of: units (states, pairs, anything), in one or more years, by indicator.
 *
 * Shape: rows are unit-years; `values` and `denominators` have one column an indicator, with one entry a row.
 * Missing: NaN, with the reason from `gaps` where one is known. `denominators` undefined for indicators that have none;
 * `years` undefined where there is only one point in time.
 */
export interface CompositeData {
  readonly units: readonly string[];
  readonly years: Int16Array | undefined;
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly values: readonly Float64Array[];
  readonly denominators: readonly (Float64Array | undefined)[];
  readonly gaps: (indicator: number, row: number) => string | undefined;
  /** The rows of the source on which a value rests. */
  readonly origins: (indicator: number, row: number) => readonly string[];
}

/** Rows that are scaled together: all of them, or those of one year. */
export type Pools = readonly Uint32Array[];

/**
 * The rows that are scaled together.
 *
 * Shape: one pool for all, or one for each year in the order of years.
 */
export function poolsOf({ units, years }: CompositeData, scaled: "together" | "apart"): Pools {
  const rows = Uint32Array.from(units, (_, row) => row);
  if (scaled === "together" || years === undefined) return [rows];
  const distinct = [...new Set(years)].sort((a, b) => a - b);
  return distinct.map((year) => rows.filter((row) => years[row] === year));
}

/** A column worked on pool by pool, each apart from the others. */
export function eachPool(
  column: Float64Array,
  pools: Pools,
  make: (values: Float64Array, rows: Uint32Array) => Float64Array,
): Float64Array {
  const [only] = pools;
  if (pools.length === 1 && only?.length === column.length) return make(column, only);
  const result = new Float64Array(column.length).fill(Number.NaN);
  for (const rows of pools) {
    const made = make(
      Float64Array.from(rows, (row) => column[row] ?? Number.NaN),
      rows,
    );
    for (const [at, row] of rows.entries()) result[row] = made[at] ?? Number.NaN;
  }
  return result;
}

/**
 * Indicators over their denominators.
 *
 * Missing: where either is missing, and where the denominator is 0.
 */
export function denominate({ values, denominators }: CompositeData): readonly Float64Array[] {
  return values.map((column, at) => {
    const under = denominators[at];
    if (under === undefined) return column.slice();
    return column.map((value, row) => {
      const divisor = under[row] ?? Number.NaN;
      return divisor === 0 ? Number.NaN : value / divisor;
    });
  });
}
