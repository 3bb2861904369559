import {
  dividedBy,
  type Fraction,
  greatestFraction,
  minus,
  plus,
  signOf,
  sumOfFractions,
  times,
} from "../../numbers/index.ts";
import { type CoalitionGame, checkCoalitions, everyone, worth } from "./coalition.ts";

const utopia = (game: CoalitionGame): readonly Fraction[] =>
  game.players.map((_, i) =>
    minus(worth(game, everyone(game)), worth(game, everyone(game) & ~(1 << i))),
  );

/**
 * The tau value: halfway, in one proportion for all, from what each may claim at least to what it may hope for at most.
 *
 * Missing: undefined when the game has no such point (a least claim above the hope, or sums on one side of the whole).
 * Source: Tijs 1981.
 */
export function tauValue(game: CoalitionGame): readonly Fraction[] | undefined {
  checkCoalitions(game);
  const hopes = utopia(game);
  const least = hopes.map((_, i) => leastClaim(game, i, hopes));
  if (hopes.some((hope, i) => signOf(minus(hope, least[i] ?? hope)) < 0)) return undefined;
  const whole = worth(game, everyone(game));
  const missing = minus(whole, sumOfFractions(least));
  const room = minus(sumOfFractions(hopes), sumOfFractions(least));
  if (signOf(missing) < 0 || signOf(minus(room, missing)) < 0) return undefined;
  if (signOf(room) === 0) return least;
  const share = dividedBy(missing, room);
  return hopes.map((hope, i) => {
    const claim = least[i] ?? hope;
    return plus(claim, times(share, minus(hope, claim)));
  });
}

/** The most that is left to a player in some group when the others of the group get all they hope for. */
function leastClaim(game: CoalitionGame, player: number, hopes: readonly Fraction[]): Fraction {
  const left: Fraction[] = [];
  for (let mask = 1; mask < game.values.length; mask += 1) {
    if ((mask & (1 << player)) === 0) continue;
    const others = hopes.filter((_, i) => i !== player && (mask & (1 << i)) !== 0);
    left.push(minus(worth(game, mask), sumOfFractions(others)));
  }
  return greatestFraction(left) ?? worth(game, 1 << player);
}

/**
 * The Gately point: the division at which every player would disturb the others alike by breaking up.
 *
 * Missing: undefined when nobody has anything to gain from staying.
 * Source: Gately 1974, International Economic Review 15 (a proposal for sharing gains from regional power investment).
 */
export function gatelyPoint(game: CoalitionGame): readonly Fraction[] | undefined {
  checkCoalitions(game);
  const alone = game.players.map((_, i) => worth(game, 1 << i));
  const rooms = utopia(game).map((hope, i) => minus(hope, alone[i] ?? hope));
  const room = sumOfFractions(rooms);
  if (signOf(room) === 0) return undefined;
  const gain = minus(worth(game, everyone(game)), sumOfFractions(alone));
  return alone.map((own, i) => plus(own, times(dividedBy(gain, room), rooms[i] ?? own)));
}

/**
 * What each player adds to those before it, in the order given: along a river, the downstream incremental division when
 * the list runs from the source down, the upstream one when `fromLast`.
 *
 * Source: Ambec and Sprumont 2002, Journal of Economic Theory 107.
 */
export function incrementalDivision(
  game: CoalitionGame,
  order: "from first" | "from last" = "from first",
): readonly Fraction[] {
  checkCoalitions(game);
  return game.players.map((_, i) => {
    const before = order === "from first" ? 2 ** i - 1 : everyone(game) & ~(2 ** (i + 1) - 1);
    return minus(worth(game, before | (1 << i)), worth(game, before));
  });
}
