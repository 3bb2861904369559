import type { FigureTable } from "./figureCard.ts";
import { formatValue } from "./format.ts";
import { t } from "./text.ts";
import { knownPoints, type TrendLine, type TrendPoint } from "./trend.ts";

/** A point of a line in words. */
export function sayPoint({ name }: TrendLine, { year, value, low, high }: TrendPoint): string {
  const told = { line: name, at: year, value: formatValue(value ?? 0) };
  if (low === undefined || high === undefined) return t("figure.said", told);
  return t("figure.saidRange", { ...told, low: formatValue(low), high: formatValue(high) });
}

/** Lines over years as a table: a row for each line and year, also where nothing is known, with the reason. */
export function tableOfLines(lines: readonly TrendLine[], unit?: string): FigureTable {
  const points = lines.flatMap(({ points }) => points);
  const hasRange = points.some(({ low }) => low !== undefined);
  const hasReason = points.some(({ value, reason }) => value === undefined && reason !== undefined);
  const number = { kind: "number", unit } as const;
  return {
    columns: [
      { name: t("figure.line"), kind: "text" },
      { name: t("figure.year"), kind: "text" },
      { name: t("figure.value"), ...number },
      ...(hasRange
        ? [
            { name: t("figure.low"), ...number },
            { name: t("figure.high"), ...number },
          ]
        : []),
      ...(hasReason ? [{ name: t("figure.reason"), kind: "text" as const }] : []),
    ],
    rows: lines.flatMap(({ name, points }) =>
      points.map(({ year, value, low, high, reason }) => [
        name,
        year,
        value,
        ...(hasRange ? [low, high] : []),
        ...(hasReason ? [value === undefined ? reason : undefined] : []),
      ]),
    ),
  };
}

/** How many points of some lines are known, of how many. */
export function countOfLines(lines: readonly TrendLine[]): {
  readonly known: number;
  readonly all: number;
} {
  const sum = (count: (line: TrendLine) => number) =>
    lines.reduce((total, line) => total + count(line), 0);
  return {
    known: sum((line) => knownPoints(line).length),
    all: sum(({ points }) => points.length),
  };
}

/** A stretch of years in words; one year stands alone, none is nothing. */
export function periodOf(years: readonly number[]): string {
  if (years.length === 0) return "";
  const [from, to] = [Math.min(...years), Math.max(...years)];
  return from === to ? String(from) : `${from}–${to}`;
}
