import { z } from "zod";
import { labels } from "./shapesFrame.ts";

const setting = z.union([z.number(), z.string(), z.boolean()]);
const settings = z.record(z.string(), setting);

const assumption = z.object({
  id: z.string(),
  label: labels,
  unit: z.string(),
  value: z.number(),
  range: z.tuple([z.number(), z.number()]).optional(),
  distribution: z.enum(["fixed", "uniform", "triangular", "normal", "lognormal"]),
  source: z.object({ title: z.string(), url: z.string().optional() }),
  confidence: z.string().describe("How sure its source makes it, from corroborated to assumed."),
  note: z.string().optional(),
});

const lever = z.object({
  id: z.string(),
  label: labels,
  kind: z.enum(["number", "choice", "switch"]),
  value: setting.describe("As it stands without the change."),
  min: z.number().optional(),
  max: z.number().optional(),
  step: z.number().optional(),
  unit: z.string().optional(),
  options: z.array(z.object({ id: z.string(), label: labels })).optional(),
  note: z.string().optional(),
});

const scenarioHead = z.object({
  id: z.string(),
  model: z.string(),
  title: labels,
  question: labels,
  horizon: z.object({ from: z.number(), to: z.number() }).optional(),
});

/** The scenarios of the dossier. */
export const scenarioList = z.object({
  scenarios: z.array(scenarioHead),
  broken: z
    .array(z.object({ id: z.string(), problem: z.string() }))
    .describe("Scenario files that need mending, and what is wrong with each."),
});

const band = z.object({
  p5: z.number(),
  p25: z.number(),
  p50: z.number(),
  p75: z.number(),
  p95: z.number(),
});

const outcomeRow = z.object({
  measure: z.string(),
  state: z.string().optional().describe("ISO3 code; missing where it is no single state's."),
  item: z.string().optional(),
  year: z.number().optional(),
  month: z.number().optional(),
  baseline: z.number().optional().describe("Missing where the model gives no number."),
  change: z.number().optional(),
  difference: z.number().optional(),
  band: z
    .object({ change: band, difference: band, draws: z.number() })
    .optional()
    .describe("After draws: shares of the draws below each value."),
});

/** One scenario, run once at the settings asked for. */
export const scenarioAnswer = z.object({
  scenario: scenarioHead.extend({
    seed: z.number(),
    draws: z.number(),
    assumptions: z.array(assumption),
    levers: z.array(lever),
    change: settings,
    show: z.array(z.string()),
  }),
  measures: z.array(
    z.object({
      id: z.string(),
      label: labels,
      unit: z.string(),
      interest: z.string(),
      direction: z.string(),
      better: z.enum(["more", "less", "neither"]),
      decimals: z.number(),
      note: labels.optional(),
    }),
  ),
  limits: z.array(z.object({ id: z.string(), text: labels })),
  files: z.array(
    z.object({
      path: z.string(),
      sha256: z.string(),
      redistribute: z.enum(["yes", "no", "unknown"]),
    }),
  ),
  baseline: settings,
  change: settings,
  rows: z.array(outcomeRow),
  outside: z.array(z.string()).describe("Assumptions set outside the range of their source."),
});

/** How far the draws of a scenario have come, and what they gave. */
export const scenarioDraws = z.object({
  state: z.enum(["running", "done", "failed"]),
  done: z.number(),
  total: z.number().describe("0 until the model is prepared."),
  rows: z.array(outcomeRow).optional(),
  tornado: z
    .array(
      z.object({
        assumption: z.string(),
        measure: z.string(),
        state: z.string().optional(),
        item: z.string().optional(),
        year: z.number().optional(),
        central: z.number(),
        low: z.number().optional(),
        high: z.number().optional(),
        turns: z.boolean().describe("Whether the difference changes its sign at either end."),
      }),
    )
    .optional(),
  draws: z
    .object({
      asked: z.number(),
      done: z.number(),
      failed: z.array(z.object({ code: z.string(), message: z.string(), count: z.number() })),
    })
    .optional(),
  problem: z.object({ code: z.string(), message: z.string() }).optional(),
});

/** What a page draws of one run beyond its figures; its form is the model's own. */
export const scenarioDetail = z.object({ detail: z.unknown() });
