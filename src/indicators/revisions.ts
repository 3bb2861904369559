import { isPartialDate, latestDay } from "../terms/index.ts";
import type { SeriesRow } from "./definitions.ts";
import { type Counted, editionsOf } from "./series.ts";

/** A value that one edition gives otherwise than the edition before it. */
export interface MovedValue {
  readonly of: string;
  readonly year: number;
  /** Missing where the earlier edition had none: the value appeared. */
  readonly before: number | undefined;
  /** Missing where the later edition has none: the value disappeared. */
  readonly after: number | undefined;
  /** Share of the earlier value by which it moved; missing where either is, or the earlier is 0. */
  readonly share: number | undefined;
}

/** An edition of a series that came out, and what it says otherwise than the one before it. */
export interface Revision {
  readonly id: string;
  readonly day: string;
  readonly series: SeriesRow;
  /** The edition before it, of the same source; missing where there is none to compare with. */
  readonly earlier: SeriesRow | undefined;
  readonly moved: readonly MovedValue[];
  readonly appeared: readonly MovedValue[];
  readonly disappeared: readonly MovedValue[];
  readonly unchanged: number;
}

/**
 * The editions that came out after one day and up to another, each held against the one before it.
 *
 * Shape: by day; only editions with a day of their own, and of one source in one unit, are compared: two sources that
 * count otherwise are no revision of each other. Moved values come with the largest share first.
 */
export function revisionsBetween(
  all: readonly SeriesRow[],
  rows: readonly Counted[],
  span: { readonly from: string; readonly to: string },
): readonly Revision[] {
  const fresh = all.flatMap((series) => {
    const day = dayOf(series);
    return day === undefined || day <= span.from || day > span.to ? [] : [{ series, day }];
  });
  const bySeries = fresh.length === 0 ? new Map() : valuesOf(rows);
  return fresh
    .map(({ series, day }) => compare(series, day, earlierThan(all, series, day), bySeries))
    .sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1));
}

type Values = ReadonlyMap<string, { readonly of: string; readonly year: number; value: number }>;

function compare(
  series: SeriesRow,
  day: string,
  earlier: SeriesRow | undefined,
  bySeries: ReadonlyMap<string, Values>,
): Revision {
  const now: Values = bySeries.get(series.id) ?? new Map();
  const then: Values = earlier === undefined ? new Map() : (bySeries.get(earlier.id) ?? new Map());
  const id = `edition:${series.id}`;
  const none = { moved: [], appeared: [], disappeared: [], unchanged: 0 };
  if (earlier === undefined) return { id, day, series, earlier, ...none };
  const places = new Map([...then, ...now]);
  const pairs = [...places].map(([key, { of, year }]) => {
    const [before, after] = [then.get(key)?.value, now.get(key)?.value];
    return { of, year, before, after, share: shareOf(before, after) };
  });
  const both = pairs.filter((one) => one.before !== undefined && one.after !== undefined);
  return {
    id,
    day,
    series,
    earlier,
    moved: both.filter((one) => one.before !== one.after).sort(largestFirst),
    appeared: pairs.filter((one) => one.before === undefined).sort(byPlace),
    disappeared: pairs.filter((one) => one.after === undefined).sort(byPlace),
    unchanged: both.filter((one) => one.before === one.after).length,
  };
}

/** The last edition of the same source, unit and prices that came out before a day. */
function earlierThan(
  all: readonly SeriesRow[],
  series: SeriesRow,
  day: string,
): SeriesRow | undefined {
  const same = (one: SeriesRow): boolean =>
    one.sourceTitle === series.sourceTitle &&
    one.unit === series.unit &&
    one.priceBasis === series.priceBasis &&
    one.grain === series.grain &&
    one.frequency === series.frequency;
  const older = editionsOf(all, series.concept).filter((one) => {
    const known = dayOf(one);
    return same(one) && known !== undefined && known < day;
  });
  return older[older.length - 1];
}

function dayOf({ known }: SeriesRow): string | undefined {
  return known !== undefined && isPartialDate(known) ? latestDay(known) : undefined;
}

function shareOf(before: number | undefined, after: number | undefined): number | undefined {
  if (before === undefined || after === undefined || before === 0) return undefined;
  return (after - before) / Math.abs(before);
}

function largestFirst(a: MovedValue, b: MovedValue): number {
  // From 0 any step is larger than every share.
  const size = ({ share }: MovedValue): number =>
    share === undefined ? Number.POSITIVE_INFINITY : Math.abs(share);
  const [x, y] = [size(a), size(b)];
  return x === y ? byPlace(a, b) : y - x;
}

function byPlace(a: MovedValue, b: MovedValue): number {
  if (a.of !== b.of) return a.of < b.of ? -1 : 1;
  return a.year - b.year;
}

function valuesOf(rows: readonly Counted[]): ReadonlyMap<string, Values> {
  const found = new Map<string, Map<string, { of: string; year: number; value: number }>>();
  for (const { series, of, year, value } of rows) {
    if (value === undefined) continue;
    const own = found.get(series) ?? new Map();
    own.set(`${of} ${year}`, { of, year, value });
    found.set(series, own);
  }
  return found;
}
