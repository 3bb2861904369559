import { fitLine, type Line, predict, slopeInterval } from "../numbers/index.ts";
import type { ProgressRules } from "./progressRules.ts";

/** One value of a count, in the unit of the promise, with the row it stands in. */
export interface CountedValue {
  readonly id: string;
  readonly reporter: string;
  readonly year: number;
  readonly value: number;
}

/** A range of figures: of no width where there is only one. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** How a count has grown of late, and the line on which it would go on, year by year, with 95 % intervals. */
export interface Pace {
  readonly from: number;
  readonly to: number;
  /** Years with a value. */
  readonly years: number;
  /** Growth a year, as a share. */
  readonly growth: number;
  readonly growthLow: number;
  readonly growthHigh: number;
  readonly line: readonly (Range & { readonly year: number; readonly value: number })[];
}

/** Whether and when a count reaches the target. */
export interface Reaches {
  readonly outcome:
    | "reached"
    | "at-present-pace"
    | "beyond-horizon"
    | "never-at-present-pace"
    | "unknown";
  readonly year?: number;
  readonly earliest?: number;
  /** Missing where the lower limit never gets there, or not within the horizon. */
  readonly latest?: number;
  readonly reason?: string;
}

/** How far one count has come towards a target. */
export interface Progress<Value extends CountedValue = CountedValue> {
  readonly reporter: string;
  readonly values: readonly Value[];
  readonly latest?: Range & { readonly year: number };
  readonly gap?: Range;
  readonly trend?: Pace;
  readonly reaches: Reaches;
}

/**
 * How far a promise has come by each count, how large its gap is, and when the target is reached at the present pace.
 *
 * Shape: each count apart and never averaged, in the order of their names; two values of one year both stand. Method: a straight
 * line through the logarithms of the last years' values; the range of the year is where the limits of the 95 %
 * interval for a single year's value reach the target. Never at the present pace is an answer: the line does not rise.
 * Missing: no pace from too few years, or where a value is not above 0; the reason is given.
 * Source: content/rules/progress.yaml; Draper and Smith 1998, Applied Regression Analysis, 1.4 and 3.2 (inverse use).
 */
export function progressOf<Value extends CountedValue>(
  values: readonly Value[],
  target: number,
  rules: ProgressRules,
): readonly Progress<Value>[] {
  const reporters = [...new Set(values.map((one) => one.reporter))].sort();
  return reporters.map((reporter) => {
    const own = values.filter((one) => one.reporter === reporter).sort(byYear);
    return { reporter, values: own, ...progress(own, target, rules) };
  });
}

function byYear(a: CountedValue, b: CountedValue): number {
  return a.year - b.year || (a.id < b.id ? -1 : 1);
}

function progress(
  own: readonly CountedValue[],
  target: number,
  rules: ProgressRules,
): Omit<Progress, "reporter" | "values"> {
  const last = own[own.length - 1];
  if (last === undefined) return { reaches: { outcome: "unknown", reason: "no value" } };
  const latest = { year: last.year, ...rangeOf(own.filter((one) => one.year === last.year)) };
  const gap = { low: target - latest.high, high: target - latest.low };
  const line = lineOf(own, last.year, rules);
  const reached = own.find((one) => one.value >= target);
  const trend = typeof line === "string" ? {} : { trend: paceOf(line, own, last.year, rules) };
  if (reached !== undefined) {
    return { latest, gap, ...trend, reaches: { outcome: "reached", year: reached.year } };
  }
  const reaches = typeof line === "string" ? notTold(line) : follow(line, last.year, target, rules);
  return { latest, gap, ...trend, reaches };
}

const notTold = (reason: string): Reaches => ({ outcome: "unknown", reason });

function rangeOf(values: readonly CountedValue[]): Range {
  const found = values.map((one) => one.value);
  return { low: Math.min(...found), high: Math.max(...found) };
}

function recent(
  own: readonly CountedValue[],
  last: number,
  { trendYears }: ProgressRules,
): readonly CountedValue[] {
  return own.filter((one) => one.year > last - trendYears);
}

/** The line through the logarithms of the last years, or why there is none. */
function lineOf(own: readonly CountedValue[], last: number, rules: ProgressRules): Line | string {
  const used = recent(own, last, rules);
  if (new Set(used.map((one) => one.year)).size < rules.leastYears) {
    return `fewer than ${rules.leastYears} years with a value in the last ${rules.trendYears}`;
  }
  if (used.some((one) => one.value <= 0)) return "a value is not above 0";
  const line = fitLine(used.map(({ year, value }) => ({ x: year, y: Math.log(value) })));
  return line ?? "no line can be drawn";
}

function paceOf(
  line: Line,
  own: readonly CountedValue[],
  last: number,
  rules: ProgressRules,
): Pace {
  const years = [...new Set(recent(own, last, rules).map((one) => one.year))];
  const slope = slopeInterval(line);
  const from = Math.min(...years);
  return {
    from,
    to: last,
    years: years.length,
    growth: Math.expm1(line.slope),
    growthLow: Math.expm1(slope.low),
    growthHigh: Math.expm1(slope.high),
    // As far ahead as it was looked back: a drawing needs no more.
    line: span(from, last + rules.trendYears).map((year) => ({ year, ...valueOn(line, year) })),
  };
}

function valueOn(line: Line, year: number): Range & { readonly value: number } {
  const { value, low, high } = predict(line, year);
  return { value: Math.exp(value), low: Math.exp(low), high: Math.exp(high) };
}

function follow(line: Line, last: number, target: number, rules: ProgressRules): Reaches {
  const ahead = span(last + 1, last + rules.horizonYears).map((year) => ({
    year,
    ...valueOn(line, year),
  }));
  const first = (of: "low" | "high" | "value") => ahead.find((one) => one[of] >= target)?.year;
  const earliest = first("high");
  const range = earliest === undefined ? {} : { earliest };
  if (line.slope <= 0) return { outcome: "never-at-present-pace", ...range };
  const year = first("value");
  if (year === undefined) return { outcome: "beyond-horizon", ...range };
  const latest = first("low");
  return {
    outcome: "at-present-pace",
    year,
    ...range,
    ...(latest === undefined ? {} : { latest }),
  };
}

function span(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}
