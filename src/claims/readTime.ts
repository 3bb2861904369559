import type { Span } from "../language/index.ts";
import type { Memory } from "./context.ts";
import type { When } from "./query.ts";
import type { Mark } from "./readMarks.ts";
import { isBeside } from "./readRelation.ts";
import { type Desk, inOneClause, marksOf, nearest } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** The year of the text, or of the dossier where it has no date. */
export function yearOf(memory: Memory, asOf: string): number {
  return Number((memory.date ?? asOf).slice(0, 4));
}

/** Dates and words of time that belong to a mark, and whether context filled the year in. */
export function whenOf(
  desk: Desk,
  at: Span,
  rivals: readonly Span[] = [],
): {
  readonly when: When | undefined;
  readonly assumed: readonly string[];
  readonly spans: readonly Span[];
} {
  const dates = marksOf(desk, "date").filter((one) => !isOfPaper(desk, one));
  const year = yearOf(desk.memory, desk.world.asOf);
  const later = yearLater(desk, at, dates);
  if (later !== undefined) return later;
  const back = marksOf(desk, "year-back").filter((one) => inOneClause(desk, one, at));
  const date = dates.length === 1 ? dates[0] : nearest(desk, at, dates, rivals);
  if (date === undefined || (back.length > 0 && !inOneClause(desk, date, at))) {
    const cue = back[0];
    if (cue === undefined) return { when: undefined, assumed: [], spans: [] };
    const value = String(year - Number(cue.value));
    return { when: { from: value, to: value }, assumed: ["year"], spans: [cue] };
  }
  const [from = "", to = from] = String(date.value)
    .split("/")
    .map((one) => one.slice(0, 4));
  const since = marksOf(desk, "since").some(
    (one) => isBeside(desk, one, date) && touches(desk, one, date),
  );
  if (since && dates.length === 1) {
    return {
      when: { from, to: String(Math.max(year, Number(from))), throughout: true },
      assumed: [],
      spans: [date],
    };
  }
  return { when: { from, to }, assumed: [], spans: [date] };
}

/** “A year later” counts from the date before it. */
function yearLater(
  desk: Desk,
  at: Span,
  dates: readonly Mark[],
): ReturnType<typeof whenOf> | undefined {
  const cue = marksOf(desk, "year-later").find((one) => inOneClause(desk, one, at));
  if (cue === undefined || Math.abs(cue.start - at.start) > 90) return undefined;
  const base = dates.findLast((one) => one.end <= cue.start && /^\d{4}/.test(String(one.value)));
  // What stands nearer to the first date than to “a year later” is of the first date.
  if (base === undefined || (base.start > at.start && cue.start > base.start)) return undefined;
  const value = String(Number(String(base.value).slice(0, 4)) + Number(cue.value));
  return { when: { from: value, to: value }, assumed: ["year"], spans: [cue] };
}

function touches(desk: Desk, cue: Mark, date: Mark): boolean {
  const after = isVerbLast(desk.sentence.language);
  return after ? cue.start >= date.end - 8 && cue.start >= date.start : cue.end <= date.start;
}

/** A year inside the name of a paper is no time of a figure. */
function isOfPaper(desk: Desk, date: Mark): boolean {
  return marksOf(desk, "paper").some((one) => one.start <= date.start && one.end >= date.end);
}

/** Whether the year that a claim is about is still to come for its text. */
export function isFuture(desk: Desk, when: When | undefined): boolean {
  if (when === undefined || desk.memory.date === undefined) return false;
  return Number(when.from.slice(0, 4)) > yearOf(desk.memory, desk.world.asOf);
}

/** “8.2 billion in 2016, 3.3 billion in 2024”: where figures and years take turns each figure has the year of its turn. */
export function pairedYear(
  desk: Desk,
  amount: Span,
  like: readonly Span[],
): ReturnType<typeof whenOf> | undefined {
  const years = marksOf(desk, "date").filter((one) => /^\d{4}$/.test(String(one.value)));
  const [first] = years;
  if (first === undefined || like.length < 2 || years.length !== like.length) return undefined;
  const isLed = first.start < (like[0]?.start ?? 0);
  const takesTurns = like.every((one, i) => {
    const [year, next] = [years[i], like[i + 1]];
    if (year === undefined) return false;
    const inTurn = isLed ? year.end <= one.start : one.end <= year.start;
    const later = isLed ? years[i + 1] : next;
    return inTurn && (later === undefined || later.start >= (isLed ? one : year).end);
  });
  const date = years[like.findIndex((one) => one.start === amount.start)];
  if (!takesTurns || date === undefined) return undefined;
  const value = String(date.value);
  return { when: { from: value, to: value }, assumed: [], spans: [date] };
}
