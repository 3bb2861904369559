import { z } from "zod";
import { labels } from "./shapesFrame.ts";
import { commitmentMeasure } from "./shapesMeasure.ts";
import { next } from "./shapesPage.ts";
import { act, entry, source } from "./shapesRegister.ts";
import { codingInContext } from "./shapesTexts.ts";

/** How an entry stood from a day on, until the next step. */
export const historyStep = z.object({
  from: z.string().describe("The first day on which it stood so."),
  date: z.string().describe("The same as exact as the source of the act has it."),
  status: z.string(),
  group: z.string(),
  rule: z.string(),
  acts: z.array(z.string()).describe("Acts that the rule rests on; none where only time passed."),
});

/** The entries of a relation, each with its acts and with how its status changed. */
export const timeline = z.object({
  pair: z.string().optional(),
  asOf: z.string(),
  found: z.number().describe("All entries that were asked for, on this page and on the others."),
  next,
  entries: z.array(
    z.object({
      entry,
      acts: z.array(act),
      history: z.array(historyStep),
      settledBy: z
        .array(z.object({ id: z.string(), kind: z.string(), title: labels }))
        .describe("Agreements that settle a dispute; empty for other kinds."),
    }),
  ),
});

/** Every act of a relation in one answer for the drawing: acts as columns, what repeats told once. */
export const timelineDrawing = z.object({
  pair: z.string().optional(),
  asOf: z.string(),
  entries: z
    .array(
      entry
        .pick({ id: true, kind: true, title: true, parties: true })
        .extend({ history: z.array(historyStep).describe("Told of disputes only.") }),
    )
    .describe("In the order of their dates."),
  sources: z.array(source.omit({ row: true })),
  acts: z
    .object({
      id: z.array(z.string()),
      entry: z.array(z.number().int()).describe("Place in `entries`."),
      act: z.array(z.string()),
      date: z.array(z.string()),
      party: z.array(z.string()).describe("ISO3 code; empty where it is no single state's."),
      source: z.array(z.number().int()).describe("Place in `sources`."),
      row: z.array(z.number().int()),
    })
    .describe("Columns of equal length, one place for each act, entry by entry."),
});

/** Words of the dossier's documents that name an entry. */
export const entryQuotes = z.object({
  asOf: z.string(),
  names: z.array(z.string()).describe("Codes of the codebooks by which the entry is named."),
  quotes: z.array(
    codingInContext.extend({
      state: z
        .enum(["exact", "moved", "lost"])
        .describe(
          "Whether the words stand where they were found, elsewhere in the text, or nowhere.",
        ),
      named: z.array(z.string()).describe("The words by which it is named, as the text has them."),
    }),
  ),
});

/** Promises that something counts, the earliest due first. */
export const measuredPromises = z.object({
  asOf: z.string(),
  promises: z.array(z.object({ entry, measures: z.array(commitmentMeasure) })),
});
