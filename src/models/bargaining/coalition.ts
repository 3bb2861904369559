import { compareFractions, type Fraction, minus, plus, zero } from "../../numbers/index.ts";
import { Problem } from "../../terms/index.ts";

/**
 * What each group of players can bring about by itself, in one unit that can be passed on.
 *
 * Shape: `values[mask]` is the worth of the group whose members are the bits of `mask` (bit i: player i); the worth of
 * nobody is 0.
 */
export interface CoalitionGame {
  readonly players: readonly string[];
  readonly values: readonly Fraction[];
}

/** The greatest number of players whose groups are all listed. */
export const mostPlayers = 14;

/**
 * Refuses a game with too many players or a list of worths that does not fit them.
 *
 * Throws: `game-too-large`, `game-values`.
 */
export function checkCoalitions({ players, values }: CoalitionGame): void {
  const { length } = players;
  if (length > mostPlayers) {
    throw new Problem(
      "game-too-large",
      `The game has ${length} players, so 2^${length} groups; up to ${mostPlayers} players are worked out exactly: join players who always act together.`,
    );
  }
  if (length === 0 || values.length !== 2 ** length) {
    throw new Problem(
      "game-values",
      `${length} players form ${2 ** length} groups (nobody and all among them), but ${values.length} worths are given.`,
    );
  }
  if (values[0]?.numerator !== 0n) {
    throw new Problem("game-values", "The worth of the empty group has to be 0.");
  }
}

/** The worth of a group by its mask. */
export function worth(game: CoalitionGame, mask: number): Fraction {
  return game.values[mask] ?? zero;
}

/** The mask of all players. */
export const everyone = (game: CoalitionGame): number => game.values.length - 1;

/** The names of a group's members. */
export function membersOf(game: CoalitionGame, mask: number): readonly string[] {
  return game.players.filter((_, i) => (mask & (1 << i)) !== 0);
}

/** The number of a group's members. */
export function sizeOf(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** The sum of what a division gives to the members of each group, by mask. */
export function groupSums(shares: readonly bigint[]): readonly bigint[] {
  const sums = new Array<bigint>(2 ** shares.length).fill(0n);
  shares.forEach((share, i) => {
    for (let mask = 0; mask < 1 << i; mask += 1) sums[mask | (1 << i)] = (sums[mask] ?? 0n) + share;
  });
  return sums;
}

/** Whether groups without a common member never lose by joining. */
export function isSuperadditive(game: CoalitionGame): boolean {
  return everyPair(game, (one, other) => {
    if ((one & other) !== 0) return true;
    const apart = plus(worth(game, one), worth(game, other));
    return compareFractions(worth(game, one | other), apart) >= 0;
  });
}

/**
 * Whether a player adds the more, the larger the group it joins: then joining always pays and the core is never empty.
 *
 * Source: Shapley 1971, International Journal of Game Theory 1.
 */
export function isConvex(game: CoalitionGame): boolean {
  const { length } = game.players;
  for (let i = 0; i < length; i += 1) {
    for (let k = i + 1; k < length; k += 1) {
      const [one, other] = [1 << i, 1 << k];
      for (let mask = 0; mask < game.values.length; mask += 1) {
        if ((mask & (one | other)) !== 0) continue;
        const added = minus(worth(game, mask | one | other), worth(game, mask | one));
        const alone = minus(worth(game, mask | other), worth(game, mask));
        if (compareFractions(added, alone) < 0) return false;
      }
    }
  }
  return true;
}

function everyPair(game: CoalitionGame, holds: (one: number, other: number) => boolean): boolean {
  for (let one = 1; one < game.values.length; one += 1) {
    const rest = everyone(game) & ~one;
    for (let other = rest; other > 0; other = (other - 1) & rest) {
      if (other > one && !holds(one, other)) return false;
    }
  }
  return true;
}
