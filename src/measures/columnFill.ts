import { type Column, type ColumnSource, type Panel, withColumn } from "./panel.ts";

/** What a column is called and rests on, before it has values. */
export interface ColumnHead {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly sources: readonly ColumnSource[];
  readonly note?: string | undefined;
}

/**
 * Adds a column whose cells are worked out one by one.
 *
 * Shape: `cell` is asked for each row and gives a number, or the reason why there is none.
 * Missing: a number that is not finite becomes the reason “not applicable” (a share of nothing, say): never 0.
 */
export function fillColumn(
  panel: Panel,
  head: ColumnHead,
  cell: (row: number) => number | string,
): Panel {
  const values = new Float64Array(panel.rows).fill(Number.NaN);
  const gaps = new Uint8Array(panel.rows);
  const reasons: string[] = [];
  const numberOf = (reason: string) => {
    const known = reasons.indexOf(reason);
    return known >= 0 ? known + 1 : reasons.push(reason);
  };
  for (let row = 0; row < panel.rows; row++) {
    const found = cell(row);
    if (typeof found === "string") gaps[row] = numberOf(found);
    else if (!Number.isFinite(found)) gaps[row] = numberOf("not applicable");
    else values[row] = found;
  }
  return withColumn(panel, { ...head, note: head.note, values, gaps, reasons });
}

/**
 * Adds a column made of others of the same panel; its sources are theirs together.
 *
 * Shape: `cell` is given one value a source column. Missing: where one of them is missing the first gap's reason stays.
 */
export function deriveColumn(
  panel: Panel,
  head: Omit<ColumnHead, "sources">,
  from: readonly Column[],
  cell: (values: readonly number[]) => number,
): Panel {
  const sources = from
    .flatMap((column) => column.sources)
    .filter((source, at, all) => all.findIndex((one) => isSame(one, source)) === at);
  return fillColumn(panel, { ...head, sources }, (row) => {
    const missing = from.find((column) => column.gaps[row] !== 0);
    if (missing) return missing.reasons[(missing.gaps[row] ?? 1) - 1] ?? "no row";
    return cell(from.map((column) => column.values[row] ?? Number.NaN));
  });
}

/** Whether two sources are the same edition of the same thing. */
export function isSame(one: ColumnSource, other: ColumnSource): boolean {
  return one.title === other.title && one.edition === other.edition && one.url === other.url;
}
