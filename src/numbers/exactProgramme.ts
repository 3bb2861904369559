import { type ExactTableau, pivot } from "./exactTableau.ts";
import { type Fraction, fraction, wholeNumbers, zero } from "./fraction.ts";

/** One constraint: coefficients of the variables, and the bound of their sum. */
export interface ExactConstraint {
  readonly coefficients: readonly Fraction[];
  readonly relation: "at most" | "at least" | "equal";
  readonly bound: Fraction;
}

/** A linear programme in fractions; variables are at least 0 unless they are named as free. */
export interface ExactProgramme {
  readonly maximise: readonly Fraction[];
  readonly constraints: readonly ExactConstraint[];
  /** Variables that may lie below 0. */
  readonly free?: readonly number[];
}

/**
 * What came of a linear programme.
 *
 * Shape: `prices` has one number a constraint: by how much the best value moves for each unit of its bound.
 */
export type ExactSolution =
  | {
      readonly status: "optimal";
      readonly value: Fraction;
      readonly point: readonly Fraction[];
      readonly prices: readonly Fraction[];
    }
  | { readonly status: "infeasible" | "unbounded" };

/**
 * Solves a small linear programme without rounding.
 *
 * Source: the two-phase simplex method with integer pivoting; the steepest column, and Bland's rule (1977) as long as
 * a step does not move, so that it ends.
 */
export function solveExactly(programme: ExactProgramme): ExactSolution {
  const standard = standardForm(programme);
  const feasible = findFeasible(standard);
  if (feasible === undefined) return { status: "infeasible" };
  const optimal = climb(withObjective(feasible, standard.objective));
  if (optimal === undefined) return { status: "unbounded" };
  return readSolution(programme, standard, optimal);
}

interface StandardRow {
  readonly cells: readonly bigint[];
  readonly bound: bigint;
  readonly constraint: number;
  /** What a unit of this row is of a unit of the constraint: its scale, with the sign of its side. */
  readonly scale: bigint;
}

interface StandardForm {
  readonly columns: number;
  readonly rows: readonly StandardRow[];
  readonly objective: readonly bigint[];
  readonly objectiveScale: bigint;
}

/** All constraints as "at most", in whole numbers; a free variable is one column less a second. */
function standardForm(programme: ExactProgramme): StandardForm {
  const free = programme.free ?? [];
  const widen = (row: readonly bigint[]): readonly bigint[] => [
    ...row,
    ...free.map((variable) => -(row[variable] ?? 0n)),
  ];
  const rows = programme.constraints.flatMap(({ coefficients, relation, bound }, constraint) => {
    const { numbers, denominator } = wholeNumbers([...coefficients, bound]);
    const side = (sign: bigint): StandardRow => ({
      cells: widen(numbers.slice(0, -1).map((cell) => sign * cell)),
      bound: sign * (numbers.at(-1) ?? 0n),
      constraint,
      scale: sign * denominator,
    });
    if (relation === "equal") return [side(1n), side(-1n)];
    return [side(relation === "at most" ? 1n : -1n)];
  });
  const { numbers, denominator } = wholeNumbers(programme.maximise);
  const objective = widen(numbers);
  return { columns: objective.length, rows, objective, objectiveScale: denominator };
}

/** A tableau at some point that keeps every constraint; undefined when there is none. */
function findFeasible({ columns, rows }: StandardForm): ExactTableau | undefined {
  const start: ExactTableau = {
    cells: rows.map((row) => [...row.cells, row.bound]),
    denominator: 1n,
    basic: rows.map((_, k) => columns + k),
    free: Array.from({ length: columns }, (_, i) => i),
  };
  const worst = rows.reduce((at, row, k) => (row.bound < (rows[at]?.bound ?? 0n) ? k : at), 0);
  if ((rows[worst]?.bound ?? 0n) >= 0n) return start;
  const helper = columns + rows.length;
  const widened: ExactTableau = {
    ...start,
    cells: [
      ...rows.map((row) => [...row.cells, -1n, row.bound]),
      [...new Array<bigint>(columns).fill(0n), 1n, 0n],
    ],
    free: [...start.free, helper],
  };
  const solved = climb(pivot(widened, worst, columns));
  if (solved === undefined || solved.cells.at(-1)?.at(-1) !== 0n) return undefined;
  return withoutHelper(solved, helper);
}

/** Takes the helping variable, which is 0 now, out of the tableau, with the objective that drove it there. */
function withoutHelper(solved: ExactTableau, helper: number): ExactTableau {
  const row = solved.basic.indexOf(helper);
  const leaving = solved.cells[row]?.findIndex((cell, j) => j < solved.free.length && cell !== 0n);
  const out = row < 0 ? solved : pivot(solved, row, leaving ?? 0);
  const column = out.free.indexOf(helper);
  return {
    ...out,
    cells: out.cells.slice(0, -1).map((cells) => cells.filter((_, j) => j !== column)),
    free: out.free.filter((variable) => variable !== helper),
  };
}

function withObjective(tableau: ExactTableau, objective: readonly bigint[]): ExactTableau {
  const last = tableau.free.map((variable) => -(objective[variable] ?? 0n) * tableau.denominator);
  const row = [...last, 0n];
  tableau.basic.forEach((variable, i) => {
    const worth = objective[variable] ?? 0n;
    if (worth === 0n) return;
    tableau.cells[i]?.forEach((cell, j) => {
      row[j] = (row[j] ?? 0n) + worth * cell;
    });
  });
  return { ...tableau, cells: [...tableau.cells, row] };
}

/** Steps from corner to corner until the last row, the objective, cannot rise; undefined when it has no bound. */
function climb(start: ExactTableau): ExactTableau | undefined {
  let tableau = start;
  let isStuck = false;
  for (;;) {
    const column = enteringColumn(tableau, isStuck);
    if (column < 0) return tableau;
    const row = leavingRow(tableau, column);
    if (row < 0) return undefined;
    isStuck = tableau.cells[row]?.at(-1) === 0n;
    tableau = pivot(tableau, row, column);
  }
}

function enteringColumn({ cells, free }: ExactTableau, byName: boolean): number {
  const objective = cells.at(-1) ?? [];
  let best = -1;
  for (let column = 0; column < free.length; column += 1) {
    const cell = objective[column] ?? 0n;
    if (cell >= 0n) continue;
    const isBetter = byName
      ? (free[column] ?? 0) < (free[best] ?? Number.POSITIVE_INFINITY)
      : cell < (objective[best] ?? 0n);
    if (isBetter) best = column;
  }
  return best;
}

function leavingRow({ cells, basic }: ExactTableau, column: number): number {
  let best = -1;
  for (let row = 0; row < basic.length; row += 1) {
    const step = cells[row]?.[column] ?? 0n;
    if (step <= 0n) continue;
    const bound = (cells[row]?.at(-1) ?? 0n) * (cells[best]?.[column] ?? 1n);
    const known = (cells[best]?.at(-1) ?? 0n) * step;
    const isTie = bound === known && (basic[row] ?? 0) < (basic[best] ?? 0);
    if (best < 0 || bound < known || isTie) best = row;
  }
  return best;
}

function readSolution(
  programme: ExactProgramme,
  standard: StandardForm,
  { cells, denominator, basic, free }: ExactTableau,
): ExactSolution {
  const values = new Map(basic.map((variable, row) => [variable, cells[row]?.at(-1) ?? 0n]));
  const objective = cells.at(-1) ?? [];
  const costs = new Map(free.map((variable, column) => [variable, objective[column] ?? 0n]));
  const mirrors = new Map((programme.free ?? []).map((variable, k) => [variable, k]));
  const count = programme.maximise.length;
  const point = programme.maximise.map((_, i) => {
    const mirror = mirrors.get(i);
    const below = mirror === undefined ? 0n : (values.get(count + mirror) ?? 0n);
    return fraction((values.get(i) ?? 0n) - below, denominator);
  });
  const sums = programme.constraints.map(() => 0n);
  standard.rows.forEach(({ constraint, scale }, k) => {
    const price = (costs.get(standard.columns + k) ?? 0n) * scale;
    sums[constraint] = (sums[constraint] ?? 0n) + price;
  });
  const whole = denominator * standard.objectiveScale;
  const value = objective.length === 0 ? zero : fraction(objective.at(-1) ?? 0n, whole);
  return { status: "optimal", value, point, prices: sums.map((sum) => fraction(sum, whole)) };
}
