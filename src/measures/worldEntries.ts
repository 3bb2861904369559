import type { Finding } from "../terms/index.ts";
import type { FigureLayout, FiguresTable } from "./layoutFigures.ts";
import type { StateSystem } from "./stateCodes.ts";
import type { TableCells } from "./tableCells.ts";
import { lineOfRow } from "./tableScan.ts";
import { namedFindings } from "./worldFindings.ts";
import { type RowAccount, type StateRows, stateRows } from "./worldRows.ts";

/**
 * The cells that a table fills: a spell fills one in each of its years, a row with both ways fills two.
 *
 * Shape: one entry a cell; `row` is the row of the table, `isBack` marks the way from b to a of a row with both.
 */
export interface Entries {
  readonly a: readonly string[];
  readonly b: readonly string[] | undefined;
  readonly year: readonly number[] | undefined;
  readonly row: readonly number[];
  readonly isBack: readonly boolean[] | undefined;
  /** Cells that more than one entry fills: the entries of each. */
  readonly shared: readonly (readonly number[])[];
  readonly account: RowAccount;
  readonly findings: readonly Finding[];
}

/** First and last year of a row: NaN where they cannot be read, and the year 0 where a figure has no year. */
interface YearReader {
  first(row: number, a: string, b: string): number;
  last(row: number, a: string, b: string): number;
}

/** Which cells the rows of a table fill, before any value is looked at. */
export function entriesOf(
  table: TableCells,
  layout: FiguresTable,
  figure: FigureLayout,
  system: StateSystem,
): Entries {
  const of = figure.of ?? layout.of;
  const { state, a: one = state ?? "", b } = layout.keys;
  const choice = {
    a: one,
    b,
    codes: layout.codes,
    where: { ...layout.where, ...figure.where },
    not: { ...layout.not, ...figure.not },
  };
  const found = stateRows(table, choice, system);
  const made = expand(found, yearReader(table, layout, figure), figure.ways !== undefined);
  const { unread } = made;
  const filled = layout.time === "none" ? { ...made, year: undefined } : made;
  const { account } = found;
  return {
    ...filled,
    shared: sharedCells(filled, of === "pair"),
    account: {
      ...account,
      used: account.used - unread.length,
      refused: account.refused + unread.length,
    },
    findings: [...found.findings, ...namedFindings(unread, (row) => noYear(table, row))],
  };
}

/** The cells that rows fill, and the rows whose years cannot be read. */
function expand({ rows, a, b }: StateRows, yearsOf: YearReader, isBothWays: boolean) {
  const ones: string[] = [];
  const others: string[] = [];
  const year: number[] = [];
  const row: number[] = [];
  const isBack: boolean[] = [];
  const unread: number[] = [];
  for (let at = 0; at < rows.length; at++) {
    const [place = 0, first = "", second = ""] = [rows[at], a[at], b?.[at]];
    const from = yearsOf.first(place, first, second);
    const to = yearsOf.last(place, first, second);
    if (Number.isNaN(from + to)) unread.push(place);
    for (let of = from; of <= to; of++) {
      ones.push(first);
      others.push(second);
      year.push(of);
      row.push(place);
      if (!isBothWays) continue;
      isBack.push(false, true);
      ones.push(second);
      others.push(first);
      year.push(of);
      row.push(place);
    }
  }
  const back = isBothWays ? isBack : undefined;
  return { a: ones, b: b && others, year, row, isBack: back, unread };
}

function yearReader(table: TableCells, layout: FiguresTable, figure: FigureLayout): YearReader {
  const { time } = layout;
  const covers = { ...layout.covers, ...figure.covers };
  const [least, most] = [covers.from ?? 0, covers.to ?? 9999];
  const since = (state: string) => covers.since?.[state] ?? least;
  const same = (of: (row: number) => number): YearReader => ({ first: of, last: of });
  if (time === "none") return same(() => 0);
  if ("at" in time) return same(() => time.at);
  if ("every" in time) {
    return { first: (_row, a, b) => Math.max(since(a), since(b)), last: () => most };
  }
  if ("year" in time) {
    const { values } = table.numbers(time.year);
    return same((row) => known(values[row] ?? Number.NaN));
  }
  const starts = table.text(time.start);
  const ends = time.end === undefined ? undefined : table.text(time.end);
  const endOf = (row: number) => (ends?.[row] ? yearIn(ends[row] ?? "") : most);
  const isRight = (row: number) => yearIn(starts[row] ?? "") <= endOf(row);
  return {
    first: (row) => (isRight(row) ? Math.max(yearIn(starts[row] ?? ""), least) : Number.NaN),
    last: (row) => Math.min(endOf(row), most),
  };
}

/** The year of a day or of a year alone. */
function yearIn(text: string): number {
  const found = /^(\d{4})(-\d\d(-\d\d)?)?$/.exec(text)?.[1];
  return found === undefined ? Number.NaN : known(Number(found));
}

const known = (year: number) =>
  Number.isInteger(year) && year >= 1000 && year <= 2999 ? year : Number.NaN;

/** Cells filled more than once, each with its entries in the order of the table; a pair has no order if `isPair`. */
function sharedCells(
  made: Pick<Entries, "a" | "b" | "year">,
  isPair: boolean,
): readonly (readonly number[])[] {
  const { firstOf, put } = cellNumbers(made);
  const shared = new Map<number, number[]>();
  const places = new Map<string, number>();
  const placeOf = (state: string) => {
    const known = places.get(state);
    if (known !== undefined) return known;
    places.set(state, places.size);
    return places.size - 1;
  };
  for (let at = 0; at < made.a.length; at++) {
    const one = placeOf(made.a[at] ?? "");
    const other = made.b === undefined ? 0 : placeOf(made.b[at] ?? "");
    const [low, high] = isPair && other < one ? [other, one] : [one, other];
    const before = firstOf(low, high, made.year?.[at] ?? 0);
    if (before === -1) put(at);
    else if (shared.has(before)) shared.get(before)?.push(at);
    else shared.set(before, [before, at]);
  }
  return [...shared.values()];
}

/** Remembers the first entry of each cell, in a dense array where the cells are not too many for one. */
function cellNumbers({ a, b, year }: Pick<Entries, "a" | "b" | "year">) {
  const states = new Set(a);
  for (const state of b ?? []) states.add(state);
  let [least, most] = year === undefined ? [0, 0] : [9999, 0];
  for (const of of year ?? []) {
    if (of < least) least = of;
    if (of > most) most = of;
  }
  const width = b === undefined ? 1 : states.size;
  const years = Math.max(1, most - least + 1);
  const size = states.size * width * years;
  const dense = size <= 2 ** 16 + 32 * a.length ? new Int32Array(size).fill(-1) : undefined;
  const sparse = new Map<number, number>();
  let key = 0;
  return {
    firstOf: (one: number, other: number, of: number) => {
      key = (one * width + other) * years + of - least;
      return (dense ? dense[key] : sparse.get(key)) ?? -1;
    },
    put: (at: number) => {
      if (dense) dense[key] = at;
      else sparse.set(key, at);
    },
  };
}

function noYear(table: TableCells, row: number): Finding {
  return {
    code: "year-unreadable",
    severity: "error",
    message: "The row has no year in four figures, or ends before it begins; it was not read.",
    remedy: "Write years as 1991 and days as 1991-08-31.",
    file: table.scan.file,
    row: lineOfRow(table.scan, row),
  };
}
