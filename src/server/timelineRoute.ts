import { z } from "zod";
import type { Pair } from "../terms/index.ts";
import type { BookEntry } from "./book.ts";
import { entryKinds, timeline } from "./contract.ts";
import { type Desk, dayOf, pairAsked } from "./desk.ts";
import { viewAct, viewEntry } from "./entryView.ts";
import { pagedRoute } from "./paging.ts";
import { concerns } from "./relation.ts";
import type { Route, Shown } from "./route.ts";

type Entries = Shown<z.infer<typeof timeline>>["entries"];

/** What happened between two states, entry by entry, and how each entry's status changed. */
export const timelineRoute: Route = pagedRoute({
  path: "/api/timeline",
  summary:
    "Entries of a pair with their acts and the history of their status, the oldest first, page by page.",
  parameters: z.object({}),
  query: z.object({
    pair: z.string().optional().describe("All states where it is left out and `all` is given."),
    all: z.enum(["yes"]).optional(),
    kind: z.enum(entryKinds).optional(),
    asOf: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(40),
  }),
  answer: timeline,
  counts: ({ entries, found }) => ({ here: entries.length, all: found }),
  handle: async (desk, asked) => {
    const day = dayOf(desk, asked.asOf);
    const pair = asked.all === "yes" ? undefined : pairAsked(desk, asked.pair);
    const entries = entriesInOrder(desk, pair, day).filter(
      (one) => asked.kind === undefined || one.kind === asked.kind,
    );
    return {
      pair: pair?.id,
      asOf: day,
      found: entries.length,
      entries: viewEntries(desk, entries.slice(asked.offset, asked.offset + asked.limit), day),
    };
  },
});

/**
 * What a timeline is made of, the oldest first: entries known on a day, of a pair or of all states, but no single
 * priorities. An entry without a date comes last.
 */
export function entriesInOrder(
  desk: Desk,
  pair: Pair | undefined,
  day: string,
): readonly BookEntry[] {
  return desk.book.entries
    .filter(
      (one) =>
        one.kind !== "priority" &&
        one.known <= day &&
        (pair === undefined || concerns(one, pair, desk.book)),
    )
    .map((one) => ({ one, place: placeOf(one) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ one }) => one);
}

const placeOf = (one: BookEntry): string => `${one.date ?? "9999"} ${one.id}`;

function viewEntries(desk: Desk, entries: readonly BookEntry[], day: string): Entries {
  return entries.map((one) => ({
    entry: viewEntry(desk.book, one, day),
    acts: (desk.book.actsOf.get(one.id) ?? [])
      .filter((known) => known.known <= day)
      .map((known) => viewAct(desk.book, known)),
    history: [...desk.book.historyOf(one.id, day)],
    settledBy: settledBy(desk, one),
  }));
}

/** The agreements that settle a dispute, as its row names them; none for other kinds. */
function settledBy(desk: Desk, entry: BookEntry): Entries[number]["settledBy"] {
  const { agreements } = entry.row;
  if (entry.kind !== "dispute" || !Array.isArray(agreements)) return [];
  return agreements.flatMap((id) => {
    const other = desk.book.byId.get(String(id));
    return other === undefined ? [] : [{ id: other.id, kind: other.kind, title: other.title }];
  });
}
