import { z } from "zod";
import { explainRow } from "../store/index.ts";
import { notFound } from "./answer.ts";
import { explanation } from "./contract.ts";
import { viewLineages } from "./explainView.ts";
import { type Route, route } from "./route.ts";
import { readSayings } from "./tableWords.ts";

/** How a row is known: what it rests on, down to the file. */
export const explainRoute: Route = route({
  path: "/api/explain/{id}",
  summary: "How a row is known: what it rests on, down to file, row and offset.",
  parameters: z.object({ id: z.string() }),
  query: z.object({}),
  answer: z.array(explanation),
  handle: async (desk, { id }) => {
    const { store, book } = desk;
    const found = await explainRow(store, store.tables, id);
    if (found.length === 0) throw notFound("row");
    const sayings = await readSayings(desk);
    return viewLineages(found, { tables: store.tables, sayings, wordings: book.wordings });
  },
});
