import type { CodedDate } from "./coder.ts";
import type { Named } from "./compile.ts";

const day = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const ownYear = new RegExp(
  String.raw`^(?:\sof|\s(?:the\s)?${day}(?:\s?(?:[–—-]|and|to)\s?${day})?,)\s((?:19|20)\d\d)(?!\d)`,
  "u",
);
const rowMark =
  /^(?:\s\d{1,2})?(?:,\s\p{L}{3,10})*(?:\s?[–—-]\s?|,?\s(?:and|or|to|и|или|по|до)\s)$/u;

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

/**
 * Dates without the years that belong to the days beside them: “July 1 and 2, 2024” is two days, and no year; nor has
 * “2024-yil 3 va 5-iyun” one, nor “year-end 2026” two.
 */
export function withoutOwnYears(text: string, dates: readonly CodedDate[]): readonly CodedDate[] {
  if (dates.length < 2) return dates;
  return dates.filter((one, i) => {
    if (one.value?.length !== 4) return true;
    const [before, after] = [dates[i - 1], dates[i + 1]];
    return !isOwnBefore(text, one, before) && !isOwnAfter(text, one, after);
  });
}

function isOwnBefore(text: string, year: CodedDate, day: CodedDate | undefined): boolean {
  if (day?.value === undefined || day.value.length < 7) return false;
  if (!day.value.startsWith(year.value ?? "")) return false;
  return /^(?:,|\sof)\s$/u.test(text.slice(day.end, year.start));
}

function isOwnAfter(text: string, year: CodedDate, day: CodedDate | undefined): boolean {
  if (day?.value === undefined || text.slice(year.end, day.start) !== " ") return false;
  if (day.value.length === 4) return year.relative && !day.relative;
  return !year.relative && day.value.startsWith(`${year.value}-`);
}

const shortPeriod =
  /(?<![\p{L}\p{Nd}.,:/–—-])((?:19|20)(\d\d))[/–-](\d\d)(?![\p{Nd}/–-]|[.,:]\d)/gu;

/** The most years that “2024/25” or “2014–20” may span. */
const longestPeriod = 20;

/**
 * The dates of a sentence with the periods whose second year is written by its last two figures: “fiscal year 2024/25”,
 * “the 2014–20 concept”. With a hyphen it may be no month: 2019-12.
 */
export function withShortPeriods(text: string, known: readonly CodedDate[]): CodedDate[] {
  if (!/\d\d[/–-]\d\d/.test(text)) return [...known];
  const periods = [...text.matchAll(shortPeriod)].flatMap((match) => {
    const [written, from = "", first, last] = match;
    const place = { start: match.index, end: match.index + written.length };
    const length = Number(last) - Number(first);
    if (length < 1 || length > longestPeriod) return [];
    if (written[4] === "-" && Number(last) <= 12) return [];
    if (
      known.some((one) => one.value?.length !== 4 && one.start < place.end && place.start < one.end)
    )
      return [];
    return [{ value: `${from}/${from.slice(0, 2)}${last}`, ...place, relative: false }];
  });
  const isFree = (one: CodedDate): boolean =>
    !periods.some((each) => each.start < one.end && one.start < each.end);
  return [...known.filter(isFree), ...periods];
}
