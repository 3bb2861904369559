import { z } from "zod";
import { choicesShape } from "./compositeChoices.ts";
import { sourceShape } from "./compositeSource.ts";

const id = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, "begin with a letter; letters, digits, - and _");
const labels = z.record(z.string(), z.string().min(1));
const weight = z.number().min(0);

const group = z.strictObject({ id, label: labels, parent: id.optional(), weight });

const indicator = z.strictObject({
  id,
  label: labels,
  parent: id,
  weight,
  better: z.enum(["higher", "lower"], { error: "write one of: higher | lower" }),
  target: z.number().optional(),
  denominator: id.optional(),
  unit: z.string().min(1),
  rationale: z.string().min(1),
  from: sourceShape,
});

const denominator = z.strictObject({
  id,
  label: labels,
  unit: z.string().min(1),
  from: sourceShape,
});

/** Where a user's own figures stand, and how their table is laid out. */
const files = z.discriminatedUnion(
  "layout",
  [
    z.strictObject({
      layout: z.literal("wide"),
      file: z.string(),
      unit: z.string(),
      year: z.string().optional(),
      groups: z.array(z.string()).readonly(),
      missing: z.array(z.string()).readonly(),
    }),
    z.strictObject({
      layout: z.literal("long"),
      file: z.string(),
      unit: z.string(),
      year: z.string().optional(),
      indicator: z.string(),
      value: z.string(),
      groups: z.array(z.string()).readonly(),
      missing: z.array(z.string()).readonly(),
    }),
  ],
  { error: "say which: { layout: wide | long }" },
);

const pairs = z.strictObject({
  pairs: z.enum(["of-states", "of-states-and-neighbours"], {
    error: "write one of: of-states | of-states-and-neighbours",
  }),
});

/** An index as its file writes it: what is measured and why, in which parts, from which figures, and by which methods. */
export const indexShape = z.strictObject({
  id,
  version: z.int().min(1),
  title: labels,
  framework: z.string().min(1),
  frame: z.string().optional(),
  data: z.union([files, pairs], {
    error:
      "say where the figures are: { layout: wide | long, file: … } or { pairs: of-states | of-states-and-neighbours }",
  }),
  tree: z.array(group).min(1).readonly(),
  indicators: z.array(indicator).min(1).readonly(),
  denominators: z.array(denominator).readonly(),
  ...choicesShape,
});

/** An index as its file writes it. */
export type IndexDefinition = z.infer<typeof indexShape>;

/** One indicator of an index. */
export type IndexIndicator = IndexDefinition["indicators"][number];
