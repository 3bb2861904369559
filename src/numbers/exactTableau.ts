/**
 * A system of equations solved for some of its variables, kept in whole numbers.
 *
 * Shape: row i says `denominator · basic[i] + Σ cells[i][j] · free[j] = cells[i][last]`; the denominator is above 0. More
 * rows than `basic` has (an objective) are carried along.
 */
export interface ExactTableau {
  readonly cells: readonly (readonly bigint[])[];
  readonly denominator: bigint;
  /** Variable that each row is solved for. */
  readonly basic: readonly number[];
  /** Variable of each column; all of them are 0 at the present point. */
  readonly free: readonly number[];
}

/**
 * The same system solved for another variable: the one of `column` comes in, the one of `row` goes out.
 *
 * Source: Edmonds 1967, integer pivoting: every division leaves no rest, so numbers stay as short as determinants are.
 */
export function pivot(tableau: ExactTableau, row: number, column: number): ExactTableau {
  const { cells, denominator } = tableau;
  const pivotRow = cells[row] ?? [];
  const pivotCell = pivotRow[column] ?? 1n;
  const isTurned = pivotCell < 0n;
  const divisor = isTurned ? -denominator : denominator;
  const next = cells.map((one, i) =>
    i === row
      ? pivotedRow(one, column, denominator, isTurned)
      : eliminated(one, pivotRow, column, { pivotCell, divisor, isTurned }),
  );
  const basic = [...tableau.basic];
  const free = [...tableau.free];
  [basic[row], free[column]] = [free[column] ?? 0, basic[row] ?? 0];
  return { cells: next, denominator: isTurned ? -pivotCell : pivotCell, basic, free };
}

function pivotedRow(
  row: readonly bigint[],
  column: number,
  denominator: bigint,
  isTurned: boolean,
): readonly bigint[] {
  const next = isTurned ? row.map((cell) => -cell) : [...row];
  next[column] = isTurned ? -denominator : denominator;
  return next;
}

function eliminated(
  row: readonly bigint[],
  pivotRow: readonly bigint[],
  column: number,
  by: { readonly pivotCell: bigint; readonly divisor: bigint; readonly isTurned: boolean },
): readonly bigint[] {
  const { pivotCell, divisor, isTurned } = by;
  const factor = row[column] ?? 0n;
  const next = new Array<bigint>(row.length);
  for (let j = 0; j < row.length; j += 1) {
    next[j] = ((row[j] ?? 0n) * pivotCell - factor * (pivotRow[j] ?? 0n)) / divisor;
  }
  next[column] = isTurned ? factor : -factor;
  return next;
}
