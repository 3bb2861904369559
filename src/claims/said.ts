import type { Measure, Whole } from "./query.ts";
import type { Reason } from "./verdict.ts";
import type { Voice } from "./voices.ts";

/** An amount as a sentence to be: of a state, of one towards another, of two in no order, or both ways together. */
export function saidOf(
  measure: Measure,
  of: Whole,
  { grain }: Voice,
  amount: { readonly found: number; readonly unit: string },
): Reason {
  if (grain === "country") return { id: "amount", values: { of: of.states, ...amount } };
  const [from = "", ...others] = of.states;
  const sides =
    measure.towards === undefined
      ? { of: [from], towards: others }
      : { of: of.states, towards: measure.towards.states };
  const values = { ...sides, ...amount };
  if (measure.mutual === true) return { id: "amount-mutual", values };
  return { id: grain === "pair" ? "amount-between" : "amount-towards", values };
}
