import { dividedBy, type Fraction, minus, one, plus, times } from "../../numbers/index.ts";

/**
 * The share of who offers first when two take turns to offer and waiting costs both.
 *
 * Shape: `patience` is for each the worth of the next turn (from 0 to below 1 for at least one).
 * Source: Rubinstein 1982, Econometrica 50.
 */
export function firstOfferShare(patience: readonly [Fraction, Fraction]): Fraction {
  return dividedBy(minus(one, patience[1]), minus(one, times(...patience)));
}

/** A market of two suppliers: price = `highest` − `slope` · quantity, and the cost of a unit for each. */
export interface TwoSuppliers {
  readonly highest: Fraction;
  readonly slope: Fraction;
  readonly costs: readonly [Fraction, Fraction];
}

/** Quantities of two suppliers: both at once, one first, and as one. */
export interface SupplyAnswers {
  readonly quantities: readonly [Fraction, Fraction];
  readonly price: Fraction;
  readonly leaderFirst: readonly [Fraction, Fraction];
  readonly togetherTotal: Fraction;
}

/**
 * What two suppliers of one good (power, gas, water) bring to market.
 *
 * Shape: for costs at which both supply something; with equal costs `togetherTotal` is what they would sell as one.
 * Source: Cournot 1838; Stackelberg 1934.
 */
export function twoSuppliers({ highest, slope, costs }: TwoSuppliers): SupplyAnswers {
  const [first, second] = costs;
  const times2 = (value: Fraction): Fraction => times(value, two);
  const margin = (own: Fraction, other: Fraction): Fraction =>
    plus(minus(highest, times2(own)), other);
  const third = times(slope, three);
  const quantities = [
    dividedBy(margin(first, second), third),
    dividedBy(margin(second, first), third),
  ] as const;
  const leader = dividedBy(margin(first, second), times2(slope));
  const follower = dividedBy(minus(minus(highest, second), times(slope, leader)), times2(slope));
  const sold = plus(...quantities);
  return {
    quantities,
    price: minus(highest, times(slope, sold)),
    leaderFirst: [leader, follower],
    togetherTotal: dividedBy(minus(highest, lower(first, second)), times2(slope)),
  };
}

const two: Fraction = { numerator: 2n, denominator: 1n };
const three: Fraction = { numerator: 3n, denominator: 1n };
const lower = (first: Fraction, second: Fraction): Fraction =>
  minus(first, second).numerator < 0n ? first : second;
