import { z } from "zod";
import { measuredPromises } from "./contract.ts";
import { dayOf, pairAsked } from "./desk.ts";
import { viewEntry } from "./entryView.ts";
import { viewMeasures } from "./measureView.ts";
import { concerns } from "./relation.ts";
import { type Route, route } from "./route.ts";

/** Every promise that something counts, with how far each count has come. */
export const measuresRoute: Route = route({
  path: "/api/measures",
  summary: "Promises that a figure measures, with gap, trend and the year at the present pace.",
  parameters: z.object({}),
  query: z.object({
    pair: z.string().optional().describe("Left out: promises of all states."),
    asOf: z.string().optional(),
  }),
  answer: measuredPromises,
  handle: async (desk, asked) => {
    const day = dayOf(desk, asked.asOf);
    const pair = asked.pair === undefined ? undefined : pairAsked(desk, asked.pair);
    const promises = desk.book.entries.filter(
      (one) =>
        one.kind === "commitment" &&
        one.known <= day &&
        (pair === undefined || concerns(one, pair, desk.book)),
    );
    const measured = await Promise.all(
      promises.map(async (one) => ({
        entry: viewEntry(desk.book, one, day),
        measures: await viewMeasures(desk, one, day),
      })),
    );
    const promised = measured.filter(({ measures }) => measures.length > 0);
    promised.sort((a, b) => ((a.entry.due ?? "9") < (b.entry.due ?? "9") ? -1 : 1));
    return { asOf: day, promises: promised };
  },
});
