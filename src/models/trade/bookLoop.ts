import { noEnd, resistancesOf, type TradeState } from "./resistance.ts";
import type { TradeWorld } from "./world.ts";

/** How the book's loop is run. */
export interface BookOptions {
  readonly sigma: number;
  readonly reference: number;
}

/** What a seller and a buyer bring to their trade beside its cost; that of the reference buyer is 1. */
interface Sides {
  readonly sell: Float64Array;
  readonly buy: Float64Array;
  readonly output: Float64Array;
  readonly spending: Float64Array;
}

/**
 * The full answer as the loop of the Advanced Guide gives it: kept so that its tables can be checked.
 *
 * Shape: incomes are moved by prices again and again, spending is a fixed share of income without making world spending
 * equal world output, and the loop stops one turn after the changes of factory-gate prices differ from those of the turn
 * before by less than 0.01 (standard deviation and largest rise). It is not where the model comes to rest.
 * Source: Yotov, Piermartini, Monteiro and Larch 2016, chapter 2, the programmes of the two applications.
 */
export function bookLoop(
  world: TradeWorld,
  openness: Float64Array,
  { sigma, reference }: BookOptions,
): { readonly state: TradeState; readonly rounds: number } {
  const power = 1 / (1 - sigma);
  const ratio = world.spending.map((one, i) => one / (world.output[i] ?? 1));
  const atReference = (values: Float64Array) => values[reference] ?? 1;
  const before = sidesOf(world, reference);
  const changed = { ...world, openness };
  let last = sidesOf(changed, reference);
  let price = last.sell.map((one, i) => (one / (before.sell[i] ?? 1)) ** power);
  let drift = { outward: price.map(() => 1), inward: price.map(() => 1) };
  let isLast = false;
  for (let round = 1; round <= mostRounds; round += 1) {
    const flows = nextFlows(changed, last, price, drift);
    const next = sidesOf({ ...changed, ...flows }, reference);
    const spending = next.output.map((one, i) => one * (ratio[i] ?? 1));
    const money = atReference(spending) / atReference(last.spending);
    const moved = next.sell.map((one, i) => (one / (last.sell[i] ?? 1) / money) ** power);
    drift = {
      outward: moved.map((_, i) => {
        return (
          (((next.output[i] ?? 1) / (last.output[i] ?? 1)) * money * (last.sell[i] ?? 1)) /
          (next.sell[i] ?? 1)
        );
      }),
      inward: moved.map((_, j) => {
        return (
          (((spending[j] ?? 1) / (last.spending[j] ?? 1)) * (last.buy[j] ?? 1)) /
          (next.buy[j] ?? 1) /
          money
        );
      }),
    };
    const stops = isLast;
    isLast = isStill(moved, price);
    price = moved;
    last = { ...next, spending };
    if (stops)
      return { state: told(world, openness, before, last, sigma, reference), rounds: round };
  }
  throw noEnd(mostRounds, Number.NaN);
}

const mostRounds = 500;
const still = 0.01;

function sidesOf(world: TradeWorld, reference: number): Sides {
  const { output, spending, openness } = world;
  const { inward } = resistancesOf(world, reference);
  const level = (spending[reference] ?? 1) / (inward[reference] ?? 1);
  const buy = spending.map((one, j) => one / (inward[j] ?? 1) / level);
  const size = output.length;
  const sell = output.map((one, i) => {
    let sum = 0;
    for (let j = 0; j < size; j += 1) sum += (openness[i * size + j] ?? 0) * (buy[j] ?? 0);
    return one / sum;
  });
  return { sell, buy, output, spending };
}

/** Sums of the flows that prices move, for sellers and buyers. */
function nextFlows(
  { openness }: TradeWorld,
  { sell, buy }: Sides,
  price: Float64Array,
  drift: { readonly outward: Float64Array; readonly inward: Float64Array },
): { readonly output: Float64Array; readonly spending: Float64Array } {
  const size = price.length;
  const output = new Float64Array(size);
  const spending = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    const own = ((sell[i] ?? 0) * (price[i] ?? 1)) / (drift.outward[i] ?? 1);
    for (let j = 0; j < size; j += 1) {
      const other = ((buy[j] ?? 0) * (price[j] ?? 1)) / (drift.inward[j] ?? 1);
      const flow = own * (openness[i * size + j] ?? 0) * other;
      output[i] = (output[i] ?? 0) + flow;
      spending[j] = (spending[j] ?? 0) + flow;
    }
  }
  return { output, spending };
}

function isStill(moved: Float64Array, price: Float64Array): boolean {
  const steps = moved.map((one, i) => one - (price[i] ?? 1));
  const mean = steps.reduce((sum, one) => sum + one, 0) / steps.length;
  const squares = steps.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const largest = steps.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
  return Math.sqrt(squares / (steps.length - 1)) < still && largest < still;
}

function told(
  world: TradeWorld,
  openness: Float64Array,
  before: Sides,
  last: Sides,
  sigma: number,
  reference: number,
): TradeState {
  const money = (last.spending[reference] ?? 1) / (before.spending[reference] ?? 1);
  const prices = last.sell.map((one, i) => {
    return (one / (before.sell[i] ?? 1) / money) ** (1 / (1 - sigma));
  });
  const output = world.output.map((one, i) => one * (prices[i] ?? 1));
  const spending = world.spending.map((one, i) => one * (prices[i] ?? 1));
  const level = last.spending[reference] ?? 1;
  const total = world.spending.reduce((sum, one) => sum + one, 0);
  const outward = output.map((one, i) => (one * level) / (last.sell[i] ?? 1) / total);
  const inward = last.buy.map((one, j) => (last.spending[j] ?? 0) / one / level);
  const size = output.length;
  const trade = openness.map((one, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    const seller = (output[i] ?? 0) / (outward[i] ?? 1) / total;
    return (one * seller * (spending[j] ?? 0)) / (inward[j] ?? 1);
  });
  return {
    resistances: { outward, inward, rounds: 0, residual: 0 },
    prices,
    output,
    spending,
    trade,
  };
}
