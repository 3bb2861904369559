import { createHash } from "node:crypto";
import { z } from "zod";
import { Problem } from "../terms/index.ts";
import { type Column, columnShape, sqlType } from "./column.ts";

/** The columns of a table, in the order in which they are shown and exported. */
export type Columns = Readonly<Record<string, Column>>;

/**
 * A table of the store, declared once: SQL, row type, documentation and API shape come from it.
 *
 * Shape: `key` names the columns that tell rows apart; `grain` says what one row is, in words.
 */
export interface Table<C extends Columns = Columns> {
  readonly name: string;
  readonly room: string;
  readonly grain: string;
  readonly key: readonly string[];
  readonly columns: C;
}

type ValueOf<C> = C extends Column<infer Value> ? Value : never;
type OptionalNames<C extends Columns> = {
  [Name in keyof C]: undefined extends ValueOf<C[Name]> ? Name : never;
}[keyof C];

/** A row with these columns: missing values are absent or undefined. */
export type Row<C extends Columns> = {
  readonly [Name in Exclude<keyof C, OptionalNames<C>>]: ValueOf<C[Name]>;
} & { readonly [Name in OptionalNames<C>]?: ValueOf<C[Name]> | undefined };

/** The row type of a declared table. */
export type RowOf<T extends { readonly columns: Columns }> = Row<T["columns"]>;

/**
 * Declares a table.
 *
 * Throws: `table-name` when a name could not stand in SQL unquoted, `table-key` when the key names no column.
 */
export function table<const C extends Columns>(
  declaration: Table<C> & { readonly key: readonly (keyof C & string)[] },
): Table<C> {
  for (const name of [declaration.name, ...Object.keys(declaration.columns)]) {
    if (!/^[a-z][a-zA-Z0-9_]*$/.test(name)) {
      throw new Problem("table-name", `“${name}” cannot name a table or column.`);
    }
  }
  for (const name of declaration.key) {
    if (!(name in declaration.columns)) {
      throw new Problem("table-key", `${declaration.name} has no column ${name} for its key.`);
    }
  }
  return declaration;
}

/** The SQL that creates a table. */
export function createSql(declared: Table): string {
  const columns = Object.entries(declared.columns).map(
    ([name, column]) => `"${name}" ${sqlType(column.kind)}${column.optional ? "" : " NOT NULL"}`,
  );
  return `CREATE TABLE "${declared.name}" (${columns.join(", ")})`;
}

/** The shape that a row has on the wire, with each column's description. */
export function rowShape<C extends Columns>(declared: Table<C>): z.ZodType<Row<C>> {
  const fields = Object.entries(declared.columns).map(([name, column]) => [
    name,
    columnShape(column),
  ]);
  const shape: z.ZodType = z.object(Object.fromEntries(fields)).describe(declared.grain);
  return shape as z.ZodType<Row<C>>;
}

/** A digest of the declarations: when it differs, rows of an older store cannot be kept. */
export function schemaDigest(tables: readonly Table[]): string {
  return createHash("sha256").update(tables.map(createSql).join("\n")).digest("hex");
}

/** The documentation of a table, as Markdown: grain, key, and one line a column. */
export function describeTable(declared: Table): string {
  const rows = Object.entries(declared.columns).map(([name, column]) => {
    const source = column.from === undefined ? "" : `${column.from.table}.${column.from.column}`;
    const missing = column.optional ? "may be missing" : "";
    return `| \`${name}\` | ${column.kind} | ${column.unit ?? ""} | ${missing} | ${source} | ${column.describe} |`;
  });
  return [
    `## ${declared.name}`,
    "",
    `${declared.grain} Written by \`${declared.room}\`. Key: ${declared.key.map((name) => `\`${name}\``).join(", ")}.`,
    "",
    "| column | kind | unit | missing | rests on | what it is |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}
