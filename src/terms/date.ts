import { Problem } from "./problem.ts";

/** A day, month or year, as exact as its source: `2022-12-22`, `2022-12` or `2022`. */
export type PartialDate = string & { readonly partialDate: true };

const pattern = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;

/** Whether a text is a date that Hamkor can keep: ISO 8601, cut at the month or the year if need be. */
export function isPartialDate(text: string): text is PartialDate {
  const match = pattern.exec(text);
  if (match === null) return false;
  const [, year, month, day] = match;
  return day === undefined || Number(day) <= daysInMonth(Number(year), Number(month));
}

/**
 * Reads a date as exact as its source.
 *
 * Throws: `date-unreadable` when the text is not YYYY, YYYY-MM or YYYY-MM-DD, or no such day exists.
 */
export function parsePartialDate(text: string, where?: string): PartialDate {
  if (isPartialDate(text)) return text;
  const options = where === undefined ? {} : { where };
  throw new Problem(
    "date-unreadable",
    `“${text.slice(0, 40)}” is not a date: write YYYY-MM-DD, YYYY-MM or YYYY.`,
    options,
  );
}

/** The first day that a partial date may mean. */
export function earliestDay(date: PartialDate): string {
  if (date.length === 4) return `${date}-01-01`;
  return date.length === 7 ? `${date}-01` : date;
}

/** The last day that a partial date may mean. */
export function latestDay(date: PartialDate): string {
  if (date.length === 10) return date;
  if (date.length === 4) return `${date}-12-31`;
  const days = daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
  return `${date}-${String(days).padStart(2, "0")}`;
}

/**
 * Whether something dated so had certainly come about on a day.
 *
 * A year or month counts only once it is over: what is not certain is not claimed.
 */
export function isBy(date: PartialDate, day: string): boolean {
  return latestDay(date) <= day;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
