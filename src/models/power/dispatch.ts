import type { LinearProgramme, Optimum } from "../../numbers/index.ts";
import { draftProgramme } from "../../numbers/index.ts";
import type { Settings } from "../engine.ts";
import { type Given, type GivenSeries, numberUnder, seriesUnder } from "../given.ts";
import { months } from "../rivers/network.ts";
import type { PowerCase, Supply } from "./system.ts";

/** Electricity of river plants, by river and then by plant, step by step. Unit: GWh. */
export type RiverEnergy = ReadonlyMap<string, readonly Float64Array[]>;

/**
 * A power system under the settings of a run: the programme that finds the cheapest way to meet every need.
 *
 * Shape: places of columns by supply, node, line and part of a month. Unit: GWh, million USD.
 */
export interface Dispatch {
  readonly programme: LinearProgramme;
  /** Places of parts of months: `(year × 12 + month) × parts + part`. */
  readonly parts: number;
  readonly supplies: readonly {
    readonly node: number;
    readonly supply: Supply;
    readonly from: number;
  }[];
  readonly unserved: readonly number[];
  readonly forward: readonly number[];
  readonly back: readonly (number | undefined)[];
  readonly balance: readonly number[];
  /** What each line can carry forward. */
  readonly lineGwh: readonly Float64Array[];
  readonly arrives: readonly number[];
  readonly cost: Float64Array;
}

/** Writes down the dispatch of a system: least cost of fuel, of wheeling, and of what is not served. */
export function createDispatch(one: PowerCase, settings: Settings, rivers: RiverEnergy): Dispatch {
  const draft = draftProgramme("minimise");
  const each = one.blocks.length;
  const parts = one.years * 12 * each;
  const through = (given: Given | undefined, otherwise: number): number =>
    given === undefined ? otherwise : numberUnder(given, settings);
  const share = (given: GivenSeries | undefined): Float64Array =>
    given === undefined ? new Float64Array(12).fill(1) : seriesUnder(given, settings);
  const growth = through(one.growth, 0);
  const hours = Float64Array.from({ length: parts }, (_, at) => {
    const month = Math.floor(at / each) % 12;
    return (months[month]?.days ?? 0) * 24 * (one.blocks[at % each]?.hours ?? 0);
  });
  const monthOf = (at: number): number => Math.floor(at / each) % 12;
  const name = (what: string, at: number): string => {
    const year = one.firstYear + Math.floor(at / each / 12);
    const part = each > 1 ? `, ${one.blocks[at % each]?.id}` : "";
    return `${what}, ${year}-${String(monthOf(at) + 1).padStart(2, "0")}${part}`;
  };
  const columns = (what: string, cost: number, upper: (at: number) => number): number => {
    const first = draft.column({ name: name(what, 0), cost, upper: upper(0) });
    for (let at = 1; at < parts; at += 1)
      draft.column({ name: name(what, at), cost, upper: upper(at) });
    return first;
  };
  const balance = one.nodes.map((node) => {
    const need = through(node.need, 0);
    const shape = share(node.shape);
    return rowsOf(parts, (at) => {
      const block = one.blocks[at % each];
      const grown = (1 + growth) ** Math.floor(at / each / 12);
      const part = (block?.hours ?? 0) * (block?.load ?? 0);
      const gwh = need * grown * (shape[monthOf(at)] ?? 0) * part;
      return draft.row({ name: name(`need of ${node.id}`, at), lower: gwh, upper: gwh, relax: -1 });
    });
  });
  const put = (row: number, column: number, value: number): void => {
    for (let at = 0; at < parts; at += 1) draft.entry(row + at, column + at, value);
  };
  const supplies = one.nodes.flatMap((node, place) =>
    node.supplies.map((supply) => {
      const mw = through(supply.capacity, Number.POSITIVE_INFINITY);
      const runs = share(supply.availability);
      const upper = (at: number) =>
        Number.isFinite(mw) ? (mw * (runs[monthOf(at)] ?? 0) * (hours[at] ?? 0)) / 1000 : mw;
      const from = columns(`${supply.id} at ${node.id}`, through(supply.cost, 0), upper);
      put(balance[place] ?? 0, from, 1);
      const limit = energyOf(one, supply, settings, rivers);
      for (let month = 0; limit !== undefined && month < one.years * 12; month += 1) {
        const row = draft.row({
          name: name(`energy of ${supply.id} at ${node.id}`, month * each),
          upper: limit[month] ?? 0,
        });
        for (let part = 0; part < each; part += 1) draft.entry(row, from + month * each + part, 1);
      }
      return { node: place, supply, from };
    }),
  );
  const unserved = one.nodes.map((node, place) => {
    const from = columns(
      `not served at ${node.id}`,
      through(node.unserved, 0),
      () => Number.POSITIVE_INFINITY,
    );
    put(balance[place] ?? 0, from, 1);
    return from;
  });
  const arrives = one.lines.map((line) => 1 - through(line.loss, 0));
  const lineGwh = one.lines.map((line) => {
    const open = share(line.availability);
    const mw = through(line.mw, 0);
    return hours.map((length, at) => (mw * (open[monthOf(at)] ?? 0) * length) / 1000);
  });
  const way = (at: number, from: number, to: number, column: number): void => {
    put(balance[from] ?? 0, column, -1);
    put(balance[to] ?? 0, column, arrives[at] ?? 1);
  };
  const forward = one.lines.map((line, at) => {
    const column = columns(line.id, through(line.cost, 0), (t) => lineGwh[at]?.[t] ?? 0);
    way(at, line.from, line.to, column);
    return column;
  });
  const back = one.lines.map((line, at) => {
    if (line.back === undefined) return undefined;
    const mw = through(line.back, 0);
    const open = share(line.availability);
    const upper = (t: number) => (mw * (open[monthOf(t)] ?? 0) * (hours[t] ?? 0)) / 1000;
    const column = columns(`${line.id} back`, through(line.cost, 0), upper);
    way(at, line.to, line.from, column);
    return column;
  });
  const programme = draft.programme();
  return {
    programme,
    parts,
    supplies,
    unserved,
    forward,
    back,
    balance,
    lineGwh,
    arrives,
    cost: programme.columns.cost,
  };
}

function rowsOf(parts: number, add: (at: number) => number): number {
  const first = add(0);
  for (let at = 1; at < parts; at += 1) add(at);
  return first;
}

/** GWh that a supply has in each month of all years; undefined where only its power bounds it. */
function energyOf(
  one: PowerCase,
  supply: Supply,
  settings: Settings,
  rivers: RiverEnergy,
): Float64Array | undefined {
  if (supply.river !== undefined) {
    const plants = rivers.get(supply.river.of) ?? [];
    return Float64Array.from({ length: one.years * 12 }, (_, month) =>
      (supply.river?.plants ?? []).reduce((sum, plant) => {
        const made = plants[plant] ?? new Float64Array(12);
        return sum + (made[month % made.length] ?? 0);
      }, 0),
    );
  }
  if (supply.energy === undefined) return undefined;
  const gwh = numberUnder(supply.energy.gwh, settings);
  const shape = seriesUnder(supply.energy.shape, settings);
  return Float64Array.from(
    { length: one.years * 12 },
    (_, month) => gwh * (shape[month % 12] ?? 0),
  );
}

/** Sums columns that begin at a place over the parts of each month. */
export function byMonth(
  dispatch: Dispatch,
  found: Optimum,
  from: number,
  each: number,
): Float64Array {
  const sums = new Float64Array(dispatch.parts / each);
  for (let at = 0; at < dispatch.parts; at += 1) {
    const month = Math.floor(at / each);
    sums[month] = (sums[month] ?? 0) + (found.values[from + at] ?? 0);
  }
  return sums;
}
