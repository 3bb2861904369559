import { z } from "zod";
import { coding } from "../evidence/index.ts";
import { type RowOf, sql } from "../store/index.ts";
import {
  columnOf,
  openSearcher,
  type PassageValue,
  passage,
  type SearchColumn,
  type Searcher,
  type SearchIndex,
  search,
} from "../texts/index.ts";
import { searchResult } from "./contract.ts";
import { type Desk, dayOf } from "./desk.ts";
import { pagedRoute } from "./paging.ts";
import type { Route } from "./route.ts";
import { yearsSaid } from "./yearsSaid.ts";

/** Search in the passages, in three visible modes. */
export const searchRoute: Route = pagedRoute({
  path: "/api/search",
  summary:
    "Passages of which a query is true: words, “phrases”, begin*, -not, field:value; exactly, folded and by stem, or through the glossary too.",
  parameters: z.object({}),
  query: z.object({
    q: z.string().max(500).default(""),
    mode: z.enum(["exact", "folded", "across"]).default("folded"),
    language: z.string().optional(),
    asOf: z.string().optional().describe("Without documents dated later; left out: all."),
    limit: z.coerce.number().int().min(1).max(10_000).default(50),
  }),
  answer: searchResult,
  counts: ({ hits, total }) => ({ here: hits.length, all: total.passages }),
  handle: async (desk, { q: query, mode, language, asOf, offset, limit }) => {
    const searcher = await desk.once("search", () => openSearch(desk.store));
    const until = asOf === undefined ? undefined : dayOf(desk, asOf);
    return search(searcher, { query, mode, language, offset, limit, until, counts: true });
  },
});

/** Opens the search of a store, with what was coded in its passages as fields to ask by. */
export function openSearch(store: Desk["store"]): Promise<Searcher> {
  return openSearcher(store, (index) => codedColumns(store, index));
}

/** Kind and direction of passages and the years they speak of, as coders have them. */
async function codedColumns(
  store: Desk["store"],
  index: SearchIndex,
): Promise<readonly SearchColumn[]> {
  const places = await store.query<Omit<PassageValue, "value"> & { readonly id: string }>(
    sql`SELECT id, document, number FROM ${passage}`,
  );
  const placeOf = new Map(places.map((one) => [one.id, one]));
  const codings = await store.rows(coding);
  const valuesBy = (
    valuesOf: (one: RowOf<typeof coding>) => readonly string[],
  ): readonly PassageValue[] =>
    codings.flatMap((one) => {
      const place = placeOf.get(one.passage);
      return place === undefined ? [] : valuesOf(one).map((value) => ({ ...place, value }));
    });
  return [
    columnOf(
      index,
      "kind",
      valuesBy(({ kind }) => [kind]),
    ),
    columnOf(
      index,
      "direction",
      valuesBy(({ direction }) => [direction ?? ""]),
    ),
    columnOf(
      index,
      "year",
      valuesBy(({ dates }) => yearsSaid(dates)),
    ),
  ];
}
