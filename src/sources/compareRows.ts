import type { CsvRecord, CsvTable } from "./csv.ts";

/** A cell that one edition of a row has otherwise than the edition before it. */
export interface CellChange {
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

/** A row that one edition of a table has otherwise than the edition before it. */
export interface RowChange {
  readonly kind: "row-added" | "row-deleted" | "row-changed";
  readonly key: string;
  /** The row as it is, or as it was before it was deleted. */
  readonly fields: Readonly<Record<string, string>>;
  /** Its line in the later edition; of a deleted row in the earlier one. */
  readonly row: number;
  readonly cells: readonly CellChange[];
}

/**
 * Which rows of a table were added, deleted or changed from one edition to the next.
 *
 * Shape: by key, in code-unit order. Rows that share a key are told apart by their order; a column that only one
 * edition has counts as empty in the other. Lines that moved, and nothing else, are no change.
 */
export function compareRows(
  before: CsvTable,
  after: CsvTable,
  key: readonly string[],
): readonly RowChange[] {
  const old = byKey(before, key);
  const now = byKey(after, key);
  const columns = [...new Set([...before.header, ...after.header])];
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  return keys.flatMap((one) => {
    const [then, since] = [old.get(one), now.get(one)];
    if (then !== undefined && since !== undefined) return changed(one, then, since, columns);
    const kind = since === undefined ? ("row-deleted" as const) : ("row-added" as const);
    const record = since ?? then;
    if (record === undefined) return [];
    return [{ kind, key: one, fields: record.fields, row: record.row, cells: [] }];
  });
}

function changed(
  key: string,
  before: CsvRecord,
  after: CsvRecord,
  columns: readonly string[],
): readonly RowChange[] {
  const cells = columns.flatMap((column) => {
    const [then, since] = [before.fields[column] ?? "", after.fields[column] ?? ""];
    return then === since ? [] : [{ column, before: then, after: since }];
  });
  if (cells.length === 0) return [];
  return [{ kind: "row-changed", key, fields: after.fields, row: after.row, cells }];
}

function byKey(table: CsvTable, key: readonly string[]): ReadonlyMap<string, CsvRecord> {
  const found = new Map<string, CsvRecord>();
  const columns = key.filter((name) => table.header.includes(name));
  for (const record of table.records) {
    const own = (columns.length > 0 ? columns : table.header)
      .map((name) => record.fields[name] ?? "")
      .join("/");
    let name = own;
    for (let count = 2; found.has(name); count += 1) name = `${own} (${count})`;
    found.set(name, record);
  }
  return found;
}
