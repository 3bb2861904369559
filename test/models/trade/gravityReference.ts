import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { type Grouping, groupRows, type RegressionData } from "../../../src/numbers/index.ts";

const folder = "../shared/data/reference/gravity";
/** Whether the gravity reference is at hand; a test that needs it is skipped otherwise, and says so. */
export const hasGravity = existsSync(folder);
if (!hasGravity) console.warn(`skipped: ${folder} is not here`);

/** A table as texts by column. */
export type Rows = readonly Readonly<Record<string, string>>[];

/** One table of the reference. */
export function gravityRows(name: string): Rows {
  const bytes = readFileSync(`${folder}/${name}`);
  return parse(name.endsWith(".gz") ? gunzipSync(bytes) : bytes, { columns: true });
}

/** An estimation of the reference as data, with the name of its method. */
export interface Estimation {
  readonly method: "ols" | "ppml";
  readonly data: RegressionData;
}

const isDomestic = (row: Readonly<Record<string, string>>) => row.exporter === row.importer;
const columnOf = (rows: Rows, name: string) => rows.map((row) => Number(row[name]));
const group = (rows: Rows, ...names: readonly string[]): Grouping =>
  groupRows(
    names.join("^"),
    names.map((name) => rows.map((row) => row[name] ?? "")),
    rows.length,
  );

/** The 18 estimations of the reference: which rows, which columns, which fixed effects, as its README says. */
export function estimationOf(name: string, terms: readonly string[], all: Rows): Estimation {
  const method = name.includes("ols") ? "ols" : "ppml";
  if (name === "gegravity_stage1") return ofSample(terms);
  const hasDomestic = /intra|home|app2_fe|pairfe|lead|phasing|globalization|ge1/.test(name);
  const rows = all.filter(
    (row) =>
      (hasDomestic || !isDomestic(row)) &&
      (method === "ppml" || Number(row.trade) > 0) &&
      (name !== "ge1_stage1" || row.year === "2006"),
  );
  const absorb =
    name === "app1_ols" || name === "app1_ols_remoteness"
      ? []
      : [group(rows, "exporter", "year"), group(rows, "importer", "year")];
  if (/pairfe|lead|phasing|globalization/.test(name)) absorb.push(group(rows, "pair_id"));
  if (name === "app2_fe" || name === "app3_intra") {
    const keys = rows.map((row) => (isDomestic(row) ? (row.exporter ?? "") : "international"));
    absorb.push(groupRows("domestic", [keys], rows.length));
  }
  const totals = totalsOf(all);
  return {
    method,
    data: {
      outcome:
        method === "ols"
          ? columnOf(rows, "trade").map((one) => Math.log(one))
          : columnOf(rows, "trade"),
      regressors: terms
        .filter((term) => term !== "(Intercept)")
        .map((term) => ({ name: term, values: rows.map((row) => cell(term, row, totals)) })),
      absorb,
      clusters: group(rows, "pair_id"),
    },
  };
}

interface Totals {
  readonly output: ReadonlyMap<string, number>;
  readonly spent: ReadonlyMap<string, number>;
  readonly world: ReadonlyMap<string, number>;
  readonly remoteExport: ReadonlyMap<string, number>;
  readonly remoteImport: ReadonlyMap<string, number>;
}

function sums(
  rows: Rows,
  key: (row: Rows[number]) => string,
  value: (row: Rows[number]) => number,
) {
  const found = new Map<string, number>();
  for (const row of rows) found.set(key(row), (found.get(key(row)) ?? 0) + value(row));
  return found;
}

function totalsOf(all: Rows): Totals {
  const trade = (row: Rows[number]) => Number(row.trade);
  const output = sums(all, (row) => `${row.exporter} ${row.year}`, trade);
  const spent = sums(all, (row) => `${row.importer} ${row.year}`, trade);
  const world = sums(all, (row) => row.year ?? "", trade);
  const worldOf = (row: Rows[number]) => world.get(row.year ?? "") ?? 0;
  return {
    output,
    spent,
    world,
    remoteExport: sums(
      all,
      (row) => `${row.exporter} ${row.year}`,
      (row) => {
        return (Number(row.dist) * worldOf(row)) / (spent.get(`${row.importer} ${row.year}`) ?? 0);
      },
    ),
    remoteImport: sums(
      all,
      (row) => `${row.importer} ${row.year}`,
      (row) => {
        return (Number(row.dist) * worldOf(row)) / (output.get(`${row.exporter} ${row.year}`) ?? 0);
      },
    ),
  };
}

function cell(term: string, row: Rows[number], totals: Totals): number {
  const domestic = isDomestic(row);
  const [exporter, importer] = [`${row.exporter} ${row.year}`, `${row.importer} ${row.year}`];
  const dated = /^(ln_dist|brdr)_(\d{4})$/.exec(term);
  if (dated !== null) {
    if (domestic || row.year !== dated[2]) return 0;
    return dated[1] === "brdr" ? 1 : Math.log(Number(row.dist));
  }
  const made: Readonly<Record<string, () => number>> = {
    ln_dist: () => Math.log(Number(row.dist)),
    ln_dist_intra: () => (domestic ? Math.log(Number(row.dist)) : 0),
    smctry: () => (domestic ? 1 : 0),
    brdr: () => (domestic ? 0 : 1),
    ln_y: () => Math.log(totals.output.get(exporter) ?? 0),
    ln_e: () => Math.log(totals.spent.get(importer) ?? 0),
    ln_rem_exp: () => Math.log(totals.remoteExport.get(exporter) ?? 0),
    ln_rem_imp: () => Math.log(totals.remoteImport.get(importer) ?? 0),
  };
  return made[term]?.() ?? Number(row[term]);
}

function ofSample(terms: readonly string[]): Estimation {
  const rows = gravityRows("gegravity_sample.csv");
  return {
    method: "ppml",
    data: {
      outcome: columnOf(rows, "trade"),
      regressors: terms.map((name) => ({ name, values: columnOf(rows, name) })),
      absorb: [group(rows, "exporter"), group(rows, "importer")],
      clusters: groupRows("row", [rows.map((_, i) => i)], rows.length),
    },
  };
}
