import type { TradeWorld } from "../../../src/models/trade/world.ts";
import { poissonRegression } from "../../../src/numbers/index.ts";
import { estimationOf, gravityRows, type Rows } from "./gravityReference.ts";

/** A counterfactual of the reference: the world before, and its openness after. */
export interface Counterfactual {
  readonly world: TradeWorld;
  readonly openness: Float64Array;
}

/** Sums over sellers and buyers of a table of flows. */
function worldOf(
  rows: Rows,
  openness: (row: Rows[number], at: number) => number,
  totals?: { readonly output: string; readonly spending: string },
): TradeWorld {
  const states = [...new Set(rows.map((row) => row.exporter ?? ""))].sort();
  const place = new Map(states.map((state, i) => [state, i]));
  const size = states.length;
  const world = {
    states,
    output: new Float64Array(size),
    spending: new Float64Array(size),
    openness: new Float64Array(size * size),
  };
  for (const [at, row] of rows.entries()) {
    const i = place.get(row.exporter ?? "") ?? 0;
    const j = place.get(row.importer ?? "") ?? 0;
    const flow = Number(row.trade);
    if (totals === undefined) {
      world.output[i] = (world.output[i] ?? 0) + flow;
      world.spending[j] = (world.spending[j] ?? 0) + flow;
    } else {
      world.output[i] = Number(row[totals.output]);
      world.spending[j] = Number(row[totals.spending]);
    }
    world.openness[i * size + j] = openness(row, at);
  }
  return world;
}

/** No international borders, 2006. */
export function noBorders(): Counterfactual {
  const panel = gravityRows("agtpa_panel_1986_2006.csv.gz");
  const rows = panel.filter((row) => row.year === "2006");
  const names = ["ln_dist", "cntg", "brdr"];
  const { data } = estimationOf("ge1_stage1", names, panel);
  const factors = poissonRegression(data).terms.map((one) => one.estimate);
  const cost = (at: number, used: readonly number[]) =>
    Math.exp(
      used.reduce((sum, k) => sum + (factors[k] ?? 0) * (data.regressors[k]?.values[at] ?? 0), 0),
    );
  return {
    world: worldOf(rows, (_, at) => cost(at, [0, 1, 2])),
    openness: worldOf(rows, (_, at) => cost(at, [0, 1])).openness,
  };
}

/** No agreement among three states of North America, 1994. */
export function noAgreement(): Counterfactual {
  const rows = gravityRows("ge_app2_trade_costs_1994.csv.gz");
  return {
    world: worldOf(rows, (row) => Number(row.tij_baseline)),
    openness: worldOf(rows, (row) => Number(row.tij_counterfactual)).openness,
  };
}

/** The agreement of gegravity's example. */
export function newAgreement(): Counterfactual {
  const rows = gravityRows("gegravity_sample.csv");
  const names = ["lndist", "contiguity", "common_language", "pta", "international"];
  const expected = gravityRows("expected_estimates.csv").filter(
    (row) => row.case === "gegravity_stage1",
  );
  const factor = new Map(expected.map((row) => [row.term, Number(row.estimate)]));
  const cost = (row: Rows[number], more: number) =>
    Math.exp(
      names.reduce(
        (sum, name) => sum + (factor.get(name) ?? 0) * Number(row[name]),
        16.32434 + more,
      ),
    );
  const pair = new Set(["CAN JPN", "JPN CAN"]);
  const isNew = (row: Rows[number]) =>
    pair.has(`${row.exporter} ${row.importer}`) && row.pta === "0";
  const totals = { output: "Y", spending: "E" };
  return {
    world: worldOf(rows, (row) => cost(row, 0), totals),
    openness: worldOf(rows, (row) => cost(row, isNew(row) ? (factor.get("pta") ?? 0) : 0), totals)
      .openness,
  };
}
