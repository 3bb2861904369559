import { Problem } from "../../terms/index.ts";

/** Trade of some states as a model has it: what each makes and spends, and how costly it is to reach each from each. */
export interface TradeWorld {
  readonly states: readonly string[];
  /** What each state makes, in any one currency. */
  readonly output: Float64Array;
  /** What each state spends, its own goods included. */
  readonly spending: Float64Array;
  /** Cost of trade to the power of 1 - σ, exporter by exporter: 1 is free, 0 is no way at all. */
  readonly openness: Float64Array;
}

/**
 * A world in which trade is exactly as given: openness is what output and spending leave unexplained.
 *
 * Shape: `trade` row by row, exporters first, domestic trade on the diagonal.
 * Throws: `trade-unfit` when a flow is below zero or a state makes or buys nothing.
 * Source: Dekle, Eaton and Kortum 2008, IMF Staff Papers 55(3): changes need no level of costs.
 */
export function worldOfTrade(states: readonly string[], trade: Float64Array): TradeWorld {
  const size = states.length;
  if (trade.length !== size * size) {
    throw unfit(
      `There are ${trade.length} flows for ${size} states: give one for each ordered pair, domestic trade too.`,
    );
  }
  const output = new Float64Array(size);
  const spending = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const flow = trade[i * size + j] ?? 0;
      if (!(flow >= 0) || !Number.isFinite(flow)) {
        throw unfit(
          `The flow from ${states[i]} to ${states[j]} is no amount: give a number from zero.`,
        );
      }
      output[i] = (output[i] ?? 0) + flow;
      spending[j] = (spending[j] ?? 0) + flow;
    }
  }
  const total = sumOf(output);
  const openness = trade.map((flow, at) => {
    const both = (output[Math.floor(at / size)] ?? 0) * (spending[at % size] ?? 0);
    return (flow * total) / both;
  });
  return checkWorld({ states, output, spending, openness });
}

/**
 * Looks over a world before it is solved.
 *
 * Throws: `trade-unfit`, naming the state whose output, spending or costs cannot be.
 */
export function checkWorld(world: TradeWorld): TradeWorld {
  const { states, output, spending, openness } = world;
  const size = states.length;
  if (size < 2) throw unfit("At least two states are needed.");
  if (new Set(states).size !== size) throw unfit("A state stands twice: give each once.");
  for (const [i, state] of states.entries()) {
    if (!((output[i] ?? 0) > 0)) {
      throw unfit(`${state} makes nothing: give its domestic trade, or leave it out.`);
    }
    if (!((spending[i] ?? 0) > 0)) {
      throw unfit(`${state} spends nothing: give its domestic trade, or leave it out.`);
    }
    const row = openness.subarray(i * size, i * size + size);
    if (!row.every((one) => one >= 0 && Number.isFinite(one))) {
      throw unfit(`A trade cost of ${state} is no number from zero: look at its rows.`);
    }
    if (!row.some((one) => one > 0))
      throw unfit(`${state} can reach no buyer: give it one cost above zero.`);
    if (!states.some((_, k) => (openness[k * size + i] ?? 0) > 0)) {
      throw unfit(`No seller can reach ${state}: give it one cost above zero.`);
    }
  }
  return world;
}

/** The sum of a column. */
export function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const one of values) sum += one;
  return sum;
}

function unfit(message: string): Problem {
  return new Problem("trade-unfit", message);
}
