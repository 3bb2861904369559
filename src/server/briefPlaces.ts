import type { Brief } from "../briefs/index.ts";
import { observation, pairObservation, series } from "../indicators/index.ts";
import { document } from "../texts/index.ts";
import type { Desk } from "./desk.ts";

/** Where a row is shown on the pages. */
export interface BriefPlace {
  readonly file: string;
  /** Missing for words of a document. */
  readonly row?: number;
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly start?: number;
  readonly end?: number;
}

type Words = (labels: Readonly<Record<string, string>>) => string;
type Shelf = ReadonlyMap<string, { readonly kind: string; readonly id: string }>;

/** Where the pages show the rows under a brief's footnotes; none for rows that have no page of their own. */
export async function placesOf(
  desk: Desk,
  { notes }: Pick<Brief, "notes">,
  words: Words,
): Promise<readonly BriefPlace[]> {
  const shelf = await desk.once("brief-shelf", async () => shelfOf(desk));
  const rows = new Map<string, { readonly file: string; readonly row: number }>();
  for (const { sources } of notes) {
    for (const { file, rows: lines } of sources) {
      for (const row of lines) rows.set(`${file}:${row}`, { file, row });
    }
  }
  const titles = new Map(desk.book.entries.map((one) => [one.id, one.title]));
  const found = await Promise.all(
    [...rows].map(async ([key, place]): Promise<BriefPlace | undefined> => {
      const entry = shelf.get(key);
      if (entry !== undefined) {
        return { ...place, ...entry, title: words(titles.get(entry.id) ?? { en: entry.id }) };
      }
      if (shelf.has(place.file)) return undefined;
      const concept = await conceptOf(desk, place, words);
      return concept === undefined ? undefined : { ...place, kind: "series", ...concept };
    }),
  );
  return [...found.flatMap((one) => one ?? []), ...(await passagesOf(desk, notes))];
}

/** Entries by the row in which they stand, acts by the entry that they belong to, and the files of both. */
/** Where words of documents stand, each passage once. */
async function passagesOf({ store }: Desk, notes: Brief["notes"]): Promise<readonly BriefPlace[]> {
  const found = new Map<string, BriefPlace>();
  for (const { file, spans = [] } of notes.flatMap(({ sources }) => sources)) {
    if (spans.length === 0) continue;
    const [row] = await store.rows(document, { where: { file }, limit: 1 });
    for (const [start, end] of row === undefined ? [] : spans) {
      const title = row?.title ?? file;
      found.set(`${file}:${start}`, {
        file,
        kind: "document",
        id: row?.id ?? "",
        title,
        start,
        end,
      });
    }
  }
  return [...found.values()];
}

function shelfOf({ book }: Desk): Shelf {
  const shelf = new Map<string, { kind: string; id: string }>();
  const put = (file: unknown, row: unknown, kind: string, id: string): void => {
    shelf.set(`${String(file)}:${String(row)}`, { kind, id });
    shelf.set(String(file), { kind, id });
  };
  for (const { kind, id, row } of book.entries) put(row.file, row.row, kind, id);
  for (const { entry, file, row } of book.acts) {
    const of = book.byId.get(entry);
    if (of !== undefined) put(file, row, of.kind, of.id);
  }
  return shelf;
}

/** What a row of figures counts; missing for tables that are no series. */
async function conceptOf(
  { store }: Desk,
  place: { readonly file: string; readonly row: number },
  words: Words,
): Promise<{ readonly id: string; readonly title: string } | undefined> {
  for (const table of [observation, pairObservation]) {
    const [figure] = await store.rows(table, { where: { ...place }, limit: 1 });
    if (figure === undefined) continue;
    const [counted] = await store.rows(series, { where: { id: figure.series }, limit: 1 });
    if (counted !== undefined) return { id: counted.concept, title: words(counted.labels) };
  }
  return undefined;
}
