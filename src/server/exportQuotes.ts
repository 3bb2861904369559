import { type Declared, type Sheet, toSheet } from "../briefs/index.ts";
import { confirmation, type ProposalQuote, proposal } from "../register/index.ts";
import type { RowOf } from "../store/index.ts";
import { isPartialDate, latestDay } from "../terms/index.ts";
import { document } from "../texts/index.ts";
import type { Desk } from "./desk.ts";
import { column, placeIn } from "./exportColumns.ts";

/** Words of a document that name an entry or tell an act of it, in the language in which they stand. */
export interface SourceQuote {
  readonly entry: string;
  /** The act that the words tell; missing where they only name the entry. */
  readonly act: string | undefined;
  readonly quote: string;
  readonly language: string;
  readonly document: string;
  /** Its file: whether the words may be passed on follows from it. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /** How much speaks for the entry, from 0 to 1; 1 for what a person decided. */
  readonly score: number;
  /** Last day that the document's date may mean; empty where it has none. */
  readonly known: string;
}

/** Which words go along: all, or those of documents that may be passed on. */
export const quotesWanted = ["all", "open"] as const;
type QuotesWanted = (typeof quotesWanted)[number];

/**
 * The passages of the dossier's documents that speak of each entry, the surest first: those that tell an act before
 * those that only name it.
 */
export async function readSourceQuotes(
  desk: Desk,
  wanted: QuotesWanted,
): Promise<ReadonlyMap<string, readonly SourceQuote[]>> {
  const all = await allSourceQuotes(desk);
  if (wanted === "all") return all;
  const { files } = desk.opened.dossier;
  const open = new Set(files.filter((one) => one.redistribute === "yes").map((one) => one.path));
  return new Map([...all].map(([id, own]) => [id, own.filter((one) => open.has(one.file))]));
}

function allSourceQuotes(desk: Desk): Promise<ReadonlyMap<string, readonly SourceQuote[]>> {
  return desk.once("source-quotes", async () => {
    const documents = await desk.store.rows(document);
    const homes = new Map(documents.map((one) => [one.id, homeOf(one)]));
    const found = [...(await confirmedQuotes(desk)), ...(await decidedQuotes(desk))].flatMap(
      (one): SourceQuote[] => {
        const home = homes.get(one.document);
        return home === undefined ? [] : [{ ...one, ...home }];
      },
    );
    const byEntry = new Map<string, SourceQuote[]>();
    for (const one of found.sort(surestFirst)) {
      const own = byEntry.get(one.entry);
      if (own === undefined) byEntry.set(one.entry, [one]);
      else own.push(one);
    }
    return byEntry;
  });
}

/** Words whose document is not looked up yet. */
type Words = Omit<SourceQuote, "file" | "known">;

function homeOf({ file, date }: RowOf<typeof document>): Pick<SourceQuote, "file" | "known"> {
  const known = date !== undefined && isPartialDate(date) ? latestDay(date) : "";
  return { file, known };
}

async function confirmedQuotes(desk: Desk): Promise<readonly Words[]> {
  const rows = await desk.store.rows(confirmation);
  return rows.map(({ entry, act, score, ...place }) => ({
    entry,
    act,
    score,
    ...placeOf(place),
  }));
}

/** What stands in the register by a person's decision rests on the words from which it was proposed. */
async function decidedQuotes(desk: Desk): Promise<readonly Words[]> {
  const proposals = await desk.store.rows(proposal);
  const acts = new Set(desk.book.acts.filter((one) => one.decision).map((one) => one.id));
  return proposals.flatMap(({ id, entry, quotes }) => {
    if (!acts.has(id)) return [];
    return quotes.map((quote) => ({
      entry,
      act: id,
      score: 1,
      ...placeOf(quote),
    }));
  });
}

function placeOf({
  quote,
  language,
  document: id,
  start,
  end,
}: Pick<ProposalQuote, "quote" | "language" | "document" | "start" | "end">) {
  return { quote, language, document: id, start, end };
}

function surestFirst(a: SourceQuote, b: SourceQuote): number {
  const told = Number(b.act !== undefined) - Number(a.act !== undefined);
  if (told !== 0 || a.score !== b.score) return told || b.score - a.score;
  if (a.document !== b.document) return a.document < b.document ? -1 : 1;
  return a.start - b.start;
}

/** Columns for the surest words behind a row: as they stand, their language, document and place. */
export function quoteColumns<Row>(
  of: (row: Row) => readonly SourceQuote[],
): readonly Declared<Row>[] {
  const first = (row: Row) => of(row)[0];
  return [
    column(
      "quote",
      "text",
      "Words of a document that tell it, as they stand there.",
      (row) => first(row)?.quote,
    ),
    column("quote_language", "text", "Their language.", (row) => first(row)?.language),
    column(
      "quote_document",
      "text",
      "Document in which they stand.",
      (row) => first(row)?.document,
    ),
    column(
      "quote_start",
      "number",
      "Where they begin, in UTF-16 units.",
      (row) => first(row)?.start,
    ),
    column("quote_end", "number", "Where they end.", (row) => first(row)?.end),
    column(
      "quotes",
      "number",
      "How many such words there are: all in the sheet “quotes”.",
      (row) => of(row).length,
    ),
  ];
}

/** All words behind the rows of a list, one a row. */
export function quoteSheet(quotes: readonly SourceQuote[], origin: string): Sheet {
  return toSheet("quotes", quotes, [
    column("entry", "text", "Entry that they speak of.", (one) => one.entry),
    column(
      "act",
      "text",
      "Act that they tell; empty where they only name the entry.",
      (one) => one.act,
    ),
    column("quote", "text", "The words, as they stand.", (one) => one.quote),
    column("language", "text", "Their language.", (one) => one.language),
    column("document", "text", "Document in which they stand.", (one) => one.document),
    column("start", "number", "Where they begin, in UTF-16 units.", (one) => one.start),
    column("end", "number", "Where they end.", (one) => one.end),
    column("score", "number", "How much speaks for the entry, from 0 to 1.", (one) => one.score),
    column("url", "link", "The words in their document.", (one) =>
      placeIn(origin, one.document, one.start, one.end),
    ),
  ]);
}
