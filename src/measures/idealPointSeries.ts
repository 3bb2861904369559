import { observation, type SeriesRow } from "../indicators/index.ts";
import type { Reader } from "../store/index.ts";
import type { IdealPoint } from "./idealPoints.ts";

// As the rows of such series write it: "90 per cent interval -0.93206 to -0.48794".
const interval = /(\d+) per cent interval (-?\d+(?:\.\d+)?) to (-?\d+(?:\.\d+)?)/;

/** An interval that a note of a figure tells: how sure, and its ends. */
export interface NotedInterval {
  readonly percent: number;
  readonly low: number;
  readonly high: number;
}

/** The interval that the note of a figure tells. Missing: undefined where it tells none. */
export function intervalIn(note: string | undefined): NotedInterval | undefined {
  const found = interval.exec(note ?? "");
  if (found === null) return undefined;
  const [, percent, low, high] = found.map(Number);
  return { percent: percent ?? 0, low: low ?? 0, high: high ?? 0 };
}

/** Where chosen states stand year by year by one series, with the interval that each row's note tells. */
export async function readIdealPoints(
  reader: Reader,
  series: SeriesRow,
  states: readonly string[],
): Promise<readonly IdealPoint[]> {
  const rows = await reader.rows(observation, { where: { series: series.id } });
  return rows
    .flatMap(({ of, year, value, note }) => {
      if (value === undefined || !states.includes(of)) return [];
      const told = intervalIn(note);
      return [{ state: of, year, value, low: told?.low, high: told?.high }];
    })
    .sort((x, y) => x.year - y.year || states.indexOf(x.state) - states.indexOf(y.state));
}
