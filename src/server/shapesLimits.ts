import { z } from "zod";
import { docBlock, docHead } from "./shapesDocs.ts";
import { labels } from "./shapesFrame.ts";

const cell = z.object({
  value: z.number().optional(),
  unit: z.enum(["bytes", "year"]).optional(),
  label: labels.optional(),
  text: z.string().optional().describe("What is written the same in every language."),
  english: z.string().optional().describe("What the dossier says in English alone."),
  day: z.string().optional(),
  states: z.array(z.string()).optional().describe("ISO3 codes."),
  see: z.string().optional().describe("Page on which it can be looked at."),
});

const limitTable = z.object({
  id: z.string(),
  title: labels.optional(),
  head: labels.describe("What the rows are."),
  columns: z.array(z.object({ id: z.string(), label: labels })),
  rows: z.array(
    z.object({
      id: z.string(),
      name: cell,
      cells: z.array(cell).describe("One for each column; an empty one has nothing to say."),
    }),
  ),
});

/** What Hamkor does not know: taken from the dossier, the rules in force, the program's bounds and the guides. */
export const limits = z.object({
  asOf: z.string(),
  pair: z.string(),
  guides: z.array(docHead).describe("What the guides that sections name are called."),
  sections: z.array(
    z.object({
      id: z.string(),
      title: labels,
      note: labels,
      see: z.string().optional(),
      doc: z.string().optional().describe("Guide that tells more."),
      tables: z.array(limitTable),
      measured: z
        .array(
          z.object({
            doc: z.string(),
            anchor: z.string(),
            label: labels,
            language: z.string(),
            blocks: z.array(docBlock),
          }),
        )
        .describe("Parts of guides as they stand there: in the language asked for, or in English."),
    }),
  ),
});
