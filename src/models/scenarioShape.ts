import { z } from "zod";

const id = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_.-]*$/, "begin with a letter; letters, digits, - . and _");
const labels = z.record(z.string(), z.string().min(1));
const setting = z.union([z.number(), z.string(), z.boolean()]);

const source = z.strictObject({ title: z.string().min(1), url: z.url().optional() });

const assumption = z
  .strictObject({
    id,
    label: labels,
    unit: z.string(),
    value: z.number(),
    range: z.tuple([z.number(), z.number()]).optional(),
    distribution: z.enum(["fixed", "uniform", "triangular", "normal", "lognormal"], {
      error: "write one of: fixed | uniform | triangular | normal | lognormal",
    }),
    source,
    confidence: z.enum(
      [
        "corroborated",
        "single source",
        "approximate",
        "model input",
        "derived",
        "recalled",
        "assumed",
      ],
      {
        error:
          "write one of: corroborated | single source | approximate | model input | derived | recalled | assumed",
      },
    ),
    note: z.string().min(1).optional(),
  })
  .refine((one) => one.distribution === "fixed" || one.range !== undefined, {
    message: "a number that is not fixed needs its range: [low, high]",
    path: ["range"],
  })
  .refine(({ range, value }) => range === undefined || (range[0] <= value && value <= range[1]), {
    message: "the range must hold the value",
    path: ["range"],
  })
  .refine((one) => one.distribution !== "lognormal" || (one.range?.[0] ?? 0) > 0, {
    message: "a lognormal range lies above zero",
    path: ["range"],
  });

const numberLever = z
  .strictObject({
    id,
    label: labels,
    kind: z.literal("number"),
    min: z.number(),
    max: z.number(),
    step: z.number().positive(),
    unit: z.string(),
    value: z.number(),
    note: z.string().optional(),
  })
  .refine((one) => one.min <= one.value && one.value <= one.max, {
    message: "the value must lie between min and max",
    path: ["value"],
  });

const choiceLever = z
  .strictObject({
    id,
    label: labels,
    kind: z.literal("choice"),
    options: z
      .array(z.strictObject({ id, label: labels }))
      .min(2)
      .readonly(),
    value: id,
    note: z.string().optional(),
  })
  .refine((one) => one.options.some((option) => option.id === one.value), {
    message: "the value must be one of the options",
    path: ["value"],
  });

const switchLever = z.strictObject({
  id,
  label: labels,
  kind: z.literal("switch"),
  value: z.boolean(),
  note: z.string().optional(),
});

const lever = z.union([numberLever, choiceLever, switchLever], {
  error:
    "a lever is { kind: number, min, max, step, unit }, { kind: choice, options } or { kind: switch }",
});

/** A scenario as its file has it: what is asked of which model, what is not known exactly, and what would be changed. */
export const scenarioShape = z.strictObject({
  id,
  model: id,
  title: labels,
  question: labels,
  horizon: z.strictObject({ from: z.number().int(), to: z.number().int() }).optional(),
  seed: z.number().int(),
  draws: z.number().int().min(1).max(10_000),
  input: z.unknown(),
  assumptions: z.array(assumption).readonly(),
  levers: z.array(lever).readonly(),
  change: z.record(z.string(), setting),
  show: z.array(id).min(1).readonly(),
});

/** A scenario, read and checked. */
export type Scenario = z.infer<typeof scenarioShape>;
/** A number of a scenario that is not known exactly, with who says so. */
export type Assumption = Scenario["assumptions"][number];
/** Something that a policy would set. */
export type Lever = Scenario["levers"][number];

const better = z.enum(["more", "less", "neither"], {
  error: "write one of: more | less | neither",
});

/** What a model counts and what it cannot know: `content/models/<model>.yaml`. */
export const modelWordsShape = z.strictObject({
  measures: z
    .array(
      z.strictObject({
        id,
        label: labels,
        unit: z.string(),
        interest: z.string(),
        direction: z.string(),
        better,
        decimals: z.number().int().min(0).max(6),
        note: labels.optional(),
      }),
    )
    .min(1)
    .readonly(),
  limits: z
    .array(z.strictObject({ id, text: labels }))
    .min(1)
    .readonly(),
});

/** The measures and the limits of a model. */
export type ModelWords = z.infer<typeof modelWordsShape>;
/** One thing that a model counts. */
export type ModelMeasure = ModelWords["measures"][number];
