import type { Optimum } from "../../numbers/index.ts";
import type { Settings } from "../engine.ts";
import { numberUnder } from "../given.ts";
import { byMonth, type Dispatch } from "./dispatch.ts";
import type { PowerCase } from "./system.ts";

/**
 * What a power system made, moved, missed and paid, month by month of all years.
 *
 * Shape: lists by place in the system. Unit: GWh, million USD, USD/kWh.
 */
export interface PowerLedger {
  readonly made: readonly Float64Array[];
  readonly makingCost: readonly Float64Array[];
  readonly need: readonly Float64Array[];
  readonly unserved: readonly Float64Array[];
  readonly unservedCost: readonly Float64Array[];
  readonly sent: readonly Float64Array[];
  readonly sentBack: readonly Float64Array[];
  /** What each line could have carried, both ways open or not. */
  readonly could: readonly Float64Array[];
  /** By node: what came in, what went out, and what was earned by it less what was paid. */
  readonly imported: readonly Float64Array[];
  readonly exported: readonly Float64Array[];
  readonly earned: readonly Float64Array[];
  /** What one kWh more costs at each node, mean over the hours of a month. */
  readonly price: readonly Float64Array[];
  /** The greatest gap between what is needed and what arrives, GWh. */
  readonly imbalance: number;
}

/** Counts a dispatch. Trade is paid on arrival, at the line's price or half way between both ends' marginal prices. */
export function keepPowerLedger(
  one: PowerCase,
  dispatch: Dispatch,
  found: Optimum,
  settings: Settings,
): PowerLedger {
  const each = one.blocks.length;
  const months = dispatch.parts / each;
  const sum = (from: number): Float64Array => byMonth(dispatch, found, from, each);
  const made = dispatch.supplies.map(({ from }) => sum(from));
  const unserved = dispatch.unserved.map(sum);
  const prices = one.nodes.map((_, at) =>
    found.duals.slice(dispatch.balance[at], (dispatch.balance[at] ?? 0) + dispatch.parts),
  );
  const needs = one.nodes.map((_, at) => {
    const row = dispatch.balance[at] ?? 0;
    return dispatch.programme.rows.lower.slice(row, row + dispatch.parts);
  });
  const inMonth = (list: Float64Array): Float64Array => {
    const sums = new Float64Array(months);
    for (const [at, value] of list.entries()) {
      const month = Math.floor(at / each);
      sums[month] = (sums[month] ?? 0) + value;
    }
    return sums;
  };
  const empty = () => one.nodes.map(() => new Float64Array(months));
  const trade = { imported: empty(), exported: empty(), earned: empty() };
  for (const [at, line] of one.lines.entries()) {
    const wheel = line.cost === undefined ? 0 : numberUnder(line.cost, settings);
    const agreed = line.trade === undefined ? undefined : numberUnder(line.trade, settings);
    const move = (column: number | undefined, from: number, to: number): void => {
      if (column === undefined) return;
      for (let part = 0; part < dispatch.parts; part += 1) {
        const gwh = found.values[column + part] ?? 0;
        const arrived = gwh * (dispatch.arrives[at] ?? 1);
        const middle = ((prices[from]?.[part] ?? 0) + (prices[to]?.[part] ?? 0)) / 2;
        const paid = arrived * (agreed ?? middle);
        const month = Math.floor(part / each);
        add(trade.exported[from], month, gwh);
        add(trade.imported[to], month, arrived);
        add(trade.earned[from], month, paid - gwh * wheel);
        add(trade.earned[to], month, -paid);
      }
    };
    move(dispatch.forward[at], line.from, line.to);
    move(dispatch.back[at], line.to, line.from);
  }
  return {
    made,
    makingCost: dispatch.supplies.map(({ supply }, at) => {
      const cost = numberUnder(supply.cost, settings);
      return made[at]?.map((gwh) => gwh * cost) ?? new Float64Array(months);
    }),
    need: needs.map(inMonth),
    unserved,
    unservedCost: one.nodes.map((node, at) => {
      const cost = numberUnder(node.unserved, settings);
      return unserved[at]?.map((gwh) => gwh * cost) ?? new Float64Array(months);
    }),
    sent: dispatch.forward.map(sum),
    sentBack: dispatch.back.map((column) =>
      column === undefined ? new Float64Array(months) : sum(column),
    ),
    could: dispatch.lineGwh.map(inMonth),
    ...trade,
    price: prices.map((list) =>
      inMonth(list.map((price, part) => price * (one.blocks[part % each]?.hours ?? 0))),
    ),
    imbalance: imbalanceOf(one, dispatch, found),
  };
}

function add(list: Float64Array | undefined, at: number, value: number): void {
  if (list !== undefined) list[at] = (list[at] ?? 0) + value;
}

/** Made, arrived and not served less sent and needed, at every node and part of a month. */
function imbalanceOf(one: PowerCase, dispatch: Dispatch, found: Optimum): number {
  let worst = 0;
  for (const node of one.nodes.keys()) {
    for (let part = 0; part < dispatch.parts; part += 1) {
      const row = (dispatch.balance[node] ?? 0) + part;
      let sum =
        (found.values[(dispatch.unserved[node] ?? 0) + part] ?? 0) -
        (dispatch.programme.rows.lower[row] ?? 0);
      for (const supply of dispatch.supplies) {
        if (supply.node === node) sum += found.values[supply.from + part] ?? 0;
      }
      for (const [at, line] of one.lines.entries()) {
        const there = found.values[(dispatch.forward[at] ?? 0) + part] ?? 0;
        const column = dispatch.back[at];
        const back = column === undefined ? 0 : (found.values[column + part] ?? 0);
        const arrives = dispatch.arrives[at] ?? 1;
        if (line.from === node) sum += back * arrives - there;
        if (line.to === node) sum += there * arrives - back;
      }
      worst = Math.max(worst, Math.abs(sum));
    }
  }
  return worst;
}
