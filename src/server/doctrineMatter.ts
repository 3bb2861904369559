import {
  type DoctrineMatter,
  type DoctrineRules,
  type doctrine,
  readMatter as readFrom,
  readQuotes,
} from "../register/index.ts";
import type { RowOf } from "../store/index.ts";
import type { Desk } from "./desk.ts";

/** All that the dossier has of a doctrine by a day; the coded statements are read once for a build. */
export async function readMatter(
  desk: Desk,
  own: RowOf<typeof doctrine>,
  day: string,
  rules: DoctrineRules,
): Promise<DoctrineMatter> {
  const quotes = await desk.once("quotes", () => readQuotes(desk.store));
  return readFrom(desk.store, own, day, rules, { priorities: desk.book.priorities, quotes });
}
