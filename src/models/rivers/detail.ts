import type { Ledger } from "./ledger.ts";
import type { Operation } from "./operate.ts";
import type { Regime } from "./task.ts";

/**
 * What a map or a chart draws of one run: volumes, flows, electricity and water taken, step by step.
 *
 * Unit: km³ a step, volumes km³ after the step, GWh a step.
 */
export interface RiverDetail {
  readonly regime: Regime;
  readonly firstYear: number;
  readonly steps: readonly { readonly id: string; readonly days: number }[];
  readonly nodes: readonly {
    readonly id: string;
    readonly label: Readonly<Record<string, string>>;
    readonly state: string | undefined;
    readonly place: { readonly lat: number; readonly lon: number } | undefined;
    readonly isEnd: boolean;
    readonly capacity: number | undefined;
    readonly storage: readonly number[] | undefined;
    readonly inflow: readonly number[];
    readonly outflow: readonly number[];
  }[];
  readonly links: readonly {
    readonly from: string;
    readonly to: string;
    readonly flow: readonly number[];
  }[];
  readonly demands: readonly {
    readonly id: string;
    readonly label: Readonly<Record<string, string>>;
    readonly state: string | undefined;
    readonly node: string;
    readonly need: readonly number[];
    readonly taken: readonly number[];
  }[];
  readonly plants: readonly {
    readonly id: string;
    readonly label: Readonly<Record<string, string>>;
    readonly state: string | undefined;
    readonly energy: readonly number[];
  }[];
  /** The greatest gap in any water balance, km³. */
  readonly imbalance: number;
  /** How far the straight line that stands for the fall lies from the electricity counted, as a share of it. */
  readonly headGap: number;
}

/** Lays a run out for drawing; numbers keep six digits after the point. */
export function detailOf(operation: Operation, ledger: Ledger, firstYear: number): RiverDetail {
  const { network, amounts, layout, regime } = operation.task;
  const stateOf = (party: number | undefined): string | undefined =>
    party === undefined ? undefined : network.parties[party]?.state;
  const idOf = (node: number): string => network.nodes[node]?.id ?? "";
  const along = (end: "from" | "to", node: number, start: Float64Array): readonly number[] => {
    const sum = Float64Array.from(start);
    for (const [at, link] of network.links.entries()) {
      if (link[end] !== node) continue;
      const share = end === "to" ? (amounts.arrives[at] ?? 1) : 1;
      for (let t = 0; t < sum.length; t += 1)
        sum[t] = (sum[t] ?? 0) + share * (ledger.flow[at]?.[t] ?? 0);
    }
    return rounded(sum);
  };
  return {
    regime,
    firstYear,
    steps: network.steps,
    nodes: network.nodes.map(({ id, label, party, place, isEnd }, at) => ({
      id,
      label,
      state: stateOf(party),
      place,
      isEnd,
      capacity: amounts.reservoirs[at]?.capacity,
      storage: ledger.storage[at] === undefined ? undefined : rounded(ledger.storage[at]),
      inflow: along("to", at, amounts.inflow[at] ?? new Float64Array(layout.steps)),
      outflow: along("from", at, new Float64Array(layout.steps)),
    })),
    links: network.links.map((one, at) => ({
      from: idOf(one.from),
      to: idOf(one.to),
      flow: rounded(ledger.flow[at] ?? new Float64Array(0)),
    })),
    demands: network.demands.map(({ id, label, party, node }, at) => ({
      id,
      label,
      state: stateOf(party),
      node: idOf(node),
      need: rounded(amounts.demands[at]?.need ?? new Float64Array(0)),
      taken: rounded(ledger.taken[at] ?? new Float64Array(0)),
    })),
    plants: network.plants.map(({ id, label, party }, at) => ({
      id,
      label,
      state: stateOf(party),
      energy: rounded(ledger.energy[at] ?? new Float64Array(0)),
    })),
    imbalance: ledger.imbalance,
    headGap: ledger.headGap,
  };
}

const rounded = (values: Float64Array): readonly number[] =>
  Array.from(values, (one) => Math.round(one * 1e6) / 1e6);
