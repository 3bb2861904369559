import { compareFractions, type Fraction, fractionDot } from "../../numbers/index.ts";

/** Payoffs of one player: a row for each strategy of the first player, a column for each of the second. */
export type PayoffMatrix = readonly (readonly Fraction[])[];

/**
 * A game of two players who choose once, each without seeing the other's choice.
 *
 * Shape: `payoffs` of the first and of the second player, both with rows for the first player's strategies.
 */
export interface BimatrixGame {
  readonly players: readonly [string, string];
  readonly strategies: readonly [readonly string[], readonly string[]];
  readonly payoffs: readonly [PayoffMatrix, PayoffMatrix];
}

/** A strategy of each player as shares of its own choices, with what each expects. */
export interface Profile {
  readonly x: readonly Fraction[];
  readonly y: readonly Fraction[];
  readonly payoffs: readonly [Fraction, Fraction];
}

/** A matrix with rows and columns changed over. */
export function turned(matrix: PayoffMatrix): PayoffMatrix {
  return (matrix[0] ?? []).map((_, j) => matrix.map((row) => row[j] ?? noPayoff()));
}

function noPayoff(): never {
  throw new RangeError("The rows of a payoff matrix have different lengths.");
}

/** The game as the second player sees it: the players change places. */
export function seenByOther(game: BimatrixGame): BimatrixGame {
  const [first, second] = game.payoffs;
  return {
    players: [game.players[1], game.players[0]],
    strategies: [game.strategies[1], game.strategies[0]],
    payoffs: [turned(second), turned(first)],
  };
}

/** What each strategy of the first player brings it against a mixture of the second's. */
export function expectedByRow(matrix: PayoffMatrix, y: readonly Fraction[]): readonly Fraction[] {
  return matrix.map((row) => fractionDot(row, y));
}

/** What each player expects when both mix their strategies so. */
export function expectedPayoffs(
  game: BimatrixGame,
  x: readonly Fraction[],
  y: readonly Fraction[],
): readonly [Fraction, Fraction] {
  const [first, second] = game.payoffs;
  return [fractionDot(x, expectedByRow(first, y)), fractionDot(x, expectedByRow(second, y))];
}

/**
 * Whether neither player gains by choosing otherwise: the definition of an equilibrium, put in without any method.
 *
 * Source: Nash 1951, Annals of Mathematics 54.
 */
export function isEquilibrium(
  game: BimatrixGame,
  x: readonly Fraction[],
  y: readonly Fraction[],
): boolean {
  const [mine, theirs] = expectedPayoffs(game, x, y);
  const rows = expectedByRow(game.payoffs[0], y);
  const columns = expectedByRow(turned(game.payoffs[1]), x);
  return (
    rows.every((payoff) => compareFractions(payoff, mine) <= 0) &&
    columns.every((payoff) => compareFractions(payoff, theirs) <= 0)
  );
}
