import type { Relation } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import { allowedBy } from "./tolerance.ts";
import type { Reason } from "./verdict.ts";

/** Whether words claim a value and not only that something is more or less. */
export function isExact(relation: Relation): boolean {
  return relation === "equals" || relation === "about" || relation === "almost";
}

/** What the words of a claim allow, as a sentence to be. */
export function toleranceReason(
  relation: Relation,
  rules: ClaimRules,
  claimed: { readonly value: number; readonly unit?: string; readonly upTo?: number | undefined },
): Reason {
  const { value, unit = "", upTo } = claimed;
  const values = { ...allowedBy(value, relation, rules, upTo), unit };
  return { id: `allows-${relation}`, values };
}
