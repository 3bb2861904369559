import { concernsPair, type Standing } from "../register/index.ts";
import type { Pair } from "../terms/index.ts";
import type { Book, BookEntry } from "./book.ts";

/** Whether an entry is about the relation of a pair, by the register's one rule. */
export function concerns(entry: BookEntry, pair: Pair, book: Book): boolean {
  return concernsPair(entry, pair, (id) => book.byId.get(id));
}

/** The entries of a pair that were known on a day. */
export function entriesOf(book: Book, pair: Pair, day: string): readonly BookEntry[] {
  return book.entries.filter((one) => one.known <= day && concerns(one, pair, book));
}

/** Whether an entry with this standing still waits: a promise to be kept, a dispute to be closed. */
export function isOpen(standing: Pick<Standing, "group"> | undefined): boolean {
  return standing !== undefined && standing.group !== "over";
}
