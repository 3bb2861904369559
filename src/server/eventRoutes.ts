import { z } from "zod";
import { eventMonths } from "../evidence/index.ts";
import { eventSeries } from "./contract.ts";
import { pairAsked } from "./desk.ts";
import { type Route, route } from "./route.ts";

const month = z.string().optional().describe("YYYY-MM; left out, what the files cover.");

/** Events between two states, machine-coded and unverified. */
export const eventRoutes: readonly Route[] = [
  route({
    path: "/api/events",
    summary:
      "Events of each state of a pair towards the other by month: machine-coded, unverified.",
    parameters: z.object({}),
    query: z.object({
      pair: z.string().optional().describe("AAA-BBB; none means the pair shown first."),
      from: month,
      to: month,
      dataset: z.string().optional().describe("gdelt2, icews, polecat or weis; none means all."),
      by: z.enum(["month", "type"]).optional().describe("type adds counts by PLOVER type."),
    }),
    answer: eventSeries,
    handle: async (desk, { pair, from, to, dataset, by }) => {
      const choice = { from, to, dataset, byType: by === "type" };
      return eventMonths(desk.store, pairAsked(desk, pair), choice);
    },
  }),
];
