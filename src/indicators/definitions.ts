import type { CsvRecord } from "../sources/index.ts";
import type { RowOf } from "../store/index.ts";
import { isPartialDate } from "../terms/index.ts";
import { cellText, cellTexts, requiredInteger, requiredText } from "./cells.ts";
import type { series } from "./table.ts";
import { type Fault, faultIn, isFault, type RowReader } from "./take.ts";

/** One edition of one thing that is counted. */
export type SeriesRow = RowOf<typeof series>;

const grains = ["country", "pair", "directed-pair"];

/**
 * How rows of `series.csv` are read; `languages` says which `label_…` columns there may be.
 *
 * Shape: the column of a language is its tag in small letters with `_`, as in `label_uz_latn`.
 */
export function seriesReader(languages: readonly string[]): RowReader<SeriesRow> {
  return {
    keyOf: (row) => row.id,
    keyColumn: "id",
    read: (record, file) => readSeries(record, file, languages),
  };
}

function readSeries(
  record: CsvRecord,
  file: string,
  languages: readonly string[],
): SeriesRow | Fault {
  const needed = [
    "id",
    "concept",
    "vintage",
    "unit",
    "frequency",
    "grain",
    "source_title",
    "licence",
  ];
  const faults = needed.map((column) => requiredText(record, column)).find(isFault);
  const firstYear = requiredInteger(record, "first_year");
  const lastYear = requiredInteger(record, "last_year");
  if (faults !== undefined) return faults;
  if (isFault(firstYear)) return firstYear;
  if (isFault(lastYear)) return lastYear;
  const text = (column: string): string => cellText(record, column) ?? "";
  return (
    oddSeries(record, firstYear, lastYear) ?? {
      id: text("id"),
      concept: text("concept"),
      vintage: text("vintage"),
      labels: readLabels(record, languages),
      unit: text("unit"),
      frequency: text("frequency"),
      grain: text("grain"),
      directions: cellTexts(record, "directions"),
      interests: cellTexts(record, "interests"),
      tags: cellTexts(record, "tags"),
      priceBasis: cellText(record, "price_basis"),
      firstYear,
      lastYear,
      known: cellText(record, "known"),
      sourceTitle: text("source_title"),
      sourceUrl: cellText(record, "source_url"),
      sourceVersion: cellText(record, "source_version"),
      licence: text("licence"),
      redistribute: cellText(record, "redistribute") ?? "unknown",
      note: cellText(record, "note"),
      file,
      row: record.row,
    }
  );
}

function oddSeries(record: CsvRecord, firstYear: number, lastYear: number): Fault | undefined {
  if (!grains.includes(record.fields.grain ?? "")) {
    const message = "The grain of the series is none that Hamkor knows; the row was not read.";
    return faultIn("grain", "grain-unknown", message, `Write one of ${grains.join(", ")}.`);
  }
  if (firstYear > lastYear) {
    const message = "The series ends before it begins; the row was not read.";
    return faultIn("last_year", "period-reversed", message, "Mend first_year or last_year.");
  }
  const known = cellText(record, "known");
  if (known === undefined || isPartialDate(known)) return undefined;
  const message = "The day of the edition is not a date; the row was not read.";
  return faultIn("known", "date-unreadable", message, "Write YYYY-MM-DD, YYYY-MM or YYYY.");
}

function readLabels(record: CsvRecord, languages: readonly string[]): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const language of languages) {
    const label = cellText(record, `label_${language.toLowerCase().replaceAll("-", "_")}`);
    if (label !== undefined) labels[language] = label;
  }
  return labels;
}
