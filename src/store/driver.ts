import type { DuckDBConnection, DuckDBListType, DuckDBListValue } from "@duckdb/node-api";
import type { ColumnKind } from "./column.ts";
import type { Columns, Row, Table } from "./declare.ts";

type Driver = typeof import("@duckdb/node-api");

/** A value that a query can take as a parameter. */
export type Parameter = string | number | boolean | readonly string[];

/** One open database. Only this file knows which one it is. */
export interface Connection {
  run(sql: string, parameters?: readonly Parameter[]): Promise<void>;
  query(
    sql: string,
    parameters?: readonly Parameter[],
  ): Promise<readonly Record<string, unknown>[]>;
  append<C extends Columns>(table: Table<C>, rows: Iterable<Row<C>>): Promise<number>;
  close(): void;
}

/**
 * Opens a database file, for reading only unless said otherwise.
 *
 * Files that strangers made must never be opened here: DuckDB trusts what it opens.
 */
export async function connect(path: string, mode: "read" | "write"): Promise<Connection> {
  // Loaded when the first database is opened: what needs none does not wait for it.
  const duckdb = await import("@duckdb/node-api");
  const instance = await duckdb.DuckDBInstance.create(path, {
    access_mode: mode === "read" ? "READ_ONLY" : "READ_WRITE",
    threads: "2",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    preserve_insertion_order: "true",
  });
  const connection = await instance.connect();
  return {
    run: async (sql, parameters = []) => {
      const { values, types } = bind(duckdb, parameters);
      await connection.run(sql, values, types);
    },
    query: (sql, parameters = []) => readAll(duckdb, connection, sql, parameters),
    append: (table, rows) => append(connection, table, rows, duckdb.LIST(duckdb.VARCHAR)),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function readAll(
  duckdb: Driver,
  connection: DuckDBConnection,
  sql: string,
  parameters: readonly Parameter[],
): Promise<readonly Record<string, unknown>[]> {
  const { values, types } = bind(duckdb, parameters);
  const reader = await connection.runAndReadAll(sql, values, types);
  const names = reader.deduplicatedColumnNames();
  return reader.getRows().map((row) => {
    const record: Record<string, unknown> = {};
    for (const [index, name] of names.entries()) record[name] = plain(duckdb, row[index]);
    return record;
  });
}

async function append<C extends Columns>(
  connection: DuckDBConnection,
  table: Table<C>,
  rows: Iterable<Row<C>>,
  list: DuckDBListType,
): Promise<number> {
  const appender = await connection.createAppender(table.name);
  const columns = Object.entries(table.columns).map(
    ([name, column]) => [name, appenders[column.kind]] as const,
  );
  let count = 0;
  for (const row of rows) {
    const record: Record<string, unknown> = { ...row };
    for (const [name, write] of columns) {
      const value = record[name];
      if (value === undefined || value === null) appender.appendNull();
      else write(appender, value, list);
    }
    appender.endRow();
    count += 1;
  }
  appender.closeSync();
  return count;
}

type Appender = Awaited<ReturnType<DuckDBConnection["createAppender"]>>;

type Write = (appender: Appender, value: unknown, list: DuckDBListType) => void;

const appenders: Record<ColumnKind, Write> = {
  text: (appender, value) => appender.appendVarchar(String(value)),
  integer: (appender, value) => appender.appendInteger(Number(value)),
  number: (appender, value) => appender.appendDouble(Number(value)),
  boolean: (appender, value) => appender.appendBoolean(value === true),
  texts: (appender, value, list) => appender.appendList(asTexts(value), list),
  json: (appender, value) => appender.appendVarchar(JSON.stringify(value)),
};

function asTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Parameters by their number; a list says of what it is, for an empty one would not show it. */
function bind(duckdb: Driver, parameters: readonly Parameter[]) {
  const values: Record<string, string | number | boolean | DuckDBListValue> = {};
  const types: Record<string, DuckDBListType> = {};
  for (const [index, value] of parameters.entries()) {
    const name = String(index + 1);
    values[name] = typeof value === "object" ? new duckdb.DuckDBListValue([...value]) : value;
    if (typeof value === "object") types[name] = duckdb.LIST(duckdb.VARCHAR);
  }
  return { values, types };
}

/** Turns what the driver gives into plain values: lists into arrays, big integers into numbers, NULL into undefined. */
function plain(duckdb: Driver, value: unknown): unknown {
  if (value === null) return undefined;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof duckdb.DuckDBListValue) {
    return value.items.map((item) => plain(duckdb, item));
  }
  return value;
}
