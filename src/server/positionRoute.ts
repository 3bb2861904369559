import { z } from "zod";
import { positionJson } from "../briefs/index.ts";
import { answerPosition, readPositionGround } from "../measures/index.ts";
import { positionAnswer } from "./contract.ts";
import { type Route, route } from "./route.ts";

/** Where a state lies: neighbours, sea, place in the graph of neighbours. */
export const positionRoute: Route = route({
  path: "/api/position",
  summary: "Neighbours, shares of border, landlocked degree, way to the sea and centrality.",
  parameters: z.object({}),
  query: z.object({
    state: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .describe("ISO3 code."),
  }),
  answer: positionAnswer,
  handle: async (desk, { state }) => {
    const ground = await desk.once("position", () =>
      readPositionGround(desk.opened.dossier, desk.store),
    );
    return positionJson(ground, answerPosition(ground, state));
  },
});
