import { z } from "zod";
import { said } from "./shapesFrame.ts";

const count = z.number().int();

/** One count of what a promise is measured by: whose it is, its values, its trend and when it gets there. */
export const measureCount = z.object({
  reporter: z.string().describe("State or office that counts, or the series."),
  said,
  values: z.array(
    z.object({
      id: z.string(),
      year: count,
      value: z.number().describe("In the unit of the promise."),
      title: z.string(),
      url: z.string().optional(),
      note: z.string().optional(),
      said,
      file: z.string(),
      row: count,
    }),
  ),
  latest: z.object({ year: count, low: z.number(), high: z.number() }).optional(),
  gap: z
    .object({ low: z.number(), high: z.number() })
    .optional()
    .describe("Target less the latest value; two where sources give two values for the year."),
  trend: z
    .object({
      from: count,
      to: count,
      years: count,
      growth: z.number().describe("A year, as a share."),
      growthLow: z.number(),
      growthHigh: z.number(),
      line: z.array(
        z.object({ year: count, value: z.number(), low: z.number(), high: z.number() }),
      ),
    })
    .optional(),
  reaches: z.object({
    outcome: z.enum([
      "reached",
      "at-present-pace",
      "beyond-horizon",
      "never-at-present-pace",
      "unknown",
    ]),
    year: count.optional().describe("Year in which it was reached, or the trend reaches it."),
    earliest: count.optional(),
    latest: count.optional().describe("Missing with at-present-pace: not within the horizon."),
    reason: z.string().optional(),
  }),
});

/** What a promise is measured by. */
export const commitmentMeasure = z.object({
  id: z.string(),
  from: z.enum(["turnover", "series"]),
  indicator: z.string(),
  of: z.string(),
  target: z.number(),
  unit: z.string(),
  due: z.string().optional(),
  note: z.string().optional(),
  said,
  method: z.string(),
  horizon: count.describe(
    "Years past the latest value of a count for which its trend is followed.",
  ),
  counts: z.array(measureCount).describe("Each count apart: they are never averaged."),
});
