import { z } from "zod";

const count = z.number().int();

/** Events between two states by month, as programs coded them from the news: never more than that. */
export const eventSeries = z.object({
  label: z.literal("machine-coded, unverified").describe("Stands beside every figure."),
  pair: z.string(),
  datasets: z.array(
    z.object({
      id: z.string(),
      titles: z.array(z.string()),
      editions: z.array(z.string()),
      files: count,
      rows: count,
      used: count,
      refused: count,
      outOfScope: count,
      coverage: z.array(z.string()).describe("declared, observed in the rows, or none."),
      firstDay: z.string().optional(),
      lastDay: z.string().optional(),
    }),
  ),
  months: z.array(
    z.object({
      dataset: z.string(),
      from: z.string(),
      to: z.string(),
      month: z.string(),
      events: count.optional().describe("Missing where the files do not cover the month."),
      missing: z.literal("outside period").optional(),
      score: z.number().optional().describe("Mean, −10 (conflict) to +10 (cooperation)."),
      cooperation: z.number().optional().describe("Sum of the scores above zero."),
      conflict: z.number().optional().describe("Sum of the scores below zero."),
      onePublisher: count.optional(),
      coveredDays: z.number().describe("Days of the month that the files cover."),
      days: count,
      strays: count.describe("Events dated in a month that the files do not cover."),
      types: z.array(z.object({ type: z.string().optional(), events: count })),
    }),
  ),
  strays: count.describe("Events dated in months that no file of their dataset covers."),
});
