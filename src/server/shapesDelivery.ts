import { z } from "zod";
import { labels } from "./shapesFrame.ts";
import { next } from "./shapesPage.ts";
import { act, entry } from "./shapesRegister.ts";

const count = z.number().int();

/** How long promises took that were kept, by Kaplan and Meier: open ones count as long as they were watched. */
export const fulfilmentTime = z.object({
  unit: z.literal("years"),
  cases: count.describe("Promises with a day on which they were made."),
  came: count.describe("Of those, fulfilled by the day."),
  censored: count.describe(
    "Of those, not known to be fulfilled: watched until the day or given up.",
  ),
  median: z.number().optional().describe("Missing: fewer than half have been fulfilled."),
  medianLow: z.number().optional(),
  medianHigh: z.number().optional(),
  stepsFound: count.describe(
    "Steps of the curve; of more than 200 every so-manieth is given, the last always.",
  ),
  steps: z.array(
    z.object({
      time: z.number(),
      share: z.number().describe("Share not yet fulfilled."),
      low: z.number(),
      high: z.number(),
      atRisk: count,
      came: count,
    }),
  ),
});

/** What was promised and what came of it, for all or for one direction, interest, side or period. */
export const deliveryGroup = z.object({
  id: z.string(),
  promised: count,
  outcomes: z
    .array(z.object({ outcome: z.string(), label: labels, count, ids: z.array(z.string()) }))
    .describe("Every promise in exactly one; zeros stay."),
  fulfilledLate: count.describe("Of the fulfilled: after the day due."),
  share: z
    .object({ value: z.number(), low: z.number(), high: z.number() })
    .optional()
    .describe("Share fulfilled, with Wilson's 95 % interval. Missing: nothing was promised."),
  time: fulfilmentTime,
});

/** Delivery of promises on a day. */
export const delivery = z.object({
  asOf: z.string(),
  pair: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  all: deliveryGroup,
  directions: z
    .array(deliveryGroup)
    .describe("A promise with two directions counts in both; sums may pass the total."),
  interests: z.array(deliveryGroup),
  sides: z.array(deliveryGroup).describe("By state bound; a joint promise counts for each."),
  periods: z.array(deliveryGroup).describe("By the years in which it was promised."),
  undated: z.array(z.string()).describe("Promises without a day on which they were made."),
  dueNext: z.array(z.object({ entry, due: z.string(), lastDay: z.string(), days: count })),
  quiet: z
    .array(z.object({ entry, act, since: z.string(), years: z.number() }))
    .describe("Still open, and no act for so many years."),
  quietYears: z.number(),
  dueNextFound: count.describe("How many there are; `limit` says how many are given."),
  quietFound: count,
  next,
});
