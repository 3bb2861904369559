import type { Language } from "../terms/index.ts";
import type { CodedDate } from "./coder.ts";
import { dayBeforeMonth } from "./dayNumbers.ts";

/** A day before a date that has its month: “3 and 4 April”, «с 1 по 5 июня», “1–5-iyun”. */
const dayBefore =
  /(?<![\p{L}\p{Nd}.,:/-])(\d{1,2})(?:-?(?:е|го|dan|дан|ден|st|nd|rd|th))?(\s?[–—-]\s?|\s(?:и|по|до|and|to|va|ва|және|мен)\s(?:the\s)?)$/u;

/** More days before those two: “3, ” of “3, 5 and 7 June”. */
const dayInRow = /(?<![\p{L}\p{Nd}.,:/-])(\d{1,2}),\s$/u;

/** A day after a date that has its month before it: “April 3 and 4”. */
const dayAfter = /^(\s?[–—-]\s?|\s(?:and|to)\s)(\d{1,2})(?!\p{Nd}|\p{L}|[.:/]\p{Nd})/u;

/** What stands between two days that are the ends of one period, and what stands before or after them. */
const toBetween = /^\s(?:по|to|until|till|through)\s$/u;
const fromBefore = /(?:^|\s)(?:с|со|from|over)\s$/iu;
const dashBetween = /^\s?[–—]\s?$/u;
const turkicFrom = /^(?:\p{L}{0,3}(?:dan|дан|ден|тан|тен|нан|нен))\s$/u;
const turkicTo = /^-?\p{L}{0,3}?(?:gacha|гача|(?:ға|ге|қа|ке)\sдейін)/u;

/**
 * The dates of a sentence with the days that share a month: both of “3 and 4 April”, the period of “1 to 5 June”.
 *
 * Shape: in the order of the text.
 */
export function pairDays(
  text: string,
  days: readonly CodedDate[],
  language: Language,
): readonly CodedDate[] {
  if (days.length === 0) return days;
  const whole = days.map((one) => withDayOf(text, one, language));
  const all: CodedDate[] = [];
  whole.forEach((one, i) => {
    const free = { from: whole[i - 1]?.end ?? 0, to: whole[i + 1]?.start ?? text.length };
    if (isDay(one)) all.push(...withOther(text, one, free));
    else all.push(one);
  });
  return joinEnds(text, all);
}

const isDay = ({ value }: CodedDate): boolean => value?.length === 10;

/** Whether “between” stands before a place: then what follows are two ends with “and” between them. */
export function isBetween(text: string, start: number): boolean {
  return /(?:^|\s)between\s$/iu.test(text.slice(Math.max(0, start - 9), start));
}

/** The day of a month that is given after it: “the 5th of May 2023”, “the fifth of May 2023”. */
function withDayOf(text: string, one: CodedDate, language: Language): CodedDate {
  if (one.value?.length !== 7) return one;
  const before = dayBeforeMonth(text, one.start, language);
  const value = before && dayIn(one.value, `${before.day}`);
  return before === undefined || value === undefined ? one : { ...one, value, start: before.start };
}

/** The stretch between the dates before and after one. */
interface Free {
  readonly from: number;
  readonly to: number;
}

/** A day with the others that share its month: two dates or more, or one period. */
function withOther(text: string, one: CodedDate, free: Free): readonly CodedDate[] {
  if (one.value === undefined) return [one];
  const month = one.value.slice(0, 7);
  const before = dayBefore.exec(text.slice(Math.max(free.from, one.start - 18), one.start));
  if (before !== null) {
    const value = dayIn(month, before[1]);
    const start = one.start - before[0].length;
    if (value === undefined || value >= one.value) return [one];
    if (isPeriod(before[2]) || isBetween(text, start))
      return [{ ...one, value: `${value}/${one.value}`, start }];
    const other = { ...one, value, start, end: one.start - (before[2]?.length ?? 0) };
    return [...rowBefore(text, other), other, one];
  }
  const after = dayAfter.exec(text.slice(one.end, one.end + 12));
  const value = after === null ? undefined : dayIn(month, after[2]);
  if (after === null || value === undefined || value <= one.value) return [one];
  const end = one.end + after[0].length;
  if (end > free.to) return [one];
  if (isPeriod(after[1])) return [{ ...one, value: `${one.value}/${value}`, end }];
  return [one, { ...one, value, start: end - (after[2]?.length ?? 0), end }];
}

/** The days of a row that stand before one of it, in order. */
function rowBefore(text: string, day: CodedDate): readonly CodedDate[] {
  const match = dayInRow.exec(text.slice(Math.max(0, day.start - 6), day.start));
  const value = match === null ? undefined : dayIn(day.value?.slice(0, 7) ?? "", match[1]);
  if (match === null || value === undefined || value >= (day.value ?? "")) return [];
  const start = day.start - match[0].length;
  const one = { ...day, value, start, end: start + (match[1]?.length ?? 0) };
  return [...rowBefore(text, one), one];
}

function isPeriod(mark: string | undefined): boolean {
  return !/^(?:и|and|va|ва|және|мен)(?:\sthe)?$/u.test(mark?.trim() ?? "");
}

function dayIn(month: string, day: string | undefined): string | undefined {
  const value = `${month}-${(day ?? "").padStart(2, "0")}`;
  const read = Date.parse(`${value}T00:00:00Z`);
  if (Number.isNaN(read)) return undefined;
  return new Date(read).toISOString().startsWith(value) ? value : undefined;
}

const isPlain = ({ value }: CodedDate): boolean => value?.length === 4 || value?.length === 7;

/** Two days or years that are said to be the ends of a period: “from 23 August to 4 September”. */
function joinEnds(text: string, days: readonly CodedDate[]): readonly CodedDate[] {
  if (days.length < 2) return days;
  const joined: CodedDate[] = [];
  for (const one of days) {
    const before = joined.at(-1);
    if (before === undefined || !areAlike(before, one) || !areEnds(text, before, one)) {
      joined.push(one);
      continue;
    }
    // The year is said once: with the second day it is that of the first too.
    const from =
      before.relative && !one.relative
        ? `${one.value?.slice(0, 4)}${before.value?.slice(4)}`
        : before.value;
    const value = `${from}/${one.value}`;
    const relative = before.relative && one.relative;
    joined[joined.length - 1] = { value, start: before.start, end: one.end, relative };
  }
  return joined;
}

function areAlike(from: CodedDate, to: CodedDate): boolean {
  if (from.value?.length === to.value?.length && !isDay(from))
    return isPlain(from) && (from.value ?? "") < (to.value ?? "");
  return isDay(from) && isDay(to) && (from.value ?? "").slice(5) !== (to.value ?? "").slice(5);
}

function areEnds(text: string, from: CodedDate, to: CodedDate): boolean {
  const between = text.slice(from.end, to.start);
  if (between === " and ") return isBetween(text, from.start);
  if (isDay(from) && dashBetween.test(between)) return true;
  if (toBetween.test(between)) {
    return fromBefore.test(text.slice(Math.max(0, from.start - 6), from.start));
  }
  const isFrom =
    turkicFrom.test(between) || turkicFrom.test(`${text.slice(from.end - 3, from.end)} `);
  const after = text.slice(to.end, to.end + 12);
  return (
    isFrom &&
    /^\p{L}{0,4}\s$/u.test(between) &&
    (turkicTo.test(after) || isUpTo(text.slice(to.start, to.end), after))
  );
}

/** “5-iyungacha”, «5 маусымға дейін»: the ending may belong to the date. */
function isUpTo(quote: string, after: string): boolean {
  return (
    /(?:gacha|гача)$/u.test(quote) ||
    (/(?:ға|ге|қа|ке)$/u.test(quote) && /^\s(?:дейін|шейін)/u.test(after))
  );
}
