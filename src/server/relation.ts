import type { Standing } from "../register/index.ts";
import type { Pair } from "../terms/index.ts";
import type { Book, BookEntry } from "./book.ts";

/**
 * Whether an entry is about the relation of a pair.
 *
 * Both must be parties, alone or among others; a doctrine, a priority or a promise of one of them counts
 * too, a promise only when no third state is bound by it or its agreement joins the pair.
 */
export function concerns(entry: BookEntry, pair: Pair, book: Book): boolean {
  const has = (state: string): boolean => entry.parties.includes(state);
  if (has(pair.a) && has(pair.b)) return true;
  if (!has(pair.a) && !has(pair.b)) return false;
  if (entry.kind === "doctrine" || entry.kind === "priority") return true;
  if (entry.kind !== "commitment" || entry.parties.length > 1) return false;
  const basis = entry.agreement === undefined ? undefined : book.byId.get(entry.agreement);
  return basis === undefined || concerns(basis, pair, book);
}

/** The entries of a pair that were known on a day. */
export function entriesOf(book: Book, pair: Pair, day: string): readonly BookEntry[] {
  return book.entries.filter((one) => one.known <= day && concerns(one, pair, book));
}

/** Whether an entry with this standing still waits: a promise to be kept, a dispute to be closed. */
export function isOpen(standing: Pick<Standing, "group"> | undefined): boolean {
  return standing !== undefined && standing.group !== "over";
}
