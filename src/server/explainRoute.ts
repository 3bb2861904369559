import { z } from "zod";
import { explainRow } from "../store/index.ts";
import { notFound } from "./answer.ts";
import { explanation } from "./contract.ts";
import { type Route, route } from "./route.ts";

/** How a row is known: what it rests on, down to the file. */
export const explainRoute: Route = route({
  path: "/api/explain/{id}",
  summary: "How a row is known: what it rests on, down to file, row and offset.",
  parameters: z.object({ id: z.string() }),
  query: z.object({}),
  answer: z.array(explanation),
  handle: async ({ store }, { id }) => {
    const found = await explainRow(store, store.tables, id);
    if (found.length === 0) throw notFound("row");
    return [...found];
  },
});
