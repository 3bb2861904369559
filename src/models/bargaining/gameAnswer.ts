import { type Fraction, fractionText } from "../../numbers/index.ts";
import type { BimatrixGame, PayoffMatrix, Profile } from "./bimatrix.ts";
import { equilibriumComponents } from "./components.ts";
import { extremeEquilibria } from "./equilibria.ts";
import { type Cell, dominance, efficientCells, pureEquilibria, riskDominance } from "./profiles.ts";
import { grimTriggerPatience, titForTatPatience } from "./repeated.ts";
import { restPoints } from "./restPoints.ts";
import { bestCorrelated, type Security, securityLevels } from "./security.ts";

const texts = (values: readonly Fraction[]): readonly string[] => values.map(fractionText);
const textOf = (value: Fraction | undefined): string | undefined => value && fractionText(value);

/**
 * All that is known of a game of two: equilibria and how they hang together, dominance, efficient choices, risk, security
 * levels, the best advice, and the patience that keeps each efficient choice.
 *
 * Shape: plain data for JSON; numbers are fractions as text, choices are named.
 */
export function gameAnswer(game: BimatrixGame) {
  const equilibria = extremeEquilibria(game);
  const named = ([i, j]: Cell) => [game.strategies[0][i], game.strategies[1][j]];
  const beaten = dominance(game);
  const side = (places: readonly number[], which: 0 | 1) =>
    places.map((place) => game.strategies[which][place]);
  const risk = riskDominance(game);
  const advice = bestCorrelated(game);
  return {
    kind: "bimatrix" as const,
    players: game.players,
    strategies: game.strategies,
    equilibria: equilibria.map(tellProfile),
    components: equilibriumComponents(equilibria),
    pure: pureEquilibria(game).map(named),
    efficient: efficientCells(game).map(named),
    dominated: [side(beaten.strictly[0], 0), side(beaten.strictly[1], 1)],
    surviving: [side(beaten.surviving[0], 0), side(beaten.surviving[1], 1)],
    riskDominance: risk && {
      equilibria: risk.equilibria.map(named),
      products: texts(risk.products),
      safer: risk.safer && named(risk.safer),
    },
    security: securityLevels(game).map(tellSecurity),
    correlated: {
      shares: advice.shares.map(texts),
      payoffs: texts(advice.payoffs),
      sum: fractionText(advice.sum),
    },
    repeated: efficientCells(game).map((cell) => tellPatience(game, cell, named(cell))),
    population: isSymmetric(game) ? restPoints(game.payoffs[0]).map(tellRest) : undefined,
  };
}

const tellProfile = ({ x, y, payoffs }: Profile) => ({
  x: texts(x),
  y: texts(y),
  payoffs: texts(payoffs),
});

const tellSecurity = ({ value, strategy }: Security) => ({
  value: fractionText(value),
  strategy: texts(strategy),
});

function tellPatience(game: BimatrixGame, cell: Cell, agreed: readonly (string | undefined)[]) {
  const grim = grimTriggerPatience(game, cell);
  const strict = titForTatPatience(game, cell);
  return {
    agreed,
    grimTrigger: { players: grim.players.map(textOf), both: textOf(grim.both) },
    titForTat: strict && { players: strict.players.map(textOf), both: textOf(strict.both) },
  };
}

const tellRest = ({ shares, payoff, ...rest }: ReturnType<typeof restPoints>[number]) => ({
  shares: texts(shares),
  payoff: fractionText(payoff),
  ...rest,
});

/** Whether both players have the same choices and payoffs, so that one population can play against itself. */
function isSymmetric({ payoffs: [first, second] }: BimatrixGame): boolean {
  const size = first.length;
  const cell = (matrix: PayoffMatrix, i: number, j: number): string | undefined =>
    textOf(matrix[i]?.[j]);
  return (
    size <= 8 &&
    first[0]?.length === size &&
    first.every((row, i) => row.every((_, j) => cell(first, i, j) === cell(second, j, i)))
  );
}

/** The answer to a game of two, for callers and tests. */
export type GameAnswer = ReturnType<typeof gameAnswer>;
