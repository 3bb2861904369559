import type { Reference } from "../terms/index.ts";
import type { Claim } from "./query.ts";

/** What came of putting a claim to the test. */
export type Verdict =
  | "supported"
  | "contradicted"
  | "partly"
  | "out of date"
  | "wrong unit"
  | "wrong period"
  | "wrong scope"
  | "not covered";

/** A row that a verdict stands on, with what it says. */
export interface RowUsed {
  /** Table of the store: observation, pair_observation, act, agreement, priority, commitment, … */
  readonly table: string;
  readonly id: string;
  readonly reference: Reference;
  readonly series?: string | undefined;
  readonly of?: string | undefined;
  readonly year?: number | undefined;
  readonly date?: string | undefined;
  readonly value?: number | undefined;
  readonly unit?: string | undefined;
  readonly priceBasis?: string | undefined;
  readonly vintage?: string | undefined;
  readonly source?: string | undefined;
}

/**
 * Why a verdict is as it is: the id of a sentence in `content/claims/reasons.yaml` and what stands in its gaps.
 *
 * Shape: `values` are numbers with their unit beside them, dates, ids of states and entries; the words are put in by language.
 */
export interface Reason {
  readonly id: string;
  readonly values: Readonly<Record<string, string | number | readonly string[]>>;
}

/**
 * A claim judged for one day.
 *
 * Shape: `rule` names the tolerance or status rule that decided; `rows` are all rows that were used, also those against.
 */
export interface Judgement {
  readonly verdict: Verdict;
  readonly day: string;
  readonly reasons: readonly Reason[];
  readonly rows: readonly RowUsed[];
  readonly rule: string;
  /** What came out where a number was claimed: the value found, in the unit claimed. */
  readonly found?: number | undefined;
}

/** A claim judged at the day of its text and today, with the verdict that says both. */
export interface Checked {
  readonly claim: Claim;
  readonly verdict: Verdict;
  readonly atTextDate: Judgement | undefined;
  readonly today: Judgement;
}
