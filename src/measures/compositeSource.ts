import { z } from "zod";

const editions = z.array(z.string()).min(1).readonly();
const word = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: `write one of: ${words.join(" | ")}` });

const filter = {
  interests: z.array(z.string()).readonly().optional(),
  directions: z.array(z.string()).readonly().optional(),
  /** First year from which the register lists such entries; before it, that there is none says nothing. */
  since: z.int().optional(),
};

/** Where the figures of an indicator come from: a column of a table, or what a dossier holds. */
export const sourceShape = z.union(
  [
    z.strictObject({ column: z.string() }),
    z.strictObject({
      pairSeries: z.string(),
      editions,
      ways: word(["sum", "mean", "smaller", "larger", "one"]),
    }),
    z.strictObject({
      stateSeries: z.string(),
      editions,
      combine: word(["sum", "product", "difference", "smaller", "larger"]),
    }),
    z.strictObject({
      register: z.literal("agreements"),
      statuses: z.array(z.string()).min(1).readonly(),
      forms: z.array(z.string()).min(1).readonly().optional(),
      parties: z.strictObject({ least: z.int().min(2) }),
      ...filter,
    }),
    z.strictObject({
      register: z.literal("meetings"),
      parties: z.strictObject({ least: z.int().min(2) }),
      years: z.int().min(1),
      ...filter,
    }),
    z.strictObject({
      register: z.literal("disputes-closed-share"),
      least: z.int().min(1),
      ...filter,
    }),
    z.strictObject({
      register: z.literal("promises-kept-share"),
      least: z.int().min(1),
      kept: z.array(z.string()).min(1).readonly(),
      ...filter,
    }),
    z.strictObject({ conflicts: word(["years-without"]), within: z.int().min(1) }),
  ],
  {
    error:
      "say where it comes from: { column: … } of a table, or { pairSeries | stateSeries | register | conflicts: … } of a dossier",
  },
);

/** Where the figures of an indicator come from. */
export type IndexSource = z.infer<typeof sourceShape>;
