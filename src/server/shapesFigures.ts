import { z } from "zod";
import { labels } from "./shapesFrame.ts";
import { next } from "./shapesPage.ts";

/** A series and vintage of an indicator. */
export const series = z.object({
  id: z.string(),
  concept: z.string(),
  vintage: z.string(),
  label: labels,
  unit: z.string(),
  grain: z.enum(["country", "pair", "directed-pair"]),
  directions: z.array(z.string()),
  interests: z.array(z.string()),
  priceBasis: z.string().optional(),
  firstYear: z.number().int().optional(),
  lastYear: z.number().int().optional(),
  states: z.array(z.string()).describe("States for which it has any value."),
  values: z.number().int(),
  sourceTitle: z.string(),
  sourceUrl: z.string().optional(),
  sourceVersion: z.string().optional(),
  licence: z.string(),
  note: z.string().optional(),
});

/** Values of the series of one concept, all vintages side by side; missing values keep their reason. */
export const seriesValues = z.object({
  concept: z.string(),
  series: z.array(series),
  total: z.number().int().describe("Values that fit the question, on this page and the others."),
  next,
  values: z.array(
    z.object({
      series: z.string(),
      of: z.string().describe("State, or pair as AAA-BBB, or directed pair as AAA>BBB."),
      year: z.number().int(),
      value: z.number().optional(),
      missing: z.string().optional(),
      file: z.string(),
      row: z.number().int(),
    }),
  ),
});
