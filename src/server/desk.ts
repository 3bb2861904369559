import type { OpenedDossier } from "../pipeline.ts";
import { type RegisterContent, readRegisterContent, state } from "../register/index.ts";
import { readContent } from "../sources/index.ts";
import type { RowOf, Store } from "../store/index.ts";
import { isPartialDate, latestDay, type Pair, Problem, parsePair } from "../terms/index.ts";
import { notFound } from "./answer.ts";
import { type Book, readBook } from "./book.ts";

/** What every answer is given from: one finished build, with what is small kept at hand. */
export interface Desk {
  readonly opened: OpenedDossier;
  readonly store: Store;
  readonly content: RegisterContent;
  readonly states: readonly RowOf<typeof state>[];
  readonly book: Book;
  /** Values that are dear to make and the same for the whole build, made when first asked for. */
  once<Value>(name: string, make: () => Promise<Value>): Promise<Value>;
}

/** Sets out what answers need from an opened dossier. */
export async function createDesk(opened: OpenedDossier): Promise<Desk> {
  const { store, dossier } = opened;
  const content = readRegisterContent(dossier);
  const made = new Map<string, Promise<unknown>>();
  return {
    opened,
    store,
    content,
    states: await store.rows(state),
    book: await readBook(store, content.rules),
    once: <Value>(name: string, make: () => Promise<Value>) => {
      const known = made.get(name) ?? make();
      made.set(name, known);
      // What failed is tried again when it is asked for again.
      known.catch(() => made.delete(name));
      // The name stands for one maker, so that what is under it is of the maker's type.
      return known as Promise<Value>;
    },
  };
}

/** A content file of the dossier, its own or the program's. */
export function contentOf(desk: Desk, path: string): string {
  return readContent(desk.opened.dossier, path);
}

/**
 * The day that a question is about: the one asked for, or the dossier's own.
 *
 * Throws: `date-unreadable` when the text is no date; a year or month means its last day.
 */
export function dayOf(desk: Desk, asOf: string | undefined): string {
  if (asOf === undefined || asOf === "") return desk.opened.dossier.settings.asOf;
  if (!isPartialDate(asOf)) {
    throw new Problem("date-unreadable", "The day must be YYYY-MM-DD, YYYY-MM or YYYY.");
  }
  return latestDay(asOf);
}

/**
 * The pair that a question is about: the one asked for, or the one that the dossier shows first.
 *
 * Throws: `pair-unreadable`, `pair-of-one`; `not-found` for a state that the dossier does not know, of which
 * it could only tell the other's side.
 */
export function pairAsked(desk: Desk, asked: string | undefined): Pair {
  const { focus, states, neighbours } = desk.opened.dossier.settings;
  const pair = parsePair(asked === undefined || asked === "" ? focus.join("-") : asked);
  const known = new Set([...states, ...neighbours, ...desk.states.map((one) => one.iso3)]);
  if (!known.has(pair.a) || !known.has(pair.b)) throw notFound("pair of states");
  return pair;
}
