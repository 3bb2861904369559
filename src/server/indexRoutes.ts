import { z } from "zod";
import { indexPairs } from "../measures/index.ts";
import { Problem } from "../terms/index.ts";
import { notFound } from "./answer.ts";
import { indexAnswer, indexList } from "./contract.ts";
import { type Desk, pairAsked } from "./desk.ts";
import { viewIndex } from "./indexView.ts";
import { indexesOf, workedIndex } from "./indexWorked.ts";
import { type Route, route } from "./route.ts";

/** What may be asked of an index. */
export const indexQuery = z.object({
  year: z.coerce.number().int().optional().describe("Without it, the last."),
  pair: z.string().optional().describe("Pair whose years and whose sensitivity are given."),
});

/** The indexes of the dossier, and each of them year by year. */
export const indexRoutes: readonly Route[] = [
  route({
    path: "/api/indexes",
    summary: "The composite indexes of the dossier: what they measure, of which pairs and years.",
    parameters: z.object({}),
    query: z.object({}),
    answer: indexList,
    handle: async (desk) => {
      const { dossier } = desk.opened;
      const indexes = (await indexesOf(desk)).map((one) => ({
        id: one.id,
        version: one.version,
        title: { ...one.title },
        framework: one.framework,
        pairs: indexPairs(one, dossier).map(({ id }) => id),
        indicators: one.indicators.length,
        years: spanOf(one.years),
      }));
      return { indexes };
    },
  }),
  route({
    path: "/api/indexes/{id}",
    summary:
      "An index in one year: scores, places and bands, coverage, contributions, sensitivity, what-if, and the values to weigh anew.",
    parameters: z.object({ id: z.string().max(60) }),
    query: indexQuery,
    answer: indexAnswer,
    handle: async (desk, { id, ...asked }) => {
      const { worked, year, pair } = await indexAsked(desk, id, asked);
      return viewIndex(worked, { year, pair, asOf: desk.opened.dossier.settings.asOf });
    },
  }),
];

/**
 * The index that a question is about, with the year and the pair.
 *
 * Throws: `not-found` for no such index or pair; `asked-wrongly` for a year that it does not have.
 */
export async function indexAsked(desk: Desk, id: string, asked: z.infer<typeof indexQuery>) {
  const worked = await workedIndex(desk, id);
  const { from, to } = spanOf(worked.definition.years);
  const year = asked.year ?? to;
  if (year < from || year > to) {
    throw new Problem("asked-wrongly", `year= is one from ${from} to ${to}.`);
  }
  const isAsked = asked.pair !== undefined && asked.pair !== "";
  const pair = isAsked ? pairAsked(desk, asked.pair).id : undefined;
  if (isAsked && !worked.pairs.some((one) => one.id === pair)) throw notFound("pair of the index");
  return { worked, year, pair };
}

function spanOf(years: Awaited<ReturnType<typeof workedIndex>>["definition"]["years"]) {
  return years === "one" ? { from: 0, to: 0 } : { from: years.from, to: years.to };
}
