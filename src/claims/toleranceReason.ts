import type { Relation } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import type { Reason } from "./verdict.ts";

/** Whether words claim a value and not only that something is more or less. */
export function isExact(relation: Relation): boolean {
  return relation === "equals" || relation === "about" || relation === "almost";
}

/** What the words of a claim allow, as a sentence to be. */
export function toleranceReason(relation: Relation, rules: ClaimRules): Reason {
  const { low, high } = rules.relations[relation];
  if (low === undefined || high === undefined) return { id: `allows-${relation}`, values: {} };
  return { id: `allows-${relation}`, values: { low, high } };
}
