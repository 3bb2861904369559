import {
  type ExactConstraint,
  type Fraction,
  minus,
  negative,
  one,
  plus,
  solveExactly,
  sumOfFractions,
  times,
  zero,
} from "../../numbers/index.ts";
import { type BimatrixGame, type PayoffMatrix, seenByOther } from "./bimatrix.ts";

/** What a player can make sure of alone, whatever the other does, and the mixture that does so. */
export interface Security {
  readonly value: Fraction;
  readonly strategy: readonly Fraction[];
}

/**
 * The security level of both players: the most that each can guarantee itself against the worst.
 *
 * Source: von Neumann 1928 (maximin), by a linear programme.
 */
export function securityLevels(game: BimatrixGame): readonly [Security, Security] {
  return [guaranteed(game.payoffs[0]), guaranteed(seenByOther(game).payoffs[0])];
}

function guaranteed(matrix: PayoffMatrix): Security {
  const solution = solveExactly({
    maximise: [...matrix.map(() => zero), one],
    constraints: [
      ...(matrix[0] ?? []).map(
        (_, j): ExactConstraint => ({
          coefficients: [...matrix.map((row) => row[j] ?? zero), negative(one)],
          relation: "at least",
          bound: zero,
        }),
      ),
      { coefficients: [...matrix.map(() => one), zero], relation: "equal", bound: one },
    ],
    free: [matrix.length],
  });
  if (solution.status !== "optimal") throw new RangeError("A player without a strategy.");
  return { value: solution.value, strategy: solution.point.slice(0, -1) };
}

/**
 * Advice from a go-between which neither player has a reason to disobey, with the greatest sum of payoffs.
 *
 * Shape: `shares[i][j]` is how often the pair of strategies i and j is advised.
 */
export interface Correlated {
  readonly shares: PayoffMatrix;
  readonly payoffs: readonly [Fraction, Fraction];
  readonly sum: Fraction;
}

/**
 * The correlated equilibrium with the greatest sum of payoffs, exactly.
 *
 * Source: Aumann 1974, Journal of Mathematical Economics 1; a linear programme over the pairs of strategies.
 */
export function bestCorrelated(game: BimatrixGame): Correlated {
  const [first, second] = game.payoffs;
  const width = game.strategies[1].length;
  const sums = first.flatMap((row, i) => row.map((cell, j) => plus(cell, second[i]?.[j] ?? zero)));
  const solution = solveExactly({
    maximise: sums,
    constraints: [
      { coefficients: sums.map(() => one), relation: "equal", bound: one },
      ...obedience(first, (i, j) => i * width + j, sums.length),
      ...obedience(seenByOther(game).payoffs[0], (j, i) => i * width + j, sums.length),
    ],
  });
  if (solution.status !== "optimal") throw new RangeError("A player without a strategy.");
  const shares = first.map((_, i) => solution.point.slice(i * width, (i + 1) * width));
  const expected = (matrix: PayoffMatrix): Fraction =>
    sumOfFractions(
      matrix.flatMap((row, i) => row.map((cell, j) => times(cell, shares[i]?.[j] ?? zero))),
    );
  return { shares, payoffs: [expected(first), expected(second)], sum: solution.value };
}

/** Who is advised one strategy does not do better by another: one constraint a pair of strategies. */
function obedience(
  matrix: PayoffMatrix,
  place: (mine: number, theirs: number) => number,
  size: number,
): readonly ExactConstraint[] {
  return matrix.flatMap((advised, i) =>
    matrix.flatMap((other, k) => {
      if (k === i) return [];
      const coefficients = new Array<Fraction>(size).fill(zero);
      advised.forEach((cell, j) => {
        coefficients[place(i, j)] = minus(cell, other[j] ?? zero);
      });
      return [{ coefficients, relation: "at least" as const, bound: zero }];
    }),
  );
}
