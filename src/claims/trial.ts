import { isPartialDate, latestDay } from "../terms/index.ts";
import type { Lack } from "./group.ts";
import type { When } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import type { Asked } from "./sources.ts";
import type { Mark } from "./tolerance.ts";
import type { Reason, RowUsed, Verdict } from "./verdict.ts";
import type { Voice } from "./voices.ts";

/** What one source says of a claim in one year. */
export interface Trial {
  readonly mark: Mark;
  /** The value found, in the unit claimed. */
  readonly found: number;
  readonly deviation: number;
  /** The value found over the one claimed, where a value is claimed. */
  readonly ratio?: number | undefined;
  readonly far: boolean;
  readonly rows: readonly RowUsed[];
  readonly reason: Reason;
}

/** Puts a question to one source for one year. */
export type Test = (voice: Voice, year: number) => Trial | Lack;

/** Another way in which the words could have been true: another unit, other states, the other direction. */
export interface Other {
  readonly verdict: Extract<Verdict, "wrong unit" | "wrong scope">;
  readonly test: Test;
  readonly reason: Reason;
  readonly asked?: Asked | undefined;
  /** The same two states the other way round: the likeliest slip, so that a figure may be rounded as it was written. */
  readonly wayBack?: boolean;
}

/**
 * A question to figures, ready to be put to every source.
 *
 * Shape: `meant` says which price basis is meant where none is named; `exact` claims a value and not only an order.
 */
export interface Question {
  readonly asked: Asked;
  readonly when: When | undefined;
  readonly meant: "amount" | "change" | "all";
  readonly exact: boolean;
  /** It claims an order: what fails then is contradicted, whatever other year or state it may be true of. */
  readonly order?: boolean | undefined;
  /** It needs several years of one source: the counts of one reporter are then taken together. */
  readonly spans?: boolean | undefined;
  readonly test: Test;
  readonly others: readonly Other[];
  readonly tolerance: Reason;
  readonly rule: string;
}

/** Whether a test gave no answer. */
export function isMissing(one: Trial | Lack): one is Lack {
  return "gap" in one;
}

/** The day that a claim is judged for, and the day of its text. */
export interface Occasion {
  readonly day: string;
  readonly textDate: string | undefined;
}

/** The years that a question is about: the latest, or those named, as far as they have begun by the day. */
export type Years =
  | { readonly kind: "latest"; readonly day: number; readonly window: number }
  | { readonly kind: "named"; readonly years: readonly number[]; readonly throughout: boolean }
  | { readonly kind: "timeless" }
  | { readonly kind: "to come" };

/**
 * Which years to look at.
 *
 * At the text's own day the last figures that were out may be some years old; “since” reaches to the day.
 */
export function yearsOf(question: Question, { day, textDate }: Occasion, rules: ClaimRules): Years {
  const { when, asked } = question;
  if (asked.concepts.every((one) => rules.timeless.includes(one))) return { kind: "timeless" };
  const last = yearOf(day);
  if (when === undefined) {
    return { kind: "latest", day: last, window: day === textDate ? rules.latest.window : 0 };
  }
  const from = yearOf(when.from);
  if (from > last) return { kind: "to come" };
  const throughout = when.throughout === true;
  const open = throughout && textDate !== undefined && yearOf(when.to) >= yearOf(textDate);
  const to = open ? last : Math.min(yearOf(when.to), last);
  return { kind: "named", years: span(from, Math.max(from, to)), throughout };
}

/** The year of a partial date. */
export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** The years from one to another. */
export function span(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

/** The last day that a date of a text may mean; a whole day stays as it is. */
export function dayOf(date: string): string {
  return isPartialDate(date) ? latestDay(date) : date;
}
