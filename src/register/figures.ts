import {
  isKnownOn,
  type ObservationRow,
  type PairObservationRow,
  type SeriesRow,
  type TurnoverRow,
} from "../indicators/index.ts";
import type { RowOf } from "../store/index.ts";
import { parsePair } from "../terms/index.ts";
import type { CountedValue } from "./progress.ts";
import type { measure } from "./table.ts";

type Measure = RowOf<typeof measure>;

/** The figures of a dossier that may measure a promise. */
export interface MeasureFigures {
  readonly turnover: readonly TurnoverRow[];
  readonly series: readonly SeriesRow[];
  readonly observations: readonly (ObservationRow | PairObservationRow)[];
}

/** A value with the row it stands in and where that is from. */
export interface MeasuredValue extends CountedValue {
  readonly title: string;
  readonly url: string | undefined;
  readonly note: string | undefined;
  readonly file: string;
  readonly row: number;
}

/**
 * What has been counted of a promise by a day, in its unit: every count apart, by state, office or series.
 *
 * Shape: of a directed series both ways are summed, only for years that have both. Missing: a figure of a year counts
 * once the year is over, as its sources give no day; a series once its edition has come out.
 */
export function measuredValues(
  measure: Measure,
  figures: MeasureFigures,
  day: string,
): readonly MeasuredValue[] {
  const found =
    measure.from === "turnover"
      ? fromTurnover(measure, figures)
      : fromSeries(measure, figures, day);
  return found.filter((one) => `${one.year}-12-31` <= day);
}

function fromTurnover(
  { indicator, of, periods, factor }: Measure,
  { turnover }: MeasureFigures,
): readonly MeasuredValue[] {
  const pair = parsePair(of).id;
  const own = turnover.filter(
    (one) => one.indicator === indicator && parsePair(one.pair).id === pair,
  );
  return own
    .filter((one) => periods.includes(one.period))
    .map((one) => ({
      id: one.id,
      reporter: one.reporter,
      year: one.year,
      value: one.value * factor,
      title: one.sourceTitle,
      url: one.sourceUrl,
      note: one.note,
      file: one.file,
      row: one.row,
    }));
}

function fromSeries(
  { indicator, of, factor }: Measure,
  { series, observations }: MeasureFigures,
  day: string,
): readonly MeasuredValue[] {
  const editions = series.filter((one) => one.concept === indicator && isKnownOn(one, day));
  return editions.flatMap((edition) => {
    const subjects = subjectsIn(edition.grain, of);
    const own = observations.filter(
      (one) => one.series === edition.id && subjects.includes(one.of) && one.value !== undefined,
    );
    return [...new Set(own.map((one) => one.year))].flatMap((year) => {
      const rows = own.filter((one) => one.year === year);
      const [first] = rows;
      if (first === undefined || rows.length < subjects.length) return [];
      const value = rows.reduce((sum, one) => sum + (one.value ?? 0), 0) * factor;
      return [measured(edition, first, value)];
    });
  });
}

/** What a series must have a value of: both ways, where it goes from one state towards another. */
function subjectsIn(grain: string, of: string): readonly string[] {
  if (grain === "country") return [of];
  const { a, b, id } = parsePair(of);
  return grain === "pair" ? [id] : [`${a}>${b}`, `${b}>${a}`];
}

function measured(
  edition: SeriesRow,
  row: ObservationRow | PairObservationRow,
  value: number,
): MeasuredValue {
  return {
    id: row.id,
    reporter: edition.id,
    year: row.year,
    value,
    title: edition.sourceTitle,
    url: edition.sourceUrl,
    note: row.note,
    file: row.file,
    row: row.row,
  };
}
