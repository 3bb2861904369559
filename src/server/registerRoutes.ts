import { z } from "zod";
import type { Pair } from "../terms/index.ts";
import { notFound } from "./answer.ts";
import type { BookEntry } from "./book.ts";
import { type EntryKind, type EntryList, entryDetail, entryKinds, entryList } from "./contract.ts";
import { type Desk, dayOf, pairAsked } from "./desk.ts";
import { viewDetail, viewEntry } from "./entryView.ts";
import { viewMeasures } from "./measureView.ts";
import { pagedRoute } from "./paging.ts";
import {
  aboutOf,
  hasWords,
  narrowEntries,
  registerSorts,
  usualLimit,
  wordsOf,
} from "./registerNarrow.ts";
import { concerns } from "./relation.ts";
import { type Route, route } from "./route.ts";

const kind = z.enum(entryKinds);

const asked = z.object({
  pair: z.string().optional(),
  asOf: z.string().optional(),
  q: z.string().max(200).optional(),
  direction: z.string().optional(),
  interest: z.string().optional(),
  status: z.string().optional(),
  tag: z.string().optional(),
  party: z.string().optional(),
  conflict: z.string().optional(),
  due: z.string().optional().describe("passed or ahead: open, with a day that is over or is not."),
  sort: z.enum(registerSorts).default("-date"),
  limit: z.coerce.number().int().min(1).max(1000).default(usualLimit),
});

/** Lists of the register, and the page of one entry. */
export const registerRoutes: readonly Route[] = [
  pagedRoute({
    path: "/api/register/{kind}",
    summary: "Register entries of a kind on a day, filtered and counted.",
    parameters: z.object({ kind }),
    query: asked,
    answer: entryList,
    counts: ({ entries, total }) => ({ here: entries.length, all: total }),
    handle: async (desk, { kind: of, ...rest }) => listEntries(desk, of, rest),
  }),
  route({
    path: "/api/register/{kind}/{id}",
    summary: "One register entry with its acts, status by rule, links and sources.",
    parameters: z.object({ kind, id: z.string() }),
    query: z.object({ asOf: z.string().optional() }),
    answer: entryDetail,
    handle: async (desk, asked) => {
      const found = desk.book.byId.get(asked.id);
      if (found === undefined || found.kind !== asked.kind) throw notFound(asked.kind);
      const day = dayOf(desk, asked.asOf);
      return {
        ...viewDetail(desk.book, found, day),
        measures: await viewMeasures(desk, found, day),
      };
    },
  }),
];

/** Entries of a kind as known on a day, narrowed, counted and sorted as asked. */
export function listEntries(
  desk: Desk,
  of: EntryKind,
  { asOf, pair, q, ...wanted }: z.infer<typeof asked> & { readonly offset: number },
): EntryList {
  const day = dayOf(desk, asOf);
  const two = pair === undefined ? undefined : pairAsked(desk, pair);
  const known = entriesFor(desk, of, two, day, q);
  const views = known.map((one) => viewEntry(desk.book, one, day));
  return narrowEntries(views, { kind: of, asOf: day }, wanted);
}

function entriesFor(
  desk: Desk,
  wanted: string,
  pair: Pair | undefined,
  day: string,
  words: string | undefined,
): readonly BookEntry[] {
  return desk.book.entries.filter(
    (one) =>
      one.kind === wanted &&
      one.known <= day &&
      (pair === undefined || concerns(one, pair, desk.book)) &&
      hasWords(wordsOf(one.id, one.title, aboutOf(one.row.subject, desk.book.wordings)), words),
  );
}
