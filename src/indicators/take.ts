import type { CsvRecord, CsvTable } from "../sources/index.ts";
import type { Finding } from "../terms/index.ts";

/** What is wrong with a row, without the place: `takeRows` knows where it stands. */
export interface Fault {
  readonly fault: string;
  readonly column: string;
  readonly message: string;
  readonly remedy: string;
}

/** The rows taken from a table: `refused` counts the others, and each of them has a finding. */
export interface Taken<Row> {
  readonly rows: readonly Row[];
  readonly refused: number;
  readonly findings: readonly Finding[];
}

/** How one kind of row is read: from its cells to a row or to a fault, and what must not come twice. */
export interface RowReader<Row> {
  readonly read: (record: CsvRecord, file: string) => Row | Fault;
  readonly keyOf: (row: Row) => string;
  readonly keyColumn: string;
}

/**
 * Reads each record of a table; every one is used or refused with a finding, none is dropped in silence.
 *
 * `seen` holds the keys of the tables read before, so that one thing counted in two files is noticed too.
 */
export function takeRows<Row extends object>(
  table: CsvTable,
  file: string,
  reader: RowReader<Row>,
  seen: Set<string>,
): Taken<Row> {
  const rows: Row[] = [];
  const findings: Finding[] = [];
  for (const record of table.records) {
    const read = reader.read(record, file);
    const fault = isFault(read) ? read : repetition(reader, read, seen);
    if (fault !== undefined) findings.push(findingOf(fault, file, record.row));
    else if (!isFault(read)) rows.push(read);
  }
  return { rows, refused: findings.length, findings };
}

/** Names a fault of a row: a stable code, the column, what is wrong and what to do. */
export function faultIn(column: string, fault: string, message: string, remedy: string): Fault {
  return { fault, column, message, remedy };
}

/** Whether reading gave a fault rather than what was asked for. */
export function isFault(value: unknown): value is Fault {
  return typeof value === "object" && value !== null && "fault" in value;
}

function repetition<Row>(reader: RowReader<Row>, row: Row, seen: Set<string>): Fault | undefined {
  const key = reader.keyOf(row);
  if (!seen.has(key)) {
    seen.add(key);
    return undefined;
  }
  return faultIn(
    reader.keyColumn,
    "row-repeated",
    "A row before this one is about the same thing; this one was not read.",
    "Keep one of them, or give the other its own series or id.",
  );
}

function findingOf(fault: Fault, file: string, row: number): Finding {
  const { column, message, remedy } = fault;
  return { code: fault.fault, severity: "error", message, remedy, file, row, column };
}
