import type { Problem } from "../../terms/index.ts";
import { type Mode, rowsOf } from "./network.ts";
import type { Transport } from "./transport.ts";

/** One figure of a survey of corridors. */
export interface SurveyRow {
  readonly year: number;
  /** region, country, corridor or crossing. */
  readonly level: string;
  readonly place: string;
  readonly mode: string;
  /** outbound, inbound or both. */
  readonly direction: string;
  readonly indicator: string;
  readonly value: number;
}

/** Which way a border is passed, seen from one state. */
export type Direction = "outbound" | "inbound";

/** A surveyed figure as it is used: with where it is from, so that a reader can look it up. */
export interface Surveyed {
  readonly value: number;
  readonly year: number;
  readonly place: string;
  readonly level: string;
  readonly direction: string;
}

/** What is asked of the survey. */
export interface SurveyQuestion {
  readonly indicator: keyof Transport["survey"]["indicators"];
  readonly mode: Mode;
  readonly state: string;
  readonly direction?: Direction;
  /** The name under which the survey knows this side of a crossing. */
  readonly crossing?: string | undefined;
}

/** Reads the survey's table. Throws: `network-unreadable`, naming file and row. */
export function readSurvey(file: {
  readonly path: string;
  readonly text: string;
}): readonly SurveyRow[] {
  const columns = ["year", "level", "place", "mode", "direction", "indicator", "value"];
  return rowsOf(file, columns, (fields, fail): SurveyRow => {
    const [year, value] = [Number(fields.year), Number(fields.value)];
    if (!Number.isInteger(year) || fields.value === "" || !Number.isFinite(value)) {
      throw fail("year and value are numbers") as Problem;
    }
    return {
      year,
      level: fields.level ?? "",
      place: fields.place ?? "",
      mode: fields.mode ?? "",
      direction: fields.direction ?? "",
      indicator: fields.indicator ?? "",
      value,
    };
  });
}

/**
 * The figure of a survey that fits a question best: of the crossing itself if it is not much older than the state's, else of
 * the state, else of the region; the latest year of those, and of the direction asked rather than of both.
 *
 * Missing: undefined when the survey has none, not even for the region.
 */
export function surveyed(
  rows: readonly SurveyRow[],
  plan: Transport["survey"],
  question: SurveyQuestion,
): Surveyed | undefined {
  const indicator = plan.indicators[question.indicator];
  const of = rows.filter(
    (row) =>
      row.indicator === indicator &&
      row.mode === question.mode &&
      row.year <= plan.until &&
      !plan.misprints.some((one) => isMisprint(one, row)),
  );
  const direction = question.direction;
  const country = latest(
    of.filter((row) => row.level === "country" && row.place === plan.states[question.state]),
    direction,
  );
  const crossing = latest(
    of.filter((row) => row.level === "crossing" && row.place === question.crossing),
    direction,
  );
  if (crossing !== undefined && crossing.year >= (country?.year ?? 0) - plan.crossingMayBeOlder) {
    return crossing;
  }
  const region = latest(
    of.filter((row) => row.level === "region" && row.place === plan.region),
    undefined,
  );
  return country ?? region;
}

function isMisprint(one: Transport["survey"]["misprints"][number], row: SurveyRow): boolean {
  const isPlace = one.place === row.place && one.year === row.year && one.mode === row.mode;
  return isPlace && one.indicator === row.indicator;
}

function latest(
  rows: readonly SurveyRow[],
  direction: Direction | undefined,
): Surveyed | undefined {
  const own = rows.filter((row) => row.direction === direction);
  const both = rows.filter((row) => row.direction === "both");
  const from = own.length > 0 ? own : both;
  // Of two rows of one year the first stands: the reports print the main table first.
  return from.reduce<SurveyRow | undefined>(
    (best, row) => (best === undefined || row.year > best.year ? row : best),
    undefined,
  );
}
