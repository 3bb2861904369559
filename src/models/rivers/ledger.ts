import { fallAt, middles } from "./heads.ts";
import type { Operation } from "./operate.ts";
import type { Task } from "./task.ts";

/**
 * What happened on the river, step by step, counted again from flows and volumes alone.
 *
 * Shape: lists by place in the network. Unit: km³, GWh, million USD, each a step.
 */
export interface Ledger {
  readonly flow: readonly Float64Array[];
  /** Volume after each step, by node; undefined where there is no reservoir. */
  readonly storage: readonly (Float64Array | undefined)[];
  readonly taken: readonly Float64Array[];
  readonly irrigationValue: readonly Float64Array[];
  readonly energy: readonly Float64Array[];
  /** By market. */
  readonly energyValue: readonly Float64Array[];
  /** Water that reaches an end, by node; undefined elsewhere. */
  readonly arriving: readonly (Float64Array | undefined)[];
  /** By year. */
  readonly transactionCosts: Float64Array;
  /** The greatest gap in any water balance, km³. */
  readonly imbalance: number;
  /** How far the straight line of the last round lies from the electricity counted, as a share of it. */
  readonly headGap: number;
}

/** Counts what an operation moved, made and was worth. */
export function keepLedger(operation: Operation): Ledger {
  const { task, values } = operation;
  const { network, layout, amounts } = task;
  const { steps, columns } = layout;
  const part = (from: number, at: number): Float64Array =>
    values.slice(from + at * steps, from + (at + 1) * steps);
  const flow = network.links.map((_, at) => part(columns.flow, at));
  const storage = network.nodes.map((_, at) =>
    amounts.reservoirs[at] === undefined
      ? undefined
      : part(columns.storage, layout.storageOf[at] ?? 0),
  );
  const pieces = network.demands.map((one, at) =>
    one.worth.map((_, piece) => part(columns.take, (layout.pieceOf[at] ?? 0) + piece)),
  );
  const taken = pieces.map((each) => sumOf(each, steps));
  const energy = network.plants.map((_, at) => energyOf(task, values, at));
  const partial = { flow, storage, taken };
  return {
    ...partial,
    irrigationValue: pieces.map((each, at) =>
      sumOf(
        each.map((piece, rank) =>
          piece.map((km3) => km3 * (amounts.demands[at]?.worth[rank] ?? 0)),
        ),
        steps,
      ),
    ),
    energy,
    energyValue: network.markets.map((one, at) => {
      const made = sumOf(
        energy.filter((_, plant) => network.plants[plant]?.party === one.party),
        steps,
      );
      return made.map((gwh, t) => worthOf(task, at, gwh, t));
    }),
    arriving: network.nodes.map((one, at) =>
      one.isEnd ? arrivingAt(task, partial, at) : undefined,
    ),
    transactionCosts: transactionCosts(task, values),
    imbalance: imbalanceOf(task, partial),
    headGap: headGap(operation, energy),
  };
}

interface Moved {
  readonly flow: readonly Float64Array[];
  readonly storage: readonly (Float64Array | undefined)[];
  readonly taken: readonly Float64Array[];
}

function sumOf(lists: readonly Float64Array[], steps: number): Float64Array {
  const sum = new Float64Array(steps);
  for (const list of lists)
    for (let t = 0; t < steps; t += 1) sum[t] = (sum[t] ?? 0) + (list[t] ?? 0);
  return sum;
}

/** Electricity of a plant from the water through it and the fall at the mean volume, at most its capacity. */
function energyOf(
  { network, layout, amounts }: Task,
  values: Float64Array,
  at: number,
): Float64Array {
  const plant = network.plants[at];
  const { perMetre = 0, headM = 0, capacityMw = 0 } = amounts.plants[at] ?? {};
  const from = layout.columns.turbine + at * layout.steps;
  const node = plant?.headOf;
  const curve = node === undefined ? undefined : network.nodes[node]?.reservoir?.curve;
  const middle = node === undefined ? undefined : middles(amounts, layout, node, values);
  return Float64Array.from({ length: layout.steps }, (_, t) => {
    const fall = curve === undefined ? headM : fallAt(curve, middle?.[t] ?? 0);
    const most = (capacityMw * (amounts.hours[t] ?? 0)) / 1000;
    return Math.min((values[from + t] ?? 0) * perMetre * fall, most);
  });
}

/** The need comes first; what surplus would fetch more than the need does is sold as surplus. */
function worthOf({ amounts }: Task, market: number, gwh: number, t: number): number {
  const { need, price, surplus = 0 } = amounts.markets[market] ?? {};
  const used = Math.min(gwh, need?.[t] ?? 0);
  return used * Math.max(price?.[t] ?? 0, surplus) + (gwh - used) * surplus;
}

function arrivingAt({ network, amounts, layout }: Task, { flow, taken }: Moved, node: number) {
  const sum = Float64Array.from(amounts.inflow[node] ?? new Float64Array(layout.steps));
  const add = (list: Float64Array | undefined, share: number): void => {
    for (let t = 0; t < sum.length; t += 1) sum[t] = (sum[t] ?? 0) + share * (list?.[t] ?? 0);
  };
  for (const [at, one] of network.links.entries()) {
    if (one.to === node) add(flow[at], amounts.arrives[at] ?? 1);
  }
  for (const [at, one] of network.demands.entries()) {
    for (const [back, { to }] of one.returns.entries()) {
      if (to === node) add(taken[at], amounts.demands[at]?.returns[back] ?? 0);
    }
  }
  return sum;
}

function transactionCosts(
  { layout, regime, transactionCost, network }: Task,
  values: Float64Array,
) {
  const { columns, years, steps } = layout;
  const sum = new Float64Array(years);
  if (regime !== "trade") return sum;
  for (let at = columns.over; at < columns.count; at += 1) {
    const isYear = at < columns.under;
    const step = (at - columns.under) % steps;
    const year = isYear ? (at - columns.over) % years : Math.floor(step / network.steps.length);
    sum[year] = (sum[year] ?? 0) + (values[at] ?? 0) * transactionCost * 1000;
  }
  return sum;
}

/** In less out less what stays, at every place and step: nothing, but for rounding. */
function imbalanceOf({ network, layout, amounts }: Task, { flow, storage, taken }: Moved): number {
  let worst = 0;
  for (const [node, { isEnd }] of network.nodes.entries()) {
    if (isEnd) continue;
    for (let t = 0; t < layout.steps; t += 1) {
      let sum = amounts.inflow[node]?.[t] ?? 0;
      for (const [at, { from, to }] of network.links.entries()) {
        if (to === node) sum += (flow[at]?.[t] ?? 0) * (amounts.arrives[at] ?? 1);
        if (from === node) sum -= flow[at]?.[t] ?? 0;
      }
      for (const [at, one] of network.demands.entries()) {
        if (one.node === node) sum -= taken[at]?.[t] ?? 0;
        for (const [back, { to }] of one.returns.entries()) {
          if (to === node) sum += (taken[at]?.[t] ?? 0) * (amounts.demands[at]?.returns[back] ?? 0);
        }
      }
      const one = amounts.reservoirs[node];
      const after = storage[node]?.[t] ?? 0;
      if (one !== undefined) {
        const before = t === 0 ? one.start : (storage[node]?.[t - 1] ?? 0);
        const area = one.area0 + (one.area1 * (before + after)) / 2;
        sum -= after - before + (one.evaporation?.[t] ?? 0) * area;
      }
      worst = Math.max(worst, Math.abs(sum));
    }
  }
  return worst;
}

function headGap({ task, values, heads }: Operation, energy: readonly Float64Array[]): number {
  const { network, layout, amounts } = task;
  let gap = 0;
  let total = 0;
  for (const [at, plant] of network.plants.entries()) {
    const node = plant.headOf;
    const middle = node === undefined ? undefined : middles(amounts, layout, node, values);
    for (let t = 0; t < layout.steps; t += 1) {
      const made = energy[at]?.[t] ?? 0;
      total += made;
      if (middle === undefined) continue;
      const turned = values[layout.columns.turbine + at * layout.steps + t] ?? 0;
      const moved = (middle[t] ?? 0) - (heads?.around[at]?.[t] ?? middle[t] ?? 0);
      const line = turned * (heads?.yields[at]?.[t] ?? 0) + (heads?.gains[at]?.[t] ?? 0) * moved;
      gap += Math.abs(line - made);
    }
  }
  return total > 0 ? gap / total : 0;
}
