import { earliestDay, isPartialDate, latestDay } from "../terms/index.ts";

/** The first and the last day of a term; without a last day it has no end. */
export interface Term {
  readonly from: string;
  readonly until: string | undefined;
}

/**
 * The term that a text gives itself, where it is written as an interval: `2024/2034`, `2012/`.
 *
 * Missing: undefined for a term in words (“indefinite”, “18 months”): when it ends is not counted here.
 */
export function parseTerm(written: string | undefined): Term | undefined {
  const [from, until, more] = written?.split("/") ?? [];
  if (from === undefined || until === undefined || more !== undefined) return undefined;
  if (!isPartialDate(from)) return undefined;
  if (until === "") return { from: earliestDay(from), until: undefined };
  return isPartialDate(until) ? { from: earliestDay(from), until: latestDay(until) } : undefined;
}

/** Whether a term is running on a day, over, or not given (or not begun). */
export function termOn(term: Term | undefined, day: string): "running" | "ended" | "none" {
  if (term === undefined || day < term.from) return "none";
  return term.until !== undefined && term.until < day ? "ended" : "running";
}
