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
