import { type Fraction, fraction, wholeNumbers } from "../../numbers/index.ts";
import { type CoalitionGame, checkCoalitions, sizeOf } from "./coalition.ts";

/**
 * The Shapley value: what each player adds on average over all orders in which the group may come together.
 *
 * Source: Shapley 1953, A Value for n-person Games.
 */
export function shapleyValue(game: CoalitionGame): readonly Fraction[] {
  const count = game.players.length;
  const factorials = [1n];
  for (let i = 1; i <= count; i += 1) factorials.push((factorials.at(-1) ?? 1n) * BigInt(i));
  const orders = factorials[count] ?? 1n;
  return weighted(
    game,
    (size) => (factorials[size] ?? 1n) * (factorials[count - 1 - size] ?? 1n),
    orders,
  );
}

/**
 * The Banzhaf value: what each player adds on average over all groups of the others. Shares need not add up to the whole.
 *
 * Source: Banzhaf 1965; Dubey and Shapley 1979.
 */
export function banzhafValue(game: CoalitionGame): readonly Fraction[] {
  return weighted(game, () => 1n, 2n ** BigInt(game.players.length - 1));
}

function weighted(
  game: CoalitionGame,
  weightOf: (size: number) => bigint,
  whole: bigint,
): readonly Fraction[] {
  checkCoalitions(game);
  const { numbers, denominator } = wholeNumbers(game.values);
  const weights = game.players.map((_, size) => weightOf(size));
  return game.players.map((_, i) => {
    let sum = 0n;
    for (let mask = 0; mask < numbers.length; mask += 1) {
      if ((mask & (1 << i)) !== 0) continue;
      const added = (numbers[mask | (1 << i)] ?? 0n) - (numbers[mask] ?? 0n);
      sum += added * (weights[sizeOf(mask)] ?? 0n);
    }
    return fraction(sum, whole * denominator);
  });
}
