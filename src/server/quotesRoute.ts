import { z } from "zod";
import { codersOf, coding } from "../evidence/index.ts";
import { sql } from "../store/index.ts";
import { document, passage } from "../texts/index.ts";
import { notFound } from "./answer.ts";
import type { BookEntry } from "./book.ts";
import { viewCoding } from "./codingView.ts";
import { entryKinds, entryQuotes } from "./contract.ts";
import { type Desk, dayOf } from "./desk.ts";
import { type Route, route } from "./route.ts";

type Quotes = z.infer<typeof entryQuotes>["quotes"];

/** Words of documents that name an entry of the register. */
export const quotesRoute: Route = route({
  path: "/api/register/{kind}/{id}/quotes",
  summary: "What the dossier's documents say where they name an entry, in each language.",
  parameters: z.object({ kind: z.enum(entryKinds), id: z.string() }),
  query: z.object({ asOf: z.string().optional() }),
  answer: entryQuotes,
  handle: async (desk, asked) => {
    const found = desk.book.byId.get(asked.id);
    if (found === undefined || found.kind !== asked.kind) throw notFound(asked.kind);
    const day = dayOf(desk, asked.asOf);
    const names = namesOf(desk, found);
    return { asOf: day, names, quotes: await quotesNaming(desk, new Set(names), day) };
  },
});

/** Codes that stand for the entry itself, or for a work that a promise is about. */
function namesOf(desk: Desk, entry: BookEntry): string[] {
  const { projects } = entry.row;
  const works = new Set(Array.isArray(projects) ? projects.map(String) : []);
  return codersOf(desk.opened.dossier)
    .codebooks.books.flatMap((book) => book.codes)
    .filter((code) => code.register === entry.id || works.has(code.id))
    .map((code) => code.id);
}

interface Place {
  readonly id: string;
  readonly title: string;
  readonly date: string | undefined;
  readonly side: string | undefined;
  readonly language: string;
  readonly start: number;
  readonly text: string;
}

async function quotesNaming(desk: Desk, names: ReadonlySet<string>, day: string): Promise<Quotes> {
  if (names.size === 0) return [];
  const places = await desk.store.query<Place>(
    sql`SELECT c.id, d.title, d.date, d.side, p.language, p.start, p.text
        FROM ${coding} c JOIN ${document} d ON d.id = c.document JOIN ${passage} p ON p.id = c.passage
        WHERE coalesce(c.known, '') <= ${day}`,
  );
  const byCoding = new Map(places.map((one) => [one.id, one]));
  const rows = await desk.store.rows(coding, { orderBy: ["document", "start", "id"] });
  return rows.flatMap((row) => {
    const place = byCoding.get(row.id);
    const named = row.mentions.filter((one) => names.has(one.id)).map((one) => one.quote);
    if (place === undefined || named.length === 0) return [];
    return [
      {
        ...viewCoding(row),
        documentTitle: place.title,
        documentDate: place.date,
        side: place.side,
        language: place.language,
        state: stateOf(row, place),
        named: [...new Set(named)],
      },
    ];
  });
}

/** Looked up in the text anew, so that the word is never taken on trust. */
function stateOf(
  { start, quote }: { readonly start: number; readonly quote: string },
  place: Place,
): Quotes[number]["state"] {
  const from = start - place.start;
  if (place.text.slice(from, from + quote.length) === quote) return "exact";
  return place.text.includes(quote) ? "moved" : "lost";
}
