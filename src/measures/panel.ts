import { Problem } from "../terms/index.ts";

/** What one row of a panel is about. A pair in no order has its alphabetically first state as `a`. */
export type Grain = "state-year" | "pair-year" | "directed-pair-year" | "pair-month";

/** Where a column's figures come from: it travels with the column into every file. */
export interface ColumnSource {
  readonly title: string;
  readonly url: string | undefined;
  readonly edition: string;
  readonly licence: string;
  /** Only `yes` is ever published. */
  readonly redistribute: "yes" | "no" | "unknown";
}

/**
 * One column of a panel.
 *
 * Shape: `values` and `gaps` have one entry a row. Missing: NaN in `values`, and in `gaps` the number of the reason in
 * `reasons`, counted from 1; 0 where there is a value.
 */
export interface Column {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly sources: readonly ColumnSource[];
  readonly values: Float64Array;
  readonly gaps: Uint8Array;
  readonly reasons: readonly string[];
  /** What a reader must know: conventions chosen, what was computed. */
  readonly note: string | undefined;
}

/**
 * A table of states or pairs over time that knows its grain.
 *
 * Shape: `a`, `b` are places in `states`; rows stand in the order a, b, year, month, and no two are about the same.
 * `b` is only there for pairs, `month` (1 to 12) only for months.
 */
export interface Panel {
  readonly grain: Grain;
  readonly states: readonly string[];
  readonly rows: number;
  readonly a: Uint16Array;
  readonly b: Uint16Array | undefined;
  readonly year: Int16Array;
  readonly month: Uint8Array | undefined;
  readonly columns: readonly Column[];
}

/** Whether the rows of a panel are about two states. */
export function isOfPairs(panel: Panel): panel is Panel & { readonly b: Uint16Array } {
  return panel.b !== undefined;
}

/**
 * The same panel with one column more; a column of the same name is not overwritten.
 *
 * Throws: `column-repeated`; `column-length` when it has not one value a row.
 */
export function withColumn(panel: Panel, column: Column): Panel {
  if (panel.columns.some(({ name }) => name === column.name)) {
    throw new Problem(
      "column-repeated",
      `The panel has a column ${column.name} already: give the new one another name.`,
    );
  }
  if (column.values.length !== panel.rows || column.gaps.length !== panel.rows) {
    throw new Problem(
      "column-length",
      `Column ${column.name} has ${column.values.length} values for ${panel.rows} rows: a join may never multiply or drop rows.`,
    );
  }
  return { ...panel, columns: [...panel.columns, column] };
}

/**
 * A column of a panel by its name.
 *
 * Throws: `column-unknown`, naming those that there are.
 */
export function columnOf(panel: Panel, name: string): Column {
  const found = panel.columns.find((column) => column.name === name);
  if (found !== undefined) return found;
  const known = panel.columns.map((column) => column.name).join(", ");
  throw new Problem(
    "column-unknown",
    `The panel has no column ${name}: it has ${known || "none yet"}.`,
  );
}

/**
 * The same panel with only chosen rows; columns keep their sources.
 *
 * Shape: `isKept` is asked with the row's number; the order stays.
 */
export function keepRows(panel: Panel, isKept: (row: number) => boolean): Panel {
  const kept: number[] = [];
  for (let row = 0; row < panel.rows; row++) if (isKept(row)) kept.push(row);
  const rows = Uint32Array.from(kept);
  return {
    ...panel,
    rows: rows.length,
    a: Uint16Array.from(rows, (row) => panel.a[row] ?? 0),
    b: panel.b && Uint16Array.from(rows, (row) => panel.b?.[row] ?? 0),
    year: Int16Array.from(rows, (row) => panel.year[row] ?? 0),
    month: panel.month && Uint8Array.from(rows, (row) => panel.month?.[row] ?? 0),
    columns: panel.columns.map((column) => ({
      ...column,
      values: Float64Array.from(rows, (row) => column.values[row] ?? Number.NaN),
      gaps: Uint8Array.from(rows, (row) => column.gaps[row] ?? 0),
    })),
  };
}
