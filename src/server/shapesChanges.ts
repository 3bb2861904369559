import { z } from "zod";
import { labels } from "./shapesFrame.ts";
import { next } from "./shapesPage.ts";
import { act, status } from "./shapesRegister.ts";

/** Kinds of changes: of the register as acts became known, of figures, and of the dossier's own rows. */
export const changeKinds = [
  "entry-added",
  "act-known",
  "status-changed",
  "sources-disagree",
  "fell-due",
  "act-missing",
  "edition",
  "figures-changed",
  "row-added",
  "row-changed",
  "row-deleted",
  "table-added",
  "table-removed",
] as const;

/** A value that moved, appeared or disappeared from one edition to the next. */
export const movedValue = z.object({
  of: z.string().describe("State, or pair."),
  year: z.number().int(),
  before: z.number().optional().describe("Missing where the earlier edition had none."),
  after: z.number().optional().describe("Missing where the later edition has none."),
  share: z.number().optional().describe("Share of the earlier value by which it moved."),
});

/** What an edition of a series says otherwise than the one before it. */
export const figureChange = z.object({
  series: z.string(),
  concept: z.string(),
  vintage: z.string(),
  unit: z.string(),
  source: z.string(),
  earlier: z
    .string()
    .optional()
    .describe("The edition compared with; missing where there is none."),
  moved: z.number().int(),
  appeared: z.number().int(),
  disappeared: z.number().int(),
  unchanged: z.number().int().optional(),
  values: z.array(movedValue).describe("Moved first, by share; then disappeared, then appeared."),
  total: z.number().int().describe("Values that differ; `values` shows as many as fit `values=`."),
});

/** A row of the dossier that one of its editions has otherwise. */
export const rowChange = z.object({
  file: z.string(),
  row: z.number().int().optional(),
  key: z.string().optional(),
  count: z.number().int().optional().describe("Rows, of a table that came or went as a whole."),
  cells: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })),
});

/** One change, with what it is about. */
export const change = z.object({
  id: z.string().describe("Stable: the same in every answer."),
  kind: z.enum(changeKinds),
  label: labels,
  day: z.string(),
  title: labels.describe("Of the entry or the series; of a row its file and key."),
  path: z.string().describe("Page that shows it."),
  entry: z.string().optional(),
  entryKind: z.string().optional(),
  parties: z.array(z.string()),
  directions: z.array(z.string()),
  act: act.optional(),
  before: status.optional(),
  after: status.optional(),
  because: z
    .array(z.string())
    .describe("Acts behind a status or a disagreement; of a status none where only time passed."),
  about: z.string().optional().describe("What sources disagree about."),
  expected: z.array(z.string()).describe("Acts of which one is to be looked for."),
  figures: figureChange.optional(),
  row: rowChange.optional(),
});

/** Changes after one day and up to another, the newest first. */
export const changeList = z.object({
  from: z.string().describe("The day before the first that counts."),
  to: z.string().describe("The last day that counts."),
  pair: z.string().optional(),
  total: z.number().int(),
  offset: z.number().int(),
  next,
  counts: z
    .record(z.string(), z.number().int())
    .describe("By kind; kinds without any stay, with 0."),
  kinds: z.record(z.string(), labels).describe("What each kind of `counts` is called."),
  history: z
    .object({
      state: z.enum(["compared", "none"]),
      reason: z.string().optional(),
      from: z.string().optional().describe("Day of the earlier edition of the dossier."),
      to: z.string().optional(),
      fromCommit: z.string().optional(),
      toCommit: z.string().optional().describe("Missing: the folder as it lies there."),
    })
    .describe("Which editions of the dossier itself were compared, row by row."),
  changes: z.array(change),
});
