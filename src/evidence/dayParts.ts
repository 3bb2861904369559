import type { CodedDate } from "./coder.ts";
import type { Named } from "./compile.ts";

/** What may stand between a part of a year and its year: a blank, “of”. */
const longestGap = 4;

/**
 * Reads “the first half of next year” and “Q3 2025” as the months they are, and “in the second quarter” as those of the
 * year that brings them nearest to the document's date.
 *
 * Shape: the dates given, in the order of the text, with such a part in the place of its year.
 * Missing: no value for a quarter without a year in a document without a date; none at all for half of anything else.
 */
export function joinParts(
  text: string,
  days: readonly CodedDate[],
  parts: readonly Named[],
  today: string | undefined,
): readonly CodedDate[] {
  let all = days;
  for (const part of parts) {
    const isKnown = all.some((one) => one.value?.length !== 4 && overlap(one, part));
    if (isKnown) continue;
    const year = all.find((one) => one.value?.length === 4 && isBeside(one, part));
    const [from = 1, to = 12] = (part.code.shift ?? "").split(" ").slice(1).map(Number);
    if (year !== undefined) {
      const place = { start: Math.min(year.start, part.start), end: Math.max(year.end, part.end) };
      const value = months(Number(year.value), from, to);
      all = all.map((one) => (one === year ? { ...year, ...place, value } : one));
    } else if (part.group.as === "part") {
      const { start, end } = part;
      all = [...all, { value: today && nearest(today, from, to), start, end, relative: true }];
    }
  }
  if (all === days) return days;
  return joinRows(
    text,
    [...all].sort((a, b) => a.start - b.start),
  );
}

/** “Q1–Q3 2024” is one period; the year is said once. */
function joinRows(text: string, days: readonly CodedDate[]): readonly CodedDate[] {
  const joined: CodedDate[] = [];
  for (const one of days) {
    const before = joined.at(-1);
    const isRow =
      before?.value?.length === partLength &&
      one.value?.length === partLength &&
      /^\s?[–—-]\s?$/u.test(text.slice(before.end, one.start));
    if (!isRow) {
      joined.push(one);
      continue;
    }
    const year = (before.relative ? one : before).value?.slice(0, 4) ?? "";
    const value = `${year}${before.value?.slice(4, 7)}${one.value?.slice(7)}`;
    joined[joined.length - 1] = { ...one, value, start: before.start };
  }
  return joined;
}

/** How long the months of a part are in writing: 2024-01/2024-03. */
const partLength = 15;

interface Place {
  readonly start: number;
  readonly end: number;
}

function overlap(a: Place, b: Place): boolean {
  return a.start < b.end && b.start < a.end;
}

function isBeside(a: Place, b: Place): boolean {
  return a.start - b.end <= longestGap && b.start - a.end <= longestGap;
}

function months(year: number, from: number, to: number): string {
  const two = (month: number): string => `${year}-${String(month).padStart(2, "0")}`;
  return `${two(from)}/${two(to)}`;
}

/** Of the part of this year and of the years beside it, the one whose middle is nearest to a day. */
function nearest(today: string, from: number, to: number): string {
  const year = Number(today.slice(0, 4));
  const at = year * 12 + (today.length < 7 ? 6 : Number(today.slice(5, 7)) - 0.5);
  const gap = (one: number): number => Math.abs(one * 12 + (from - 1 + to) / 2 - at);
  const best = [year, year - 1, year + 1].reduce((a, b) => (gap(b) < gap(a) ? b : a));
  return months(best, from, to);
}
