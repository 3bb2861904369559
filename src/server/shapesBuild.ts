import { z } from "zod";
import { labels } from "./shapesFrame.ts";
import { findingShape } from "./shapesTexts.ts";

/** Every file of the dossier with what was read of it and what was not. */
export const accounting = z.object({
  files: z.array(
    z.object({
      path: z.string(),
      kind: z.string(),
      format: z.string(),
      bytes: z.number().int(),
      sha256: z.string(),
      licence: z.string().optional(),
      redistribute: z.string(),
      state: z
        .enum(["read", "partly read", "refused", "kept", "not read"])
        .describe("kept: a table that fits its schema and that no room reads yet."),
      pages: z.number().int().optional(),
      pagesRead: z.number().int().optional(),
      rows: z.number().int().optional(),
      rowsUsed: z.number().int().optional(),
      rowsRefused: z.number().int().optional(),
      rowsOutOfScope: z
        .number()
        .int()
        .optional()
        .describe("Rows of event data of which no side belongs to a state."),
    }),
  ),
  totals: z.object({
    files: z.number().int(),
    pages: z.number().int(),
    pagesRead: z.number().int(),
    rows: z.number().int(),
    rowsUsed: z.number().int(),
    rowsRefused: z.number().int(),
    rowsOutOfScope: z.number().int(),
    rowsKept: z.number().int().describe("Rows that fit their schema and that no room reads yet."),
  }),
  findings: z.array(findingShape),
});

const tableWords = z.object({
  grain: labels,
  columns: z.record(z.string(), z.object({ describe: labels, unit: labels.optional() })),
});

/** How a row is known: the row, where it stands, and what it rests on. */
export const explanation: z.ZodType<Explanation> = z
  .object({
    table: z.string(),
    id: z.string(),
    grain: z.string(),
    row: z.record(z.string(), z.unknown()),
    said: z
      .record(z.string(), labels)
      .describe("Short texts of the row in the languages of the dossier, by column.")
      .optional(),
    words: tableWords
      .describe("What the table and its columns say of themselves; with its first row alone.")
      .optional(),
    reference: z
      .object({
        file: z.string(),
        row: z.number().int().optional(),
        start: z.number().int().optional(),
        end: z.number().int().optional(),
      })
      .optional(),
    get restsOn(): z.ZodArray<z.ZodType<Explanation>> {
      return z.array(explanation);
    },
  })
  .meta({ id: "Explanation" });

/** How a row is known, as a tree. */
export interface Explanation {
  readonly table: string;
  readonly id: string;
  readonly grain: string;
  readonly row: Readonly<Record<string, unknown>>;
  readonly said?: Record<string, Record<string, string>> | undefined;
  readonly words?: z.infer<typeof tableWords> | undefined;
  readonly reference?:
    | {
        readonly file: string;
        readonly row?: number | undefined;
        readonly start?: number | undefined;
        readonly end?: number | undefined;
      }
    | undefined;
  readonly restsOn: readonly Explanation[];
}

/** Whether the pages show the dossier as it is now, or a build is under way or has failed. */
export const buildState = z.object({
  state: z.enum(["ready", "building", "failed"]),
  fingerprint: z.string(),
  progress: z.object({ stage: z.string(), done: z.number(), total: z.number() }).optional(),
  problem: z.string().optional(),
});

/** An error as RFC 9457 has it, with a stable code. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
});
