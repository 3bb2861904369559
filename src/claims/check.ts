import type { Facts } from "./facts.ts";
import { judge } from "./judge.ts";
import type { Claim } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import type { Checked, Verdict } from "./verdict.ts";

/** The day of a claim's text, and today: the day as of which it is checked. */
export interface Days {
  readonly textDate: string | undefined;
  readonly today: string;
}

/**
 * Judges a claim as of its text's own day and as of today, with the verdict that both give together.
 *
 * Missing: a text without a date, or one that is later than today, is judged as of today alone.
 */
export function check(claim: Claim, days: Days, facts: Facts, rules: ClaimRules): Checked {
  const { textDate, today: day } = days;
  const { query, negated } = claim;
  const today = judge(query, { negated, day, textDate }, facts, rules);
  if (textDate === undefined || textDate > day) {
    return { claim, verdict: today.verdict, atTextDate: undefined, today };
  }
  const atTextDate = judge(query, { negated, day: textDate, textDate }, facts, rules);
  const verdict = bothTogether(atTextDate.verdict, today.verdict, rules);
  return { claim, verdict, atTextDate, today };
}

/** The verdict of two days, by the first line of the written table that fits. */
export function bothTogether(text: Verdict, today: Verdict, rules: ClaimRules): Verdict {
  const line = rules.overall.find(
    (one) => (one.text === text || one.text === "*") && (one.today === today || one.today === "*"),
  );
  if (line === undefined || line.verdict === "today") return today;
  return line.verdict === "text" ? text : line.verdict;
}
