import {
  dividedBy,
  type Fraction,
  greatestFraction,
  minus,
  signOf,
  zero,
} from "../../numbers/index.ts";
import type { BimatrixGame } from "./bimatrix.ts";
import { extremeEquilibria } from "./equilibria.ts";
import type { Cell } from "./profiles.ts";

/**
 * How patient players must be to keep an agreement that is kept by a threat.
 *
 * Shape: `players` has for each the least worth of the next round (its discount factor) at which keeping beats breaking;
 * `both` is the greater of them. From 0 (nothing to win by breaking) to 1.
 * Missing: undefined for who would rather break even if the next round counted in full.
 */
export interface Patience {
  readonly players: readonly [Fraction | undefined, Fraction | undefined];
  readonly both: Fraction | undefined;
}

/**
 * Patience needed under grim trigger: who breaks once faces, for good, the equilibrium of one round that is worst for it.
 *
 * Source: Friedman 1971, Review of Economic Studies 38 (folk theorem).
 */
export function grimTriggerPatience(game: BimatrixGame, agreed: Cell): Patience {
  const equilibria = extremeEquilibria(game);
  const worst = ([0, 1] as const).map((side) =>
    equilibria
      .map(({ payoffs }) => payoffs[side])
      .reduce((low, value) => (signOf(minus(value, low)) < 0 ? value : low)),
  );
  const needed = ([0, 1] as const).map((side) => {
    const { kept, broken } = choicesOf(game, agreed, side);
    return ratio(minus(broken, kept), minus(broken, worst[side] ?? broken));
  });
  return patience(needed[0], needed[1]);
}

/**
 * Patience needed under tit for tat in a game of two choices: breaking once and returning, and breaking for good, both
 * have to lose.
 *
 * Missing: undefined when the game has not two choices a side.
 * Source: Axelrod 1984, The Evolution of Cooperation, appendix B.
 */
export function titForTatPatience(game: BimatrixGame, agreed: Cell): Patience | undefined {
  if (game.strategies.some((list) => list.length !== 2)) return undefined;
  const needed = ([0, 1] as const).map((side) => {
    const { kept, broken } = choicesOf(game, agreed, side);
    const other =
      side === 0 ? ([agreed[0], 1 - agreed[1]] as const) : ([1 - agreed[0], agreed[1]] as const);
    const suffered = at(game, other, side);
    const bothBroken = at(game, [1 - agreed[0], 1 - agreed[1]], side);
    const gain = minus(broken, kept);
    const limits = [ratio(gain, minus(broken, bothBroken)), ratio(gain, minus(kept, suffered))];
    return limits.includes(undefined)
      ? undefined
      : greatestFraction(limits.filter((limit) => limit !== undefined));
  });
  return patience(needed[0], needed[1]);
}

function patience(first: Fraction | undefined, second: Fraction | undefined): Patience {
  const both = first && second && greatestFraction([first, second]);
  return { players: [first, second], both };
}

const at = (game: BimatrixGame, [i, j]: Cell, side: 0 | 1): Fraction =>
  game.payoffs[side][i]?.[j] ?? zero;

/** What a player has by keeping to the agreement, and by the best breach of it. */
function choicesOf(
  game: BimatrixGame,
  [i, j]: Cell,
  side: 0 | 1,
): { readonly kept: Fraction; readonly broken: Fraction } {
  const kept = at(game, [i, j], side);
  const own = game.strategies[side].map((_, k) => at(game, side === 0 ? [k, j] : [i, k], side));
  return { kept, broken: greatestFraction(own) ?? kept };
}

/** The share of the next round at which the gain of a breach is lost again; undefined when it is above 1. */
function ratio(gain: Fraction, loss: Fraction): Fraction | undefined {
  if (signOf(gain) <= 0) return zero;
  if (signOf(loss) <= 0) return undefined;
  const needed = dividedBy(gain, loss);
  return needed.numerator > needed.denominator ? undefined : needed;
}
