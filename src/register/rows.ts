import type { CsvTable } from "../sources/index.ts";
import type { Finding } from "../terms/index.ts";
import { type Cells, openCells } from "./cells.ts";
import type { Placed } from "./links.ts";

/** What was read of one table: the rows used, how many were refused, and what was odd. */
export interface ReadRows<Row> {
  readonly file: string;
  readonly rows: readonly Row[];
  readonly refused: number;
  readonly findings: readonly Finding[];
}

/**
 * Reads the rows of a table one by one; a row with an error is refused, all others are used.
 *
 * Missing: a table that the dossier does not have gives no rows and no findings.
 */
export function readRows<Row>(
  table: CsvTable | undefined,
  file: string,
  read: (cells: Cells) => Row | undefined,
): ReadRows<Row> {
  const rows: Row[] = [];
  const findings: Finding[] = [];
  let refused = 0;
  for (const record of table?.records ?? []) {
    const cells = openCells(record, file);
    const row = read(cells);
    findings.push(...cells.findings);
    if (row === undefined || cells.isRefused()) refused += 1;
    else rows.push(row);
  }
  return { file, rows, refused, findings };
}

/** The same without the rows for which a reason to refuse them was found later. */
export function refuse<Row extends Placed>(
  read: ReadRows<Row>,
  reasons: ReadonlyMap<string, Finding>,
): ReadRows<Row> {
  const reasonFor = (row: Row) => reasons.get(`${row.file}:${row.row}`);
  const rows = read.rows.filter((row) => reasonFor(row) === undefined);
  const found = read.rows.flatMap((row) => reasonFor(row) ?? []);
  const refused = read.refused + found.length;
  return { ...read, rows, refused, findings: [...read.findings, ...found] };
}
