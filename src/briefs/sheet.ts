/** What a column holds: a date may be as exact as its source, a link is the address of a page. */
export type CellKind = "text" | "number" | "date" | "link";

/** A column of a table that is handed out. */
export interface SheetColumn {
  readonly name: string;
  readonly kind: CellKind;
  readonly describe: string;
}

/** A value of a cell; missing is undefined, never 0 and never an empty text that could mean something. */
export type CellValue = string | number | undefined;

/** A table that is handed out: every row has a value, or its absence, for each column. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly CellValue[])[];
  /** How many rows there are where not all are here: the table then says so in its last line. */
  readonly total?: number | undefined;
}

/** Tables with what a reader must know of them. */
export interface Workbook {
  readonly title: string;
  readonly sheets: readonly Sheet[];
  /** Name and text, line by line: question, day, sources, what missing values mean. */
  readonly readMe: readonly (readonly [string, string])[];
}

/** One column as it is declared: how a row gives its value. */
export interface Declared<Row> extends SheetColumn {
  readonly of: (row: Row) => CellValue;
}

/** Makes a table from rows and declared columns. */
export function toSheet<Row>(
  name: string,
  rows: readonly Row[],
  columns: readonly Declared<Row>[],
): Sheet {
  return {
    name,
    columns: columns.map(({ name: column, kind, describe }) => ({ name: column, kind, describe })),
    rows: rows.map((row) => columns.map(({ of }) => of(row))),
  };
}

/** The sentence by which a table says that rows are left out; undefined where none are. */
export function cutNote({ rows, total }: Sheet): string | undefined {
  if (total === undefined || total <= rows.length) return undefined;
  return `CUT: ${rows.length} of ${total} rows are in this table; ask for less to have them all.`;
}
