import { z } from "zod";
import { givenShape, seriesShape } from "../given.ts";

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "begin with a letter; small letters, digits and hyphens");
const word = z.string().min(1);
const label = z.record(word, word).optional();

/** What a kind of plant can give: its power and, for water, sun and wind, its energy by month. */
const supply = z.strictObject({
  id,
  label,
  capacityMw: givenShape.optional(),
  usdPerKwh: givenShape,
  /** Share of the hours of each month in which it can run. */
  availability: seriesShape.optional(),
  /** GWh a year, with its months. */
  energy: z.strictObject({ gwh: givenShape, shape: seriesShape }).optional(),
  /** Plants of a river of the case, whose electricity the rivers model works out. */
  river: z.strictObject({ of: id, plants: z.array(id).min(1) }).optional(),
});

const node = z.strictObject({
  id,
  state: word,
  label,
  place: z.strictObject({ lat: z.number(), lon: z.number() }).optional(),
  needGwh: givenShape,
  shape: seriesShape,
  unservedUsdPerKwh: givenShape,
  supplies: z.array(supply),
});

const line = z.strictObject({
  id,
  label,
  from: id,
  to: id,
  mw: givenShape,
  /** The other way; none where left out. */
  backMw: givenShape.optional(),
  availability: seriesShape.optional(),
  loss: givenShape.optional(),
  usdPerKwh: givenShape.optional(),
  /** What the buyer pays the seller; half way between their marginal prices where left out. */
  tradeUsdPerKwh: givenShape.optional(),
});

/** A power system as its file describes it. */
export const systemShape = z.strictObject({
  id,
  title: z.record(word, word).optional(),
  note: word.optional(),
  /** Parts of each month with their share of the hours, and their load against the month's mean. */
  blocks: z
    .array(z.strictObject({ id, hours: z.number().gt(0).max(1), load: z.number().gt(0) }))
    .min(1)
    .optional(),
  nodes: z.array(node).min(1),
  lines: z.array(line),
});

/** What a scenario says to the power engine, or a user's own file. */
export const powerCaseShape = z.strictObject({
  /** Path of the system's file in the dossier, or the system itself. */
  network: z.union([word, z.looseObject({ id: word })], {
    error: "write the path of the system's file, or the system itself with its id",
  }),
  years: z
    .strictObject({ from: z.int(), to: z.int() })
    .refine((one) => one.to >= one.from && one.to - one.from < 60, {
      message: "to must not lie before from, nor 60 years after it",
    }),
  /** How needs grow, a share a year. */
  growth: givenShape.optional(),
  /** Cases of the rivers model, by the name under which supplies call them. */
  rivers: z.record(id, z.looseObject({})).optional(),
});

/** A power system's file before its tables are read. */
export type SystemText = z.infer<typeof systemShape>;
