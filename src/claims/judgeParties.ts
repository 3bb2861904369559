import { hasBegun } from "./entries.ts";
import type { Facts } from "./facts.ts";
import type { PartiesQuery } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import type { Judgement, Verdict } from "./verdict.ts";

/**
 * Judges who is party to a paper.
 *
 * Missing: a paper that the register does not hold, or that is not known yet on the day, is “not covered”.
 */
export function judgeParties(
  query: PartiesQuery,
  day: string,
  facts: Facts,
  rules: ClaimRules,
): Judgement {
  const rule = rules.parties.id;
  const entry = facts.register.byId.get(query.entry);
  if (entry === undefined || !hasBegun(entry.row.date ?? "", day)) {
    const reasons = [{ id: "no-entry", values: { entry: query.entry } }];
    return { verdict: "not covered", day, reasons, rows: [], rule };
  }
  const parties = new Set(entry.parties);
  const foreign = query.states.filter((one) => !parties.has(one));
  const left = entry.parties.filter((one) => !query.states.includes(one));
  const verdict = verdictOf(query, foreign.length, left.length);
  const reasons = [{ id: "parties", values: { entry: entry.id, of: entry.parties } }];
  return { verdict, day, reasons, rows: [entry.row], rule };
}

/** One that is no party refutes a claim, and so does one left out of a list that is said to be whole. */
function verdictOf(query: PartiesQuery, foreign: number, left: number): Verdict {
  return foreign > 0 || (query.exact && left > 0) ? "contradicted" : "supported";
}
