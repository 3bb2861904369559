import type { Finding } from "../terms/index.ts";
import type { Coverage, Figures, PanelGap } from "./figures.ts";
import type { FigureLayout, FiguresTable } from "./layoutFigures.ts";
import type { Layout } from "./layoutShape.ts";
import type { LayoutCovers } from "./layoutWords.ts";
import type { ColumnSource } from "./panel.ts";
import type { StateSystem } from "./stateCodes.ts";
import type { TableCells } from "./tableCells.ts";
import { lineOfRow } from "./tableScan.ts";
import { type Entries, entriesOf } from "./worldEntries.ts";
import { namedFindings } from "./worldFindings.ts";
import type { RowAccount } from "./worldRows.ts";
import { type EntryValues, valuesOf } from "./worldValues.ts";

/** Figures as they came out of a file, what became of its rows, and what was odd. */
export interface ReadFigures {
  readonly figures: Figures;
  readonly account: RowAccount;
  readonly findings: readonly Finding[];
}

/** What the figures of a folder are read with. */
export interface ReadingGround {
  readonly system: StateSystem;
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/** The source that a layout names, as a column carries it. */
export function layoutSource({ title, url, edition, licence, redistribute }: Layout): ColumnSource {
  return { title, url, edition, licence, redistribute };
}

/**
 * The figures of one column of a table.
 *
 * Shape: entries of one cell come together as the layout says (`many`); without that, equal ones are one.
 * Missing: a cell that rows give different values is “refused”, and a finding names it: none of them is picked in silence.
 */
export function readFigures(
  table: TableCells,
  layout: Layout,
  shape: FiguresTable,
  figure: FigureLayout,
  ground: ReadingGround,
  made: Entries = entriesOf(table, shape, figure, ground.system),
): ReadFigures {
  const read = valuesOf(table, shape, figure, made);
  const { isGone, findings } = joinShared(table, figure, made, read);
  const kept = <Value>(cells: readonly Value[]) =>
    isGone.size === 0 ? cells : cells.filter((_cell, at) => !isGone.has(at));
  const values = isGone.size === 0 ? read.values : read.values.filter((_, at) => !isGone.has(at));
  const figures: Figures = {
    name: figure.name,
    label: figure.label,
    unit: figure.unit,
    source: layoutSource(layout),
    note: noteOf(figure),
    of: figure.of ?? shape.of,
    covers: coverageOf({ ...shape.covers, ...figure.covers }, ground.lists),
    listsAll: figure.listsAll ?? shape.listsAll,
    a: kept(made.a),
    b: made.b && kept(made.b),
    year: made.year && kept(made.year),
    month: undefined,
    value: values,
    missing: gapsOf(made.row.length, read.gaps, kept),
  };
  return {
    figures,
    account: made.account,
    findings: [...made.findings, ...read.findings, ...findings],
  };
}

/** What a layout says that its table covers, with lists of states by their names. */
export function coverageOf(
  covers: LayoutCovers,
  lists: ReadonlyMap<string, readonly string[]>,
): Coverage {
  const named = [covers.states ?? []].flat().flatMap((one) => lists.get(one) ?? [one]);
  return {
    from: covers.from,
    to: covers.to,
    states: covers.states === undefined ? undefined : new Set(named),
    sides: covers.sides ?? "both",
  };
}

function gapsOf(
  length: number,
  gaps: ReadonlyMap<number, PanelGap>,
  kept: (cells: readonly (PanelGap | undefined)[]) => readonly (PanelGap | undefined)[],
) {
  if (gaps.size === 0) return undefined;
  return kept(Array.from({ length }, (_, at) => gaps.get(at)));
}

/** Brings the entries of one cell together in the first of them; the rest are gone. */
function joinShared(
  table: TableCells,
  figure: FigureLayout,
  entries: Entries,
  { values, gaps }: EntryValues,
): { readonly isGone: ReadonlySet<number>; readonly findings: readonly Finding[] } {
  const isGone = new Set<number>();
  const differing: (readonly number[])[] = [];
  const counted = figure.count === undefined ? undefined : table.text(figure.count);
  for (const group of entries.shared) {
    const [first = 0, ...rest] = group;
    for (const one of rest) isGone.add(one);
    if (counted !== undefined) {
      values[first] = new Set(group.map((at) => counted[entries.row[at] ?? 0])).size;
      continue;
    }
    const there = group.map((at) => values[at] ?? Number.NaN).filter((one) => !Number.isNaN(one));
    const joined = join(there, figure.many);
    values[first] = joined ?? Number.NaN;
    if (joined !== undefined) gaps.delete(first);
    else if (there.length > 0) {
      gaps.set(first, "refused");
      differing.push(group);
    }
  }
  const findings = namedFindings(differing, (group) => twoValues(table, figure, entries, group));
  return { isGone, findings };
}

/** Several values of a cell as one; undefined when there is none, or when they differ and no rule says how to join them. */
function join(values: readonly number[], many: FigureLayout["many"]): number | undefined {
  const [first, ...rest] = values;
  if (first === undefined) return undefined;
  if (many === "sum") return values.reduce((sum, one) => sum + one, 0);
  if (many === "max") return Math.max(...values);
  if (many === "min") return Math.min(...values);
  return rest.every((one) => one === first) ? first : undefined;
}

function twoValues(
  table: TableCells,
  figure: FigureLayout,
  entries: Entries,
  group: readonly number[],
): Finding {
  const [at = 0] = group;
  const whom = [entries.a[at], entries.b?.[at]].filter(Boolean).join(" and ");
  const lines = group.map((one) => lineOfRow(table.scan, entries.row[one] ?? 0)).join(", ");
  return {
    code: "figures-repeated",
    severity: "warning",
    message: `${figure.name} has different values for ${whom} in ${entries.year?.[at] ?? "all years"} (lines ${lines}); none was used.`,
    remedy:
      "Leave all but one out with `where` or `not` in the layout, or say with `many` how they join.",
    file: table.scan.file,
    row: lineOfRow(table.scan, entries.row[at] ?? 0),
  };
}

function noteOf({ note, times, many }: FigureLayout): string | undefined {
  const said = [
    note,
    times && `In the source in ${times.from}; times ${times.by}.`,
    many && `Several rows of one cell: their ${saysOf[many]}.`,
  ];
  return said.filter(Boolean).join(" ") || undefined;
}

const saysOf = { sum: "sum", min: "least", max: "greatest" } as const;
