import { Problem } from "../../terms/index.ts";
import type { Settings } from "../engine.ts";
import { type Given, numberUnder, seriesUnder } from "../given.ts";
import type { Flow, Network, Reservoir } from "./network.ts";

/**
 * All numbers of a river for one run: what its file gives, under the settings.
 *
 * Shape: lists by place in the network, and by step of the whole horizon where they change with time.
 * Unit: km³, km³ a step, MW, metres, million USD a km³ and a GWh.
 */
export interface Amounts {
  readonly years: number;
  /** Steps of the whole horizon. */
  readonly count: number;
  readonly hours: Float64Array;
  readonly inflow: readonly Float64Array[];
  readonly arrives: Float64Array;
  readonly least: readonly (Float64Array | undefined)[];
  readonly most: readonly (Float64Array | undefined)[];
  readonly reservoirs: readonly (ReservoirAmounts | undefined)[];
  readonly plants: readonly {
    readonly capacityMw: number;
    /** GWh from a km³ that falls one metre. */
    readonly perMetre: number;
    readonly headM: number | undefined;
  }[];
  readonly demands: readonly DemandAmounts[];
  readonly markets: readonly {
    readonly need: Float64Array;
    readonly price: Float64Array;
    readonly surplus: number;
  }[];
  readonly agreed: {
    /** km³ a year. */
    readonly withdrawals: readonly number[];
    readonly releases: readonly {
      readonly least: Float64Array | undefined;
      readonly most: Float64Array | undefined;
    }[];
  };
}

/** A reservoir's numbers for one run; surface = `area0 + area1 × volume`. Unit: km³, km², km of evaporation a step. */
export interface ReservoirAmounts {
  readonly capacity: number;
  readonly dead: number;
  readonly start: number;
  readonly end: number;
  readonly evaporation: Float64Array | undefined;
  readonly area0: number;
  readonly area1: number;
}

/** What one taker of water asks for, step by step. Unit: km³; million USD a km³. */
export interface DemandAmounts {
  readonly need: Float64Array;
  /** What its canal lets through. */
  readonly most: Float64Array | undefined;
  readonly worth: readonly number[];
  readonly m3PerHa: number | undefined;
  readonly returns: readonly number[];
}

/** GWh that a km³ yields on each metre of fall, before losses: 10¹² kg × 9.81 m/s² over 3.6 × 10¹² J. */
export const gwhPerKm3Metre = 9.81 / 3.6;

/**
 * Works out all numbers of a river under the settings of a run.
 *
 * Shape: `kinds` names the kind of hydrological year for each year of the horizon.
 * Throws: `river-year` when a place has no inflow of that kind; `river-number` when a setting makes no sense.
 */
export function amountsUnder(
  network: Network,
  kinds: readonly string[],
  settings: Settings,
): Amounts {
  const each = network.steps.length;
  const years = kinds.length;
  const count = each * years;
  const seconds = Float64Array.from(network.steps, (one) => one.days * 86400);
  const through = (one: Given): number => numberUnder(one, settings);
  const repeat = (year: Float64Array): Float64Array => {
    const whole = new Float64Array(count);
    for (let at = 0; at < years; at += 1) whole.set(year, at * each);
    return whole;
  };
  const ofYear = (flow: Flow): Float64Array => {
    const values = seriesUnder(flow.series, settings);
    return flow.unit === "km3" ? values : values.map((one, at) => (one * (seconds[at] ?? 0)) / 1e9);
  };
  const rate = (one: Given): Float64Array =>
    repeat(seconds.map((length) => (through(one) * length) / 1e9));
  return {
    years,
    count,
    hours: repeat(seconds.map((one) => one / 3600)),
    inflow: network.nodes.map((node) => {
      const whole = new Float64Array(count);
      if (node.inflow.size === 0) return whole;
      for (const [at, kind] of kinds.entries()) whole.set(ofYear(flowOf(node, kind)), at * each);
      return whole;
    }),
    arrives: Float64Array.from(network.links, (one) =>
      one.loss === undefined ? 1 : 1 - checkShare(through(one.loss), `loss of ${one.id}`),
    ),
    least: network.links.map((one) =>
      one.least === undefined ? undefined : repeat(ofYear(one.least)),
    ),
    most: network.links.map((one) => (one.most === undefined ? undefined : rate(one.most))),
    reservoirs: network.nodes.map((node) =>
      node.reservoir === undefined
        ? undefined
        : reservoirUnder(node.id, node.reservoir, settings, repeat),
    ),
    plants: network.plants.map((one) => ({
      capacityMw: through(one.capacity),
      perMetre: gwhPerKm3Metre * through(one.efficiency),
      headM: one.head === undefined ? undefined : through(one.head),
    })),
    demands: network.demands.map((one) => {
      const volume = through(one.volume);
      return {
        need: repeat(seriesUnder(one.shape, settings).map((share) => share * volume)),
        most: one.most === undefined ? undefined : rate(one.most),
        worth: one.worth.map(({ usdPerM3 }) => through(usdPerM3) * 1000),
        m3PerHa: one.m3PerHa === undefined ? undefined : through(one.m3PerHa),
        returns: one.returns.map(({ share }) => checkShare(through(share), `returns of ${one.id}`)),
      };
    }),
    markets: network.markets.map((one) => {
      const need = through(one.need);
      return {
        need: repeat(seriesUnder(one.shape, settings).map((share) => share * need)),
        price: repeat(seriesUnder(one.price, settings)),
        surplus: through(one.surplus),
      };
    }),
    agreed: {
      withdrawals: network.agreement.withdrawals.map((one) => through(one.most)),
      releases: network.agreement.releases.map((one) => ({
        least: one.least === undefined ? undefined : rate(one.least),
        most: one.most === undefined ? undefined : rate(one.most),
      })),
    },
  };
}

function flowOf(node: Network["nodes"][number], kind: string): Flow {
  const flow = node.inflow.get(kind);
  if (flow !== undefined) return flow;
  throw new Problem(
    "river-year",
    `${node.id} has no inflow for a ${kind} year: choose one of ${[...node.inflow.keys()].join(", ")}.`,
    { where: node.id },
  );
}

function checkShare(value: number, what: string): number {
  if (value >= 0 && value <= 1) return value;
  throw new Problem("river-number", `The ${what} is ${value}: it must lie between 0 and 1.`, {
    where: what,
  });
}

function reservoirUnder(
  id: string,
  reservoir: Reservoir,
  settings: Settings,
  repeat: (year: Float64Array) => Float64Array,
): ReservoirAmounts {
  const capacity = numberUnder(reservoir.capacity, settings);
  const dead = Math.min(numberUnder(reservoir.dead, settings), capacity);
  const start = Math.min(Math.max(numberUnder(reservoir.start, settings), dead), capacity);
  const end = reservoir.end === undefined ? start : numberUnder(reservoir.end, settings);
  if (!(capacity >= 0 && end <= capacity + 1e-12)) {
    throw new Problem(
      "river-number",
      `${id} is to hold ${end} km³ at the end and can hold ${capacity}: lower the first or raise the second.`,
      { where: id },
    );
  }
  const { curve, evaporation } = reservoir;
  const area = curve?.area;
  const first = curve?.volume[0] ?? 0;
  const last = curve?.volume.at(-1) ?? 1;
  const area1 = area === undefined ? 0 : ((area.at(-1) ?? 0) - (area[0] ?? 0)) / (last - first);
  return {
    capacity,
    dead,
    start,
    end,
    // Millimetres on square kilometres: a thousandth of a metre on 10⁶ m² is 10⁻⁶ km³.
    evaporation:
      evaporation === undefined
        ? undefined
        : repeat(seriesUnder(evaporation, settings).map((mm) => mm * 1e-6)),
    area0: area === undefined ? 0 : (area[0] ?? 0) - area1 * first,
    area1,
  };
}
