import type { LinearProgramme } from "../../numbers/index.ts";
import type { Amounts } from "./amounts.ts";
import type { Heads } from "./heads.ts";
import type { Layout } from "./layout.ts";
import type { Network } from "./network.ts";

/** What of the agreement binds: nothing, everything, or everything at a price for each m³ that departs from it. */
export type Binding = "none" | "agreed" | "priced";

/** What a river's programme is made of for one round. */
export interface Round {
  readonly network: Network;
  readonly layout: Layout;
  readonly amounts: Amounts;
  readonly heads: Heads;
  readonly binding: Binding;
}

/**
 * Writes down a river as a linear programme: water balance at every place and step, dams, plants, takers, agreements.
 *
 * Shape: the same places for the same layout, whatever the numbers, so that one programme can be changed into another.
 * The objective is left at nothing: whose value is sought is for the regime to say.
 */
export function riverProgramme(round: Round): LinearProgramme {
  const { columns, rows, columnNames, rowNames } = round.layout;
  const bounds = {
    lower: new Float64Array(columns.count),
    upper: new Float64Array(columns.count).fill(Number.POSITIVE_INFINITY),
  };
  const limits = {
    lower: new Float64Array(rows.count).fill(Number.NEGATIVE_INFINITY),
    upper: new Float64Array(rows.count).fill(Number.POSITIVE_INFINITY),
    relax: new Float64Array(rows.count).fill(1),
  };
  const entries = createEntries();
  boundColumns(round, bounds);
  writeBalance(round, limits, entries);
  writeEnergy(round, limits, entries);
  writeLeast(round, limits, entries);
  writeAgreement(round, limits, entries);
  return {
    sense: "maximise",
    columns: { names: columnNames, cost: new Float64Array(columns.count), ...bounds },
    rows: { names: rowNames, ...limits },
    entries: entries.packed(),
  };
}

interface Bounds {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

interface Limits extends Bounds {
  readonly relax: Float64Array;
}

function createEntries() {
  const row: number[] = [];
  const column: number[] = [];
  const value: number[] = [];
  return {
    add: (atRow: number, atColumn: number, amount: number): void => {
      row.push(atRow);
      column.push(atColumn);
      value.push(amount);
    },
    packed: () => ({
      row: Int32Array.from(row),
      column: Int32Array.from(column),
      value: Float64Array.from(value),
    }),
  };
}

type Entries = ReturnType<typeof createEntries>;

function boundColumns(
  { network, layout, amounts, heads, binding }: Round,
  { lower, upper }: Bounds,
) {
  const { steps, columns } = layout;
  for (const [at, most] of amounts.most.entries()) {
    if (most !== undefined) upper.set(most, columns.flow + at * steps);
  }
  for (const [node, one] of amounts.reservoirs.entries()) {
    if (one === undefined) continue;
    const from = columns.storage + (layout.storageOf[node] ?? 0) * steps;
    lower.fill(one.dead, from, from + steps);
    upper.fill(one.capacity, from, from + steps);
  }
  for (const [at, { capacityMw }] of amounts.plants.entries()) {
    const from = columns.turbine + at * steps;
    const yields = heads.yields[at] ?? new Float64Array(0);
    for (let t = 0; t < steps; t += 1) {
      const gwh = (capacityMw * (amounts.hours[t] ?? 0)) / 1000;
      upper[from + t] = (yields[t] ?? 0) > 0 ? gwh / (yields[t] ?? 0) : 0;
    }
  }
  for (const at of network.demands.keys()) boundDemand({ network, layout, amounts }, at, upper);
  for (const [at, { need }] of amounts.markets.entries())
    upper.set(need, columns.sold + 2 * at * steps);
  if (binding === "agreed") upper.fill(0, columns.over, columns.under);
  upper.fill(0, columns.under, columns.count);
  for (const [at, { steps: named }] of network.agreement.releases.entries()) {
    for (let t = 0; t < steps; t += 1) {
      if (!named.includes(t % network.steps.length)) continue;
      upper[columns.under + at * steps + t] = Number.POSITIVE_INFINITY;
      upper[columns.beyond + at * steps + t] = Number.POSITIVE_INFINITY;
    }
  }
}

/** Each part of a demand is at most its share of the need; what a canal cannot carry is cut from the least worthy part. */
function boundDemand(
  { network, layout, amounts }: Pick<Round, "network" | "layout" | "amounts">,
  at: number,
  upper: Float64Array,
): void {
  const { need, most } = amounts.demands[at] ?? { need: new Float64Array(0), most: undefined };
  const first = layout.columns.take + (layout.pieceOf[at] ?? 0) * layout.steps;
  for (let t = 0; t < layout.steps; t += 1) {
    let left = Math.min(need[t] ?? 0, most?.[t] ?? Number.POSITIVE_INFINITY);
    for (const [piece, { share }] of (network.demands[at]?.worth ?? []).entries()) {
      const part = Math.min(share * (need[t] ?? 0), left);
      upper[first + piece * layout.steps + t] = part;
      left -= part;
    }
  }
}

/** In all that arrives − all that leaves − what is taken + what comes back − what is held more − what evaporates = 0. */
function writeBalance({ network, layout, amounts }: Round, limits: Limits, entries: Entries): void {
  const { steps, columns, rows } = layout;
  const rowOf = (node: number): number => rows.balance + node * steps;
  for (const [at, { from, to }] of network.links.entries()) {
    const arrives = amounts.arrives[at] ?? 1;
    const isEnd = network.nodes[to]?.isEnd ?? false;
    for (let t = 0; t < steps; t += 1) {
      entries.add(rowOf(from) + t, columns.flow + at * steps + t, -1);
      if (!isEnd) entries.add(rowOf(to) + t, columns.flow + at * steps + t, arrives);
    }
  }
  for (const [at, demand] of network.demands.entries()) {
    const returns = new Map<number, number>([[demand.node, -1]]);
    for (const [back, { to }] of demand.returns.entries()) {
      const share = amounts.demands[at]?.returns[back] ?? 0;
      if (!network.nodes[to]?.isEnd) returns.set(to, (returns.get(to) ?? 0) + share);
    }
    for (const piece of demand.worth.keys()) {
      const column = columns.take + ((layout.pieceOf[at] ?? 0) + piece) * steps;
      for (const [node, share] of returns) {
        for (let t = 0; t < steps; t += 1) entries.add(rowOf(node) + t, column + t, share);
      }
    }
  }
  for (const [node, { isEnd }] of network.nodes.entries()) {
    if (isEnd) continue;
    const inflow = amounts.inflow[node] ?? new Float64Array(0);
    for (let t = 0; t < steps; t += 1) {
      limits.lower[rowOf(node) + t] = limits.upper[rowOf(node) + t] = -(inflow[t] ?? 0) || 0;
      limits.relax[rowOf(node) + t] = -1;
    }
    writeStorage({ layout, amounts }, node, limits, entries);
  }
}

/** Volume after a step is a choice; half of the evaporation follows the volume before, half the volume after. */
function writeStorage(
  { layout, amounts }: Pick<Round, "layout" | "amounts">,
  node: number,
  limits: Limits,
  entries: Entries,
): void {
  const one = amounts.reservoirs[node];
  if (one === undefined) return;
  const { steps, columns, rows } = layout;
  const place = layout.storageOf[node] ?? 0;
  const column = columns.storage + place * steps;
  const row = rows.balance + node * steps;
  for (let t = 0; t < steps; t += 1) {
    const depth = one.evaporation?.[t] ?? 0;
    const half = (depth * one.area1) / 2;
    entries.add(row + t, column + t, -1 - half);
    if (t > 0) entries.add(row + t, column + t - 1, 1 - half);
    const known = depth * one.area0 - (t === 0 ? (1 - half) * one.start : 0);
    limits.lower[row + t] = limits.upper[row + t] = (limits.lower[row + t] ?? 0) + known;
  }
  entries.add(rows.end + place, column + steps - 1, 1);
  limits.lower[rows.end + place] = one.end;
}

/** Water through a plant is at most the water on its link; electricity used is at most what the plants make. */
function writeEnergy({ network, layout, amounts, heads }: Round, limits: Limits, entries: Entries) {
  const { steps, columns, rows } = layout;
  for (const [at, { link }] of network.plants.entries()) {
    for (let t = 0; t < steps; t += 1) {
      entries.add(rows.turbine + at * steps + t, columns.turbine + at * steps + t, 1);
      entries.add(rows.turbine + at * steps + t, columns.flow + link * steps + t, -1);
      limits.upper[rows.turbine + at * steps + t] = 0;
    }
  }
  for (const [market, { party }] of network.markets.entries()) {
    const row = rows.market + market * steps;
    limits.lower.fill(0, row, row + steps);
    for (let t = 0; t < steps; t += 1) {
      entries.add(row + t, columns.sold + 2 * market * steps + t, -1);
      entries.add(row + t, columns.sold + (2 * market + 1) * steps + t, -1);
    }
    const gains = new Map<number, Float64Array>();
    for (const [at, plant] of network.plants.entries()) {
      if (plant.party !== party) continue;
      const yields = heads.yields[at] ?? new Float64Array(0);
      for (let t = 0; t < steps; t += 1) {
        entries.add(row + t, columns.turbine + at * steps + t, yields[t] ?? 0);
      }
      if (plant.headOf === undefined) continue;
      const sum = gains.get(plant.headOf) ?? new Float64Array(steps);
      gains.set(plant.headOf, sum);
      for (let t = 0; t < steps; t += 1) {
        const gain = heads.gains[at]?.[t] ?? 0;
        sum[t] = (sum[t] ?? 0) + gain;
        limits.lower[row + t] = (limits.lower[row + t] ?? 0) + gain * (heads.around[at]?.[t] ?? 0);
      }
    }
    for (const [node, gain] of gains)
      writeGains({ layout, amounts }, node, { row, gain }, limits, entries);
  }
}

function writeGains(
  { layout, amounts }: Pick<Round, "layout" | "amounts">,
  node: number,
  { row, gain }: { readonly row: number; readonly gain: Float64Array },
  limits: Limits,
  entries: Entries,
): void {
  const column = layout.columns.storage + (layout.storageOf[node] ?? 0) * layout.steps;
  for (let t = 0; t < layout.steps; t += 1) {
    const half = (gain[t] ?? 0) / 2;
    entries.add(row + t, column + t, half);
    if (t > 0) entries.add(row + t, column + t - 1, half);
    else
      limits.lower[row] = (limits.lower[row] ?? 0) - half * (amounts.reservoirs[node]?.start ?? 0);
  }
}

function writeLeast({ network, layout, amounts }: Round, limits: Limits, entries: Entries): void {
  for (const at of network.links.keys()) {
    const place = layout.leastOf[at] ?? -1;
    if (place < 0) continue;
    const row = layout.rows.least + place * layout.steps;
    limits.lower.set(amounts.least[at] ?? [], row);
    for (let t = 0; t < layout.steps; t += 1) {
      entries.add(row + t, layout.columns.flow + at * layout.steps + t, 1);
    }
  }
}

function writeAgreement(round: Round, limits: Limits, entries: Entries): void {
  const { network, layout, binding } = round;
  const { steps, columns, rows, years } = layout;
  const each = network.steps.length;
  const binds = binding !== "none";
  for (const [at, one] of network.agreement.withdrawals.entries()) {
    for (let year = 0; year < years; year += 1) {
      const row = rows.withdrawal + at * years + year;
      if (binds) limits.upper[row] = round.amounts.agreed.withdrawals[at] ?? 0;
      entries.add(row, columns.over + at * years + year, -1);
      for (const demand of one.demands) {
        for (const piece of network.demands[demand]?.worth.keys() ?? []) {
          const column =
            columns.take + ((layout.pieceOf[demand] ?? 0) + piece) * steps + year * each;
          for (const step of one.steps) entries.add(row, column + step, 1);
        }
      }
    }
  }
  for (const [at, one] of network.agreement.releases.entries()) {
    for (let t = 0; t < steps; t += 1) {
      if (!one.steps.includes(t % each)) continue;
      const least = rows.releaseLeast + at * steps + t;
      const most = rows.releaseMost + at * steps + t;
      const flow = columns.flow + one.link * steps + t;
      const agreed = round.amounts.agreed.releases[at];
      if (binds && agreed?.least !== undefined) limits.lower[least] = agreed.least[t] ?? 0;
      if (binds && agreed?.most !== undefined) limits.upper[most] = agreed.most[t] ?? 0;
      entries.add(least, flow, 1);
      entries.add(least, columns.under + at * steps + t, 1);
      entries.add(most, flow, 1);
      entries.add(most, columns.beyond + at * steps + t, -1);
    }
  }
}
