import { type ExactTableau, pivot } from "./exactTableau.ts";

/** A corner of a polytope: its coordinates as whole numbers over one denominator, and the constraints that hold it. */
export interface Corner {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
  /** Bit i: coordinate i is 0; bit (dimensions + k): row k is met with equality. */
  readonly tight: number;
}

/** The greatest number of coordinates and rows together whose corners can be told apart here. */
export const mostConstraints = 30;

/**
 * All corners of the polytope of points x, no coordinate below 0, with `rows` · x at most 1, exactly.
 *
 * Shape: every corner once, the origin first; a corner that more constraints hold than it has dimensions is found as any
 * other. No number of `rows` may be below 0, and every column needs one above, so that the polytope has bounds.
 * Missing: undefined when there are more than `most` corners (or ways to write them).
 * Source: the corners of a polytope hang together by edges (Balinski 1961); ties are broken by the lexicographic rule of
 * Dantzig, Orden and Wolfe 1955, as in Avis and Fukuda 1992, but the graph is remembered instead of searched in reverse.
 */
export function polytopeCorners(
  rows: readonly (readonly bigint[])[],
  most: number,
): readonly Corner[] | undefined {
  const dimensions = rows[0]?.length ?? 0;
  const start = firstTableau(rows, dimensions);
  const seen = new Set<number>([maskOf(start.free)]);
  const corners = new Map<number, Corner>();
  const waiting: (readonly [ExactTableau, number, number])[] = [];
  const visit = (tableau: ExactTableau): void => {
    const corner = cornerOf(tableau, dimensions);
    if (!corners.has(corner.tight)) corners.set(corner.tight, corner);
    const mask = maskOf(tableau.free);
    for (let column = 0; column < dimensions; column += 1) {
      const row = leavingRow(tableau, column, dimensions);
      const next = mask ^ (1 << (tableau.free[column] ?? 0)) ^ (1 << (tableau.basic[row] ?? 0));
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push([tableau, row, column]);
    }
  };
  visit(start);
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    if (seen.size > most) return undefined;
    visit(pivot(...step));
  }
  return [...corners.values()];
}

function firstTableau(rows: readonly (readonly bigint[])[], dimensions: number): ExactTableau {
  return {
    cells: rows.map((row) => [...row, 1n]),
    denominator: 1n,
    basic: rows.map((_, k) => dimensions + k),
    free: Array.from({ length: dimensions }, (_, i) => i),
  };
}

const maskOf = (variables: readonly number[]): number =>
  variables.reduce((mask, variable) => mask | (1 << variable), 0);

function cornerOf(tableau: ExactTableau, dimensions: number): Corner {
  const numerators = new Array<bigint>(dimensions).fill(0n);
  let tight = maskOf(tableau.free);
  tableau.basic.forEach((variable, row) => {
    const value = tableau.cells[row]?.[dimensions] ?? 0n;
    if (value === 0n) tight |= 1 << variable;
    if (variable < dimensions) numerators[variable] = value;
  });
  return { numerators, denominator: tableau.denominator, tight };
}

/** The row that first reaches 0 as the variable of `column` grows, were every bound moved by its own tiny amount. */
function leavingRow(tableau: ExactTableau, column: number, dimensions: number): number {
  const { cells } = tableau;
  let best = -1;
  for (let row = 0; row < cells.length; row += 1) {
    if ((cells[row]?.[column] ?? 0n) <= 0n) continue;
    if (best < 0 || isEarlier(tableau, row, best, column, dimensions)) best = row;
  }
  return best;
}

function isEarlier(
  tableau: ExactTableau,
  row: number,
  best: number,
  column: number,
  dimensions: number,
): boolean {
  const [one, other] = [tableau.cells[row] ?? [], tableau.cells[best] ?? []];
  const [step, otherStep] = [one[column] ?? 1n, other[column] ?? 1n];
  const first = (one[dimensions] ?? 0n) * otherStep;
  const second = (other[dimensions] ?? 0n) * step;
  if (first !== second) return first < second;
  for (let slack = dimensions; slack < dimensions + tableau.basic.length; slack += 1) {
    const left = movedBy(tableau, row, slack) * otherStep;
    const right = movedBy(tableau, best, slack) * step;
    if (left !== right) return left < right;
  }
  return false;
}

/** How much a row's value moves when the bound of one constraint does. */
function movedBy(tableau: ExactTableau, row: number, slack: number): bigint {
  if (tableau.basic[row] === slack) return tableau.denominator;
  const column = tableau.free.indexOf(slack);
  return column < 0 ? 0n : (tableau.cells[row]?.[column] ?? 0n);
}
