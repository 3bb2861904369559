import { Problem } from "./problem.ts";

/** A number that knows its unit, such as 3.17 in `bn USD` at current prices. */
export interface Quantity {
  readonly value: number;
  readonly unit: string;
}

/**
 * The sum of two quantities.
 *
 * Throws: `unit-mismatch` when their units differ: nothing is converted in silence.
 */
export function addQuantities(a: Quantity, b: Quantity): Quantity {
  if (a.unit !== b.unit) {
    throw new Problem(
      "unit-mismatch",
      `${b.unit} cannot be added to ${a.unit}: convert one of them first.`,
    );
  }
  return { value: a.value + b.value, unit: a.unit };
}

/** Why a value is missing: missing is never zero (USERS demand 20). */
export type MissingReason =
  | "not collected"
  | "not published"
  | "not applicable"
  | "withheld"
  | "in doubt"
  | "outside period";

/** Every reason that a missing value may carry. */
export const missingReasons: readonly MissingReason[] = [
  "not collected",
  "not published",
  "not applicable",
  "withheld",
  "in doubt",
  "outside period",
];
