import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBListType,
  DuckDBListValue,
  LIST,
  VARCHAR,
} from "@duckdb/node-api";
import type { ColumnKind } from "./column.ts";
import type { Columns, Row, Table } from "./declare.ts";

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
  const instance = await DuckDBInstance.create(path, {
    access_mode: mode === "read" ? "READ_ONLY" : "READ_WRITE",
    threads: "2",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    preserve_insertion_order: "true",
  });
  const connection = await instance.connect();
  return {
    run: async (sql, parameters = []) => {
      const { values, types } = bind(parameters);
      await connection.run(sql, values, types);
    },
    query: (sql, parameters = []) => readAll(connection, sql, parameters),
    append: (table, rows) => append(connection, table, rows),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function readAll(
  connection: DuckDBConnection,
  sql: string,
  parameters: readonly Parameter[],
): Promise<readonly Record<string, unknown>[]> {
  const { values, types } = bind(parameters);
  const reader = await connection.runAndReadAll(sql, values, types);
  const names = reader.deduplicatedColumnNames();
  return reader.getRows().map((row) => {
    const record: Record<string, unknown> = {};
    for (const [index, name] of names.entries()) record[name] = plain(row[index]);
    return record;
  });
}

async function append<C extends Columns>(
  connection: DuckDBConnection,
  table: Table<C>,
  rows: Iterable<Row<C>>,
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
      else write(appender, value);
    }
    appender.endRow();
    count += 1;
  }
  appender.closeSync();
  return count;
}

type Appender = Awaited<ReturnType<DuckDBConnection["createAppender"]>>;

const appenders: Record<ColumnKind, (appender: Appender, value: unknown) => void> = {
  text: (appender, value) => appender.appendVarchar(String(value)),
  integer: (appender, value) => appender.appendInteger(Number(value)),
  number: (appender, value) => appender.appendDouble(Number(value)),
  boolean: (appender, value) => appender.appendBoolean(value === true),
  texts: (appender, value) => appender.appendList(asTexts(value), LIST(VARCHAR)),
  json: (appender, value) => appender.appendVarchar(JSON.stringify(value)),
};

function asTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Parameters by their number; a list says of what it is, for an empty one would not show it. */
function bind(parameters: readonly Parameter[]) {
  const values: Record<string, string | number | boolean | DuckDBListValue> = {};
  const types: Record<string, DuckDBListType> = {};
  for (const [index, value] of parameters.entries()) {
    const name = String(index + 1);
    values[name] = typeof value === "object" ? new DuckDBListValue([...value]) : value;
    if (typeof value === "object") types[name] = LIST(VARCHAR);
  }
  return { values, types };
}

/** Turns what the driver gives into plain values: lists into arrays, big integers into numbers, NULL into undefined. */
function plain(value: unknown): unknown {
  if (value === null) return undefined;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof DuckDBListValue) return value.items.map(plain);
  return value;
}
