import { z } from "zod";
import { givenShape } from "../given.ts";

const word = z.string().min(1);

/** What a scenario says to the rivers engine, or a user's own file: the river, the years, and the kinds of years. */
export const caseShape = z.strictObject({
  /** Path of the river's file in the dossier, or the river itself. */
  network: z.union([word, z.looseObject({ id: word })], {
    error: "write the path of the river's file, or the river itself with its id",
  }),
  years: z
    .strictObject({ from: z.int(), to: z.int() })
    .refine((one) => one.to >= one.from && one.to - one.from < 60, {
      message: "to must not lie before from, nor 60 years after it",
    }),
  /** Named sequences of kinds of years, repeated to the end; the first is the one used when none is set. */
  hydrology: z.record(word, z.array(word).min(1)).refine((one) => Object.keys(one).length > 0, {
    message: "name at least one sequence of years",
  }),
  discount: givenShape.optional(),
  transactionCost: givenShape.optional(),
  rounds: z.int().min(1).max(20).optional(),
});
