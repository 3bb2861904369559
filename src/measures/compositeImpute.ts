import { momentsOf } from "../numbers/index.ts";
import { Problem } from "../terms/index.ts";
import type { Imputation } from "./compositeChoices.ts";
import { type CompositeData, eachPool, type Pools } from "./compositeData.ts";

/**
 * Columns with gaps filled, and which cells were.
 *
 * Shape: `filled` is 0 where the source's own value stands; 1 where a mean or median of others does; for a value of an
 * earlier year, 1 + how many years back it is from.
 */
export interface Imputed {
  readonly values: readonly Float64Array[];
  readonly filled: readonly Uint8Array[];
}

/**
 * Fills gaps in a named way, and marks each cell that it filled.
 *
 * Missing: what cannot be filled so (a group without any value, no year near enough) stays a gap.
 * Throws: `index-group` when the data have no such group; `index-years` when earlier years are asked of data of one year.
 */
export function imputeGaps(
  columns: readonly Float64Array[],
  imputation: Imputation,
  data: CompositeData,
  pools: Pools,
): Imputed {
  const fill = filler(imputation, data, pools);
  const values = columns.map(fill);
  const earlier =
    imputation.method === "last-known" ? yearsBack(data, imputation.within) : undefined;
  const filled = columns.map((column, at) =>
    Uint8Array.from(column, (value, row) => {
      if (!Number.isNaN(value) || Number.isNaN(values[at]?.[row])) return 0;
      return earlier === undefined ? 1 : 1 + (earlier(column, row)?.back ?? 0);
    }),
  );
  return { values, filled };
}

type Fill = (column: Float64Array) => Float64Array;

function filler(imputation: Imputation, data: CompositeData, pools: Pools): Fill {
  if (imputation.method === "none") return (column) => column.slice();
  if (imputation.method === "last-known") {
    const earlier = yearsBack(data, imputation.within);
    return (column) =>
      column.map((value, row) =>
        Number.isNaN(value) ? (earlier(column, row)?.value ?? Number.NaN) : value,
      );
  }
  const figure = imputation.method.endsWith("mean") ? "mean" : "median";
  const groups = "group" in imputation ? groupsOf(data, imputation.group) : undefined;
  return (column) =>
    eachPool(column, pools, (values, rows) => {
      const keys = Array.from(rows, (row) => groups?.[row] ?? "");
      const stand = new Map(
        [...new Set(keys)].map((key): [string, number] => [
          key,
          momentsOf(values.filter((_, at) => keys[at] === key))[figure],
        ]),
      );
      return values.map((value, at) =>
        Number.isNaN(value) ? (stand.get(keys[at] ?? "") ?? Number.NaN) : value,
      );
    });
}

function groupsOf(data: CompositeData, group: string): readonly string[] {
  const found = data.groups[group];
  if (found !== undefined) return found;
  const known = Object.keys(data.groups).join(", ") || "none";
  throw new Problem(
    "index-group",
    `The data have no group “${group}”: name it under groups. There are: ${known}.`,
  );
}

type Earlier = (
  column: Float64Array,
  row: number,
) => { readonly value: number; readonly back: number } | undefined;

/** The last value of the same unit, no more than so many years back. */
function yearsBack({ units, years }: CompositeData, within: number): Earlier {
  if (years === undefined) {
    throw new Problem(
      "index-years",
      "Data of one year have no earlier value: choose another imputation.",
    );
  }
  const rows = new Map(units.map((unit, row): [string, number] => [`${unit} ${years[row]}`, row]));
  return (column, row) => {
    for (let back = 1; back <= within; back += 1) {
      const earlier = rows.get(`${units[row]} ${(years[row] ?? 0) - back}`);
      const value = earlier === undefined ? Number.NaN : (column[earlier] ?? Number.NaN);
      if (!Number.isNaN(value)) return { value, back };
    }
    return undefined;
  };
}
