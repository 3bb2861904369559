import type { Declared } from "../briefs/index.ts";
import type { RowOf } from "../store/index.ts";
import { document } from "../texts/index.ts";
import type { SearchResult } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { citeDocument, column, placeIn, through } from "./exportColumns.ts";
import { askedOf, chooseColumns, type Exported, inLanguage, joined } from "./exportFile.ts";
import type { Shown } from "./route.ts";

type Found = Shown<SearchResult>;
type Hit = Found["hits"][number];
type DocumentRow = RowOf<typeof document>;

/** What is asked of hits that are handed out. */
export interface SearchExport {
  readonly found: Found;
  readonly documents: ReadonlyMap<string, DocumentRow>;
  readonly language: string;
  readonly columns: string | undefined;
  readonly filters: Readonly<Record<string, string | undefined>>;
  readonly origin: string;
}

/** The documents of a dossier by id, for what hits do not say of them. */
export async function documentsById(desk: Desk): Promise<ReadonlyMap<string, DocumentRow>> {
  const rows = await desk.store.rows(document);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Passages found, with their text, why they were found and where they stand; cited by their documents. */
export function exportHits(desk: Desk, options: SearchExport): Exported {
  const { found, documents, language, origin } = options;
  const { settings } = desk.opened.dossier;
  const used = [...new Set(found.hits.map((one) => one.document))].flatMap(
    (id) => documents.get(id) ?? [],
  );
  const sheet = chooseColumns("passages", found.hits, columnsOf(options), options.columns);
  return {
    name: `${settings.id}-passages`,
    title: `${inLanguage(settings.title, language)}: ${found.query}`,
    sheets: [{ ...sheet, total: found.total.passages }],
    items: used.map((one) => citeDocument(one, origin)),
    day: undefined,
    asked: [
      ...askedOf({ query: found.query, mode: found.mode, ...options.filters }),
      [
        "Found",
        `${found.total.mentions} mentions in ${found.total.passages} passages of ${found.total.documents} documents`,
      ],
    ],
    files: used.map((one) => one.file),
    sources: used.map((one) => `${one.title}; ${one.file}`),
  };
}

function columnsOf({ documents, origin }: SearchExport): readonly Declared<Hit>[] {
  const of = through(documents, (one: Hit) => one.document);
  const listed = (values: readonly string[]) => joined([...new Set(values)]);
  return [
    column("document", "text", "Document.", (one) => one.document),
    column("document_title", "text", "Its title.", (one) => one.documentTitle),
    column(
      "author",
      "text",
      "Who wrote or issued it.",
      of((row) => row.author),
    ),
    column(
      "document_date",
      "date",
      "Date that it carries.",
      of((row) => row.date),
    ),
    column(
      "side",
      "text",
      "Whose view it gives.",
      of((row) => row.side),
    ),
    column("language", "text", "Language of the passage.", (one) => one.language),
    column("text", "text", "The passage, word by word.", (one) => one.text),
    column("matched", "text", "Words that matched, as they stand.", (one) =>
      listed(one.mentions.map((each) => each.quote)),
    ),
    column("why", "text", "How they matched.", (one) =>
      listed(one.why.map((each) => `${each.typed} → ${each.matched} (${each.how})`)),
    ),
    column(
      "start",
      "number",
      "Where the passage begins in the text of the document, in UTF-16 units.",
      (one) => one.start,
    ),
    column("end", "number", "Where it ends.", (one) => one.end),
    column("score", "number", "How well it fits (BM25).", (one) => one.score),
    column("passage", "text", "Identifier of the passage.", (one) => one.passage),
    column(
      "file",
      "text",
      "File of the dossier.",
      of((row) => row.file),
    ),
    column("url", "link", "The passage in its document.", (one) =>
      placeIn(origin, one.document, one.start, one.end),
    ),
  ];
}
