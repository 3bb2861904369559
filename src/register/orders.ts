import type { RowOf } from "../store/index.ts";
import type { priority } from "./table.ts";

type Priority = RowOf<typeof priority>;

/** A place that readers give to one thing, with the rows in which they do. */
export interface Reading {
  readonly rank: number;
  readonly rows: readonly Priority[];
}

/** One thing in the order of a doctrine: the place that most readers give it, and every place that any gives it. */
export interface RankedThing {
  readonly id: string;
  readonly rank: number;
  /** By rank. */
  readonly readings: readonly Reading[];
}

/**
 * The order of things in a doctrine, with what each of its readers makes of it.
 *
 * Shape: by rank, then by id. A reader is a source; of several ranks that one reader gives to one thing the first counts.
 * The place shown is that which most readers give; of as many, that of the reader who ranks the most things, then the higher place.
 */
export function orderOf(
  rows: readonly Priority[],
  thingsOf: (row: Priority) => readonly string[],
): readonly RankedThing[] {
  const ranked = rows.filter((one) => one.rank !== undefined);
  const firsts = firstRanks(ranked, thingsOf);
  const ids = [...new Set(firsts.map((one) => one.id))];
  const breadth = (reader: string) => firsts.filter((one) => one.reader === reader).length;
  return ids
    .map((id) => {
      const own = firsts.filter((one) => one.id === id);
      const ranks = [...new Set(own.map((one) => one.rank))].sort((a, b) => a - b);
      const readings = ranks.map((rank) => ({
        rank,
        rows: own.filter((one) => one.rank === rank).map((one) => one.row),
      }));
      return { id, rank: headRank(readings, breadth), readings };
    })
    .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
}

interface FirstRank {
  readonly id: string;
  readonly reader: string;
  readonly rank: number;
  readonly row: Priority;
}

function firstRanks(
  rows: readonly Priority[],
  thingsOf: (row: Priority) => readonly string[],
): readonly FirstRank[] {
  const firsts = new Map<string, FirstRank>();
  for (const row of [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const id of thingsOf(row)) {
      const key = `${row.sourceTitle}\n${id}`;
      const known = firsts.get(key);
      const rank = row.rank ?? 0;
      if (known === undefined || rank < known.rank) {
        firsts.set(key, { id, reader: row.sourceTitle, rank, row });
      }
    }
  }
  return [...firsts.values()];
}

function headRank(readings: readonly Reading[], breadth: (reader: string) => number): number {
  const widest = ({ rows }: Reading) => Math.max(...rows.map((one) => breadth(one.sourceTitle)));
  const [head] = [...readings].sort(
    (a, b) => b.rows.length - a.rows.length || widest(b) - widest(a) || a.rank - b.rank,
  );
  return head?.rank ?? 0;
}

/** Places by thing: a half place lies before or after those of the whole one. */
export type Places = ReadonlyMap<string, number>;

/** The orders that the readers allow together: those tried, and how many there are. */
export interface ReadersOrders {
  /** The order of most readers first. */
  readonly orders: readonly Places[];
  readonly possible: number;
}

/**
 * Every order that takes for each thing the place of one of its readers, up to a number.
 *
 * Shape: a thing that moves up from where most readers have it comes before those of its new rank; one that moves down, after them.
 */
export function readersOrders(things: readonly RankedThing[], most: number): ReadersOrders {
  const choices = things.map(({ id, rank, readings }) => {
    const others = readings.map((one) => one.rank).filter((one) => one !== rank);
    const moved = others.map((one) => (one < rank ? one - 0.5 : one + 0.5));
    return { id, places: [rank, ...moved] };
  });
  const possible = choices.reduce((product, one) => product * one.places.length, 1);
  const orders = Array.from({ length: Math.min(possible, most) }, (_, number) => {
    let left = number;
    const places = choices.map(({ id, places: own }): readonly [string, number] => {
      const place = own[left % own.length] ?? 0;
      left = Math.floor(left / own.length);
      return [id, place];
    });
    return new Map(places);
  });
  return { orders, possible };
}
