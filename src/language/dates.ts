import { isPartialDate, isRead, type Language } from "../terms/index.ts";
import { type FoundDate, isoOf, partOfYear } from "./datePeriods.ts";
import { type DateToken, dateTokens, isLinked } from "./dateTokens.ts";
import { type NumberContent, numberContent } from "./numberContent.ts";

/** A date that a text states, as exact as it is written; two dates with `/` between them are a period. */
export interface DateMatch {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/**
 * The dates of a text: days, months, years, and periods of days, months, years, quarters, half-years and decades.
 *
 * Shape: `2022-12-22`, `2022-12`, `2022` or, for a period, `2014/2020`, `2022-07/2022-09`; in the order of the text.
 * A day without its year is not given: the text alone does not say which day it is.
 */
export function dates(text: string, language: Language): readonly DateMatch[] {
  if (!isRead(language) || !/\d\d/.test(text)) return [];
  const content = numberContent(language);
  const tokens = dateTokens(text, language, content);
  const found: DateMatch[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const one = dateAt(text, tokens, i, content);
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

function dateAt(
  text: string,
  tokens: readonly DateToken[],
  i: number,
  content: NumberContent,
): FoundDate | undefined {
  const token = tokens[i];
  if (token === undefined) return undefined;
  if (token.text === undefined) return undefined;
  const written = numericDate(token.text);
  if (written !== undefined) return { value: written, first: i, last: i };
  if (token.year === undefined) return shortDecade(text, tokens, i);
  return (
    isoDay(text, tokens, i) ??
    markedDay(text, tokens, i) ??
    period(text, tokens, i) ??
    decade(tokens, i) ??
    partOfYear(text, tokens, i, content) ??
    monthAfter(text, tokens, i) ??
    monthBefore(text, tokens, i) ??
    bareYear(tokens, i)
  );
}

/** 22.12.2022 */
function numericDate(text: string): string | undefined {
  if (text.length > 10 || text.length < 8) return undefined;
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (match === null) return undefined;
  return isoOf(Number(match[3]), Number(match[2]), Number(match[1]));
}

const hyphen = 0x2d;

/** 2022-12-22 */
function isoDay(text: string, tokens: readonly DateToken[], i: number): FoundDate | undefined {
  const [year, month, day] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (text.charCodeAt(year.end) !== hyphen) return undefined;
  const value = text.slice(year.start, day.start + (day.text?.length ?? 0));
  return isPartialDate(value) && value.length === 10 ? { value, first: i, last: i + 2 } : undefined;
}

/** 22/12/2022 and 22-12-2022; 12/22/2022, since no year has so many months. */
function markedDay(text: string, tokens: readonly DateToken[], i: number): FoundDate | undefined {
  const [day, month, year] = [tokens[i - 2], tokens[i - 1], tokens[i]];
  if (day?.day === undefined || month?.day === undefined || year?.year === undefined)
    return undefined;
  const mark = text[month.end] ?? "";
  if (!"/-".includes(mark) || text[day.end] !== mark) return undefined;
  if (month.start !== day.end + 1 || year.start !== month.end + 1) return undefined;
  const value =
    isoOf(year.year, month.day, day.day) ??
    (mark === "/" ? isoOf(year.year, day.day, month.day) : undefined);
  return value === undefined ? undefined : { value, first: i - 2, last: i };
}

const dash = /^\s?[-‐‑‒–—−/]\s?$/u;

function isDash(text: string, from: DateToken | undefined, to: DateToken | undefined): boolean {
  return from !== undefined && to !== undefined && dash.test(text.slice(from.end, to.start));
}

function period(text: string, tokens: readonly DateToken[], i: number): FoundDate | undefined {
  const [from, to] = [tokens[i], tokens[i + 1]];
  if (from?.year === undefined || to?.year === undefined || to.year <= from.year) return undefined;
  if (!isDash(text, from, to)) return undefined;
  const last = tokens[i + 2]?.isYearWord === true ? i + 2 : i + 1;
  return { value: `${from.year}/${to.year}`, first: i, last };
}

/** 1990-yillar, 1990-е годы, the 1990s */
function decade(tokens: readonly DateToken[], i: number): FoundDate | undefined {
  const year = tokens[i]?.year;
  if (year === undefined || year % 10 !== 0) return undefined;
  const last = tokens[i]?.isPlural === true ? i : i + 1;
  if (tokens[last]?.isPlural !== true) return undefined;
  const isWhole = last === i && tokens[i + 1]?.isPlural === true;
  return { value: `${year}/${year + 9}`, first: i, last: isWhole ? i + 1 : last };
}

/** 90-yillar and “the 90s” are the decade from 1990; 60-е alone is the sixtieth of anything. */
function shortDecade(text: string, tokens: readonly DateToken[], i: number): FoundDate | undefined {
  const token = tokens[i];
  if (token?.text?.length !== 2 || !/^[2-9]0$/.test(token.text)) return undefined;
  const next = tokens[i + 1];
  const isYears =
    next?.isPlural === true && next.isYearWord === true && next.start - token.end <= 1;
  if (!isYears && !(token.isPlural === true && /[3-9]0[sх]$/u.test(quoteOf(text, token))))
    return undefined;
  if (isDash(text, tokens[i - 1], token) && tokens[i - 1]?.day !== undefined) return undefined;
  const year = 1900 + Number(token.text);
  return { value: `${year}/${year + 9}`, first: i, last: isYears ? i + 1 : i };
}

function quoteOf(text: string, { start, end }: DateToken): string {
  return text.slice(start, end).replace(/[-‐‑]/u, "");
}

/** `2022-yil 22-dekabr`, `1997 жылғы 10 қаңтар`, `2022-yil 10–12-dekabr`, `2022-yil dekabrning 22-si`. */
function monthAfter(text: string, tokens: readonly DateToken[], i: number): FoundDate | undefined {
  const year = tokens[i]?.year;
  if (year === undefined || tokens[i + 1]?.isYearWord !== true) return undefined;
  const [one, two, three] = [tokens[i + 2], tokens[i + 3], tokens[i + 4]];
  if (!isLinked(text, tokens[i + 1], one)) return undefined;
  if (one?.day !== undefined && two?.day !== undefined && isDash(text, one, two)) {
    return days(year, three?.month, one.day, two.day, { first: i, last: i + 4 });
  }
  if (one?.day !== undefined && two?.month !== undefined) {
    const value = isoOf(year, two.month, one.day);
    if (value !== undefined) return { value, first: i, last: i + 3 };
  }
  if (one?.month === undefined) return undefined;
  const value = two?.hasSuffix === true && two.day ? isoOf(year, one.month, two.day) : undefined;
  if (value !== undefined) return { value, first: i, last: i + 3 };
  return { value: isoOf(year, one.month) ?? `${year}`, first: i, last: i + 2 };
}

/** `22 декабря 2022 года`, `10–12 декабря 2022 года`, `December 22, 2022`, `December 2022`. */
function monthBefore(text: string, tokens: readonly DateToken[], i: number): FoundDate | undefined {
  const year = tokens[i]?.year;
  if (year === undefined) return undefined;
  const last = tokens[i + 1]?.isYearWord === true ? i + 1 : i;
  const [near, far, farther] = [tokens[i - 1], tokens[i - 2], tokens[i - 3]];
  if (near?.month !== undefined) {
    if (far?.day !== undefined && farther?.day !== undefined && isDash(text, farther, far)) {
      const span = days(year, near.month, farther.day, far.day, { first: i - 3, last });
      if (span !== undefined) return span;
    }
    const value = far?.day === undefined ? undefined : isoOf(year, near.month, far.day);
    if (value !== undefined) return { value, first: i - 2, last };
    return { value: isoOf(year, near.month) ?? `${year}`, first: i - 1, last };
  }
  if (near?.day === undefined || far?.month === undefined) return undefined;
  const value = isoOf(year, far.month, near.day);
  return value === undefined ? undefined : { value, first: i - 2, last };
}

function days(
  year: number,
  month: number | undefined,
  from: number,
  to: number,
  place: { readonly first: number; readonly last: number },
): FoundDate | undefined {
  if (month === undefined || to <= from) return undefined;
  const [start, end] = [isoOf(year, month, from), isoOf(year, month, to)];
  if (start === undefined || end === undefined) return undefined;
  return { value: `${start}/${end}`, ...place };
}

function bareYear(tokens: readonly DateToken[], i: number): FoundDate | undefined {
  const year = tokens[i]?.year;
  if (year === undefined) return undefined;
  if (tokens[i + 1]?.isYearWord === true) return { value: `${year}`, first: i, last: i + 1 };
  return tokens[i - 1]?.leads === true ? { value: `${year}`, first: i, last: i } : undefined;
}
