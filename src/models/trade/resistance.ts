import { Problem } from "../../terms/index.ts";
import { findFixedPoint } from "./fixedPoint.ts";
import { sumOf, type TradeWorld } from "./world.ts";

/** Multilateral resistances: how hard it is for each state to sell to all, and to buy from all, in powers of 1 - σ. */
export interface Resistances {
  /** Outward: a large one says that much is bought from near. */
  readonly outward: Float64Array;
  /** Inward; that of the reference is 1. */
  readonly inward: Float64Array;
  readonly rounds: number;
  /** By what share output and spending are missed at most when all flows are added up. */
  readonly residual: number;
}

/** One side of the comparison: resistances, incomes and prices that fit each other. */
export interface TradeState {
  readonly resistances: Resistances;
  /** Factory-gate prices against the baseline, in the reference's price level. */
  readonly prices: Float64Array;
  readonly output: Float64Array;
  readonly spending: Float64Array;
  /** Flows row by row, exporters first. */
  readonly trade: Float64Array;
}

/**
 * The resistances at which every state sells all that it makes and spends all that it has.
 *
 * Throws: `equilibrium-no-end` when there are none, as when some states cannot reach the rest.
 * Source: Anderson and van Wincoop 2003, American Economic Review 93(1), equations 9 to 11.
 */
export function resistancesOf(
  { states, output, spending, openness }: TradeWorld,
  reference: number,
): Resistances {
  const size = states.length;
  const made = shares(output);
  const spent = shares(spending);
  const outward = new Float64Array(size);
  const inward = new Float64Array(size);
  const found = findFixedPoint(
    (from, to) => {
      for (let j = 0; j < size; j += 1) inward[j] = (spent[j] ?? 0) / Math.exp(from[j] ?? 0);
      for (let i = 0; i < size; i += 1) {
        outward[i] = (made[i] ?? 0) / rowSum(openness, inward, i);
      }
      to.fill(0);
      addRows(openness, outward, to);
      for (let j = 0; j < size; j += 1) to[j] = Math.log(to[j] ?? 0);
    },
    new Float64Array(size),
    { tolerance: 1e-14 * size + 1e-13, mostRounds: 400 },
  );
  if (!found.isSettled && !(found.residual < 1e-10)) throw noEnd(found.rounds, found.residual);
  const level = Math.exp(found.values[reference] ?? 0);
  const scaled = found.values.map((one) => Math.exp(one) / level);
  const weighted = scaled.map((one, j) => (spent[j] ?? 0) / one);
  return {
    outward: Float64Array.from(states, (_, i) => rowSum(openness, weighted, i)),
    inward: scaled,
    rounds: found.rounds,
    residual: found.residual,
  };
}

/** What is said when no equilibrium was found. */
export function noEnd(rounds: number, residual: number): Problem {
  const left = Number.isFinite(residual) ? residual.toExponential(1) : "without bound";
  return new Problem(
    "equilibrium-no-end",
    `No equilibrium was found in ${rounds} rounds (what is left: ${left}): look for states that trade with next to nobody, for costs that are zero or very far apart, or take a sigma further above 1.`,
  );
}

/** Parts of the whole. */
export function shares(values: Float64Array): Float64Array {
  const total = sumOf(values);
  return values.map((one) => one / total);
}

/** A row of a square table times a column. */
export function rowSum(table: Float64Array, column: Float64Array, row: number): number {
  const size = column.length;
  const begin = row * size;
  let sum = 0;
  for (let j = 0; j < size; j += 1) sum += (table[begin + j] ?? 0) * (column[j] ?? 0);
  return sum;
}

/** Adds every row of a square table, times its factor. */
export function addRows(table: Float64Array, factors: Float64Array, to: Float64Array): void {
  const size = factors.length;
  for (let i = 0; i < size; i += 1) {
    const factor = factors[i] ?? 0;
    const begin = i * size;
    for (let j = 0; j < size; j += 1) to[j] = (to[j] ?? 0) + factor * (table[begin + j] ?? 0);
  }
}
