import {
  type ExactConstraint,
  type Fraction,
  fraction,
  minus,
  negative,
  one,
  signOf,
  solveExactly,
  wholeNumbers,
  zero,
} from "../../numbers/index.ts";
import { type CoalitionGame, everyone, groupSums, worth } from "./coalition.ts";

/**
 * A division that treats the worst-treated group as well as can be.
 *
 * Shape: `surplus` is what every group left open gets at least above its own worth (below 0: it falls short);
 * `binding` are the groups that hold it there, with weights that add up to 1.
 */
export interface BestDivision {
  readonly shares: readonly Fraction[];
  readonly surplus: Fraction;
  readonly binding: readonly { readonly mask: number; readonly weight: Fraction }[];
  /** Players held at their own worth, when nobody may get less. */
  readonly held: readonly number[];
}

/** What a search for a best division keeps to. */
export interface DivisionRules {
  /** Groups whose share is settled, with the share. */
  readonly settled: readonly { readonly mask: number; readonly share: Fraction }[];
  /** Whether a group's share follows from the settled ones, so that it takes no part. */
  readonly isSettled: (mask: number) => boolean;
  /** Whether no player may get less than it has alone. */
  readonly atLeastAlone: boolean;
}

/**
 * Finds a division of the worth of all that raises the least surplus of the open groups as far as it goes.
 *
 * Missing: undefined when no division keeps the rules.
 * Source: the linear programme of the least core (Maschler, Peleg and Shapley 1979); groups enter as they are needed.
 */
export function raiseLeastSurplus(
  game: CoalitionGame,
  rules: DivisionRules,
): BestDivision | undefined {
  const whole = wholeNumbers(game.values);
  let open = firstGroups(game, rules.isSettled);
  for (;;) {
    const division = solveFor(game, rules, open);
    if (division === undefined) return undefined;
    const worse = worstGroup(whole, division, rules.isSettled);
    if (worse === undefined || open.includes(worse)) return division;
    open = [...open, worse];
  }
}

/** Single players and all but one: enough to give the programme a bound. */
function firstGroups(game: CoalitionGame, isSettled: (mask: number) => boolean): readonly number[] {
  const all = everyone(game);
  const singles = game.players.map((_, i) => 1 << i);
  const groups = [...new Set([...singles, ...singles.map((mask) => all & ~mask)])];
  const open = groups.filter((mask) => mask !== 0 && mask !== all && !isSettled(mask));
  if (open.length > 0) return open;
  for (let mask = 1; mask < all; mask += 1) if (!isSettled(mask)) return [mask, all & ~mask];
  return [];
}

const rowOf = (game: CoalitionGame, mask: number): readonly Fraction[] =>
  game.players.map((_, i) => ((mask & (1 << i)) === 0 ? zero : one));

function solveFor(
  game: CoalitionGame,
  rules: DivisionRules,
  open: readonly number[],
): BestDivision | undefined {
  const surplusColumn = game.players.length;
  const alone = rules.atLeastAlone ? game.players.map((_, i) => 1 << i) : [];
  const constraints: readonly ExactConstraint[] = [
    ...open.map(
      (mask): ExactConstraint => ({
        coefficients: [...rowOf(game, mask), negative(one)],
        relation: "at least",
        bound: worth(game, mask),
      }),
    ),
    ...alone.map(
      (mask): ExactConstraint => ({
        coefficients: [...rowOf(game, mask), zero],
        relation: "at least",
        bound: worth(game, mask),
      }),
    ),
    ...rules.settled.map(
      ({ mask, share }): ExactConstraint => ({
        coefficients: [...rowOf(game, mask), zero],
        relation: "equal",
        bound: share,
      }),
    ),
  ];
  const solution = solveExactly({
    maximise: [...game.players.map(() => zero), one],
    constraints,
    free: [...game.players.keys(), surplusColumn],
  });
  if (solution.status !== "optimal") return undefined;
  const priceOf = (k: number): Fraction => negative(solution.prices[k] ?? zero);
  const isBinding = (k: number): boolean => signOf(priceOf(k)) > 0;
  return {
    shares: solution.point.slice(0, -1),
    surplus: solution.value,
    binding: open.flatMap((mask, k) => (isBinding(k) ? [{ mask, weight: priceOf(k) }] : [])),
    held: alone.flatMap((_, i) => (isBinding(open.length + i) ? [i] : [])),
  };
}

/** The open group that is treated worst, if any is treated worse than the division promises. */
function worstGroup(
  { numbers, denominator }: { readonly numbers: readonly bigint[]; readonly denominator: bigint },
  { shares, surplus }: BestDivision,
  isSettled: (mask: number) => boolean,
): number | undefined {
  const given = wholeNumbers(shares);
  const sums = groupSums(given.numbers);
  let least: bigint | undefined;
  let worst: number | undefined;
  for (let mask = 1; mask < numbers.length - 1; mask += 1) {
    const gap = (sums[mask] ?? 0n) * denominator - (numbers[mask] ?? 0n) * given.denominator;
    if ((least !== undefined && gap >= least) || isSettled(mask)) continue;
    [least, worst] = [gap, mask];
  }
  if (least === undefined) return undefined;
  const lowest = fraction(least, denominator * given.denominator);
  return signOf(minus(lowest, surplus)) < 0 ? worst : undefined;
}
