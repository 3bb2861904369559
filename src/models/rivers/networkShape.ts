import { z } from "zod";
import { givenShape, seriesShape } from "../given.ts";

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "begin with a letter; small letters, digits and hyphens");
const word = z.string().min(1);
const label = z.record(word, word).optional();
const steps = z.array(z.int().min(1)).min(1);

/** Flow by step of the year, in cubic metres a second or cubic kilometres a step. */
const flow = z.preprocess(
  (raw) => raw,
  z
    .strictObject({ m3s: seriesShape.optional(), km3: seriesShape.optional() })
    .refine((one) => (one.m3s === undefined) !== (one.km3 === undefined), {
      message: "write either m3s: … (cubic metres a second) or km3: … (cubic kilometres a step)",
    }),
);

const curve = z.union(
  [
    z.strictObject({
      points: z
        .array(
          z.strictObject({ volume: z.number(), head: z.number(), area: z.number().optional() }),
        )
        .min(2),
      source: word.optional(),
      confidence: word.optional(),
    }),
    z.strictObject({
      file: word,
      where: z.record(word, word),
      volume: word,
      head: word,
      area: word.optional(),
    }),
  ],
  { error: "write { points: [{ volume, head, area }, …] } or { file, where, volume, head, area }" },
);

const node = z.strictObject({
  id,
  label,
  party: id.optional(),
  place: z.strictObject({ lat: z.number(), lon: z.number() }).optional(),
  inflow: z.record(word, flow).optional(),
  isEnd: z.boolean().optional(),
  reservoir: z
    .strictObject({
      capacityKm3: givenShape,
      deadKm3: givenShape,
      startKm3: givenShape,
      endKm3: givenShape.optional(),
      curve: curve.optional(),
      evaporationMm: seriesShape.optional(),
    })
    .optional(),
});

const link = z.strictObject({
  id: id.optional(),
  from: id,
  to: id,
  loss: givenShape.optional(),
  least: flow.optional(),
  mostM3s: givenShape.optional(),
});

const plant = z.strictObject({
  id,
  label,
  party: id,
  link: id,
  capacityMw: givenShape,
  efficiency: givenShape,
  /** Metres of fall; left out where the reservoir's curve gives it. */
  headM: givenShape.optional(),
  headOf: id.optional(),
});

const demand = z.strictObject({
  id,
  label,
  party: id,
  node: id,
  volumeKm3: givenShape,
  shape: seriesShape,
  /** Parts of each step's demand, dearest first, with what a cubic metre of them is worth. */
  worth: z.array(z.strictObject({ share: z.number().gt(0).max(1), usdPerM3: givenShape })).min(1),
  m3PerHa: givenShape.optional(),
  returns: z.array(z.strictObject({ to: id, share: givenShape })).optional(),
  mostM3s: givenShape.optional(),
  priority: z.int().min(1).optional(),
});

const market = z.strictObject({
  party: id,
  needGwh: givenShape,
  shape: seriesShape,
  usdPerKwh: seriesShape,
  surplusUsdPerKwh: givenShape,
});

const agreement = z.strictObject({
  withdrawals: z
    .array(z.strictObject({ id, label, demands: z.array(id).min(1), steps, mostKm3: givenShape }))
    .optional(),
  releases: z
    .array(
      z.strictObject({
        id,
        label,
        link: id,
        steps,
        leastM3s: givenShape.optional(),
        mostM3s: givenShape.optional(),
      }),
    )
    .optional(),
});

/** A river as its file describes it. */
export const networkShape = z.strictObject({
  id,
  title: z.record(word, word).optional(),
  note: word.optional(),
  steps: z
    .array(z.strictObject({ id: word, days: z.number().gt(0) }))
    .min(1)
    .optional(),
  growing: steps.optional(),
  parties: z.array(z.strictObject({ id, state: word, label })).min(1),
  nodes: z.array(node).min(1),
  links: z.array(link),
  plants: z.array(plant).optional(),
  demands: z.array(demand).optional(),
  markets: z.array(market).optional(),
  agreement: agreement.optional(),
});

/** A river as its file describes it, before its tables are read. */
export type NetworkText = z.infer<typeof networkShape>;
