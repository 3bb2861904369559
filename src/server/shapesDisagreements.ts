import { z } from "zod";
import { labels, said } from "./shapesFrame.ts";
import { next } from "./shapesPage.ts";
import { entryKinds, source } from "./shapesRegister.ts";

/** What sources can differ about. */
export const disagreementKinds = ["stated", "denied", "days", "places", "counts"] as const;

/** One side of a disagreement: what a row says, and who says so. */
export const disagreementSide = z.object({
  id: z.string().describe("The row that says it."),
  act: z.string().optional().describe("What was done, where the row is an act."),
  title: labels.optional().describe("Title, where the row is an entry of its own."),
  value: z.string().optional().describe("The figure, with its unit, or the place in an order."),
  date: z.string().optional(),
  due: z.string().optional(),
  party: z.string().optional().describe("State that did it, or by whose count."),
  note: z.string().optional(),
  said,
  source,
});

/** A question on which sources differ, with every side. */
export const disagreement = z.object({
  id: z.string(),
  kind: z
    .enum(disagreementKinds)
    .describe(
      "stated: named by the dossier. By rule: denied, an act that another denies; days, of what happens once; places, in a doctrine's order; counts, of one figure for one period.",
    ),
  title: labels,
  about: z.string().describe("What they differ about, by the words of the rows."),
  entries: z.array(z.object({ id: z.string(), kind: z.enum(entryKinds), title: labels })),
  note: z.string().optional(),
  said,
  sides: z.array(disagreementSide).describe("None comes before another: by what became known."),
});

/** Where the sources of a dossier differ on a day. */
export const disagreementList = z.object({
  pair: z.string().optional(),
  asOf: z.string(),
  counts: z.record(z.string(), z.number().int()).describe("How many of each kind."),
  total: z.number().int(),
  next,
  disagreements: z.array(disagreement),
});
