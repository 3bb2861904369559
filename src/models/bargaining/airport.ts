import {
  dividedBy,
  type Fraction,
  fraction,
  minus,
  one,
  plus,
  times,
  zero,
} from "../../numbers/index.ts";

/** Users of one kind of something built in steps: what it costs for them, and how many uses they make of it. */
export interface UserType {
  readonly cost: Fraction;
  readonly uses: number;
}

/**
 * The Shapley share of each use in the cost of something built as large as its largest user needs.
 *
 * Shape: types in rising order of cost; the share of one use of each. Every use pays its part of each step that it needs.
 * Source: Littlechild and Owen 1973, Management Science 20.
 */
export function airportShapley(types: readonly UserType[]): readonly Fraction[] {
  let paid = zero;
  return types.map(({ cost }, i) => {
    const step = minus(cost, types[i - 1]?.cost ?? zero);
    paid = plus(paid, dividedBy(step, usesFrom(types, i)));
    return paid;
  });
}

/**
 * The nucleolus of the same cost, by its closed form.
 *
 * Source: Littlechild 1974, International Journal of Game Theory 3: the surplus is shared out from the smallest users up;
 * each round stops at the type where the share of those left is the least.
 */
export function airportNucleolus(types: readonly UserType[]): readonly Fraction[] {
  const shares: Fraction[] = [];
  let covered = zero;
  for (let from = 0; from < types.length; ) {
    const last = types.length - 1;
    let best: { readonly share: Fraction; readonly to: number } | undefined;
    for (let to = from; to <= last; to += 1) {
      const uses = types.slice(from, to + 1).reduce((sum, type) => sum + type.uses, 0);
      const rest = minus(types[to]?.cost ?? zero, covered);
      const share = dividedBy(rest, fraction(uses + (to === last ? 0 : 1)));
      if (best === undefined || isLess(share, best.share)) best = { share, to };
    }
    const { share, to } = best ?? { share: zero, to: last };
    for (; from <= to; from += 1) {
      shares.push(share);
      covered = plus(covered, times(share, fraction(types[from]?.uses ?? 0)));
    }
  }
  return shares;
}

const isLess = (first: Fraction, second: Fraction): boolean => minus(first, second).numerator <= 0n;

function usesFrom(types: readonly UserType[], from: number): Fraction {
  return types.slice(from).reduce((sum, type) => plus(sum, times(one, fraction(type.uses))), zero);
}
