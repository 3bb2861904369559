import type { CsvRecord } from "../sources/index.ts";
import type { RowOf } from "../store/index.ts";
import { directedPair, type MissingReason, pairOf } from "../terms/index.ts";
import { cellNumber, cellReason, cellText, requiredInteger } from "./cells.ts";
import type { SeriesRow } from "./definitions.ts";
import type { observation, pairObservation } from "./table.ts";
import { type Fault, faultIn, isFault, type RowReader } from "./take.ts";

/** One value, or one reasoned gap, of a state in a year. */
export type ObservationRow = RowOf<typeof observation>;
/** One value, or one reasoned gap, of two states in a year. */
export type PairObservationRow = RowOf<typeof pairObservation>;

/** What figures may speak of: the series by id, and the codes of the states that the dossier knows. */
export interface Known {
  readonly series: ReadonlyMap<string, SeriesRow>;
  readonly states: ReadonlySet<string>;
}

/** How rows of `observations-….csv` are read. */
export function observationReader(known: Known): RowReader<ObservationRow> {
  return {
    keyOf: (row) => row.id,
    keyColumn: "year",
    read: (record, file) => {
      const of = knownState(record, "iso3", known);
      const counted = readCounted(record, known, ["country"]);
      if (isFault(of)) return of;
      if (isFault(counted)) return counted;
      const id = `${counted.series}/${of}/${counted.year}`;
      return { id, of, ...counted, file, row: record.row };
    },
  };
}

/**
 * How rows of `pairs-….csv` are read.
 *
 * Shape: a pair in no order is kept once, whichever state is written first (TRUST D2).
 */
export function pairReader(known: Known): RowReader<PairObservationRow> {
  return {
    keyOf: (row) => row.id,
    keyColumn: "year",
    read: (record, file) => {
      const sides = readSides(record, known);
      const counted = readCounted(record, known, ["pair", "directed-pair"]);
      if (isFault(sides)) return sides;
      if (isFault(counted)) return counted;
      const directed = known.series.get(counted.series)?.grain === "directed-pair";
      const pair = placed(sides, directed);
      const id = `${counted.series}/${pair.of}/${counted.year}`;
      return { id, ...pair, ...counted, file, row: record.row };
    },
  };
}

interface Counted {
  readonly series: string;
  readonly year: number;
  readonly value: number | undefined;
  readonly missing: MissingReason | undefined;
  readonly note: string | undefined;
}

function readCounted(record: CsvRecord, known: Known, allowed: readonly string[]): Counted | Fault {
  const id = record.fields.series ?? "";
  const one = known.series.get(id);
  const year = requiredInteger(record, "year");
  const value = cellNumber(record, "value");
  const missing = cellReason(record, "missing");
  if (one === undefined) return unknownSeries();
  if (!allowed.includes(one.grain)) return wrongGrain(one.grain);
  if (isFault(year)) return year;
  if (isFault(value)) return value;
  if (isFault(missing)) return missing;
  const odd = oddValue(value, missing) ?? outsidePeriod(year, one, value);
  return odd ?? { series: id, year, value, missing, note: cellText(record, "note") };
}

function unknownSeries(): Fault {
  const message = "The series is not in indicators/series.csv; the row was not read.";
  return faultIn("series", "series-unknown", message, "Add the series there, or mend its name.");
}

function wrongGrain(grain: string): Fault {
  const message = `The series is about a ${grain}, which this table does not hold; the row was not read.`;
  const remedy = "States by year go into observations-….csv, pairs by year into pairs-….csv.";
  return faultIn("series", "grain-mismatch", message, remedy);
}

function oddValue(value: number | undefined, missing: string | undefined): Fault | undefined {
  if (value === undefined && missing === undefined) {
    const message =
      "There is neither a value nor a reason why it is missing; the row was not read.";
    return faultIn("missing", "missing-without-reason", message, "Give the reason, or the value.");
  }
  if (value === undefined || missing === undefined) return undefined;
  const message = "There is both a value and a reason why it is missing; the row was not read.";
  return faultIn("missing", "value-with-reason", message, "Keep one of the two.");
}

/** A value outside the source's period cannot be the source's own (TRUST D1); a reasoned gap there can stand. */
function outsidePeriod(year: number, one: SeriesRow, value: number | undefined): Fault | undefined {
  const inside = year >= one.firstYear && year <= one.lastYear;
  if (inside || value === undefined) return undefined;
  const message = `The year is outside the period of the series, ${one.firstYear} to ${one.lastYear}; the row was not read.`;
  return faultIn(
    "year",
    "year-outside-period",
    message,
    "Mend the year, or the period in series.csv.",
  );
}

function knownState(record: CsvRecord, column: string, known: Known): string | Fault {
  const code = record.fields[column] ?? "";
  if (known.states.has(code)) return code;
  const message = `${column} is not the code of a state that the dossier knows; the row was not read.`;
  const remedy = "Write its ISO3 code, or add the state to indicators/countries.csv.";
  return faultIn(column, "state-unknown", message, remedy);
}

interface Sides {
  readonly from: string;
  readonly to: string;
}

function readSides(record: CsvRecord, known: Known): Sides | Fault {
  const from = knownState(record, "from", known);
  const to = knownState(record, "to", known);
  if (isFault(from)) return from;
  if (isFault(to)) return to;
  if (from !== to) return { from, to };
  const message = "Both sides are the same state; the row was not read.";
  return faultIn("to", "pair-of-one", message, "Name two states.");
}

function placed({ from, to }: Sides, directed: boolean): Sides & { readonly of: string } {
  if (directed) return { of: directedPair(from, to).id, from, to };
  const { id, a, b } = pairOf(from, to);
  return { of: id, from: a, to: b };
}
