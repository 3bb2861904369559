import { type CellKind, type CslItem, type Declared, toCsl } from "../briefs/index.ts";
import type { RowOf } from "../store/index.ts";
import type { document } from "../texts/index.ts";
import type { Source } from "./contract.ts";
import { inLanguage } from "./exportFile.ts";

type DocumentRow = RowOf<typeof document>;

/** A column of a table that is handed out: its name, what it holds, and how a row gives its value. */
export function column<Row>(
  name: string,
  kind: CellKind,
  describe: string,
  of: Declared<Row>["of"],
): Declared<Row> {
  return { name, kind, describe, of };
}

/** A text of a row in the language of the export, beside the column that has the text itself. Missing: no wording. */
export function worded<Row>(
  name: string,
  language: string,
  of: (row: Row) => Readonly<Record<string, string>> | undefined,
): Declared<Row> {
  return column(`${name}_label`, "text", "The same in the language asked for.", (row) => {
    const label = of(row);
    return label && inLanguage(label, language);
  });
}

/** Reads a value from the row that another names; missing where there is no such row. */
export function through<Row, Named>(
  byId: ReadonlyMap<string, Named>,
  idOf: (row: Row) => string | undefined,
): (read: (named: Named) => string | undefined) => (row: Row) => string | undefined {
  return (read) => (row) => {
    const named = byId.get(idOf(row) ?? "");
    return named === undefined ? undefined : read(named);
  };
}

/** Who says so: title, address and sureness of a row's source, and where the row stands. */
export function sourceColumns<Row>(of: (row: Row) => Source | undefined): readonly Declared<Row>[] {
  return [
    column("source_title", "text", "Source.", (row) => of(row)?.title),
    column("source_url", "link", "Address of the source.", (row) => of(row)?.url),
    column("confidence", "text", "How sure the row is.", (row) => of(row)?.confidence),
    column("file", "text", "Table of the dossier.", (row) => of(row)?.file),
    column("row", "number", "Line in that table.", (row) => of(row)?.row),
  ];
}

/** A document of the dossier as it is cited. */
export function citeDocument(one: DocumentRow, origin: string): CslItem {
  return toCsl({
    id: one.id,
    type: "document",
    title: one.title,
    authors: one.author === undefined ? [] : [one.author],
    issued: one.date,
    language: one.languages[0],
    genre: one.kind,
    url: origin === "" ? undefined : `${origin}/documents/${encodeURIComponent(one.id)}`,
    note: one.licence,
  });
}

/** Where words stand in a document's page. */
export function placeIn(origin: string, document: string, start: number, end: number): string {
  return `${origin}/documents/${encodeURIComponent(document)}?at=${start}-${end}`;
}
