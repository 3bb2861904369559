import { Problem } from "../terms/index.ts";
import type { Columns, Row, Table } from "./declare.ts";
import type { Connection, Parameter } from "./driver.ts";

/** What a reader may ask of one table. */
export interface Selection<C extends Columns> {
  /** Columns that must equal a value, or be among several. */
  readonly where?: { readonly [Name in keyof C]?: Parameter };
  readonly orderBy?: readonly (keyof C & string)[];
  readonly limit?: number;
}

/** A query with tables and values in their places, made by the `sql` tag. */
export interface Query {
  readonly text: string;
  readonly tables: readonly Table[];
  readonly parameters: readonly Parameter[];
}

/** Reads the tables that it was opened for, and no others. */
export interface Reader {
  rows<C extends Columns>(table: Table<C>, selection?: Selection<C>): Promise<readonly Row<C>[]>;
  query<Found = Record<string, unknown>>(query: Query): Promise<readonly Found[]>;
}

/**
 * Writes a query: tables become their quoted names, all other values become bound parameters.
 *
 * Shape: ``sql`SELECT count(*) AS n FROM ${passage} WHERE document = ${id}` ``.
 */
export function sql(parts: TemplateStringsArray, ...values: readonly (Table | Parameter)[]): Query {
  const tables: Table[] = [];
  const parameters: Parameter[] = [];
  let text = parts[0] ?? "";
  for (const [index, value] of values.entries()) {
    if (isTable(value)) {
      tables.push(value);
      text += `"${value.name}"`;
    } else {
      parameters.push(value);
      text += `$${parameters.length}`;
    }
    text += parts[index + 1] ?? "";
  }
  return { text, tables, parameters };
}

/**
 * A reader over an open database that knows which tables it may touch.
 *
 * Throws: `table-not-declared` when a stage asks for a table that it did not declare.
 */
export function createReader(connection: Connection, allowed: readonly Table[]): Reader {
  const names = new Set(allowed.map((one) => one.name));
  const check = (one: Table): void => {
    if (!names.has(one.name)) {
      throw new Problem("table-not-declared", `${one.name} must be declared before it is read.`);
    }
  };
  return {
    rows: async (table, selection = {}) => {
      check(table);
      const { text, parameters } = selectSql(table, selection);
      const found = await connection.query(text, parameters);
      return found.map((record) => decode(table, record));
    },
    query: async <Found>(query: Query) => {
      for (const one of query.tables) check(one);
      return (await connection.query(query.text, query.parameters)) as readonly Found[];
    },
  };
}

function selectSql<C extends Columns>(
  table: Table<C>,
  selection: Selection<C>,
): { text: string; parameters: readonly Parameter[] } {
  const parameters: Parameter[] = [];
  const conditions: string[] = [];
  for (const [name, value] of Object.entries<Parameter | undefined>(selection.where ?? {})) {
    if (value === undefined) continue;
    parameters.push(value);
    const place = `$${parameters.length}`;
    conditions.push(
      Array.isArray(value) ? `list_contains(${place}, "${name}")` : `"${name}" = ${place}`,
    );
  }
  const where = conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;
  const order = (selection.orderBy ?? table.key).map((name) => `"${name}"`).join(", ");
  const limit = selection.limit === undefined ? "" : ` LIMIT ${Math.trunc(selection.limit)}`;
  return { text: `SELECT * FROM "${table.name}"${where} ORDER BY ${order}${limit}`, parameters };
}

function decode<C extends Columns>(table: Table<C>, record: Record<string, unknown>): Row<C> {
  const row: Record<string, unknown> = {};
  for (const [name, column] of Object.entries(table.columns)) {
    const value = record[name];
    if (value === undefined) continue;
    row[name] = column.kind === "json" && typeof value === "string" ? JSON.parse(value) : value;
  }
  return row as Row<C>;
}

function isTable(value: Table | Parameter): value is Table {
  return typeof value === "object" && "columns" in value;
}
