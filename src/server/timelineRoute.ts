import { z } from "zod";
import { indexActs, knownFrom, statusesOn } from "../register/index.ts";
import { latestDay } from "../terms/index.ts";
import type { BookEntry } from "./book.ts";
import { entryKinds, timeline } from "./contract.ts";
import { type Desk, dayOf, pairAsked } from "./desk.ts";
import { viewAct, viewEntry } from "./entryView.ts";
import { concerns } from "./relation.ts";
import { type Route, route, type Shown } from "./route.ts";

type Entries = Shown<z.infer<typeof timeline>>["entries"];
type History = z.infer<typeof timeline>["entries"][number]["history"];

/** What happened between two states, entry by entry, and how each entry's status changed. */
export const timelineRoute: Route = route({
  path: "/api/timeline",
  summary:
    "Entries of a pair with their acts and the history of their status, the oldest first, page by page.",
  parameters: z.object({}),
  query: z.object({
    pair: z.string().optional().describe("All states where it is left out and `all` is given."),
    all: z.enum(["yes"]).optional(),
    kind: z.enum(entryKinds).optional(),
    asOf: z.string().optional(),
    cursor: z.string().max(300).optional().describe("`next` of the page before."),
    limit: z.coerce.number().int().min(1).max(1000).default(40),
  }),
  answer: timeline,
  handle: async (desk, asked) => {
    const day = dayOf(desk, asked.asOf);
    const pair = asked.all === "yes" ? undefined : pairAsked(desk, asked.pair);
    const entries = desk.book.entries.filter(
      (one) =>
        one.kind !== "priority" &&
        one.known <= day &&
        (asked.kind === undefined || one.kind === asked.kind) &&
        (pair === undefined || concerns(one, pair, desk.book)),
    );
    const { page, next } = pageOf(entries, asked.cursor ?? "", asked.limit);
    return {
      pair: pair?.id,
      asOf: day,
      found: entries.length,
      next,
      entries: viewEntries(desk, page, day),
    };
  },
});

/** The entries after a cursor in the order of the timeline, and the cursor of the page after them if one is left. */
function pageOf(
  entries: readonly BookEntry[],
  cursor: string,
  limit: number,
): { readonly page: readonly BookEntry[]; readonly next: string | undefined } {
  const left = entries
    .map((one) => ({ one, place: `${one.date ?? "9999"} ${one.id}` }))
    .filter(({ place }) => place > cursor)
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  const page = left.slice(0, limit);
  const next = left.length > limit ? page[page.length - 1]?.place : undefined;
  return { page: page.map(({ one }) => one), next };
}

function viewEntries(desk: Desk, entries: readonly BookEntry[], day: string): Entries {
  return entries.map((one) => ({
    entry: viewEntry(desk.book, one, day),
    acts: (desk.book.actsOf.get(one.id) ?? [])
      .filter((known) => known.known <= day)
      .map((known) => viewAct(desk.book, known)),
    history: historyOf(desk, one, day),
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

/** Every change of an entry's status, as the rules give it on the days on which something became known or time ran out. */
function historyOf(desk: Desk, entry: BookEntry, day: string): History {
  const { subject } = entry;
  if (subject === undefined) return [];
  const acts = desk.book.datedOf.get(entry.id) ?? [];
  const index = indexActs(acts);
  const days = [...acts.map(knownFrom), ...daysAfterTerms(subject)].filter((one) => one <= day);
  const steps: History = [];
  for (const from of [...new Set(days)].sort()) {
    const standing = statusesOn([subject], index, from, desk.content.rules).get(subject.id);
    if (standing === undefined || steps.at(-1)?.rule === standing.rule) continue;
    const { status, group, rule, acts: used } = standing;
    const behind = acts.find((one) => used.includes(one.id) && knownFrom(one) === from);
    steps.push({ from, date: behind?.date ?? from, status, group, rule, acts: [...used] });
  }
  return steps;
}

/** The days after a promise fell due and after a paper's own term, on which a status may change though nothing is done. */
function daysAfterTerms({ due, term }: NonNullable<BookEntry["subject"]>): string[] {
  const ends = [due === undefined ? undefined : latestDay(due), term?.until];
  const starts = term === undefined ? [] : [term.from];
  return [...starts, ...ends.flatMap((one) => (one === undefined ? [] : [dayAfter(one)]))];
}

function dayAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + 1)).toISOString().slice(0, 10);
}
