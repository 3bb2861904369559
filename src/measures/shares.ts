import type { Finding } from "../terms/index.ts";
import type { SharesTable } from "./layoutTables.ts";
import type { StateSystem } from "./stateCodes.ts";
import type { TableCells } from "./tableCells.ts";
import { filterOf, stateRows } from "./worldRows.ts";

/** One part of a population: a language or a religion, as the source names it. */
export interface Share {
  readonly item: string;
  /** Share of the whole, 0 to 1; shares of one state may pass 1 together where people gave several answers. */
  readonly share: number;
  readonly isOfficial: boolean;
}

/** The parts of one state's population in one year. Missing: `year` undefined where the source's years differ by state. */
export interface Composition {
  readonly state: string;
  readonly year: number | undefined;
  readonly shares: readonly Share[];
}

/** Reads the parts of populations: one row a part, or one column a part and one of the whole. */
export function readShares(
  table: TableCells,
  shape: SharesTable,
  system: StateSystem,
): { readonly compositions: readonly Composition[]; readonly findings: readonly Finding[] } {
  const choice = { a: shape.state, codes: shape.codes, where: shape.where };
  const { rows, a, findings } = stateRows(table, choice, system);
  const years = shape.year === undefined ? undefined : table.numbers(shape.year).values;
  const sharesOf = shape.parts ? wideReader(table, shape) : longReader(table, shape);
  const found = new Map<string, { state: string; year: number | undefined; shares: Share[] }>();
  for (const [at, row] of rows.entries()) {
    const [state = "", year] = [a[at], years?.[row]];
    const key = `${state} ${year ?? ""}`;
    const one = found.get(key) ?? { state, year, shares: [] };
    one.shares.push(...sharesOf(row));
    found.set(key, one);
  }
  return { compositions: [...found.values()], findings };
}

function wideReader(table: TableCells, shape: SharesTable): (row: number) => readonly Share[] {
  const parts = (shape.parts ?? []).map((item) => ({ item, cells: table.numbers(item).values }));
  const whole = table.numbers(shape.whole ?? "").values;
  return (row) =>
    parts
      .map(({ item, cells }) => ({ item, share: (cells[row] ?? 0) / (whole[row] ?? 0) }))
      .filter(({ share }) => share > 0 && Number.isFinite(share))
      .map((one) => ({ ...one, isOfficial: false }));
}

function longReader(table: TableCells, shape: SharesTable): (row: number) => readonly Share[] {
  const items = table.text(shape.item ?? "");
  const percents = table.numbers(shape.percent ?? "").values;
  const isOfficial = shape.official
    ? filterOf(table, { not: { [shape.official]: "" } })
    : () => false;
  return (row) => {
    const share = (percents[row] ?? Number.NaN) / 100;
    return share > 0 ? [{ item: items[row] ?? "", share, isOfficial: isOfficial(row) }] : [];
  };
}
