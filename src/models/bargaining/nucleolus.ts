import { type Fraction, minus, plus, signOf, sumOfFractions } from "../../numbers/index.ts";
import { type CoalitionGame, checkCoalitions, everyone, worth } from "./coalition.ts";
import { createSpan } from "./span.ts";
import { raiseLeastSurplus } from "./surplus.ts";

/**
 * The nucleolus: the division that makes the least content group as content as can be, then the next, and so on.
 *
 * Shape: nobody gets less than alone. `pre` lifts that rule (the pre-nucleolus).
 * Missing: undefined when the players have more apart than together, so that no division gives each what it has alone.
 * Source: Schmeidler 1969; a sequence of linear programmes (Kopelowitz 1967), settled groups dropped by their span.
 */
export function nucleolus(
  game: CoalitionGame,
  rule: "nucleolus" | "pre" = "nucleolus",
): readonly Fraction[] | undefined {
  checkCoalitions(game);
  const all = everyone(game);
  const atLeastAlone = rule === "nucleolus";
  const alone = sumOfFractions(game.players.map((_, i) => worth(game, 1 << i)));
  if (atLeastAlone && signOf(minus(worth(game, all), alone)) < 0) return undefined;
  if (game.players.length === 1) return [worth(game, all)];
  const span = createSpan(game.players.length);
  span.add(all);
  let settled = [{ mask: all, share: worth(game, all) }];
  for (;;) {
    const division = raiseLeastSurplus(game, { settled, isSettled: span.has, atLeastAlone });
    if (division === undefined) return undefined;
    const bound = division.binding.map(({ mask }) => ({
      mask,
      share: plus(worth(game, mask), division.surplus),
    }));
    const held = division.held.map((i) => ({ mask: 1 << i, share: worth(game, 1 << i) }));
    settled = [...settled, ...[...bound, ...held].filter(({ mask }) => span.add(mask))];
    if (span.isWhole()) return division.shares;
  }
}
