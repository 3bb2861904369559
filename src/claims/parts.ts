import type { Search } from "./otherwise.ts";
import type { When } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import { isMissing } from "./trial.ts";
import type { Reason, RowUsed, Verdict } from "./verdict.ts";

/** A count of a part of the year that bears a claim out. */
export interface Part {
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly rows: readonly RowUsed[];
}

/**
 * Whether a count of some months of the year is what the claim gives: it is then true in part, of those months.
 *
 * Missing: undefined when no such count fits.
 */
export function partOfYear({ question, voices, years }: Search): Part | undefined {
  if (years.kind !== "named") return undefined;
  for (const voice of voices.filter((one) => one.period !== undefined)) {
    for (const year of years.years) {
      const trial = question.test(voice, year);
      if (isMissing(trial) || trial.mark !== "holds") continue;
      const { source, vintage, period = "" } = voice;
      const values = { ...trial.reason.values, year, period, source, vintage };
      return { verdict: "partly", reason: { id: "part-of-year", values }, rows: trial.rows };
    }
  }
  return undefined;
}

/**
 * The part of a year that a claim names, as the table of counts writes it: Jan-Oct.
 *
 * Missing: undefined where it names whole years or a single day.
 */
export function namedPart(when: When | undefined, rules: ClaimRules): string | undefined {
  const [year, first, day] = when?.from.split("-") ?? [];
  const [lastYear, last, lastDay] = when?.to.split("-") ?? [];
  if (first === undefined || last === undefined || day !== undefined || lastDay !== undefined) {
    return undefined;
  }
  if (year !== lastYear || (first === "01" && last === "12")) return undefined;
  const [from, to] = [first, last].map((one) => rules.turnover.months[Number(one) - 1]);
  return from === to ? from : `${from}-${to}`;
}
