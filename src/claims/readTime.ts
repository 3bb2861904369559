import type { Span } from "../language/index.ts";
import { isVerbLast, type Memory } from "./context.ts";
import type { When } from "./query.ts";
import type { Mark } from "./readMarks.ts";
import { isBeside } from "./readRelation.ts";
import { type Desk, inOneClause, marksOf, nearest } from "./readScope.ts";

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
