import { z } from "zod";
import { fractionNumber, readFraction } from "../../numbers/index.ts";
import { Problem } from "../../terms/index.ts";
import type { Settings } from "../engine.ts";

const single = z.union([z.number(), z.string().min(1)]);
const product = z.union([single, z.array(single).min(1)]);

/**
 * A payoff as a scenario or a file gives it: a number, a fraction as text ("1/3"), the id of an assumption or lever, a
 * list of these to be multiplied, or `{ sum: […] }` of such.
 */
export const amountShape = z.union([product, z.strictObject({ sum: z.array(product).min(1) })], {
  error:
    "write a number, a fraction, the id of an assumption, a list of these to multiply, or { sum: [...] }",
});

/** A payoff before it is known what the assumptions are. */
export type Amount = z.infer<typeof amountShape>;

/**
 * What a payoff is under the settings of a run; a switch counts 1 or 0.
 *
 * Throws: `model-setting` when it names no setting, or one that is a word.
 */
export function amountUnder(amount: Amount, settings: Settings): number {
  if (typeof amount === "object" && "sum" in amount) {
    return amount.sum.reduce<number>((total, one) => total + amountUnder(one, settings), 0);
  }
  if (Array.isArray(amount)) {
    return amount.reduce<number>((product, one) => product * amountUnder(one, settings), 1);
  }
  if (typeof amount === "number") return amount;
  const written = readFraction(amount);
  if (written !== undefined) return fractionNumber(written);
  const isTurned = amount.startsWith("-");
  const id = isTurned ? amount.slice(1) : amount;
  const setting = Object.hasOwn(settings, id) ? settings[id] : undefined;
  const value = typeof setting === "string" ? Number.NaN : Number(setting ?? Number.NaN);
  if (Number.isFinite(value)) return isTurned ? -value : value;
  throw new Problem(
    "model-setting",
    `${id} stands where a number belongs: add an assumption or a lever with this id, or write the number.`,
    { where: id },
  );
}
