import type { OutcomeRow } from "./outcome.ts";
import { keyOf } from "./outcome.ts";
import type { Scenario } from "./scenarioShape.ts";

/** What one assumption does to one number when it alone is moved to the ends of its range. */
export interface TornadoBar {
  readonly assumption: string;
  readonly measure: string;
  readonly state?: string;
  readonly item?: string;
  readonly year?: number;
  /** The difference that the change makes, all assumptions at their values. */
  readonly central: number;
  /** Missing: undefined where the model has no answer at that end. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** Whether the difference has the other sign, or none, at either end: then the finding rests on this assumption. */
  readonly turns: boolean;
}

/** The rows that a tornado is drawn of: those that the scenario shows first, of the whole horizon or its last year. */
export function tornadoRows(
  rows: readonly OutcomeRow[],
  show: Scenario["show"],
): readonly OutcomeRow[] {
  const shown = rows.filter((row) => show.includes(row.measure) && row.month === undefined);
  const last = Math.max(...shown.map((row) => row.year ?? Number.NEGATIVE_INFINITY));
  const whole = new Set(shown.filter((row) => row.year === undefined).map((row) => row.measure));
  return shown.filter((row) =>
    whole.has(row.measure) ? row.year === undefined : row.year === last,
  );
}

/** The bars of one assumption: what each row's difference is at both ends of its range. */
export function tornadoBars(
  assumption: string,
  rows: readonly OutcomeRow[],
  low: readonly OutcomeRow[] | undefined,
  high: readonly OutcomeRow[] | undefined,
): readonly TornadoBar[] {
  const [atLow, atHigh] = [low, high].map(
    (side) => new Map(side?.map((row) => [keyOf({ ...row, value: undefined }), row.difference])),
  );
  return rows.flatMap((row): TornadoBar[] => {
    if (row.difference === undefined) return [];
    const key = keyOf({ ...row, value: undefined });
    const { measure, state, item, year, difference: central } = row;
    const ends = [atLow?.get(key), atHigh?.get(key)] as const;
    return [
      {
        assumption,
        measure,
        ...(state === undefined ? {} : { state }),
        ...(item === undefined ? {} : { item }),
        ...(year === undefined ? {} : { year }),
        central,
        low: ends[0],
        high: ends[1],
        turns: central !== 0 && ends.some((end) => end !== undefined && end * central <= 0),
      },
    ];
  });
}
