import {
  editionsOf,
  isKnownOn,
  observation,
  pairObservation,
  type SeriesRow,
} from "../indicators/index.ts";
import type { Reader } from "../store/index.ts";
import { missingReasons, Problem } from "../terms/index.ts";
import type { Figures } from "./figures.ts";
import type { ColumnSource } from "./panel.ts";

/** Source of a series, as a column carries it. */
export function sourceOf(series: SeriesRow): ColumnSource {
  const { redistribute } = series;
  return {
    title: series.sourceTitle,
    url: series.sourceUrl,
    edition: series.vintage,
    licence: series.licence,
    redistribute: redistribute === "yes" || redistribute === "no" ? redistribute : "unknown",
  };
}

/**
 * The edition of a concept that a column shows.
 *
 * Shape: the one named; else the first of `prefer` that had come out by the day; else the only one there is.
 * Throws: `edition-unknown`; `edition-not-named` when several could be meant: none is taken in silence (TRUST D6).
 */
export function chooseEdition(
  all: readonly SeriesRow[],
  concept: string,
  wanted: {
    readonly edition?: string | undefined;
    readonly prefer?: readonly string[] | undefined;
  },
  day: string,
): SeriesRow {
  const editions = editionsOf(all, concept).filter((one) => isKnownOn(one, day));
  const listed = editions.map(({ vintage }) => vintage).join(", ");
  if (wanted.edition !== undefined) {
    const named = editions.find(({ vintage }) => vintage === wanted.edition);
    if (named !== undefined) return named;
    throw new Problem(
      "edition-unknown",
      `${concept} has no edition ${wanted.edition} by ${day}: there are ${listed || "none"}.`,
    );
  }
  for (const vintage of wanted.prefer ?? []) {
    const found = editions.find((one) => one.vintage === vintage);
    if (found !== undefined) return found;
  }
  const [only, another] = editions;
  if (only !== undefined && another === undefined) return only;
  throw new Problem(
    "edition-not-named",
    `${concept} has ${editions.length} editions by ${day}${listed ? `: write ${concept}@ and one of ${listed}` : ""}.`,
  );
}

/** The figures of one edition out of the store, ready for a panel. */
export async function seriesFigures(reader: Reader, series: SeriesRow): Promise<Figures> {
  const isOfState = series.grain === "country";
  const rows = isOfState
    ? (await reader.rows(observation, { where: { series: series.id } })).map((row) => ({
        ...row,
        from: row.of,
        to: "",
      }))
    : await reader.rows(pairObservation, { where: { series: series.id } });
  const states = new Set(rows.flatMap(({ from, to }) => (isOfState ? [from] : [from, to])));
  return {
    name: series.concept,
    label: series.labels.en ?? series.concept,
    unit: series.unit,
    source: sourceOf(series),
    note: series.note,
    of: isOfState ? "state" : series.grain === "pair" ? "pair" : "directed-pair",
    covers: { from: series.firstYear, to: series.lastYear, states, sides: "both" },
    listsAll: false,
    a: rows.map(({ from }) => from),
    b: isOfState ? undefined : rows.map(({ to }) => to),
    year: rows.map(({ year }) => year),
    month: undefined,
    value: rows.map(({ value }) => value ?? Number.NaN),
    missing: rows.map(({ missing }) => missingReasons.find((reason) => reason === missing)),
  };
}
