import {
  type DeliveryRules,
  deliveryFile,
  dueNext,
  parseDeliveryRules,
  pastDue,
  type Waiting,
} from "../register/index.ts";
import type { BookEntry } from "./book.ts";
import type { Overview } from "./contract.ts";
import { contentOf, type Desk } from "./desk.ts";
import { viewEntry } from "./entryView.ts";

/** How many of what falls due, and of what is past its day, the first screen shows. */
const shown = 6;

/** How promises are counted, read once for a build. */
export function deliveryRules(desk: Desk): Promise<DeliveryRules> {
  return desk.once("delivery-rules", async () =>
    parseDeliveryRules(contentOf(desk, deliveryFile), desk.content.rules),
  );
}

/** What of some entries still waits on a day, with the acts that say so. */
export function waitingOf(
  { book }: Desk,
  entries: readonly BookEntry[],
  day: string,
): readonly Waiting[] {
  const standings = book.standingsOn(day);
  return entries.flatMap(({ id, subject }) => {
    const standing = standings.get(id);
    if (subject === undefined || standing === undefined) return [];
    return [{ subject, standing, acts: book.datedOf.get(id) ?? [] }];
  });
}

/** What of some entries falls due next and what is past its day, the first few and how many there are. */
export function viewDue(
  desk: Desk,
  entries: readonly BookEntry[],
  day: string,
): Pick<Overview, "dueNext" | "dueNextFound" | "pastDue" | "pastDueFound"> {
  const waiting = waitingOf(desk, entries, day);
  const [next, past] = [dueNext(waiting, day), pastDue(waiting, day)];
  const view = (list: typeof next): Overview["dueNext"] =>
    list.slice(0, shown).flatMap(({ id, ...rest }) => {
      const entry = desk.book.byId.get(id);
      return entry === undefined ? [] : [{ entry: viewEntry(desk.book, entry, day), ...rest }];
    });
  return {
    dueNext: view(next),
    dueNextFound: next.length,
    pastDue: view(past),
    pastDueFound: past.length,
  };
}
