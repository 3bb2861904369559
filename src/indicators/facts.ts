import type { CsvRecord } from "../sources/index.ts";
import type { RowOf } from "../store/index.ts";
import { cellText, requiredInteger, requiredNumber, requiredText } from "./cells.ts";
import type { conflict, turnover } from "./table.ts";
import { type Fault, faultIn, isFault, type RowReader } from "./take.ts";

/** One year of one armed conflict. */
export type ConflictRow = RowOf<typeof conflict>;
/** One figure on the ties of a pair. */
export type TurnoverRow = RowOf<typeof turnover>;

/** How rows of `conflicts.csv` are read: at least one side must be a state that the dossier knows. */
export function conflictReader(states: ReadonlySet<string>): RowReader<ConflictRow> {
  return {
    keyOf: (row) => row.id,
    keyColumn: "id",
    read: (record, file) => {
      const year = requiredInteger(record, "year");
      const intensity = requiredInteger(record, "intensity_level");
      const odd = firstEmpty(record, ["id", "conflict_id", "incompatibility", "type_of_conflict"]);
      if (odd !== undefined) return odd;
      if (isFault(year)) return year;
      if (isFault(intensity)) return intensity;
      return unknownSide(record, states) ?? conflictRow(record, file, year, intensity);
    },
  };
}

/** How rows of `trade_turnover.csv` are read: two counts of one thing are two rows, and both stand. */
export function turnoverReader(states: ReadonlySet<string>): RowReader<TurnoverRow> {
  return {
    keyOf: (row) => row.id,
    keyColumn: "id",
    read: (record, file) => {
      const year = requiredInteger(record, "year");
      const value = requiredNumber(record, "value");
      const odd = firstEmpty(record, [
        "id",
        "period",
        "indicator",
        "unit",
        "reporter",
        "value_kind",
        "source_title",
      ]);
      if (odd !== undefined) return odd;
      if (isFault(year)) return year;
      if (isFault(value)) return value;
      return unknownPair(record, states) ?? turnoverRow(record, file, year, value);
    },
  };
}

function conflictRow(
  record: CsvRecord,
  file: string,
  year: number,
  intensity: number,
): ConflictRow {
  return {
    id: filled(record, "id"),
    conflict: filled(record, "conflict_id"),
    year,
    sideA: cellText(record, "iso3_a"),
    sideB: cellText(record, "iso3_b"),
    incompatibility: filled(record, "incompatibility"),
    intensity,
    type: filled(record, "type_of_conflict"),
    startDate: cellText(record, "start_date"),
    ended: cellText(record, "ep_end_date"),
    file,
    row: record.row,
  };
}

function turnoverRow(record: CsvRecord, file: string, year: number, value: number): TurnoverRow {
  return {
    id: filled(record, "id"),
    pair: filled(record, "pair"),
    year,
    period: filled(record, "period"),
    indicator: filled(record, "indicator"),
    value,
    unit: filled(record, "unit"),
    reporter: filled(record, "reporter"),
    valueKind: filled(record, "value_kind"),
    sourceTitle: filled(record, "source_title"),
    sourceUrl: cellText(record, "source_url"),
    confidence: cellText(record, "confidence"),
    note: cellText(record, "note"),
    file,
    row: record.row,
  };
}

function firstEmpty(record: CsvRecord, columns: readonly string[]): Fault | undefined {
  return columns.map((column) => requiredText(record, column)).find(isFault);
}

function filled(record: CsvRecord, column: string): string {
  return cellText(record, column) ?? "";
}

function unknownSide(record: CsvRecord, states: ReadonlySet<string>): Fault | undefined {
  const sides = ["iso3_a", "iso3_b"].map((column) => ({ column, code: cellText(record, column) }));
  const named = sides.filter((side) => side.code !== undefined);
  const strange = named.find((side) => !states.has(side.code ?? ""));
  if (named.length > 0 && strange === undefined) return undefined;
  const message = "No side, or an unknown one, is named for the conflict; the row was not read.";
  const remedy = "Write the ISO3 code of a state of indicators/countries.csv.";
  return faultIn(strange?.column ?? "iso3_a", "state-unknown", message, remedy);
}

function unknownPair(record: CsvRecord, states: ReadonlySet<string>): Fault | undefined {
  const [, a = "", b = ""] = /^([A-Z]{3})-([A-Z]{3})$/.exec(record.fields.pair ?? "") ?? [];
  if (a < b && states.has(a) && states.has(b)) return undefined;
  const message = "pair does not name two states that the dossier knows; the row was not read.";
  const remedy = "Write two ISO3 codes as AAA-BBB, the alphabetically first one first.";
  return faultIn("pair", "state-unknown", message, remedy);
}
