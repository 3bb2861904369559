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
  const page = openPage(one, settings);
  const balance = writeNeeds(page);
  const supplies = writeSupplies(page, balance, rivers);
  const unserved = one.nodes.map((node, place) => {
    const column = page.columns(
      `not served at ${node.id}`,
      page.number(node.unserved, 0),
      unbounded,
    );
    page.put(balance[place] ?? 0, column, 1);
    return column;
  });
  const lines = writeLines(page, balance);
  const programme = page.draft.programme();
  const { parts } = page;
  return { programme, parts, supplies, unserved, balance, ...lines, cost: programme.columns.cost };
}

type Page = ReturnType<typeof openPage>;
const unbounded = () => Number.POSITIVE_INFINITY;

/** What all parts of the programme are written with: hours, names, and blocks of columns for every part of a month. */
function openPage(one: PowerCase, settings: Settings) {
  const draft = draftProgramme("minimise");
  const each = one.blocks.length;
  const parts = one.years * 12 * each;
  const monthOf = (at: number): number => Math.floor(at / each) % 12;
  const hours = Float64Array.from({ length: parts }, (_, at) => {
    const days = months[monthOf(at)]?.days ?? 0;
    return days * 24 * (one.blocks[at % each]?.hours ?? 0);
  });
  const name = (what: string, at: number): string => {
    const year = one.firstYear + Math.floor(at / each / 12);
    const part = each > 1 ? `, ${one.blocks[at % each]?.id}` : "";
    return `${what}, ${year}-${String(monthOf(at) + 1).padStart(2, "0")}${part}`;
  };
  const block = (add: (at: number) => number): number => {
    const first = add(0);
    for (let at = 1; at < parts; at += 1) add(at);
    return first;
  };
  return {
    one,
    settings,
    draft,
    each,
    parts,
    monthOf,
    name,
    block,
    number: (given: Given | undefined, otherwise: number): number =>
      given === undefined ? otherwise : numberUnder(given, settings),
    shares: (given: GivenSeries | undefined): Float64Array =>
      given === undefined ? new Float64Array(12).fill(1) : seriesUnder(given, settings),
    /** GWh that some megawatts can make in a part of a month, open for a share of it. */
    gwh: (mw: number, open: Float64Array, at: number): number =>
      Number.isFinite(mw) ? (mw * (open[monthOf(at)] ?? 0) * (hours[at] ?? 0)) / 1000 : mw,
    columns: (what: string, cost: number, upper: (at: number) => number): number =>
      block((at) => draft.column({ name: name(what, at), cost, upper: upper(at) })),
    put: (row: number, column: number, value: number): void => {
      for (let at = 0; at < parts; at += 1) draft.entry(row + at, column + at, value);
    },
  };
}

function writeNeeds({ one, draft, each, monthOf, name, block, number, shares }: Page): number[] {
  const growth = number(one.growth, 0);
  return one.nodes.map((node) => {
    const need = number(node.need, 0);
    const shape = shares(node.shape);
    return block((at) => {
      const { hours = 0, load = 0 } = one.blocks[at % each] ?? {};
      const grown = need * (1 + growth) ** Math.floor(at / each / 12);
      const gwh = grown * (shape[monthOf(at)] ?? 0) * hours * load;
      const label = name(`need of ${node.id}`, at);
      return draft.row({ name: label, lower: gwh, upper: gwh, relax: -1 });
    });
  });
}

function writeSupplies(page: Page, balance: readonly number[], rivers: RiverEnergy) {
  const { one, draft, each, settings, name } = page;
  return one.nodes.flatMap((node, place) =>
    node.supplies.map((supply) => {
      const what = `${supply.id} at ${node.id}`;
      const mw = page.number(supply.capacity, Number.POSITIVE_INFINITY);
      const open = page.shares(supply.availability);
      const from = page.columns(what, page.number(supply.cost, 0), (at) => page.gwh(mw, open, at));
      page.put(balance[place] ?? 0, from, 1);
      const limits = energyOf(one, supply, settings, rivers) ?? [];
      for (const [month, upper] of limits.entries()) {
        const row = draft.row({ name: name(`energy of ${what}`, month * each), upper });
        for (let part = 0; part < each; part += 1) draft.entry(row, from + month * each + part, 1);
      }
      return { node: place, supply, from };
    }),
  );
}

function writeLines(page: Page, balance: readonly number[]) {
  const { lines } = page.one;
  const arrives = lines.map((line) => 1 - page.number(line.loss, 0));
  const open = lines.map((line) => page.shares(line.availability));
  const could = (at: number, given: Given | undefined) => {
    const mw = page.number(given, 0);
    return (part: number): number => page.gwh(mw, open[at] ?? new Float64Array(0), part);
  };
  const way = (at: number, what: string, given: Given, [from, to]: readonly [number, number]) => {
    const column = page.columns(what, page.number(lines[at]?.cost, 0), could(at, given));
    page.put(balance[from] ?? 0, column, -1);
    page.put(balance[to] ?? 0, column, arrives[at] ?? 1);
    return column;
  };
  return {
    arrives,
    lineGwh: lines.map((line, at) => {
      const upper = could(at, line.mw);
      return Float64Array.from({ length: page.parts }, (_, part) => upper(part));
    }),
    forward: lines.map((line, at) => way(at, line.id, line.mw, [line.from, line.to])),
    back: lines.map((line, at) =>
      line.back === undefined
        ? undefined
        : way(at, `${line.id} back`, line.back, [line.to, line.from]),
    ),
  };
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
