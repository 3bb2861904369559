import type { Finding } from "../terms/index.ts";
import type { PanelGap } from "./figures.ts";
import type { FigureLayout, FiguresTable } from "./layoutFigures.ts";
import type { NumberCells, TableCells } from "./tableCells.ts";
import { lineOfRow } from "./tableScan.ts";
import type { Entries } from "./worldEntries.ts";
import { namedFindings } from "./worldFindings.ts";

/** The values of entries. Shape: one an entry; NaN where there is none, with the reason in `gaps` if the layout gives one. */
export interface EntryValues {
  readonly values: Float64Array;
  readonly gaps: Map<number, PanelGap>;
  readonly findings: readonly Finding[];
}

/**
 * The value of each entry of a column: the number in its cell, times what the layout says; or 1, for what is only there.
 *
 * Missing: an empty cell, a mark that the layout explains, and (as refused, with a finding) a text that is no number, or a
 * number outside the range that the layout allows.
 */
export function valuesOf(
  table: TableCells,
  layout: FiguresTable,
  figure: FigureLayout,
  entries: Entries,
): EntryValues {
  const whyNot = markerReader({ ...layout.missing, ...figure.missing });
  const cellOf = cellReader(table, figure);
  const by = figure.times?.by ?? 1;
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = figure.range ?? {};
  const { from = 0, to = 9999 } = { ...layout.covers, ...figure.covers };
  const values = new Float64Array(entries.row.length).fill(Number.NaN);
  const gaps = new Map<number, PanelGap>();
  const odd = new Map<number, Oddity>();
  for (const [at, row] of entries.row.entries()) {
    const found = cellOf(row, entries.isBack?.[at] === true);
    const year = entries.year?.[at];
    const isOutside = year !== undefined && (year < from || year > to);
    const why = isOutside && Number.isNaN(found) ? "outside period" : whyNot(found);
    if (why !== undefined) gaps.set(at, why);
    else if (typeof found === "string" || found < min || found > max) {
      gaps.set(at, "refused");
      odd.set(row, typeof found === "string" ? "text" : "range");
    } else {
      values[at] = found * by;
      if (isOutside) odd.set(row, "period");
    }
  }
  const findings = namedFindings([...odd], ([row, what]) => oddValue(table, figure, row, what));
  return { values, gaps, findings };
}

/** What can be odd about a value: it is no number, out of bounds, or of a year in which its source should have none. */
type Oddity = "text" | "range" | "period";

/** Says of a cell whether it is a mark for a missing value, and why it is missing. */
function markerReader(markers: Readonly<Record<string, PanelGap>>) {
  const entries = Object.entries(markers);
  const texts = new Map<string, PanelGap>(entries);
  const isNumber = (mark: string) => mark.trim() !== "" && !Number.isNaN(Number(mark));
  const numbers = new Map(
    entries.filter(([mark]) => isNumber(mark)).map(([mark, why]) => [Number(mark), why] as const),
  );
  return (found: number | string) =>
    typeof found === "string" ? texts.get(found) : numbers.get(found);
}

/** Reads a cell: a number, NaN where it is empty, or the text that stands there instead. */
function cellReader(
  table: TableCells,
  figure: FigureLayout,
): (row: number, isBack: boolean) => number | string {
  if (figure.yes) return () => 1;
  const { ways } = figure;
  const codes = figure.codes && new Map(Object.entries(figure.codes));
  if (figure.filled !== undefined) {
    const cells = table.text(figure.filled);
    return (row) => (cells[row] === "" ? 0 : 1);
  }
  if (figure.count !== undefined) return () => 1; // counted when entries of one cell come together
  if (codes !== undefined && figure.value !== undefined) {
    const cells = table.text(figure.value);
    return (row) => {
      const text = cells[row] ?? "";
      return text === "" ? Number.NaN : (codes.get(text) ?? text);
    };
  }
  const there = table.numbers(ways?.ab ?? figure.value ?? "");
  const back = ways ? table.numbers(ways.ba) : there;
  const read = ({ values, texts }: NumberCells, row: number) =>
    (texts.size > 0 ? texts.get(row) : undefined) ?? values[row] ?? Number.NaN;
  return (row, isBack) => read(isBack ? back : there, row);
}

function oddValue(table: TableCells, figure: FigureLayout, row: number, what: Oddity): Finding {
  const { min = "…", max = "…" } = figure.range ?? {};
  const told: Record<Oddity, string> = {
    text: "a cell that holds no number; it was not used",
    range: `a value outside what can be (${min} to ${max}); it was not used`,
    period:
      "a value for a year that its layout does not count among those of the source; it was used",
  };
  const remedies: Record<Oddity, string> = {
    text: "Correct the cell, or name it among the marks of missing values in the layout.",
    range: "Correct the cell, or name it among the marks of missing values in the layout.",
    period: "See whether the table is of another edition than its layout, and correct the layout.",
  };
  return {
    code: `value-${{ text: "unreadable", range: "out-of-range", period: "out-of-period" }[what]}`,
    severity: what === "period" ? "warning" : "error",
    message: `${figure.name} has ${told[what]}.`,
    remedy: remedies[what],
    file: table.scan.file,
    row: lineOfRow(table.scan, row),
    column: figure.ways?.ab ?? figure.value,
  };
}
