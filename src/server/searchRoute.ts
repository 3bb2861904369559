import { z } from "zod";
import { sql } from "../store/index.ts";
import { buildIndex, document, passage, type SearchIndex, search, term } from "../texts/index.ts";
import { searchResult } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { type Route, route } from "./route.ts";

/** Search in the passages, in three visible modes. */
export const searchRoute: Route = route({
  path: "/api/search",
  summary:
    "Passages that have all the words: exactly, folded and by stem, or through the glossary too.",
  parameters: z.object({}),
  query: z.object({
    q: z.string().max(500).default(""),
    mode: z.enum(["exact", "folded", "across"]).default("folded"),
    language: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(10_000).default(50),
  }),
  answer: searchResult,
  handle: async (desk, { q, mode, language, limit }) => {
    const index = await indexOf(desk);
    const wanted = language === "" ? undefined : language;
    return search(index, { query: q, mode, language: wanted, limit });
  },
});

/** The search index of a build, made when first asked for. */
export function indexOf(desk: Desk): Promise<SearchIndex> {
  return desk.once("search", () => createIndex(desk.store));
}

/** Makes the passages of a store ready to be searched, in the order of their documents. */
export async function createIndex(store: Desk["store"]): Promise<SearchIndex> {
  const passages = await store.query<SearchIndex["passages"][number]>(
    sql`SELECT p.id, p.document, d.title AS "documentTitle", p.language, p.start, p."end", p.text
        FROM ${passage} p JOIN ${document} d ON d.id = p.document
        ORDER BY p.document, p.number`,
  );
  return buildIndex(passages, await store.rows(term));
}
