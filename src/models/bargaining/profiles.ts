import {
  compareFractions,
  type Fraction,
  minus,
  one,
  signOf,
  solveExactly,
  times,
  zero,
} from "../../numbers/index.ts";
import { type BimatrixGame, type PayoffMatrix, seenByOther } from "./bimatrix.ts";

/** A choice of each player by its place in the list of strategies. */
export type Cell = readonly [number, number];

function cellsOf(game: BimatrixGame): readonly Cell[] {
  return game.strategies[0].flatMap((_, i) => game.strategies[1].map((_, j): Cell => [i, j]));
}

const payoff = (matrix: PayoffMatrix, i: number, j: number): Fraction => matrix[i]?.[j] ?? zero;

/** The choices from which neither player alone would move, nothing mixed. */
export function pureEquilibria(game: BimatrixGame): readonly Cell[] {
  const [first, second] = game.payoffs;
  return cellsOf(game).filter(
    ([i, j]) =>
      first.every((_, k) => compareFractions(payoff(first, k, j), payoff(first, i, j)) <= 0) &&
      (second[i] ?? []).every((other) => compareFractions(other, payoff(second, i, j)) <= 0),
  );
}

/** The choices that no other choice betters for one player without harm to the other. */
export function efficientCells(game: BimatrixGame): readonly Cell[] {
  const cells = cellsOf(game);
  return cells.filter((cell) => !cells.some((other) => isBetter(game, other, cell)));
}

function isBetter(game: BimatrixGame, other: Cell, cell: Cell): boolean {
  const sides = game.payoffs.map((matrix) =>
    compareFractions(payoff(matrix, ...other), payoff(matrix, ...cell)),
  );
  return sides.every((side) => side >= 0) && sides.some((side) => side > 0);
}

/**
 * Strategies of each player that no reasonable player uses, and what is left when they go one after another.
 *
 * Shape: places of strategies; `strictly` lists those that some mixture betters against every choice of the other,
 * `surviving` those left when these are taken out again and again.
 * Source: Luce and Raiffa 1957; mixtures by a linear programme (Gilboa, Kalai and Zemel 1993).
 */
export interface Dominance {
  readonly strictly: readonly [readonly number[], readonly number[]];
  readonly surviving: readonly [readonly number[], readonly number[]];
}

/** Finds the strategies that others better in every case. */
export function dominance(game: BimatrixGame): Dominance {
  const sides = [game, seenByOther(game)].map((side) => side.payoffs[0]);
  const mine = sides[0] ?? [];
  const theirs = sides[1] ?? [];
  let left: readonly [readonly number[], readonly number[]] = [
    game.strategies[0].map((_, i) => i),
    game.strategies[1].map((_, j) => j),
  ];
  const start = left;
  const strictly = [beatenRows(mine, ...start), beatenRows(theirs, start[1], start[0])] as const;
  for (;;) {
    const [rows, columns] = left;
    const beaten = [beatenRows(mine, rows, columns), beatenRows(theirs, columns, rows)] as const;
    if (beaten[0].length + beaten[1].length === 0) return { strictly, surviving: left };
    left = [
      rows.filter((row) => !beaten[0].includes(row)),
      columns.filter((column) => !beaten[1].includes(column)),
    ];
  }
}

function beatenRows(
  matrix: PayoffMatrix,
  rows: readonly number[],
  columns: readonly number[],
): readonly number[] {
  return rows.filter((row) => {
    const others = rows.filter((one) => one !== row);
    if (others.length === 0) return false;
    const solution = solveExactly({
      maximise: [...others.map(() => zero), one],
      constraints: [
        ...columns.map((column) => ({
          coefficients: [
            ...others.map((other) =>
              minus(payoff(matrix, other, column), payoff(matrix, row, column)),
            ),
            minus(zero, one),
          ],
          relation: "at least" as const,
          bound: zero,
        })),
        { coefficients: [...others.map(() => one), zero], relation: "equal", bound: one },
      ],
      free: [others.length],
    });
    return solution.status === "optimal" && signOf(solution.value) > 0;
  });
}

/**
 * Which of two pure equilibria of a 2 × 2 game is the safer when neither knows what the other does.
 *
 * Shape: `products` are the products of what both would lose by leaving each equilibrium.
 * Missing: undefined when the game is not 2 × 2 or has not two strict pure equilibria; `safer` is undefined when they tie.
 * Source: Harsanyi and Selten 1988, A General Theory of Equilibrium Selection in Games.
 */
export interface RiskDominance {
  readonly equilibria: readonly [Cell, Cell];
  readonly products: readonly [Fraction, Fraction];
  readonly safer: Cell | undefined;
}

/** Compares the two pure equilibria of a 2 × 2 game by the risk of leaving each. */
export function riskDominance(game: BimatrixGame): RiskDominance | undefined {
  const [first, second, third] = pureEquilibria(game);
  const isSmall = game.strategies.every((list) => list.length === 2);
  if (!isSmall || first === undefined || second === undefined || third) return undefined;
  const products = [lossOfLeaving(game, first), lossOfLeaving(game, second)] as const;
  if (products.some((product) => signOf(product) === 0)) return undefined;
  const order = compareFractions(...products);
  const safer = order > 0 ? first : order < 0 ? second : undefined;
  return { equilibria: [first, second], products, safer };
}

function lossOfLeaving({ payoffs: [first, second] }: BimatrixGame, [i, j]: Cell): Fraction {
  return times(
    minus(payoff(first, i, j), payoff(first, 1 - i, j)),
    minus(payoff(second, i, j), payoff(second, i, 1 - j)),
  );
}
