import { Problem } from "../../terms/index.ts";
import { bookLoop } from "./bookLoop.ts";
import { findFixedPoint } from "./fixedPoint.ts";
import {
  addRows,
  noEnd,
  type Resistances,
  resistancesOf,
  rowSum,
  type TradeState,
} from "./resistance.ts";
import { checkWorld, sumOf, type TradeWorld } from "./world.ts";

/**
 * What keeps world spending equal to world output when incomes move.
 *
 * `scale`: each state spends a fixed share of its income, all scaled alike. `deficit`: each spends its income and a
 * deficit that is a fixed share of world output. `one step`: prices follow from resistances at unchanged incomes, as in
 * gegravity, and go no further. `book`: the loop of the Advanced Guide with its early stop. The last two leave sales and
 * output apart; how far is told.
 */
export type Closure = "scale" | "deficit" | "one step" | "book";

/** How a change of costs is worked through. */
export interface EquilibriumOptions {
  /** Elasticity of substitution between goods of different states; above 1. */
  readonly sigma: number;
  readonly closure: Closure;
  /** Place of the state whose price level measures all prices. */
  readonly reference: number;
  /** The largest step of a logarithm of a price that counts as rest (default about 1e-13). */
  readonly tolerance?: number;
}

/** A change of trade costs worked through, with how well it is solved. */
export interface TradeEquilibrium {
  readonly baseline: TradeState;
  /** Trade is diverted, but incomes stay as they were. */
  readonly conditional: TradeState;
  /** Incomes and prices have moved too. */
  readonly full: TradeState;
  readonly convergence: {
    readonly rounds: number;
    /** By what share of its output the sales of a state miss it at most, found by adding up the flows. */
    readonly missedOutput: number;
    /** The same for spending. */
    readonly missedSpending: number;
  };
}

/**
 * What a change of trade costs does to trade, prices and incomes of every state.
 *
 * Shape: `openness` is that of the changed world, row by row as in the world itself.
 * Throws: `trade-unfit` for a world that cannot be, `sigma-unfit`, `equilibrium-no-end`.
 * Source: Anderson and van Wincoop 2003; Yotov, Piermartini, Monteiro and Larch 2016, chapter 2; the exact fixed point is
 * found by Anderson's mixing on the logarithms of prices, not by the book's loop.
 */
export function solveTrade(
  world: TradeWorld,
  openness: Float64Array,
  options: EquilibriumOptions,
): TradeEquilibrium {
  const { sigma, reference } = options;
  checkSigma(sigma);
  checkWorld(world);
  const changed = checkWorld({ ...world, openness });
  const before = resistancesOf(world, reference);
  const between = resistancesOf(changed, reference);
  const baseline = stateOf(
    world,
    before,
    world.output.map(() => 1),
  );
  const pricesBetween = before.outward.map((one, i) => {
    return ((between.outward[i] ?? 0) / one) ** (1 / (sigma - 1));
  });
  const conditional = {
    ...stateOf(
      changed,
      between,
      world.output.map(() => 1),
    ),
    prices: pricesBetween,
  };
  const { state: full, rounds } = fullState(
    world,
    changed,
    { before, between, prices: pricesBetween },
    options,
  );
  return {
    baseline,
    conditional,
    full,
    convergence: { rounds: before.rounds + between.rounds + rounds, ...missed(full) },
  };
}

/** A world before and after costs moved, with price levels, where trade as it is is the baseline. */
export interface SolvedTrade {
  readonly baseline: TradeState;
  readonly full: TradeState;
  /** Price level of what each state buys, against the baseline. */
  readonly priceLevels: Float64Array;
  readonly convergence: TradeEquilibrium["convergence"];
}

/**
 * The full answer alone, from a world of trade as it is (`worldOfTrade`): all its resistances are 1.
 *
 * Throws: `sigma-unfit`, `equilibrium-no-end`.
 */
export function solveFullFrom(
  world: TradeWorld,
  openness: Float64Array,
  options: EquilibriumOptions & { readonly closure: "scale" | "deficit" },
): SolvedTrade {
  checkSigma(options.sigma);
  const ones = world.output.map(() => 1);
  const flat = { outward: ones, inward: ones, rounds: 0, residual: 0 };
  const { state: full, rounds } = solveFull({ ...world, openness }, flat, options, ones);
  return {
    baseline: stateOf(world, flat, ones),
    full,
    priceLevels: full.resistances.inward.map((one) => one ** (1 / (1 - options.sigma))),
    convergence: { rounds, ...missed(full) },
  };
}

function checkSigma(sigma: number): void {
  if (sigma > 1 && Number.isFinite(sigma)) return;
  throw new Problem(
    "sigma-unfit",
    "sigma is the elasticity of substitution: give a number above 1.",
  );
}

function fullState(
  world: TradeWorld,
  changed: TradeWorld,
  { before, between, prices }: { before: Resistances; between: Resistances; prices: Float64Array },
  options: EquilibriumOptions,
): { readonly state: TradeState; readonly rounds: number } {
  if (options.closure === "book") return bookLoop(world, changed.openness, options);
  if (options.closure === "one step") return { state: moved(changed, between, prices), rounds: 0 };
  return solveFull(changed, before, options, prices);
}

/** Flows that resistances, output and spending call for. */
function stateOf(world: TradeWorld, resistances: Resistances, prices: Float64Array): TradeState {
  const { output, spending, openness } = world;
  const total = sumOf(output);
  const size = output.length;
  const trade = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    const supply = (output[i] ?? 0) / (resistances.outward[i] ?? 1) / total;
    for (let j = 0; j < size; j += 1) {
      const demand = (spending[j] ?? 0) / (resistances.inward[j] ?? 1);
      trade[i * size + j] = (openness[i * size + j] ?? 0) * supply * demand;
    }
  }
  return { resistances, prices, output, spending, trade };
}

/** Incomes moved by prices, resistances as they are. */
function moved(world: TradeWorld, resistances: Resistances, prices: Float64Array): TradeState {
  const output = world.output.map((one, i) => one * (prices[i] ?? 1));
  const spending = world.spending.map((one, i) => one * (prices[i] ?? 1));
  return stateOf({ ...world, output, spending }, resistances, prices);
}

function solveFull(
  world: TradeWorld,
  before: Resistances,
  { sigma, closure, reference, tolerance }: EquilibriumOptions,
  start: Float64Array,
) {
  const { output, openness } = world;
  const size = output.length;
  const total = sumOf(output);
  const scale = total / sumOf(world.spending);
  const base = world.spending.map((one) => one * scale);
  // Goods of a state are bought for their taste, which is what its baseline price of 1 leaves unexplained.
  const taste = output.map((one, i) => one / total / (before.outward[i] ?? 1));
  const room = {
    supply: new Float64Array(size),
    level: new Float64Array(size),
    made: output.slice(),
  };
  const found = findFixedPoint(
    (from, to) => {
      for (let i = 0; i < size; i += 1) {
        room.supply[i] = (taste[i] ?? 0) * Math.exp((1 - sigma) * (from[i] ?? 0));
        room.made[i] = (output[i] ?? 0) * Math.exp(from[i] ?? 0);
      }
      room.level.fill(0);
      addRows(openness, room.supply, room.level);
      spend(room.made, output, base, closure, to);
      for (let j = 0; j < size; j += 1) room.level[j] = (to[j] ?? 0) / (room.level[j] ?? 1);
      let mean = 0;
      for (let i = 0; i < size; i += 1) {
        const sold = (room.supply[i] ?? 0) * rowSum(openness, room.level, i);
        to[i] = (from[i] ?? 0) + Math.log(sold / (room.made[i] ?? 1)) / sigma;
        mean += (to[i] ?? 0) / size;
      }
      for (let i = 0; i < size; i += 1) to[i] = (to[i] ?? 0) - mean;
    },
    start.map(Math.log),
    { tolerance: tolerance ?? 1e-15 * size + 1e-14, mostRounds: 400 },
  );
  if (!found.isSettled && !(found.residual < 1e-10)) throw noEnd(found.rounds, found.residual);
  return {
    state: settle(world, taste, base, { sigma, closure, reference }, found.values),
    rounds: found.rounds,
  };
}

/** What each state spends when it makes so much. */
function spend(
  made: Float64Array,
  output: Float64Array,
  base: Float64Array,
  closure: Closure,
  to: Float64Array,
): void {
  let total = 0;
  let before = 0;
  let wished = 0;
  for (let j = 0; j < made.length; j += 1) {
    total += made[j] ?? 0;
    before += output[j] ?? 0;
    wished += ((base[j] ?? 0) / (output[j] ?? 1)) * (made[j] ?? 0);
  }
  for (let j = 0; j < made.length; j += 1) {
    const own = base[j] ?? 0;
    to[j] =
      closure === "deficit"
        ? (made[j] ?? 0) + (own - (output[j] ?? 0)) * (total / before)
        : ((own / (output[j] ?? 1)) * (made[j] ?? 0) * total) / wished;
  }
}

/** All figures at the prices found, measured in the reference's price level. */
function settle(
  world: TradeWorld,
  taste: Float64Array,
  base: Float64Array,
  { sigma, closure, reference }: EquilibriumOptions,
  logPrices: Float64Array,
): TradeState {
  const supply = taste.map((one, i) => one * Math.exp((1 - sigma) * (logPrices[i] ?? 0)));
  const level = new Float64Array(taste.length);
  addRows(world.openness, supply, level);
  const money = (level[reference] ?? 1) ** (1 / (1 - sigma));
  const prices = logPrices.map((one) => Math.exp(one) / money);
  const output = world.output.map((one, i) => one * (prices[i] ?? 1));
  const spending = new Float64Array(output.length);
  spend(output, world.output, base, closure, spending);
  const inward = level.map((one) => one / (level[reference] ?? 1));
  const total = sumOf(output);
  const outward = Float64Array.from(taste, (one, i) => {
    return (output[i] ?? 0) / total / (one * (prices[i] ?? 1) ** (1 - sigma));
  });
  const resistances = { outward, inward, rounds: 0, residual: 0 };
  return stateOf({ ...world, output, spending }, resistances, prices);
}

/** By what share output and spending are missed at most when the flows are added up: the answer put to the test. */
function missed({ trade, output, spending }: TradeState) {
  const size = output.length;
  const bought = new Float64Array(size);
  let missedOutput = 0;
  for (let i = 0; i < size; i += 1) {
    let sold = 0;
    for (let j = 0; j < size; j += 1) {
      const flow = trade[i * size + j] ?? 0;
      sold += flow;
      bought[j] = (bought[j] ?? 0) + flow;
    }
    missedOutput = Math.max(missedOutput, Math.abs(sold / (output[i] ?? 1) - 1));
  }
  const missedSpending = spending.reduce(
    (most, one, j) => Math.max(most, Math.abs((bought[j] ?? 0) / one - 1)),
    0,
  );
  return { missedOutput, missedSpending };
}
