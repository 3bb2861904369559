import type { Reference } from "../terms/index.ts";
import type { Columns, Row, Table } from "./declare.ts";
import type { Reader } from "./reader.ts";

/** A row with what it rests on, down to the file: the answer to “how do you know?”. */
export interface Lineage {
  readonly table: string;
  readonly id: string;
  readonly grain: string;
  readonly row: Readonly<Record<string, unknown>>;
  readonly reference: Reference | undefined;
  readonly restsOn: readonly Lineage[];
}

/**
 * What a row rests on, followed through the declared columns down to file, row and offset.
 *
 * Shape: a tree for each table that has the id; empty when no table has it.
 */
export async function explainRow(
  reader: Reader,
  tables: readonly Table[],
  id: string,
): Promise<readonly Lineage[]> {
  const found: Lineage[] = [];
  for (const table of tables) {
    if (table.key.length !== 1) continue;
    const row = await rowBy(reader, table, table.key[0] ?? "", id);
    if (row !== undefined) found.push(await lineageOf(reader, tables, table, row, []));
  }
  return found;
}

async function lineageOf(
  reader: Reader,
  tables: readonly Table[],
  table: Table,
  row: Row<Columns>,
  path: readonly string[],
): Promise<Lineage> {
  const record: Readonly<Record<string, unknown>> = row;
  const id = table.key.map((name) => String(record[name])).join(" ");
  const here = `${table.name}:${id}`;
  const restsOn: Lineage[] = [];
  for (const [name, column] of Object.entries(table.columns)) {
    const target = tables.find((one) => one.name === column.from?.table);
    if (target === undefined || column.from === undefined || path.includes(here)) continue;
    for (const value of asList(record[name])) {
      const below = await rowBy(reader, target, column.from.column, value);
      if (below !== undefined) {
        restsOn.push(await lineageOf(reader, tables, target, below, [...path, here]));
      }
    }
  }
  return {
    table: table.name,
    id,
    grain: table.grain,
    row: record,
    reference: place(record),
    restsOn,
  };
}

async function rowBy(
  reader: Reader,
  table: Table,
  column: string,
  value: string,
): Promise<Row<Columns> | undefined> {
  const found = await reader.rows(table, { where: { [column]: value }, limit: 1 });
  return found[0];
}

function asList(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" ? [value] : [];
}

function place(record: Readonly<Record<string, unknown>>): Reference | undefined {
  const { file, row, start, end } = record;
  if (typeof file !== "string") return undefined;
  return {
    file,
    row: typeof row === "number" ? row : undefined,
    start: typeof start === "number" ? start : undefined,
    end: typeof end === "number" ? end : undefined,
  };
}
