import type { CodedDate } from "./coder.ts";
import type { Named } from "./compile.ts";

const day = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const ownYear = new RegExp(
  String.raw`^\s${day}(?:\s?(?:[–—-]|and|to)\s?${day})?,\s((?:19|20)\d\d)(?!\d)`,
  "u",
);
const rowMark = /^(?:\s?[–—-]\s?|\s(?:and|or|to|и|или|по|до)\s)$/u;

/** How far after its month a year may stand. */
const longestGap = 24;

/**
 * The year that is written after a month: its own, or that of another month in a row with it: “July 1 and 2, 2024”,
 * “March and June 2024”, “January–October 2025”.
 *
 * Missing: none where something else stands between.
 */
export function writtenYear(
  text: string,
  { end }: Named,
  days: readonly CodedDate[],
): number | undefined {
  const own = ownYear.exec(text.slice(end, end + longestGap));
  if (own !== null) return Number(own[1]);
  const next = days.find((one) => one.start >= end);
  if (next?.value === undefined || !/^\d{4}-\d\d(?:-\d\d)?$/.test(next.value)) return undefined;
  return rowMark.test(text.slice(end, next.start)) ? Number(next.value.slice(0, 4)) : undefined;
}

/** Dates without the years that belong to the days before them: “July 1 and 2, 2024” is two days, and no year. */
export function withoutOwnYears(text: string, dates: readonly CodedDate[]): readonly CodedDate[] {
  return dates.filter((one, i) => {
    const before = dates[i - 1];
    if (one.value?.length !== 4 || before?.value === undefined) return true;
    const isOwn = before.value.length >= 10 && before.value.startsWith(one.value);
    return !(isOwn && /^,\s$/u.test(text.slice(before.end, one.start)));
  });
}

const shortPeriod = /(?<![\p{L}\p{Nd}.,:/–—-])((?:19|20)(\d\d))[/–](\d\d)(?![\p{Nd}/–-]|[.,:]\d)/gu;

/** The most years that “2024/25” or “2014–20” may span. */
const longestPeriod = 20;

/** Periods whose second year is written by its last two figures: “fiscal year 2024/25”, “the 2014–20 concept”. */
export function shortPeriods(text: string, known: readonly CodedDate[]): readonly CodedDate[] {
  if (!/\d\d[/–]\d\d/.test(text)) return [];
  return [...text.matchAll(shortPeriod)].flatMap((match) => {
    const [written, from = "", first, last] = match;
    const place = { start: match.index, end: match.index + written.length };
    const length = Number(last) - Number(first);
    if (length < 1 || length > longestPeriod) return [];
    if (known.some((one) => one.start < place.end && place.start < one.end)) return [];
    return [{ value: `${from}/${from.slice(0, 2)}${last}`, ...place, relative: false }];
  });
}
