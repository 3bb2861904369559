import {
  groupRows,
  linearRegression,
  type PoissonOptions,
  poissonRegression,
  type Regression,
} from "../../numbers/index.ts";
import type { CsvTable } from "../../sources/index.ts";
import { Problem } from "../../terms/index.ts";

/** What is estimated from a table of one's own, by names of columns. */
export interface EstimateAsked {
  readonly method: "ppml" | "ols";
  readonly outcome: string;
  readonly regressors: readonly string[];
  /** Fixed effects; columns joined by `^` make one effect for each of their mixes. */
  readonly absorb: readonly string[];
  readonly cluster?: string;
  readonly offset?: string;
  readonly separation?: PoissonOptions["separation"];
}

/** An estimation with an account of every row of the file. */
export interface EstimateAnswer {
  readonly asked: EstimateAsked;
  /** Rows of the file: read, refused by the reader, and without a number in a column that is needed. */
  readonly file: {
    readonly rows: number;
    readonly refused: number;
    readonly withoutNumber: number;
  };
  readonly found: Omit<Regression, "used" | "expected">;
}

/**
 * Estimates how an outcome follows from other columns of a table.
 *
 * Shape: a column may be written `ln(name)`; rows without a number in a column that is needed are left out and counted.
 * Throws: `estimate-column`, naming the columns there are; `regression-empty` and what the estimation throws.
 */
export function estimateTable(table: CsvTable, asked: EstimateAsked): EstimateAnswer {
  const { method, outcome, regressors, absorb, cluster, offset } = asked;
  const numbers = [outcome, ...regressors, ...(offset === undefined ? [] : [offset])];
  const keys = [...absorb, ...(cluster === undefined ? [] : [cluster])];
  checkColumns(table, [...numbers.map(plain), ...keys.flatMap((key) => key.split("^"))]);
  if (table.records.length === 0) {
    throw new Problem(
      "regression-empty",
      "The file has no row under its header: give at least one row.",
    );
  }
  const columns = new Map(numbers.map((name) => [name, columnOf(table, name)]));
  const used = table.records.flatMap((_, i) => {
    return numbers.every((name) => Number.isFinite(columns.get(name)?.[i])) ? [i] : [];
  });
  if (used.length === 0) {
    throw new Problem(
      "regression-empty",
      "No row has a number in every column that is needed: look at the names of columns and at decimal commas.",
    );
  }
  const values = (name: string) => used.map((i) => columns.get(name)?.[i] ?? Number.NaN);
  const group = (key: string) =>
    groupRows(
      key,
      key.split("^").map((name) => used.map((i) => table.records[i]?.fields[name] ?? "")),
      used.length,
    );
  const data = {
    outcome: values(outcome),
    regressors: regressors.map((name) => ({ name, values: values(name) })),
    absorb: absorb.map(group),
    ...(cluster === undefined ? {} : { clusters: group(cluster) }),
    ...(offset === undefined ? {} : { offset: values(offset) }),
  };
  const { separation = "all" } = asked;
  const {
    used: _,
    expected: __,
    ...found
  } = method === "ols" ? linearRegression(data) : poissonRegression(data, { separation });
  return {
    asked,
    file: {
      rows: table.rows,
      refused: table.refused,
      withoutNumber: table.records.length - used.length,
    },
    found,
  };
}

const logarithm = /^(?:ln|log)\((.+)\)$/;
const plain = (name: string) => logarithm.exec(name)?.[1] ?? name;

function columnOf({ records }: CsvTable, name: string): Float64Array {
  const own = plain(name);
  const isLogarithm = own !== name;
  return Float64Array.from(records, ({ fields }) => {
    const text = fields[own] ?? "";
    const value = text === "" ? Number.NaN : Number(text);
    return isLogarithm ? Math.log(value) : value;
  });
}

/** Throws: `estimate-column` when the table lacks one of the columns named. */
export function checkColumns({ header }: CsvTable, names: readonly string[]): void {
  for (const name of names) {
    if (header.includes(name)) continue;
    throw new Problem(
      "estimate-column",
      `There is no column “${name.slice(0, 60)}”: the file has ${header.slice(0, 40).join(", ") || "no header"}.`,
    );
  }
}
