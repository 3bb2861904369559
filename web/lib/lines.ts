import type { Series, SeriesValues } from "../../src/server/contract.ts";

type Value = SeriesValues["values"][number];

/** One line of a chart: what one series says of one state or pair. */
export interface Line {
  readonly key: string;
  readonly of: string;
  readonly series: Series;
  readonly values: readonly Value[];
}

/** Editions of a series, the fullest for the states shown first; of two as full, the later name. */
export function editionsOf(answer: SeriesValues): readonly Series[] {
  const known = (series: Series) =>
    answer.values.filter((value) => value.series === series.id && value.value !== undefined).length;
  const counted = answer.series.map((series) => ({ series, known: known(series) }));
  return counted
    .filter((one) => one.known > 0)
    .sort((x, y) => y.known - x.known || (x.series.vintage < y.series.vintage ? 1 : -1))
    .map((one) => one.series);
}

/** The values of an answer as lines: edition by edition, and in each the states in the reader's order. */
export function linesOf(
  answer: SeriesValues,
  editions: readonly Series[],
  order: readonly string[],
): readonly Line[] {
  const found = [...new Set(answer.values.map((value) => value.of))];
  const rank = (of: string) => {
    const at = order.indexOf(of.slice(0, 3));
    return at < 0 ? order.length : at;
  };
  const ordered = found.sort((x, y) => rank(x) - rank(y) || (x < y ? -1 : 1));
  return editions.flatMap((series) =>
    ordered.flatMap((of) => {
      const values = answer.values
        .filter((value) => value.of === of && value.series === series.id)
        .sort((x, y) => x.year - y.year);
      const known = values.some((value) => value.value !== undefined);
      return known ? [{ key: `${of} ${series.id}`, of, series, values }] : [];
    }),
  );
}

/** As many whole editions as fit among so many lines: no state is drawn without the other. */
export function wholeEditions(lines: readonly Line[], most: number): readonly Line[] {
  const [first] = lines;
  const kept: Line[] = [];
  for (const id of new Set(lines.map((line) => line.series.id))) {
    const edition = lines.filter((line) => line.series.id === id);
    if (kept.length + edition.length > most) break;
    kept.push(...edition);
  }
  return kept.length > 0 || !first ? kept : lines.slice(0, most);
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
