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
  const markers = { ...layout.missing, ...figure.missing };
  const cellOf = cellReader(table, figure);
  const by = figure.times?.by ?? 1;
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = figure.range ?? {};
  const values = new Float64Array(entries.row.length).fill(Number.NaN);
  const gaps = new Map<number, PanelGap>();
  const odd = new Map<number, "text" | "range">();
  const { from = 0, to = 9999 } = { ...layout.covers, ...figure.covers };
  const isOutside = (year: number | undefined) => year !== undefined && (year < from || year > to);
  const numeric = new Map(
    Object.entries(markers)
      .filter(([mark]) => mark.trim() !== "" && !Number.isNaN(Number(mark)))
      .map(([mark, why]) => [Number(mark), why]),
  );
  for (const [at, row] of entries.row.entries()) {
    const found = cellOf(row, entries.isBack?.[at] === true);
    const why = typeof found === "string" ? markers[found] : numeric.get(found);
    if (Number.isNaN(found) && isOutside(entries.year?.[at])) gaps.set(at, "outside period");
    else if (why !== undefined) gaps.set(at, why);
    else if (typeof found === "string") odd.set(row, "text");
    else if (found < min || found > max) odd.set(row, "range");
    else values[at] = found * by;
    if (odd.has(row) && Number.isNaN(values[at])) gaps.set(at, "refused");
  }
  const findings = namedFindings([...odd], ([row, what]) => oddValue(table, figure, row, what));
  return { values, gaps, findings };
}

/** Reads a cell: a number, NaN where it is empty, or the text that stands there instead. */
function cellReader(
  table: TableCells,
  figure: FigureLayout,
): (row: number, isBack: boolean) => number | string {
  if (figure.yes) return () => 1;
  const { codes, ways } = figure;
  if (figure.filled !== undefined) {
    const cells = table.text(figure.filled);
    return (row) => (cells[row] === "" ? 0 : 1);
  }
  if (figure.count !== undefined) return () => 1; // counted when entries of one cell come together
  if (codes !== undefined && figure.value !== undefined) {
    const cells = table.text(figure.value);
    return (row) => {
      const text = cells[row] ?? "";
      return text === "" ? Number.NaN : (codes[text] ?? text);
    };
  }
  const there = table.numbers(ways?.ab ?? figure.value ?? "");
  const back = ways ? table.numbers(ways.ba) : there;
  const read = ({ values, texts }: NumberCells, row: number) =>
    (texts.size > 0 ? texts.get(row) : undefined) ?? values[row] ?? Number.NaN;
  return (row, isBack) => read(isBack ? back : there, row);
}

function oddValue(
  table: TableCells,
  figure: FigureLayout,
  row: number,
  what: "text" | "range",
): Finding {
  const column = figure.ways?.ab ?? figure.value;
  return {
    code: what === "text" ? "value-unreadable" : "value-out-of-range",
    severity: "error",
    message:
      what === "text"
        ? `${figure.name} has a cell that holds no number; it was not used.`
        : `${figure.name} has a value outside what can be (${figure.range?.min ?? "…"} to ${figure.range?.max ?? "…"}); it was not used.`,
    remedy: "Correct the cell, or name it among the marks of missing values in the layout.",
    file: table.scan.file,
    row: lineOfRow(table.scan, row),
    column,
  };
}
