import type { RowOf } from "../store/index.ts";
import type { Finding } from "../terms/index.ts";
import type { act } from "./table.ts";

type Act = RowOf<typeof act>;

/** When an entry began and became known, and the acts it rests on. */
export interface Begun {
  readonly date: string | undefined;
  readonly acts: readonly string[];
  readonly known: string;
}

/**
 * When each entry began and became known: by its first act.
 *
 * Shape: acts the oldest first. An entry without acts is known from the day it was checked.
 */
export function findBeginnings(acts: readonly Act[]): ReadonlyMap<string, Begun> {
  const begun = new Map<string, Begun>();
  const dated = acts.map((one) => ({ ...one, place: `${one.known} ${one.date} ${one.id}` }));
  for (const { id, entry, date, known } of dated.sort((a, b) => (a.place < b.place ? -1 : 1))) {
    const first = begun.get(entry);
    if (first === undefined) begun.set(entry, { date, acts: [id], known });
    else begun.set(entry, { ...first, acts: [...first.acts, id] });
  }
  return begun;
}

/** A row with an id and a place, whatever else it has. */
export interface Placed {
  readonly id: string;
  readonly file: string;
  readonly row: number;
}

/** Links that lead to no entry, noted as warnings: the rows stand, and the links are shown as they are. */
export function findDangling<Row extends Placed>(
  rows: readonly Row[],
  column: string,
  linksOf: (row: Row) => readonly string[],
  known: ReadonlySet<string>,
): readonly Finding[] {
  return rows.flatMap((row) =>
    linksOf(row)
      .filter((link) => link !== "" && !known.has(link))
      .map((link) => dangling(row, column, link)),
  );
}

function dangling({ id, file, row }: Placed, column: string, link: string): Finding {
  return {
    code: "link-dangling",
    severity: "warning",
    message: `${column} names ${link.slice(0, 60)}, which the register does not have.`,
    remedy: "Mend the id, or add the entry.",
    file,
    row,
    column,
    about: id,
  };
}

/**
 * Circles of links, such as an agreement that rests on one that rests on it: each noted once, with its way round.
 *
 * Shape: at the entry of the circle whose id comes first. The links stand as they are; a reader must mend them.
 */
export function findCycles<Row extends Placed>(
  rows: readonly Row[],
  columns: string,
  linksOf: (row: Row) => readonly string[],
): readonly Finding[] {
  const next = new Map(rows.map((row) => [row.id, linksOf(row)]));
  const found = new Map<string, Finding>();
  for (const row of [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const way = wayBack(row.id, next);
    const members = way === undefined ? "" : [...way].sort().join(" ");
    if (way !== undefined && !found.has(members)) found.set(members, circle(row, columns, way));
  }
  return [...found.values()];
}

/** The shortest way from an entry back to itself; undefined when there is none. */
function wayBack(
  start: string,
  next: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  const cameFrom = new Map<string, string>();
  const waiting = [start];
  for (const at of waiting) {
    for (const to of next.get(at) ?? []) {
      if (to === start) return retrace(at, start, cameFrom);
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, at);
      waiting.push(to);
    }
  }
  return undefined;
}

function retrace(
  end: string,
  start: string,
  cameFrom: ReadonlyMap<string, string>,
): readonly string[] {
  const way = [end];
  for (let at = end; at !== start; ) {
    at = cameFrom.get(at) ?? start;
    way.unshift(at);
  }
  return way;
}

function circle({ id, file, row }: Placed, columns: string, way: readonly string[]): Finding {
  return {
    code: "link-cycle",
    severity: "warning",
    message: `The links of ${columns} lead back to where they began: ${[...way, way[0]].join(" → ").slice(0, 400)}.`,
    remedy: "Take out the link that points from the earlier paper to the later one.",
    file,
    row,
    about: id,
  };
}

/** Rows whose ids stand above already, in this table or another, by place: they are refused. */
export function findRepeated(rows: readonly Placed[]): ReadonlyMap<string, Finding> {
  const seen = new Map<string, Placed>();
  const repeated = new Map<string, Finding>();
  for (const one of rows) {
    const first = seen.get(one.id);
    if (first === undefined) seen.set(one.id, one);
    else repeated.set(`${one.file}:${one.row}`, repetition(one, first));
  }
  return repeated;
}

function repetition(one: Placed, first: Placed): Finding {
  return {
    code: "id-repeated",
    severity: "error",
    message: `The id stands already in ${first.file}, line ${first.row}; this row was not read.`,
    remedy: "Give the row an id of its own.",
    file: one.file,
    row: one.row,
    column: "id",
    about: one.id,
  };
}
