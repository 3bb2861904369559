import { isPartialDate } from "../terms/index.ts";
import { type DateToken, isLinked } from "./dateTokens.ts";
import { hasKey, type NumberContent } from "./numberContent.ts";

/** A date that some tokens say together. */
export interface FoundDate {
  readonly value: string;
  readonly first: number;
  readonly last: number;
}

/** A month or day in ISO 8601; undefined when the calendar has no such day. */
export function isoOf(year: number, month: number, day?: number): string | undefined {
  const two = (n: number): string => String(n).padStart(2, "0");
  const value = day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
  return isPartialDate(value) ? value : undefined;
}

/** A quarter or half of a year: which one, its length in months, and its tokens. */
interface Part {
  readonly ordinal: number;
  readonly months: number;
  readonly first: number;
  readonly last: number;
}

/** The quarter or half-year that stands after a year or before it, as the months it spans. */
export function partOfYear(
  text: string,
  tokens: readonly DateToken[],
  i: number,
  content: NumberContent,
): FoundDate | undefined {
  const year = tokens[i]?.year;
  if (year === undefined) return undefined;
  const yearEnd = tokens[i + 1]?.isYearWord === true ? i + 1 : i;
  const before = partBefore(text, tokens, i, content);
  if (before !== undefined) return spanned(year, before, before.first, yearEnd);
  if (!isLinked(text, tokens[yearEnd], tokens[yearEnd + 1])) return undefined;
  const after = partAt(tokens, yearEnd + 1, content);
  return after === undefined ? undefined : spanned(year, after, i, after.last);
}

function spanned(year: number, part: Part, first: number, last: number): FoundDate | undefined {
  const from = (part.ordinal - 1) * part.months + 1;
  const [start, end] = [isoOf(year, from), isoOf(year, from + part.months - 1)];
  if (start === undefined || end === undefined) return undefined;
  return { value: `${start}/${end}`, first, last };
}

/** Looks back over “of” and “of the year”, which are no more than two words. */
function partBefore(
  text: string,
  tokens: readonly DateToken[],
  i: number,
  content: NumberContent,
): Part | undefined {
  if (!isLinked(text, tokens[i - 1], tokens[i])) return undefined;
  const nearest = tokens[i - 1]?.text;
  const short = nearest?.length === 2 ? /^Q([1-4])$/.exec(nearest) : null;
  if (short !== null) return { ordinal: Number(short[1]), months: 3, first: i - 1, last: i - 1 };
  for (let first = i - 2; first >= Math.max(0, i - 4); first -= 1) {
    const part = partAt(tokens, first, content);
    if (part === undefined || i - part.last > 2) continue;
    return i - part.last === 1 || isLinked(text, tokens[part.last], tokens[i - 1])
      ? part
      : undefined;
  }
  return undefined;
}

function partAt(
  tokens: readonly DateToken[],
  first: number,
  content: NumberContent,
): Part | undefined {
  const ordinal = tokens[first]?.ordinal;
  if (ordinal === undefined) return undefined;
  if (hasKey(tokens[first + 1]?.keys ?? [], content.quarters)) {
    return { ordinal, months: 3, first, last: first + 1 };
  }
  for (const phrase of content.halfYears) {
    const found = phrase.every((key, k) => tokens[first + 1 + k]?.keys.includes(key) === true);
    if (found && ordinal < 3) return { ordinal, months: 6, first, last: first + phrase.length };
  }
  return undefined;
}
