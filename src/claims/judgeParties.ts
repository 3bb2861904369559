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

/** Other parties than those named are another scope; one who is none is an error, in part where others are. */
function verdictOf(query: PartiesQuery, foreign: number, left: number): Verdict {
  if (foreign === 0) return query.exact && left > 0 ? "wrong scope" : "supported";
  return foreign === query.states.length ? "contradicted" : "wrong scope";
}
