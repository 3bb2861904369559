import { z } from "zod";
import { labels } from "./shapesFrame.ts";

/** An edition of a source that figures rest on. */
export const figureSource = z.object({
  title: z.string(),
  url: z.string().optional(),
  edition: z.string(),
  licence: z.string(),
  redistribute: z.string(),
});

/** What can be asked for as a column of a panel. */
export const panelColumn = z.object({
  name: z.string(),
  label: labels,
  unit: z.string(),
  from: z.enum(["series", "votes", "register", "other columns"]).describe("What it is made from."),
  parts: z.array(z.string()).describe("Concepts, votes, entries or columns that it is made of."),
  gives: z
    .enum(["one", "states", "sides", "directions"])
    .describe(
      "In a panel of pairs: one figure; one of each state (.a, .b); one of each side of the pair (.a, .b); one each way (.ab, .ba).",
    ),
  edition: z
    .string()
    .optional()
    .describe("Edition meant when none is named; missing where one must be named after @."),
  editions: z.array(
    z.object({
      series: z.string().describe("Key of the series: its figures are explained one by one."),
      edition: z.string(),
      unit: z.string(),
      firstYear: z.number().int().optional(),
      lastYear: z.number().int().optional(),
      source: figureSource,
      note: z.string().optional(),
    }),
  ),
  sources: z.array(figureSource),
  firstYear: z.number().int().optional(),
  lastYear: z.number().int().optional(),
  note: z.string().optional(),
  start: z.boolean().describe("Whether the page shows it before its reader chooses."),
});

/** All columns, the day by which editions had come out, and the most cells that are answered at once. */
export const panelColumns = z.object({
  asOf: z.string(),
  mostCells: z.number().int(),
  columns: z.array(panelColumn),
});

/** A panel: as `hamkor panel --json` prints it. */
export const panelAnswer = z.object({
  grain: z.enum(["state-year", "pair-year", "directed-pair-year", "pair-month"]),
  columns: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      unit: z.string(),
      source: z.string(),
      edition: z.string(),
      licence: z.string(),
      redistribute: z.string(),
      urls: z.array(z.string()),
      note: z.string().optional(),
    }),
  ),
  rows: z
    .array(z.record(z.string(), z.unknown()))
    .describe("What the row is about, then a number or null a column; `missing` has the reasons."),
});

const voteSplit = z.object({
  yes: z.number().int(),
  abstain: z.number().int(),
  no: z.number().int(),
  missed: z.number().int().describe("Missed while a member, of all roll calls of the group."),
});

/** How alike two states voted, by both conventions. */
export const similarityAnswer = z.object({
  pair: z.object({ a: z.string(), b: z.string() }),
  set: z.string(),
  sets: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      firstYear: z.number().int(),
      lastYear: z.number().int(),
      issues: z.boolean().describe("Whether its source marks issues."),
      sessions: z.boolean().describe("Whether its source tells sessions."),
    }),
  ),
  by: z.enum(["year", "session", "issue", "all"]),
  absent: z.array(z.enum(["dropped", "as-abstain"])),
  withoutVariation: z.enum(["missing", "zero"]),
  membership: z.string().describe("How it is known who was a member."),
  issues: z.array(z.string()),
  source: figureSource,
  measures: z.array(z.object({ name: z.string(), label: z.string(), unit: z.string() })),
  rows: z.array(
    z.object({
      absent: z.enum(["dropped", "as-abstain"]),
      issue: z.string().optional(),
      group: z.string(),
      joint: z.number().int().describe("Roll calls that count for both."),
      values: z.record(z.string(), z.number().nullable()),
      missing: z.string().optional(),
      votes: z.object({ a: voteSplit, b: voteSplit }),
    }),
  ),
});

/** Where both states stand on the line that their votes suggest, with the source's intervals. */
export const idealPointsAnswer = z.object({
  pair: z.object({ a: z.string(), b: z.string() }),
  column: z.string(),
  label: labels.optional(),
  unit: z.string().optional(),
  source: figureSource.optional(),
  note: z.string().optional(),
  points: z.array(
    z.object({
      state: z.string(),
      year: z.number().int(),
      value: z.number(),
      low: z.number().optional(),
      high: z.number().optional(),
    }),
  ),
  distances: z.array(
    z.object({
      year: z.number().int(),
      value: z.number(),
      low: z.number().optional(),
      high: z.number().optional(),
    }),
  ),
});
