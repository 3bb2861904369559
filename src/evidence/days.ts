import type { DateMatch } from "../language/index.ts";
import type { Language } from "../terms/index.ts";
import { bareYears, withoutNumbers } from "./bareYears.ts";
import type { CodedDate } from "./coder.ts";
import type { Named } from "./compile.ts";
import { dayAfterMonth, dayBeforeMonth, dayOfRelativeMonth } from "./dayNumbers.ts";
import { isBetween, pairDays } from "./dayPairs.ts";
import { joinParts } from "./dayParts.ts";
import { withoutOwnYears, withShortPeriods, writtenYear } from "./writtenYears.ts";

/** How far two words of one date may stand apart, in signs: “last year's December”. */
const reach = 4;

/**
 * The dates of a sentence: those that it gives whole, and those that the date of its document tells.
 *
 * Shape: in the order of the text, offsets within the sentence. Of the years that a day without a year may belong to,
 * one that the sentence has just named, else the one that brings it nearest to the document's date.
 * Missing: no value where the document has no date.
 */
export function readDays(
  text: string,
  whole: readonly DateMatch[],
  named: readonly Named[],
  known: { readonly today: string | undefined; readonly language: Language },
): readonly CodedDate[] {
  const { today, language } = known;
  const told = { text, named, language };
  const read = withoutNumbers(
    told,
    whole.map(({ value, start, end }) => ({ value, start, end, relative: false })),
  );
  const found = withShortPeriods(text, read);
  const cues = apart(named.filter((one) => isDay(one) && !covers(found, one)));
  const used = new Set<Named>();
  for (const one of cues) {
    if (used.has(one)) continue;
    const shift = one.code.shift ?? "";
    const month = shift.startsWith("month") ? one : monthBeside(one, cues);
    if (month === undefined) found.push(shifted(told, one, today));
    else {
      const year = month === one ? yearBeside(one, cues) : one;
      // “May” and “March” are months where they are written so.
      const isVerb = language === "en" && /^\p{Ll}/u.test(text.slice(month.start, month.end));
      if (isVerb) continue;
      const after = writtenYear(text, month, read);
      const dated = dayOfMonth(told, month, year, { today, whole, after });
      if (dated === undefined) continue;
      found.push(dated);
      used.add(month);
      if (year !== undefined) used.add(year);
    }
  }
  const all = [...found, ...bareYears(told, found)].sort((a, b) => a.start - b.start);
  if (named.length === 0)
    return joinMonths(text, withoutOwnYears(text, pairDays(text, all, language)));
  const parts = named.filter(isPart);
  const single = withoutWeekdays(text, all, cues);
  const paired = withoutOwnYears(text, pairDays(text, single, language));
  return joinParts(text, joinMonths(text, paired), parts, today);
}

const isPart = (one: Named): boolean => one.code.shift?.startsWith("part") === true;
const isDay = (one: Named): boolean => /^(?:[+-]?\d|[mwd])/.test(one.code.shift ?? "");

/** “On Monday, 3 March” names one day: the weekday beside its date says nothing more. */
function withoutWeekdays(
  text: string,
  days: readonly CodedDate[],
  cues: readonly Named[],
): readonly CodedDate[] {
  const weekdays = cues.filter((one) => one.code.shift?.startsWith("weekday") === true);
  if (weekdays.length === 0 || days.length < 2) return days;
  const isNamed = (one: CodedDate, next: CodedDate | undefined): boolean =>
    next?.value?.length === 10 && /^,?\s\(?$/u.test(text.slice(one.end, next.start));
  return days.filter((one, i) => {
    const isWeekday = weekdays.some(({ start, end }) => start === one.start && end === one.end);
    return !isWeekday || !isNamed(one, days[i + 1]);
  });
}

/** Two months with a dash between them are a period: January–September 2024. */
function joinMonths(text: string, days: readonly CodedDate[]): readonly CodedDate[] {
  if (days.length < 2) return days;
  const joined: CodedDate[] = [];
  for (const one of days) {
    const before = joined.at(-1);
    const isSpan =
      before?.value !== undefined &&
      /^\d{4}-\d\d$/.test(before.value) &&
      /^\d{4}-\d\d$/.test(one.value ?? "") &&
      isSpanMark(text, before, one);
    if (!isSpan) {
      joined.push(one);
      continue;
    }
    // Where the year is said once, it is that of both.
    const from = (before.relative ? one : before).value?.slice(0, 4) ?? "";
    const to = (one.relative ? before : one).value?.slice(0, 4) ?? "";
    const value = `${from}${before.value?.slice(4)}/${to}${one.value?.slice(4)}`;
    const relative = before.relative && one.relative;
    joined[joined.length - 1] = { value, start: before.start, end: one.end, relative };
  }
  return joined;
}

/** Also “between January and September”. */
function isSpanMark(text: string, before: CodedDate, one: CodedDate): boolean {
  const between = text.slice(before.end, one.start);
  return spanMark.test(between) || (between === " and " && isBetween(text, before.start));
}

/** “January–September”, “from April to October”, «с апреля по октябрь». */
const spanMark = /^\s?(?:[–—-]|по|to|until|through)\s?$/u;

/** Of words that share a piece the first: “kelasi yil oxiri” is of next year. */
function apart(cues: readonly Named[]): readonly Named[] {
  return cues.filter((one, i) => !cues.slice(0, i).some(({ end }) => end > one.start));
}

function covers(found: readonly CodedDate[], one: Named): boolean {
  return found.some((other) => other.start < one.end && other.end > one.start);
}

function shifted(told: Told, cue: Named, today: string | undefined): CodedDate {
  const place = { start: cue.start, end: cue.end, relative: true };
  const [count = "0", unit = "year"] = (cue.code.shift ?? "").split(" ");
  if (count === "decade")
    return { ...place, value: `${unit}/${Number(unit) + 9}`, relative: false };
  if (count === "weekday") {
    const find = unit.startsWith("+") ? nextWeekday : lastWeekday;
    return { value: today && find(today, Number(unit)), ...place };
  }
  const value = today === undefined ? undefined : addTo(today, Number(count), unit);
  if (unit !== "month" || value === undefined) return { value, ...place };
  const one = dayOfRelativeMonth(told, cue);
  if (one === undefined) return { value, ...place };
  const { day, start, end } = one;
  return { value: `${value}-${String(day).padStart(2, "0")}`, start, end, relative: true };
}

/** A sentence with the words for days that it holds. */
interface Told {
  readonly text: string;
  readonly named: readonly Named[];
  readonly language: Language;
}

/** A day so many days, months or years from a partial date, as exact as both are. */
function addTo(today: string, count: number, unit: string): string | undefined {
  const [year = 0, month, day] = today.split("-").map(Number);
  if (unit === "year") return String(year + count);
  if (month === undefined) return undefined;
  if (unit === "month") return iso(new Date(Date.UTC(year, month - 1 + count, 1)), 7);
  if (day === undefined) return undefined;
  const days = unit === "week" ? count * 7 : count;
  return iso(new Date(Date.UTC(year, month - 1, day + days)), 10);
}

/** The last day of that name up to a day, counting from Monday. */
function lastWeekday(today: string, weekday: number): string | undefined {
  if (today.length < 10) return undefined;
  const back = (new Date(`${today}T00:00:00Z`).getUTCDay() - weekday + 7) % 7;
  return addTo(today, -back, "day");
}

/** The first day of that name after a day. */
function nextWeekday(today: string, weekday: number): string | undefined {
  const last = lastWeekday(today, weekday);
  return last && addTo(last, 7, "day");
}

function iso(day: Date, length: number): string {
  return day.toISOString().slice(0, length);
}

const isYear = (one: Named): boolean => one.code.shift?.endsWith("year") === true;

function monthBeside(year: Named, cues: readonly Named[]): Named | undefined {
  if (!isYear(year)) return undefined;
  return cues.find((one) => one.group.as === "month" && isNear(year, one));
}

function yearBeside(month: Named, cues: readonly Named[]): Named | undefined {
  return cues.find((one) => isYear(one) && isNear(one, month));
}

function isNear(a: Named, b: Named): boolean {
  return (b.start >= a.end ? b.start - a.end : a.start - b.end) <= reach;
}

/** A month with the day beside it; the number may stand before it or after. */
function dayOfMonth(
  { text, language }: Told,
  month: Named,
  year: Named | undefined,
  known: Years,
): CodedDate | undefined {
  const day = dayBeforeMonth(text, month.start, language) ?? dayAfterMonth(text, month, language);
  const number = Number(month.code.shift?.slice("month ".length));
  const start = Math.min(day?.start ?? month.start, year?.start ?? text.length, month.start);
  const end = Math.max(day?.end ?? 0, month.end, year?.end ?? 0);
  const two = (n: number): string => String(n).padStart(2, "0");
  const rest = day === undefined ? two(number) : `${two(number)}-${two(day.day)}`;
  const told = /\b(last|next)\s$/iu.exec(text.slice(Math.max(0, month.start - 6), month.start));
  const of = yearOf(rest, year, month, { ...known, told: told?.[1]?.toLowerCase() });
  return { value: of === undefined ? undefined : `${of}-${rest}`, start, end, relative: true };
}

/** What tells the year of a month that stands without one. */
interface Years {
  readonly today: string | undefined;
  readonly whole: readonly DateMatch[];
  /** The year that is written after it. */
  readonly after: number | undefined;
}

function yearOf(
  rest: string,
  year: Named | undefined,
  month: Named,
  { today, whole, after, told }: Years & { readonly told: string | undefined },
): number | undefined {
  const count = Number(year?.code.shift?.split(" ")[0] ?? 0);
  const base = today === undefined ? undefined : Number(today.slice(0, 4));
  if (year !== undefined) return base === undefined ? undefined : base + count;
  if (after !== undefined) return after;
  const said = whole.filter((one) => one.end <= month.start).at(-1);
  if (said !== undefined) return Number(said.value.slice(0, 4));
  if (base === undefined || today === undefined) return undefined;
  // “Last May” is over, and “next March” is to come.
  const isPast = `${base}-${rest}` < today.slice(0, rest.length + 5);
  if (told === "last") return isPast ? base : base - 1;
  if (told === "next") return `${base}-${rest}` > today.slice(0, rest.length + 5) ? base : base + 1;
  const at = Date.parse(today.length === 4 ? `${today}-07-01` : today);
  const gap = (one: number): number => Math.abs(Date.parse(`${one}-${rest}`) - at);
  return [base, base - 1, base + 1].reduce((a, b) => (gap(b) < gap(a) ? b : a));
}
