import type { ObservationRow, PairObservationRow, SeriesRow } from "../indicators/index.ts";
import { directedPair, type Pair, Problem } from "../terms/index.ts";
import type { PairValue } from "./compositePairs.ts";
import type { IndexSource } from "./compositeSource.ts";

/** Series of a dossier with their values, by series, state or pair, and year. */
export interface SeriesGround {
  readonly series: ReadonlyMap<string, SeriesRow>;
  readonly values: ReadonlyMap<string, ObservationRow | PairObservationRow>;
}

type PairSeries = Extract<IndexSource, { pairSeries: string }>;
type StateSeries = Extract<IndexSource, { stateSeries: string }>;

/** Series and values laid out so that they are found at once. */
export function createSeriesGround(
  series: readonly SeriesRow[],
  rows: readonly (ObservationRow | PairObservationRow)[],
): SeriesGround {
  return {
    series: new Map(series.map((one): [string, SeriesRow] => [one.id, one])),
    values: new Map(
      rows.map((row): [string, ObservationRow | PairObservationRow] => [
        `${row.series} ${row.of} ${row.year}`,
        row,
      ]),
    ),
  };
}

/**
 * What series say of a pair in a year: the first named edition that has what is asked.
 *
 * Missing: when no edition has it, the reason of the first is given; of a series that goes from one state towards another,
 * both ways must be there. Throws: `index-series` when an edition is not in the dossier or belongs to another concept.
 */
export function seriesValue(
  source: PairSeries | StateSeries,
  { a, b, id }: Pair,
  year: number,
  ground: SeriesGround,
): PairValue {
  const concept = "pairSeries" in source ? source.pairSeries : source.stateSeries;
  const subjects = "stateSeries" in source ? [a, b] : pairSubjects(source, a, b, id);
  const how = "stateSeries" in source ? source.combine : source.ways;
  let gap: PairValue | undefined;
  for (const edition of source.editions) {
    const series = editionOf(ground, edition, concept);
    const found = subjects.map((of) => pointOf(series, of, year, ground));
    const [lacking] = found.filter((one) => "gap" in one);
    if (lacking === undefined) {
      return {
        value: combine(
          how,
          found.map((one) => ("value" in one ? one.value : Number.NaN)),
        ),
        rows: found.flatMap((one) => ("rows" in one ? one.rows : [])),
      };
    }
    gap ??= lacking;
  }
  return gap ?? { gap: "no edition is named" };
}

function pairSubjects({ ways }: PairSeries, a: string, b: string, id: string): readonly string[] {
  return ways === "one" ? [id] : [directedPair(a, b).id, directedPair(b, a).id];
}

function editionOf({ series }: SeriesGround, id: string, concept: string): SeriesRow {
  const found = series.get(id);
  if (found?.concept === concept) return found;
  const known = [...series.values()].filter((one) => one.concept === concept).map((one) => one.id);
  throw new Problem(
    "index-series",
    `${id} is no edition of ${concept} in this dossier: it has ${known.join(", ") || "none"}.`,
  );
}

function pointOf(series: SeriesRow, of: string, year: number, { values }: SeriesGround): PairValue {
  if (year < series.firstYear || year > series.lastYear) {
    return { gap: `outside the source's period, ${series.firstYear} to ${series.lastYear}` };
  }
  const row = values.get(`${series.id} ${of} ${year}`);
  if (row === undefined) return { gap: "no row in the source" };
  if (row.value === undefined) return { gap: row.missing ?? "no value in the source" };
  return { value: row.value, rows: [row.id] };
}

function combine(
  how: PairSeries["ways"] | StateSeries["combine"],
  values: readonly number[],
): number {
  const [one = Number.NaN, other = Number.NaN] = values;
  switch (how) {
    case "one":
      return one;
    case "sum":
      return one + other;
    case "mean":
      return (one + other) / 2;
    case "product":
      return one * other;
    case "difference":
      return Math.abs(one - other);
    case "smaller":
      return Math.min(one, other);
    case "larger":
      return Math.max(one, other);
  }
}
