import { type Declared, toCsl } from "../briefs/index.ts";
import type { RowOf } from "../store/index.ts";
import { document } from "../texts/index.ts";
import type { SearchResult } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { askedOf, chooseColumns, type Exported, inLanguage } from "./exportFile.ts";
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
    items: used.map((one) =>
      toCsl({
        id: one.id,
        type: "document",
        title: one.title,
        authors: one.author === undefined ? [] : [one.author],
        issued: one.date,
        language: one.languages[0],
        genre: one.kind,
        url: origin === "" ? undefined : `${origin}/documents/${encodeURIComponent(one.id)}`,
        note: one.licence,
      }),
    ),
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
  const of = (read: (row: DocumentRow) => string | undefined) => (one: Hit) => {
    const row = documents.get(one.document);
    return row === undefined ? undefined : read(row);
  };
  return [
    { name: "document", kind: "text", describe: "Document.", of: (one) => one.document },
    {
      name: "document_title",
      kind: "text",
      describe: "Its title.",
      of: (one) => one.documentTitle,
    },
    {
      name: "author",
      kind: "text",
      describe: "Who wrote or issued it.",
      of: of((row) => row.author),
    },
    {
      name: "document_date",
      kind: "date",
      describe: "Date that it carries.",
      of: of((row) => row.date),
    },
    { name: "side", kind: "text", describe: "Whose view it gives.", of: of((row) => row.side) },
    {
      name: "language",
      kind: "text",
      describe: "Language of the passage.",
      of: (one) => one.language,
    },
    { name: "text", kind: "text", describe: "The passage, word by word.", of: (one) => one.text },
    {
      name: "matched",
      kind: "text",
      describe: "Words that matched, as they stand.",
      of: (one) => [...new Set(one.mentions.map((each) => each.quote))].join("; ") || undefined,
    },
    {
      name: "why",
      kind: "text",
      describe: "How they matched.",
      of: (one) =>
        [...new Set(one.why.map((each) => `${each.typed} → ${each.matched} (${each.how})`))].join(
          "; ",
        ) || undefined,
    },
    {
      name: "start",
      kind: "number",
      describe: "Where the passage begins in the text of the document, in UTF-16 units.",
      of: (one) => one.start,
    },
    { name: "end", kind: "number", describe: "Where it ends.", of: (one) => one.end },
    { name: "score", kind: "number", describe: "How well it fits (BM25).", of: (one) => one.score },
    {
      name: "passage",
      kind: "text",
      describe: "Identifier of the passage.",
      of: (one) => one.passage,
    },
    { name: "file", kind: "text", describe: "File of the dossier.", of: of((row) => row.file) },
    {
      name: "url",
      kind: "link",
      describe: "The passage in its document.",
      of: (one) =>
        `${origin}/documents/${encodeURIComponent(one.document)}?at=${one.start}-${one.end}`,
    },
  ];
}
