import type { CodedDate, CodedQuantity } from "./coder.ts";

/** The dates and amounts of a sentence. */
interface Counted {
  readonly days: readonly CodedDate[];
  readonly amounts: readonly CodedQuantity[];
}

/** What may stand between so many months and their year: “of”, or in Uzbek and Kazakh “-yilning dastlabki”. */
const monthsFirst = /^\s(?:of\s)?$/u;
const yearFirst = /^(?:[-‐‑]?\p{Ll}+)?(?:\s\p{Ll}+)?\s$/u;

const monthsOfAYear = 12;

/**
 * Reads “the first nine months of 2025” as a period, `2025-01/2025-09`, and no longer as nine months and a year.
 *
 * Shape: the dates and amounts given, but for those that are one such period.
 */
export function joinMonthsOfYear(text: string, { days, amounts }: Counted): Counted {
  if (!amounts.some((one) => one.unit === "months")) return { days, amounts };
  const joined = new Map<CodedDate, CodedQuantity>();
  for (const year of days) {
    if (year.value?.length !== 4) continue;
    const span = amounts.find((one) => one.unit === "months" && isOf(text, one, year));
    if (span !== undefined) joined.set(year, span);
  }
  if (joined.size === 0) return { days, amounts };
  const spans = new Set(joined.values());
  return {
    days: days.map((one) => periodOf(one, joined.get(one))),
    amounts: amounts.filter((one) => !spans.has(one)),
  };
}

function isOf(text: string, span: CodedQuantity, year: CodedDate): boolean {
  if (!Number.isInteger(span.value) || span.value < 2 || span.value >= monthsOfAYear) return false;
  // “The first five months of the year”: the words for the year begin with “months”.
  if (span.start < year.start && span.end > year.start) return true;
  return span.start < year.start
    ? monthsFirst.test(text.slice(span.end, year.start))
    : yearFirst.test(text.slice(year.end, span.start));
}

function periodOf(year: CodedDate, span: CodedQuantity | undefined): CodedDate {
  if (span === undefined) return year;
  const last = String(span.value).padStart(2, "0");
  return {
    ...year,
    value: `${year.value}-01/${year.value}-${last}`,
    start: Math.min(year.start, span.start),
    end: Math.max(year.end, span.end),
  };
}
