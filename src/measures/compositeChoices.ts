import { z } from "zod";

/** A choice among named methods; leaving it out, or naming another, is an error that says which there are. */
function choice<const Variants extends readonly [z.ZodObject, ...z.ZodObject[]]>(
  variants: Variants,
): z.ZodDiscriminatedUnion<Variants, "method"> {
  const names = variants.map((one) => String((one.shape.method as z.ZodLiteral<string>).value));
  const error = `say which: { method: ${names.join(" | ")} }`;
  return z.discriminatedUnion("method", variants, { error });
}

/** A word of a closed list; leaving it out, or writing another, is an error that gives the list. */
const word = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: `write one of: ${words.join(" | ")}` });

const method = <const Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({ method: z.literal(name), ...shape });

const share = z.number().min(0).max(1);
const check = {
  skewness: z.number().positive(),
  kurtosis: z.number().positive(),
  /** Indicators that are never treated, such as counts of rare events. */
  except: z.array(z.string()).readonly(),
};
const points = z.int().min(1);
const offset = z.number().positive();

/** What counts as there: what a source gives, or also what imputation filled. */
export const countsShape = word(["observed", "present"]);

/** How gaps are filled. */
export const imputationShape = choice([
  method("none", {}),
  method("mean", {}),
  method("median", {}),
  method("group-mean", { group: z.string() }),
  method("group-median", { group: z.string() }),
  method("last-known", { within: z.int().min(1) }),
]);

/** Which units are left out for want of data. */
export const screeningShape = choice([
  method("none", {}),
  method("minimum-share", { minimum: share, counts: countsShape }),
]);

/** How extreme values are tamed; a column is treated only if it is both skewed and heavy-tailed. */
export const treatmentShape = choice([
  method("none", {}),
  method("winsorise", { ...check, points }),
  method("log", { ...check, offset }),
  method("winsorise-then-log", { ...check, points, offset }),
]);

/** How indicators are made comparable. */
export const normalisationShape = choice([
  method("min-max", { low: z.number(), high: z.number() }),
  method("z-score", { mean: z.number(), deviation: z.number().positive() }),
  method("rank", {}),
  method("percentile-rank", {}),
  method("borda", {}),
  method("distance-to-target", {}),
  method("distance-to-maximum", {}),
]);

/** How much each part counts in the whole. */
export const weightsShape = choice([
  method("given", {}),
  method("equal", {}),
  method("components", {}),
  method("entropy", {}),
]);

const means = [
  method("arithmetic", {}),
  method("geometric", {}),
  method("harmonic", {}),
  method("power", { exponent: z.number().refine((one) => one !== 0, "0 is the geometric mean") }),
  method("copeland", {}),
] as const;

/** How parts become a whole: one way for all levels, or one for each from the lowest up. */
export const aggregationShape = choice([
  ...means,
  method("by-level", { levels: z.array(choice(means)).min(1).readonly() }),
]);

/** How much must be there for a score. */
export const coverageShape = z.strictObject({
  minimum: share,
  counts: countsShape,
  by: word(["indicators", "weight"]),
  /** Groups that need another share than the rest, by id. */
  groups: z.record(z.string(), share).optional(),
});

/** How equal scores share places. */
export const ranksShape = z.strictObject({ ties: word(["lowest", "average"]) });

/** One point in time, or years that are scaled each by itself or all together. */
export const yearsShape = z.union(
  [
    z.literal("one"),
    z.strictObject({ from: z.int(), to: z.int(), scaled: word(["together", "apart"]) }),
  ],
  { error: "write one, or { from: YEAR, to: YEAR, scaled: together | apart }" },
);

const alternatives = <Shape extends z.ZodType>(shape: Shape) =>
  z.array(shape).min(1).readonly().optional();

/** What is varied to learn how far the order rests on choices. */
export const uncertaintyShape = choice([
  method("none", {}),
  method("monte-carlo", {
    replications: z.int().min(10).max(1_000_000),
    sequence: word(["sobol", "chance"]),
    seed: z.int(),
    band: z.number().gt(0).lt(1),
    over: z.strictObject({
      imputation: alternatives(imputationShape),
      treatment: alternatives(treatmentShape),
      normalisation: alternatives(normalisationShape),
      weights: alternatives(weightsShape),
      "weights-moved": z
        .strictObject({
          levels: z.array(z.int().min(1)).min(1).readonly(),
          by: z.number().gt(0).lt(1),
        })
        .optional(),
      aggregation: alternatives(aggregationShape),
      "leave-one-out": z.boolean().optional(),
    }),
    sensitivity: choice([
      method("none", {}),
      method("sobol-indices", { base: z.int().min(8), draws: z.int().min(10) }),
    ]),
  }),
]);

/** All choices of method of an index: none has a default. */
export const choicesShape = {
  years: yearsShape,
  imputation: imputationShape,
  screening: screeningShape,
  treatment: treatmentShape,
  normalisation: normalisationShape,
  weights: weightsShape,
  aggregation: aggregationShape,
  coverage: coverageShape,
  ranks: ranksShape,
  uncertainty: uncertaintyShape,
} as const;

const choices = z.strictObject(choicesShape);

/** Every choice of method that an index rests on. */
export type Choices = z.infer<typeof choices>;

/** One way to fill gaps. */
export type Imputation = Choices["imputation"];

/** One way to tame extreme values. */
export type Treatment = Choices["treatment"];

/** One way to make indicators comparable. */
export type Normalisation = Choices["normalisation"];

/** One way to weigh. */
export type Weighting = Choices["weights"];

/** One way to make a whole of parts, level by level or the same for all. */
export type AggregationChoice = Choices["aggregation"];

/** One mean. */
export type Mean = Exclude<AggregationChoice, { method: "by-level" }>;

/** What is varied, and how often. */
export type MonteCarlo = Extract<Choices["uncertainty"], { method: "monte-carlo" }>;
