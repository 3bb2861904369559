import { isPartialDate, isRead, type Language } from "../terms/index.ts";
import { asList, asRecord, readYaml } from "./content.ts";
import { formKey, wordKeys } from "./keys.ts";
import { words } from "./words.ts";

/** A date that a text states, as exact as it is written; two dates with `/` between them are a period. */
export interface DateMatch {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

interface DateWords {
  readonly months: ReadonlyMap<string, number>;
  readonly years: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly year: number | undefined;
  readonly day: number | undefined;
  readonly month: number | undefined;
  readonly isYearWord: boolean;
  readonly leads: boolean;
}

interface Found {
  readonly value: string;
  readonly first: number;
  readonly last: number;
}

/**
 * The dates of a text: days, months, years and periods of years.
 *
 * Shape: `2022-12-22`, `2022-12`, `2022` or, for a period, `2014/2020`; in the order of the text. A day
 * without its year is not given: the text alone does not say which day it is.
 */
export function dates(text: string, language: Language): readonly DateMatch[] {
  if (!isRead(language) || !/\d{4}/.test(text)) return [];
  const tokens = tokensOf(text, dateWords(language), language);
  const found: DateMatch[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const one = dateAt(text, tokens, i);
    if (one === undefined) continue;
    const start = tokens[one.first]?.start ?? 0;
    const end = tokens[one.last]?.end ?? start;
    if (start >= (found.at(-1)?.end ?? 0)) {
      found.push({ value: one.value, start, end, quote: text.slice(start, end) });
    }
    i = Math.max(i, one.last);
  }
  return found;
}

function dateAt(text: string, tokens: readonly Token[], i: number): Found | undefined {
  const token = tokens[i];
  if (token === undefined) return undefined;
  const written = numericDate(token.text);
  if (written !== undefined) return { value: written, first: i, last: i };
  if (token.year === undefined) return undefined;
  return (
    isoDay(text, tokens, i) ??
    period(text, tokens, i) ??
    withMonth(tokens, i) ??
    bareYear(tokens, i)
  );
}

/** 22.12.2022 */
function numericDate(text: string): string | undefined {
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (match === null) return undefined;
  return isoOf(Number(match[3]), Number(match[2]), Number(match[1]));
}

/** 2022-12-22 */
function isoDay(text: string, tokens: readonly Token[], i: number): Found | undefined {
  const [year, month, day] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const value = text.slice(year.start, day.end);
  return isPartialDate(value) && value.length === 10 ? { value, first: i, last: i + 2 } : undefined;
}

function period(text: string, tokens: readonly Token[], i: number): Found | undefined {
  const [from, to] = [tokens[i], tokens[i + 1]];
  if (from?.year === undefined || to?.year === undefined || to.year <= from.year) return undefined;
  if (!/^\s?[-‐‑‒–—−/]\s?$/u.test(text.slice(from.end, to.start))) return undefined;
  const last = tokens[i + 2]?.isYearWord === true ? i + 2 : i + 1;
  return { value: `${from.year}/${to.year}`, first: i, last };
}

function withMonth(tokens: readonly Token[], i: number): Found | undefined {
  return monthAfter(tokens, i) ?? monthBefore(tokens, i);
}

/** `2022-yil 22-dekabr`, `1997 жылғы 10 қаңтар`, `2022-yil dekabr`. */
function monthAfter(tokens: readonly Token[], i: number): Found | undefined {
  const year = tokens[i]?.year;
  if (year === undefined || tokens[i + 1]?.isYearWord !== true) return undefined;
  const day = tokens[i + 2]?.day;
  const month = tokens[i + 3]?.month;
  const value = day === undefined || month === undefined ? undefined : isoOf(year, month, day);
  if (value !== undefined) return { value, first: i, last: i + 3 };
  const only = tokens[i + 2]?.month;
  return only === undefined
    ? undefined
    : { value: isoOf(year, only) ?? `${year}`, first: i, last: i + 2 };
}

/** `22 декабря 2022 года`, `22 December 2022`, `December 22, 2022`, `December 2022`. */
function monthBefore(tokens: readonly Token[], i: number): Found | undefined {
  const year = tokens[i]?.year;
  if (year === undefined) return undefined;
  const last = tokens[i + 1]?.isYearWord === true ? i + 1 : i;
  const [near, far] = [tokens[i - 1], tokens[i - 2]];
  if (near?.month !== undefined) {
    const value = far?.day === undefined ? undefined : isoOf(year, near.month, far.day);
    if (value !== undefined) return { value, first: i - 2, last };
    return { value: isoOf(year, near.month) ?? `${year}`, first: i - 1, last };
  }
  if (near?.day === undefined || far?.month === undefined) return undefined;
  const value = isoOf(year, far.month, near.day);
  return value === undefined ? undefined : { value, first: i - 2, last };
}

function bareYear(tokens: readonly Token[], i: number): Found | undefined {
  const year = tokens[i]?.year;
  if (year === undefined) return undefined;
  if (tokens[i + 1]?.isYearWord === true) return { value: `${year}`, first: i, last: i + 1 };
  return tokens[i - 1]?.leads === true ? { value: `${year}`, first: i, last: i } : undefined;
}

function isoOf(year: number, month: number, day?: number): string | undefined {
  const two = (n: number): string => String(n).padStart(2, "0");
  const value = day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
  return isPartialDate(value) ? value : undefined;
}

function tokensOf(text: string, content: DateWords, language: Language): readonly Token[] {
  const spans = words(text);
  const numbers = spans.map(({ start, end }) => readNumber(text.slice(start, end)));
  const years = numbers.map((digits) => digits !== undefined && digits >= 1800 && digits <= 2199);
  return spans.map(({ start, end }, i) => {
    const word = text.slice(start, end);
    const digits = numbers[i];
    // Only the words beside a year can be its month: the others need not be understood.
    const isNear = years.slice(Math.max(0, i - 3), i + 3).includes(true);
    const keys = isNear && digits === undefined ? wordKeys(word, language) : [];
    return {
      start,
      end,
      text: word,
      year: years[i] === true ? digits : undefined,
      day: digits !== undefined && digits >= 1 && digits <= 31 ? digits : undefined,
      month: keys.map((key) => content.months.get(key)).find((month) => month !== undefined),
      isYearWord: keys.some((key) => content.years.has(key)),
      leads: keys.some((key) => content.before.has(key)),
    };
  });
}

function readNumber(word: string): number | undefined {
  return /^\d+(?:st|nd|rd|th)?$/.test(word) ? Number.parseInt(word, 10) : undefined;
}

const loaded = new Map<Language, DateWords>();

function dateWords(language: Language): DateWords {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const data = readYaml(`numbers/${language}.yaml`);
  const key = (word: string): string => formKey(word, language);
  const months = new Map(asList(data.months).map((name, i) => [key(name), i + 1]));
  for (const [name, month] of Object.entries(asRecord(data.monthsToo))) {
    months.set(key(name), Number(month));
  }
  const made = {
    months,
    years: new Set(asList(data.years).map(key)),
    before: new Set(asList(data.before).map(key)),
  };
  loaded.set(language, made);
  return made;
}
