import { z } from "zod";
import { checkRoutes } from "./checkRoutes.ts";
import {
  checkedText,
  doctrineComparison,
  doctrineList,
  entryDetail,
  entryKinds,
  entryQuotes,
  scenarioAnswer,
  scenarioList,
  searchResult,
  series,
  seriesValues,
} from "./contract.ts";
import { doctrineRoutes } from "./doctrineRoutes.ts";
import { type Found, type PageAsked, putTo, routeAt, type Tool, tool } from "./mcpTool.ts";
import { pageOf } from "./paging.ts";
import { quotesRoute } from "./quotesRoute.ts";
import { registerRoutes } from "./registerRoutes.ts";
import { scenarioRoutes } from "./scenarioRoutes.ts";
import { searchRoute } from "./searchRoute.ts";
import { seriesRoutes } from "./seriesRoutes.ts";

const day = z
  .string()
  .max(10)
  .optional()
  .describe("As known on this day: YYYY-MM-DD, YYYY-MM or YYYY.");

/** The tools, each the same question as a page asks: what is answered comes with quotes and the ids of its sources. */
export const tools: readonly Tool[] = [
  tool({
    name: "search_passages",
    title: "Search the passages",
    description:
      "Passages of the dossier's documents of which a query is true, with the words that matched, document, side and date. Words, “phrases”, begin*, -not, field:value; mode “across” also finds other languages and scripts.",
    input: z.strictObject({
      query: z.string().min(1).max(500),
      mode: z.enum(["exact", "folded", "across"]).default("across"),
      language: z.string().max(10).optional(),
      asOf: day,
    }),
    output: searchResult.omit({ next: true, cut: true }),
    pages: [10, 50],
    answer: async (desk, { query: q, ...asked }) => {
      const found = await putTo(desk, searchRoute, { q, ...asked }, searchResult);
      const { hits, next: _, cut: _cut, ...head } = found;
      return { head, list: "hits", rows: hits, total: head.total.passages };
    },
  }),
  tool({
    name: "get_entry",
    title: "One entry of the register",
    description:
      "An agreement, doctrine, commitment, dispute or meeting with its acts, its status by written rule on a day, what it is linked to, and the words of documents that name it.",
    input: z.strictObject({ kind: z.enum(entryKinds), id: z.string().max(200), asOf: day }),
    output: z.object({ entry: entryDetail, ...entryQuotes.shape }),
    pages: [20, 200],
    answer: async (desk, asked) => {
      const detail = routeAt(registerRoutes, "/api/register/{kind}/{id}");
      const entry = await putTo(desk, detail, asked, entryDetail);
      const { quotes, ...named } = await putTo(desk, quotesRoute, asked, entryQuotes);
      return wholeList({ entry, ...named }, "quotes", quotes, asked);
    },
  }),
  tool({
    name: "get_series",
    title: "A series of figures",
    description:
      "Values of one concept for states or pairs, edition by edition, with unit and source; a missing value keeps its reason. Without a concept: which there are.",
    input: z.strictObject({
      concept: z.string().max(100).optional(),
      states: z.string().max(200).optional().describe("ISO3 codes with commas between."),
      pairs: z.string().max(200).optional().describe("As UZB-KAZ, with commas between."),
      asOf: day,
    }),
    output: z.union([
      seriesValues.omit({ next: true, total: true }),
      z.object({ series: z.array(series) }),
    ]),
    pages: [500, 2000],
    answer: async (desk, asked) => {
      if (asked.concept === undefined) {
        const all = await putTo(desk, routeAt(seriesRoutes, "/api/series"), asked, z.array(series));
        return wholeList({}, "series", all, asked);
      }
      const route = routeAt(seriesRoutes, "/api/series/{concept}");
      const { values, total, next: _, ...head } = await putTo(desk, route, asked, seriesValues);
      return { head, list: "values", rows: values, total };
    },
  }),
  tool({
    name: "compare_doctrines",
    title: "Two doctrines side by side",
    description:
      "Orders of priority with rank agreement, emphasis by direction, the same question answered by two quotes, and where interests complement, coincide or collide. “Not stated” is an answer. Without ids: which doctrines there are.",
    input: z.strictObject({
      first: z.string().max(200).optional(),
      second: z.string().max(200).optional(),
      asOf: day,
    }),
    output: z.union([doctrineComparison, doctrineList]),
    pages: [50, 100],
    answer: async (desk, asked) => {
      if (asked.first === undefined || asked.second === undefined) {
        const list = routeAt(doctrineRoutes, "/api/doctrines");
        const { doctrines, ...head } = await putTo(desk, list, asked, doctrineList);
        return wholeList(head, "doctrines", doctrines, asked);
      }
      const route = routeAt(doctrineRoutes, "/api/doctrines/compare");
      const { directions, ...head } = await putTo(desk, route, asked, doctrineComparison);
      return wholeList(head, "directions", directions, asked);
    },
  }),
  tool({
    name: "check_claim",
    title: "Check the claims of a text",
    description:
      "Finds the sentences of a text that can be checked against the dossier's rows and judges each twice: at the text's own day and today, with rows, tolerance and reason. The text is not kept.",
    input: z.strictObject({
      text: z.string().min(1).max(20_000),
      date: z.string().max(10).optional().describe("The text's own day."),
      asOf: day,
      language: z
        .enum(["en", "uz-Latn", "uz-Cyrl", "kk", "ru"])
        .default("en")
        .describe("In which the verdicts are told."),
    }),
    output: checkedText,
    pages: [100, 500],
    answer: async (desk, { offset, limit, ...asked }) => {
      const route = routeAt(checkRoutes, "/api/check");
      const { claims, ...head } = await putTo(desk, route, asked, checkedText);
      return wholeList(head, "claims", claims, { offset, limit });
    },
  }),
  tool({
    name: "run_scenario",
    title: "Run a what-if",
    description:
      "One of the dossier's scenarios at its central assumptions: baseline, change and difference by state, the assumptions with their ranges and sources, and what the model cannot know. Without an id: which there are.",
    input: z.strictObject({
      id: z.string().max(60).optional(),
      set: z.string().max(2000).optional().describe("id:value with commas between."),
    }),
    output: z.union([scenarioAnswer, scenarioList]),
    pages: [500, 2000],
    answer: async (desk, asked) => {
      if (asked.id === undefined) {
        const list = routeAt(scenarioRoutes, "/api/scenarios");
        const { scenarios, ...head } = await putTo(desk, list, asked, scenarioList);
        return wholeList(head, "scenarios", scenarios, asked);
      }
      const route = routeAt(scenarioRoutes, "/api/scenarios/{id}");
      const { rows, ...head } = await putTo(desk, route, asked, scenarioAnswer);
      return wholeList(head, "rows", rows, asked);
    },
  }),
];

/** What was found, of which a route gives the longest list whole. */
function wholeList(
  head: Found["head"],
  list: string,
  rows: readonly unknown[],
  { offset, limit }: PageAsked,
): Found {
  return { head, list, rows: pageOf(rows, offset, limit), total: rows.length };
}
