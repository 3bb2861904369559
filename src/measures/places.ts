import type { Finding } from "../terms/index.ts";
import type { Point } from "./greatCircle.ts";
import type { PlacesTable } from "./layoutTables.ts";
import type { StateSystem } from "./stateCodes.ts";
import type { TableCells } from "./tableCells.ts";
import { stateRows } from "./worldRows.ts";

/** Where the place of each state, such as its capital, was in each year of a span. */
export interface Places {
  readonly from: number;
  readonly to: number;
  /** Shape: one entry a year of the span. Missing: undefined where the source has no place. */
  readonly of: ReadonlyMap<string, readonly (Point | undefined)[]>;
  readonly findings: readonly Finding[];
}

/**
 * Reads the places of states.
 *
 * Shape: in a year in which a place moved, the one that it was for more days stands.
 */
export function readPlaces(table: TableCells, shape: PlacesTable, system: StateSystem): Places {
  const [from, to] = [shape.covers.from ?? 0, shape.covers.to ?? 0];
  const years = to - from + 1;
  const found = stateRows(table, { a: shape.state, codes: shape.codes }, system);
  const [lats, lons] = [table.numbers(shape.lat).values, table.numbers(shape.lon).values];
  const [starts, ends] = [shape.start, shape.end].map((name) => name && table.text(name));
  const places = new Map<string, { days: number[]; points: (Point | undefined)[] }>();
  for (const [at, row] of found.rows.entries()) {
    const point = { lat: lats[row] ?? Number.NaN, lon: lons[row] ?? Number.NaN };
    if (!isOnGlobe(point)) continue;
    const state = found.a[at] ?? "";
    const own = places.get(state) ?? { days: new Array(years).fill(0), points: new Array(years) };
    places.set(state, own);
    for (let step = 0; step < years; step++) {
      const days = daysWithin(starts?.[row], ends?.[row], from + step);
      if (days <= (own.days[step] ?? 0)) continue;
      own.days[step] = days;
      own.points[step] = point;
    }
  }
  const of = new Map([...places].map(([state, { points }]) => [state, points]));
  return { from, to, of, findings: found.findings };
}

const isOnGlobe = ({ lat, lon }: Point) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180;

/** Days of a year between two days, both included; all of them where the days are not said. */
function daysWithin(start: string | undefined, end: string | undefined, year: number): number {
  const [first, last] = [Date.UTC(year, 0, 1), Date.UTC(year, 11, 31)];
  const from = Math.max(start ? Date.parse(start) : first, first);
  const to = Math.min(end ? Date.parse(end) : last, last);
  return Number.isNaN(to - from) ? 0 : Math.max(0, (to - from) / 86_400_000 + 1);
}
