import type { Series, SeriesValues } from "../../src/server/contract.ts";

type Value = SeriesValues["values"][number];

/** One line of a chart: what one series says of one state or pair. */
export interface Line {
  readonly key: string;
  readonly of: string;
  readonly series: Series;
  readonly values: readonly Value[];
}

/** The values of an answer as lines: states in the reader's order, editions of one state beside each other. */
export function linesOf(answer: SeriesValues, order: readonly string[]): readonly Line[] {
  const found = [...new Set(answer.values.map((value) => value.of))];
  const rank = (of: string) => {
    const at = order.indexOf(of);
    return at < 0 ? order.length : at;
  };
  const ordered = found.sort((x, y) => rank(x) - rank(y) || (x < y ? -1 : 1));
  return ordered.flatMap((of) =>
    answer.series.flatMap((series) => {
      const values = answer.values
        .filter((value) => value.of === of && value.series === series.id)
        .sort((x, y) => x.year - y.year);
      const known = values.some((value) => value.value !== undefined);
      return known ? [{ key: `${of} ${series.id}`, of, series, values }] : [];
    }),
  );
}

/** The last year in which all of some lines have a value. */
export function lastCommonYear(lines: readonly Line[]): number | undefined {
  const [first, ...others] = lines;
  if (!first) return undefined;
  const years = first.values
    .filter((value) => value.value !== undefined)
    .map((value) => value.year);
  return years.filter((year) => others.every((line) => valueIn(line, year) !== undefined)).at(-1);
}

/** The value of a line in a year. */
export function valueIn(line: Line, year: number): number | undefined {
  return line.values.find((value) => value.year === year)?.value;
}

/** Points of a line for a pen: a year that is missing stands as a gap. */
export function pointsOf(line: Line): readonly { year: number; value: number }[] {
  const points: { year: number; value: number }[] = [];
  let before: number | undefined;
  for (const { year, value } of line.values) {
    if (before !== undefined && year > before + 1)
      points.push({ year: before + 1, value: Number.NaN });
    points.push({ year, value: value ?? Number.NaN });
    before = year;
  }
  return points;
}

/** Whether any point stands alone between gaps, where a line would not show it. */
export function lonePoints(line: Line): readonly { year: number; value: number }[] {
  const points = pointsOf(line);
  const open = (index: number) => Number.isFinite(points[index]?.value ?? Number.NaN);
  return points.filter((_, index) => open(index) && !open(index - 1) && !open(index + 1));
}
