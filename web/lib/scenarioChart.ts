import type { Row } from "./scenarioRows.ts";
import type { TrendPoint } from "./trend.ts";

/** The lines of one state over the years: without the change, with it, and the bands of the draws. */
export interface YearLines {
  readonly baseline: readonly TrendPoint[];
  readonly change: readonly TrendPoint[];
  readonly wide: readonly TrendPoint[];
  readonly narrow: readonly TrendPoint[];
}

/** Lines over the years from the rows of one measure, state and item. */
export function yearLines(rows: readonly Row[]): YearLines {
  const ordered = rows
    .filter(({ year, month }) => year !== undefined && month === undefined)
    .sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
  const points = (of: (row: Row) => Omit<TrendPoint, "year">) =>
    ordered.map((row) => ({ year: row.year ?? 0, ...of(row) }));
  return {
    baseline: points(({ baseline }) => ({ value: baseline })),
    change: points(({ change }) => ({ value: change })),
    wide: points(({ band }) => ({
      value: band?.change.p50,
      low: band?.change.p5,
      high: band?.change.p95,
    })),
    narrow: points(({ band }) => ({
      value: band?.change.p50,
      low: band?.change.p25,
      high: band?.change.p75,
    })),
  };
}

/** The ends of all values of some lines; zero belongs to them where it is not far away. */
export function spanOf(lines: readonly YearLines[]): readonly [number, number] {
  const values = lines.flatMap(({ baseline, change, wide }) =>
    [...baseline, ...change, ...wide].flatMap(({ value, low, high }) =>
      [value, low, high].flatMap((one) => one ?? []),
    ),
  );
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (values.length === 0) return [0, 1];
  if (low > 0 && low < 0.6 * high) return [0, high];
  if (high < 0 && high > 0.6 * low) return [low, 0];
  const room = (high - low || Math.abs(high) || 1) * 0.05;
  return [low - room, high + room];
}
