import {
  directedPair,
  isBy,
  isPartialDate,
  type MissingReason,
  missingReasons,
  type Pair,
} from "../terms/index.ts";
import type { SeriesRow } from "./definitions.ts";

/** A row of figures, of a state or of a pair, as the store keeps it. */
export interface Counted {
  readonly series: string;
  readonly of: string;
  readonly year: number;
  readonly value?: number | undefined;
  readonly missing?: string | undefined;
  readonly note?: string | undefined;
  readonly file: string;
  readonly row: number;
}

/** Why there is no value: the reason given, or that the dossier holds no row and no reason. */
export type Gap = MissingReason | "no row";

/** One year of one series for one state or pair: a value or a gap, and the row it stands in. */
export interface Point {
  readonly series: string;
  readonly of: string;
  readonly year: number;
  readonly value: number | undefined;
  readonly gap: Gap | undefined;
  readonly note: string | undefined;
  readonly place: { readonly file: string; readonly row: number } | undefined;
}

/** Which states or pairs to show (`AAA`, `AAA-BBB`, `AAA>BBB`), and in which years. */
export interface Choice {
  readonly of: readonly string[];
  readonly from: number;
  readonly to: number;
}

/**
 * All that figures may be “of” for a pair: its two states, the pair in no order, and each state towards the other.
 *
 * Shape: the same for both orders in which the pair can be named, as terms keep a pair.
 */
export function subjectsOf(pair: Pair): readonly string[] {
  const { a, b, id } = pair;
  return [a, b, id, directedPair(a, b).id, directedPair(b, a).id];
}

/**
 * A series for chosen states or pairs, year by year and without holes: each year has a value or a gap.
 *
 * Shape: in the order chosen, then by year.
 * Missing: a year outside the source's period is “outside period”, never 0 (TRUST D1).
 */
export function seriesFor(
  series: SeriesRow,
  rows: readonly Counted[],
  choice: Choice,
): readonly Point[] {
  const own = rows.filter((row) => row.series === series.id);
  const found = new Map(own.map((row) => [`${row.of} ${row.year}`, row]));
  return choice.of.flatMap((of) =>
    yearsOf(choice).map((year) => pointOf(series, of, year, found.get(`${of} ${year}`))),
  );
}

/**
 * The latest value of each series for each state or pair, up to a year if one is named.
 *
 * Shape: by series, then by state or pair. Missing: those without any value are not in the answer.
 */
export function latestValues<Row extends Counted>(
  rows: readonly Row[],
  upTo = Number.POSITIVE_INFINITY,
): readonly Row[] {
  const latest = new Map<string, Row>();
  for (const row of rows) {
    if (row.value === undefined || row.year > upTo) continue;
    const key = `${row.series} ${row.of}`;
    const before = latest.get(key);
    if (before === undefined || before.year < row.year) latest.set(key, row);
  }
  return [...latest.values()].sort((a, b) => order(a.series, b.series) || order(a.of, b.of));
}

/** One year of one state or pair, with what every edition of the same thing says of it. */
export interface Vintages {
  readonly of: string;
  readonly year: number;
  readonly points: readonly Point[];
}

/**
 * The editions of one thing side by side, oldest edition first: none replaces another.
 *
 * Shape: one entry for each chosen state or pair and year, each with one point an edition.
 */
export function vintagesSideBySide(
  all: readonly SeriesRow[],
  rows: readonly Counted[],
  concept: string,
  choice: Choice,
): readonly Vintages[] {
  const columns = editionsOf(all, concept).map((one) => seriesFor(one, rows, choice));
  return choice.of.flatMap((of, at) =>
    yearsOf(choice).map((year, step, { length }) => ({
      of,
      year,
      points: columns.flatMap((points) => points[at * length + step] ?? []),
    })),
  );
}

/** The editions of one thing, the oldest first; editions without a day of their own come by their last year. */
export function editionsOf(all: readonly SeriesRow[], concept: string): readonly SeriesRow[] {
  return all
    .filter((one) => one.concept === concept)
    .sort((a, b) => order(knownSince(a), knownSince(b)) || order(a.id, b.id));
}

/**
 * Whether an edition had come out by a day, so that a page shown as of that day may use it.
 *
 * Missing: an edition without a day cannot have come out before its last year was over; that year's end is taken.
 */
export function isKnownOn(series: SeriesRow, day: string): boolean {
  const known = knownSince(series);
  return isPartialDate(known) && isBy(known, day);
}

function knownSince(series: SeriesRow): string {
  return series.known ?? String(series.lastYear).padStart(4, "0");
}

function yearsOf({ from, to }: Choice): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

function pointOf(series: SeriesRow, of: string, year: number, row: Counted | undefined): Point {
  const value = row?.value;
  const gap = value === undefined ? gapOf(series, year, row) : undefined;
  const place = row === undefined ? undefined : { file: row.file, row: row.row };
  return { series: series.id, of, year, value, gap, note: row?.note, place };
}

function gapOf(series: SeriesRow, year: number, row: Counted | undefined): Gap {
  const reason = missingReasons.find((one) => one === row?.missing);
  if (reason !== undefined) return reason;
  return year < series.firstYear || year > series.lastYear ? "outside period" : "no row";
}

/** Code units, not a language's alphabet: the order must be the same on every machine. */
function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
