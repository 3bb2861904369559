import { z } from "zod";
import { labels } from "./shapesFrame.ts";

const count = z.number().int();
const share = z.number().describe("Share, from 0 to 1.");
const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() });
const factors = z
  .array(
    z.object({
      factor: z.string().describe("The choice."),
      first: estimate.describe("Share of the movement that it makes alone, with 95 % interval."),
      total: estimate.describe("With all that it makes together with other choices."),
    }),
  )
  .optional()
  .describe("Missing: nothing moves, or none was asked for.");

const placed = {
  score: z.number().optional().describe("Missing: see `why`."),
  scoreLow: z.number().optional(),
  scoreHigh: z.number().optional().describe("Of the runs on the scale of the index itself."),
  rank: z.number().optional(),
  rankLow: z.number().optional(),
  rankHigh: z.number().optional().describe("May lie beyond `of`: some runs rank more pairs."),
  steady: share.optional().describe("Share of the runs that give just this place."),
  of: count.describe("Pairs that have a place in that year."),
  coverage: share.describe("Share of the part's indicators that is there."),
};

const indexScore = z.object({
  part: z.string(),
  ...placed,
  why: z
    .array(z.object({ indicator: z.string(), reason: z.string() }))
    .describe("What is missing and why, where there is no score."),
});

const indexCell = z.object({
  indicator: z.string(),
  value: z.number().optional().describe("In the unit of the indicator."),
  normalised: z.number().optional().describe("On the scale of the index."),
  year: count
    .optional()
    .describe("Year that the value is of, where it stands from an earlier one."),
  counts: z.boolean().describe("Whether it counts towards coverage."),
  reason: z.string().optional().describe("Why there is no value."),
  rows: z.array(z.string()).describe("Rows that it rests on, for /api/explain/{id}."),
  points: z.number().optional().describe("What it adds to the score of the whole."),
});

/** The indexes of a dossier. */
export const indexList = z.object({
  indexes: z.array(
    z.object({
      id: z.string(),
      version: count,
      title: labels,
      framework: z.string(),
      pairs: z.array(z.string()),
      indicators: count,
      years: z.object({ from: count, to: count }),
    }),
  ),
});

/** An index in one year, with everything that its scores rest on. */
export const indexAnswer = z.object({
  id: z.string(),
  version: count,
  title: labels,
  framework: z.string(),
  asOf: z.string().describe("Day of the register as of which it is worked out."),
  year: count,
  years: z.array(z.object({ year: count, scored: z.record(z.string(), count) })),
  root: z.string().describe("The part that is the whole."),
  choices: z.array(z.object({ choice: z.string(), method: z.string() })),
  mean: z.string().describe("How parts are put together."),
  coverageBy: z.enum(["indicators", "weight"]),
  parts: z.array(
    z.object({
      id: z.string(),
      label: labels,
      parent: z.string().optional(),
      weight: z.number().describe("As the file writes it."),
      effective: share.describe("Share of the whole."),
      minimum: share.optional().describe("Least coverage for a score; of groups only."),
    }),
  ),
  indicators: z.array(
    z.object({
      id: z.string(),
      better: z.enum(["higher", "lower"]),
      unit: z.string(),
      rationale: z.string(),
      denominator: labels.optional(),
    }),
  ),
  pairs: z.array(
    z.object({
      pair: z.string(),
      a: z.string(),
      b: z.string(),
      scores: z.array(indexScore),
      cells: z.array(indexCell),
    }),
  ),
  trend: z
    .array(z.object({ year: count, part: z.string(), ...placed }))
    .describe("Of the pair that was asked for, all years; else empty."),
  uncertainty: z
    .object({
      replications: count,
      band: share,
      varied: z.array(z.string()),
      held: z.array(z.string()),
      meanShift: z.record(z.string(), z.number()).describe("Places moved on average, by part."),
    })
    .optional(),
  sensitivity: z
    .object({
      runs: count,
      year: count.describe("The year that it is worked out for."),
      order: factors.describe("Of the whole order."),
      place: factors.describe("Of the place of the pair that was asked for."),
    })
    .optional(),
  whatIf: z.array(
    z.object({
      choice: z.string(),
      from: z.string(),
      to: z.string(),
      meanShift: z.number().describe("Over all years."),
      moved: z
        .array(
          z.object({ pair: z.string(), from: z.number().optional(), to: z.number().optional() }),
        )
        .describe("Places that change in the year."),
    }),
  ),
  sources: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      url: z.string().optional(),
      edition: z.string(),
      licence: z.string(),
      redistribute: z.string(),
      note: z.string().optional(),
    }),
  ),
});
