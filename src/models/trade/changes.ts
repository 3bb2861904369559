import type { TradeEquilibrium } from "./equilibrium.ts";
import type { TradeState } from "./resistance.ts";

/** What a change of trade costs does to one state, in percent of what was. */
export interface StateChange {
  readonly state: string;
  /** Sales abroad, in the reference's price level. */
  readonly exports: number;
  readonly imports: number;
  readonly domestic: number;
  /** Factory-gate price, in the reference's price level. */
  readonly price: number;
  /** Price level of what it buys. */
  readonly priceLevel: number;
  /** Outward resistance, as a price. */
  readonly outward: number;
  readonly output: number;
  readonly spending: number;
  /** What its output buys: factory-gate price over price level. */
  readonly realIncome: number;
}

/**
 * What changed for each state between the baseline and another side of an equilibrium.
 *
 * Unit: percent of the baseline.
 * Source: Arkolakis, Costinot and Rodríguez-Clare 2012, American Economic Review 102(1), for real income.
 */
export function changesOf(
  states: readonly string[],
  { baseline }: TradeEquilibrium,
  to: TradeState,
  sigma: number,
): readonly StateChange[] {
  const before = abroad(baseline);
  const after = abroad(to);
  const power = 1 / (1 - sigma);
  return states.map((state, i) => {
    const level =
      ((to.resistances.inward[i] ?? 1) / (baseline.resistances.inward[i] ?? 1)) ** power;
    const outward =
      ((to.resistances.outward[i] ?? 1) / (baseline.resistances.outward[i] ?? 1)) ** power;
    const price = to.prices[i] ?? 1;
    const at = i * states.length + i;
    return {
      state,
      exports: percent(after.exports[i], before.exports[i]),
      imports: percent(after.imports[i], before.imports[i]),
      domestic: percent(to.trade[at], baseline.trade[at]),
      price: percent(price, 1),
      priceLevel: percent(level, 1),
      outward: percent(outward, 1),
      output: percent(to.output[i], baseline.output[i]),
      spending: percent(to.spending[i], baseline.spending[i]),
      realIncome: percent(price / level, 1),
    };
  });
}

function percent(after: number | undefined, before: number | undefined): number {
  return ((after ?? Number.NaN) / (before ?? Number.NaN) - 1) * 100;
}

/** What each state sells and buys abroad. */
export function abroad({ trade, output }: TradeState) {
  const size = output.length;
  const exports = new Float64Array(size);
  const imports = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      if (i === j) continue;
      const flow = trade[i * size + j] ?? 0;
      exports[i] = (exports[i] ?? 0) + flow;
      imports[j] = (imports[j] ?? 0) + flow;
    }
  }
  return { exports, imports };
}
