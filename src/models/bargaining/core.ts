import {
  compareFractions,
  type Fraction,
  minus,
  one,
  signOf,
  solveExactly,
  solveFractions,
  sumOfFractions,
  zero,
} from "../../numbers/index.ts";
import { type CoalitionGame, checkCoalitions, everyone, worth } from "./coalition.ts";
import { raiseLeastSurplus } from "./surplus.ts";

/** A group that claims more than a division gives it, with the weight of its claim. */
export interface Claim {
  readonly mask: number;
  readonly worth: Fraction;
  readonly weight: Fraction;
}

/**
 * Whether the whole can be divided so that no group does better by itself.
 *
 * Shape: `surplus` is the most that every group but that of all can get above its own worth; below 0 the core is empty
 * and every division leaves some group short by at least that much. `shares` is a division that reaches it. `claims`
 * prove it: weighted, these groups count every player alike and together are worth more than the whole.
 * `needed` is by how much the whole would have to grow (0 when the core is not empty).
 */
export interface LeastCore {
  readonly isEmpty: boolean;
  readonly surplus: Fraction;
  readonly shares: readonly Fraction[];
  readonly claims: readonly Claim[];
  readonly needed: Fraction;
}

/**
 * The core, by its least core: whether it is empty, and what stands in the way.
 *
 * Source: Gillies 1959; Bondareva 1963 and Shapley 1967 (balanced groups); Maschler, Peleg and Shapley 1979; the sum
 * that would be needed is the cost of stability of Bachrach and others 2009.
 */
export function leastCore(game: CoalitionGame): LeastCore {
  checkCoalitions(game);
  const all = everyone(game);
  const whole = worth(game, all);
  if (game.players.length === 1) {
    return { isEmpty: false, surplus: zero, shares: [whole], claims: [], needed: zero };
  }
  const division = raiseLeastSurplus(game, {
    settled: [{ mask: all, share: whole }],
    isSettled: (mask) => mask === all,
    atLeastAlone: false,
  });
  if (division === undefined) throw new RangeError("A whole can always be divided.");
  const isEmpty = signOf(division.surplus) < 0;
  const claims = isEmpty
    ? division.binding.map(({ mask, weight }) => ({ mask, worth: worth(game, mask), weight }))
    : [];
  const needed = isEmpty ? minus(leastWhole(game), whole) : zero;
  return { isEmpty, surplus: division.surplus, shares: division.shares, claims, needed };
}

/** The least whole that could content every group. */
function leastWhole(game: CoalitionGame): Fraction {
  const all = everyone(game);
  const groups = Array.from({ length: all - 1 }, (_, k) => k + 1);
  // The dual, a row a player: which groups, counted so that none has a player more than once, are worth the most.
  const solution = solveExactly({
    maximise: groups.map((mask) => worth(game, mask)),
    constraints: game.players.map((_, i) => ({
      coefficients: groups.map((mask) => ((mask & (1 << i)) === 0 ? zero : one)),
      relation: "equal",
      bound: one,
    })),
  });
  if (solution.status !== "optimal") throw new RangeError("Single players always cover all.");
  return solution.value;
}

/** The groups that a division leaves with less than they have by themselves, worst first, with what each lacks. */
export function discontent(
  game: CoalitionGame,
  shares: readonly Fraction[],
): readonly { readonly mask: number; readonly lack: Fraction }[] {
  const found: { readonly mask: number; readonly lack: Fraction }[] = [];
  for (let mask = 1; mask < everyone(game); mask += 1) {
    const given = sumOfFractions(shares.filter((_, i) => (mask & (1 << i)) !== 0));
    const lack = minus(worth(game, mask), given);
    if (signOf(lack) > 0) found.push({ mask, lack });
  }
  return found.sort((first, second) => compareFractions(second.lack, first.lack));
}

const mostDrawn = 4;

/**
 * The corners of the core.
 *
 * Missing: undefined for more than 4 players, when the core has too many corners to list; empty when the core is.
 */
export function coreCorners(game: CoalitionGame): readonly (readonly Fraction[])[] | undefined {
  const count = game.players.length;
  if (count > mostDrawn) return undefined;
  const all = everyone(game);
  const groups = Array.from({ length: all - 1 }, (_, k) => k + 1);
  const found = new Map<string, readonly Fraction[]>();
  for (const chosen of choices(groups, count - 1)) {
    const point = meetingPoint(game, [...chosen, all]);
    if (point === undefined || discontent(game, point).length > 0) continue;
    found.set(
      point.map(({ numerator, denominator }) => `${numerator}/${denominator}`).join(),
      point,
    );
  }
  return [...found.values()].sort((first, second) => {
    const i = first.findIndex((share, k) => compareFractions(share, second[k] ?? share) !== 0);
    return i < 0 ? 0 : compareFractions(second[i] ?? zero, first[i] ?? zero);
  });
}

function choices(groups: readonly number[], count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return groups.flatMap((group, i) =>
    choices(groups.slice(i + 1), count - 1).map((rest) => [group, ...rest]),
  );
}

/** The one division at which these groups get just their worth; undefined when there is none or more than one. */
function meetingPoint(
  game: CoalitionGame,
  masks: readonly number[],
): readonly Fraction[] | undefined {
  const rows = masks.map((mask) =>
    game.players.map((_, i) => ((mask & (1 << i)) === 0 ? zero : one)),
  );
  const bounds = masks.map((mask) => worth(game, mask));
  return solveFractions(rows, bounds);
}
