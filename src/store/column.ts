import { z } from "zod";

/** How a column is kept: the names are those of the documentation, not of any one database. */
export type ColumnKind = "text" | "integer" | "number" | "boolean" | "texts" | "json";

/** One column of a declared table; `Value` is what a row holds under its name. */
export interface Column<Value = unknown> {
  readonly kind: ColumnKind;
  readonly describe: string;
  readonly optional: boolean;
  readonly unit?: string;
  /** Table and column that this one points at: the way down that lineage follows. */
  readonly from?: { readonly table: string; readonly column: string };
  /** Never set: carries the type of a value to `RowOf`. */
  readonly value?: Value;
}

interface ColumnOptions {
  readonly unit?: string;
  readonly from?: string;
}

/** A text, such as an id, a name or an ISO date. */
export const text = (describe: string, options?: ColumnOptions): Column<string> =>
  column("text", describe, options);

/** A whole number, such as an offset or a year. */
export const integer = (describe: string, options?: ColumnOptions): Column<number> =>
  column("integer", describe, options);

/** A number with a fraction; its unit is said in the options or in a column beside it. */
export const number = (describe: string, options?: ColumnOptions): Column<number> =>
  column("number", describe, options);

/** Yes or no. */
export const boolean = (describe: string, options?: ColumnOptions): Column<boolean> =>
  column("boolean", describe, options);

/** An ordered list of texts, such as directions or parties; never missing, at worst empty. */
export const texts = (describe: string, options?: ColumnOptions): Column<readonly string[]> =>
  column("texts", describe, options);

/** A small structured value, kept as JSON: for what no query asks about. */
export const json = <Value>(describe: string, options?: ColumnOptions): Column<Value> =>
  column("json", describe, options);

/** The same column, allowed to be missing: missing is undefined, never zero and never empty. */
export function optional<Value>(inner: Column<Value>): Column<Value | undefined> {
  return { ...inner, optional: true };
}

/** The type that a column has in the database. */
export function sqlType(kind: ColumnKind): string {
  const types: Record<ColumnKind, string> = {
    text: "VARCHAR",
    integer: "INTEGER",
    number: "DOUBLE",
    boolean: "BOOLEAN",
    texts: "VARCHAR[]",
    json: "VARCHAR",
  };
  return types[kind];
}

/** The shape that a column has on the wire. */
export function columnShape(column: Column): z.ZodType {
  const shape = kindShape(column.kind).describe(column.describe);
  return column.optional ? shape.optional() : shape;
}

function kindShape(kind: ColumnKind): z.ZodType {
  if (kind === "texts") return z.array(z.string());
  if (kind === "integer") return z.number().int();
  if (kind === "number") return z.number();
  if (kind === "boolean") return z.boolean();
  return kind === "json" ? z.unknown() : z.string();
}

function column<Value>(kind: ColumnKind, describe: string, options?: ColumnOptions): Column<Value> {
  const base = { kind, describe, optional: false };
  const unit = options?.unit === undefined ? {} : { unit: options.unit };
  const [table, name] = options?.from?.split(".") ?? [];
  const from = table === undefined || name === undefined ? {} : { from: { table, column: name } };
  return { ...base, ...unit, ...from };
}
