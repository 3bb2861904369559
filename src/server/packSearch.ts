import { bringContent } from "../language/index.ts";
import {
  buildIndex,
  columnOf,
  createSearcher,
  type PassageValue,
  type SearchDocument,
  type Searcher,
  type SearchPassage,
  type SearchRequest,
  type Term,
} from "../texts/index.ts";
import type { DocumentDetail } from "./contract.ts";
import { yearsSaid } from "./yearsSaid.ts";

/** What the search of a pack is made from. */
export interface SearchGround {
  /** In the order of their ids, each with its passages and codings. */
  readonly documents: readonly DocumentDetail[];
  readonly terms: readonly Term[];
  /** Files of the language content by name: by them words are led back to their stems. */
  readonly language: Readonly<Record<string, string>>;
}

/**
 * The search over all passages, by the engine that the server has, from the documents themselves.
 *
 * Throws: `content-missing` when a file of the language content was not brought along.
 */
export function packedSearcher({ documents, terms, language }: SearchGround): Searcher {
  bringContent((name) => language[name] ?? "");
  const passages = documents.flatMap(passagesOf);
  const index = buildIndex(documents.map(toDocument), passages);
  const columns = (["kind", "direction", "year"] as const).map((name) =>
    columnOf(
      index,
      name,
      documents.flatMap((one) => valuesOf(one, name)),
    ),
  );
  const read = async (numbers: readonly number[]) =>
    numbers.flatMap((number) => passages[number] ?? []);
  return createSearcher({ index, terms, columns, read });
}

/** What a question at the address of the search asks. */
export function searchAsked(query: ReadonlyMap<string, string>): SearchRequest {
  const number = (name: string): number | undefined =>
    query.has(name) ? Number(query.get(name)) : undefined;
  const mode = query.get("mode");
  return {
    query: query.get("q") ?? "",
    mode: mode === "exact" || mode === "across" ? mode : "folded",
    language: query.get("language"),
    until: query.get("asOf"),
    offset: number("offset"),
    limit: number("limit"),
    counts: true,
  };
}

function toDocument({ document }: DocumentDetail): SearchDocument {
  const { id, title, languages, side, kind, date } = document;
  return { id, title, language: languages[0] ?? "unknown", side, kind, date };
}

function passagesOf({ document, passages }: DocumentDetail): readonly SearchPassage[] {
  return passages.map(({ id, language, start, end, text }) => ({
    id,
    document: document.id,
    documentTitle: document.title,
    language,
    start,
    end,
    text,
  }));
}

/** What was coded in the passages of a document, each value once a passage. */
function valuesOf(
  { document, passages, evidence }: DocumentDetail,
  name: "kind" | "direction" | "year",
): readonly PassageValue[] {
  const numbers = new Map(passages.map(({ id }, i) => [id, i + 1]));
  return evidence.flatMap((coding) => {
    const number = numbers.get(coding.passage);
    const values = name === "year" ? yearsSaid(coding.dates) : [coding[name] ?? []].flat();
    return number === undefined
      ? []
      : values.map((value) => ({ document: document.id, number, value }));
  });
}
