import type { Counted, ObservationRow, SeriesRow } from "../../src/indicators/index.ts";
import type { CsvTable } from "../../src/sources/index.ts";

/** A series of an invented region, with what a test wants otherwise. */
export function sampleSeries(other: Partial<SeriesRow> = {}): SeriesRow {
  return {
    id: "salt.first",
    concept: "salt",
    vintage: "first",
    labels: { en: "Salt" },
    unit: "tonnes",
    frequency: "annual",
    grain: "country",
    directions: ["trade"],
    interests: ["economy"],
    tags: [],
    firstYear: 2000,
    lastYear: 2003,
    sourceTitle: "Salt Office",
    licence: "CC0-1.0",
    redistribute: "yes",
    file: "indicators/series.csv",
    row: 2,
    ...other,
  };
}

/** A value of a state; undefined with a reason is a gap that the source explains. */
export function counted(year: number, value: number | undefined, missing?: string): ObservationRow {
  const series = "salt.first";
  const id = `${series}/ARL/${year}`;
  return {
    id,
    series,
    of: "ARL",
    year,
    value,
    missing,
    file: "indicators/observations-a.csv",
    row: year,
  };
}

/** Rows of another series, for editions side by side. */
export function countedIn(series: string, year: number, value: number): Counted {
  return { series, of: "ARL", year, value, file: "indicators/observations-a.csv", row: 2 };
}

/** A table as `sources` gives it, from a header and lines. */
export function tableOf(
  header: readonly string[],
  ...lines: readonly (readonly string[])[]
): CsvTable {
  const records = lines.map((line, index) => ({
    row: index + 2,
    fields: Object.fromEntries(header.map((name, at) => [name, line[at] ?? ""])),
  }));
  return { header, records, rows: records.length, refused: 0, findings: [] };
}
