import {
  type BesideFile,
  type Reader,
  type RowOf,
  readBeside,
  type Store,
  sql,
} from "../store/index.ts";
import type { SearchColumn } from "./search-fields.ts";
import { decodeIndex, encodeIndex } from "./search-file.ts";
import {
  buildIndex,
  type SearchDocument,
  type SearchIndex,
  type SearchPassage,
} from "./search-index.ts";
import { createSearcher, type ReadPassages, type Searcher } from "./searcher.ts";
import { textsStage } from "./stage.ts";
import { document, passage, term } from "./table.ts";

/** The search index of a store, kept in one file beside it. */
export const searchFile: BesideFile = {
  name: "search.bin",
  stage: textsStage.name,
  make: async (reader, last) =>
    encodeIndex(await makeIndex(reader, last === undefined ? undefined : decodeIndex(last))),
};

/** Fields of passages that rooms above this one know of, once the index is there. */
export type MoreColumns = (index: SearchIndex) => Promise<readonly SearchColumn[]>;

/**
 * Opens the search of a store: its index as it was kept, or made anew where the file is not whole or not of
 * this store. Passages are read from the store itself when they are shown.
 */
export async function openSearcher(store: Store, more?: MoreColumns): Promise<Searcher> {
  const kept = await readBeside(store, searchFile);
  const decoded = kept === undefined ? undefined : decodeIndex(kept);
  const index = decoded ?? (await makeIndex(store));
  const terms = await store.rows(term);
  const columns = (await more?.(index)) ?? [];
  return createSearcher({ index, terms, columns, read: readFrom(store, index) });
}

async function makeIndex(reader: Reader, last?: SearchIndex): Promise<SearchIndex> {
  const rows = await reader.rows(document);
  const passages = await reader.query<Pick<SearchPassage, "document" | "language" | "text">>(
    sql`SELECT document, language, text FROM ${passage} ORDER BY document, number`,
  );
  return buildIndex(rows.map(toDocument), passages, last);
}

function toDocument(row: RowOf<typeof document>): SearchDocument {
  const { id, title, side, kind, date } = row;
  return { id, title, language: row.languages[0] ?? "unknown", side, kind, date };
}

/** Reads passages by their numbers in an index; a few at a time, as they are shown. */
function readFrom(store: Store, index: SearchIndex): ReadPassages {
  return async (numbers) => {
    if (numbers.length === 0) return [];
    const places = numbers.map((number) => {
      const at = index.documentOf[number] ?? 0;
      const id = index.documents[at]?.id ?? "";
      return { id, key: `${number - (index.firstPassage[at] ?? 0) + 1} ${id}` };
    });
    const ids = [...new Set(places.map(({ id }) => id))];
    const keys = places.map(({ key }) => key);
    const rows = await store.query<SearchPassage & { readonly key: string }>(
      sql`SELECT p.number || ' ' || p.document AS key, p.id, p.document, d.title AS "documentTitle",
            p.language, p.start, p."end", p.text
          FROM ${passage} p JOIN ${document} d ON d.id = p.document
          WHERE list_contains(${ids}, p.document)
            AND list_contains(${keys}, p.number || ' ' || p.document)`,
    );
    const byKey = new Map(rows.map(({ key, ...found }) => [key, found]));
    return keys.flatMap((key) => byKey.get(key) ?? []);
  };
}
