import { type Column, isOfPairs, type Panel } from "../measures/index.ts";
import type { CellValue, Declared, Sheet } from "./sheet.ts";
import { toSheet } from "./sheet.ts";

/** What a row of a panel is about, in the words that every form of it uses. */
export function panelKeys(panel: Panel): readonly Declared<number>[] {
  const state = (places: Uint16Array) => (row: number) => panel.states[places[row] ?? 0];
  const isDirected = panel.grain === "directed-pair-year";
  const { month } = panel;
  const keys: Declared<number>[] = isOfPairs(panel)
    ? [
        text(
          isDirected ? "from" : "a",
          isDirected ? "The state that acts, ISO3." : "One state, ISO3: the alphabetically first.",
          state(panel.a),
        ),
        text(
          isDirected ? "to" : "b",
          isDirected ? "The state towards which it acts, ISO3." : "The other state, ISO3.",
          state(panel.b),
        ),
      ]
    : [text("state", "State, ISO3.", state(panel.a))];
  keys.push(whole("year", "Calendar year.", (row) => panel.year[row]));
  if (month) keys.push(whole("month", "Month, 1 to 12.", (row) => month[row]));
  return keys;
}

/**
 * A panel as a table: what each row is about, then the columns; a column with gaps has its reasons in one beside it.
 *
 * Missing: an empty cell, with the reason in `NAME.missing`.
 */
export function panelSheet(panel: Panel): Sheet {
  const declared = panel.columns.flatMap((column): readonly Declared<number>[] => {
    const own: Declared<number> = {
      name: column.name,
      kind: "number",
      describe: describe(column),
      of: (row) => valueAt(column, row),
    };
    if (column.reasons.length === 0) return [own];
    const why = text(`${column.name}.missing`, `Why ${column.name} has no value.`, (row) =>
      reasonAt(column, row),
    );
    return [own, why];
  });
  const rows = Array.from({ length: panel.rows }, (_, row) => row);
  return toSheet("panel", rows, [...panelKeys(panel), ...declared]);
}

/** The value of a cell of a panel. Missing: undefined. */
export function valueAt(column: Column, row: number): number | undefined {
  return column.gaps[row] === 0 ? column.values[row] : undefined;
}

/** Why a cell of a panel has no value; undefined where it has one. */
export function reasonAt(column: Column, row: number): string | undefined {
  const gap = column.gaps[row] ?? 0;
  return gap === 0 ? undefined : (column.reasons[gap - 1] ?? "no row");
}

function describe({ label, unit, sources, note }: Column): string {
  const from = sources
    .map(({ title, edition, licence }) => `${title} (${edition}; ${licence})`)
    .join("; ");
  return [`${label}, ${unit}.`, `Source: ${from}.`, note].filter(Boolean).join(" ");
}

const text = (
  name: string,
  describe: string,
  of: (row: number) => CellValue,
): Declared<number> => ({ name, kind: "text", describe, of });
const whole = (
  name: string,
  describe: string,
  of: (row: number) => CellValue,
): Declared<number> => ({ name, kind: "number", describe, of });
