import type { LinearProgramme } from "./programmeShape.ts";

/** Bounds and price of a column or a row; no bound where one is left out. */
export interface DraftLine {
  readonly name: string;
  readonly lower?: number;
  readonly upper?: number;
  /** Columns: what one unit adds to the objective. */
  readonly cost?: number;
  /** Rows: how dear giving way is when there is no answer; negative for never. */
  readonly relax?: number;
}

/**
 * A linear programme while it is written down, a column, a row and a coefficient at a time.
 *
 * Shape: `column` and `row` give the place of what they add; `entry` adds a coefficient, at most one for a place.
 */
export interface ProgrammeDraft {
  readonly column: (line: DraftLine) => number;
  readonly row: (line: DraftLine) => number;
  readonly entry: (row: number, column: number, value: number) => void;
  readonly programme: () => LinearProgramme;
}

/** Begins a linear programme; columns are not below zero, rows are without bounds, unless said. */
export function draftProgramme(sense: LinearProgramme["sense"]): ProgrammeDraft {
  const columns = createLines(0);
  const rows = createLines(Number.NEGATIVE_INFINITY);
  const row: number[] = [];
  const column: number[] = [];
  const value: number[] = [];
  return {
    column: columns.add,
    row: rows.add,
    entry: (atRow, atColumn, amount) => {
      row.push(atRow);
      column.push(atColumn);
      value.push(amount);
    },
    programme: () => {
      const { relax: _none, ...ofColumns } = columns.packed();
      const { cost: _free, ...ofRows } = rows.packed();
      const entries = {
        row: Int32Array.from(row),
        column: Int32Array.from(column),
        value: Float64Array.from(value),
      };
      return { sense, columns: ofColumns, rows: ofRows, entries };
    },
  };
}

function createLines(floor: number) {
  const names: string[] = [];
  const lower: number[] = [];
  const upper: number[] = [];
  const cost: number[] = [];
  const relax: number[] = [];
  return {
    add: (line: DraftLine): number => {
      lower.push(line.lower ?? floor);
      upper.push(line.upper ?? Number.POSITIVE_INFINITY);
      cost.push(line.cost ?? 0);
      relax.push(line.relax ?? 1);
      return names.push(line.name) - 1;
    },
    packed: () => ({
      names: [...names],
      lower: Float64Array.from(lower),
      upper: Float64Array.from(upper),
      cost: Float64Array.from(cost),
      relax: Float64Array.from(relax),
    }),
  };
}
