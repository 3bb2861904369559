import { z } from "zod";
import { datedActs, knownFrom, statusOn } from "../register/index.ts";
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
  summary: "Entries of a pair with their acts and the history of their status, the oldest first.",
  parameters: z.object({}),
  query: z.object({
    pair: z.string().optional().describe("All states where it is left out and `all` is given."),
    all: z.enum(["yes"]).optional(),
    kind: z.enum(entryKinds).optional(),
    asOf: z.string().optional(),
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
    return { pair: pair?.id, asOf: day, entries: viewEntries(desk, entries, day) };
  },
});

function viewEntries(desk: Desk, entries: readonly BookEntry[], day: string): Entries {
  return entries
    .map((one) => ({
      entry: viewEntry(desk.book, one, day),
      acts: (desk.book.actsOf.get(one.id) ?? [])
        .filter((known) => known.known <= day)
        .map((known) => viewAct(desk.book, known)),
      history: historyOf(desk, one, day),
      settledBy: settledBy(desk, one),
    }))
    .sort((a, b) => {
      const [x, y] = [a.entry.date ?? "9999", b.entry.date ?? "9999"];
      if (x !== y) return x < y ? -1 : 1;
      return a.entry.id < b.entry.id ? -1 : 1;
    });
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
  const acts = datedActs(desk.book.actsOf.get(entry.id) ?? []);
  const days = [...acts.map(knownFrom), ...daysAfterTerms(subject)].filter((one) => one <= day);
  const steps: History = [];
  for (const from of [...new Set(days)].sort()) {
    const { status, group, rule, acts: used } = statusOn(subject, acts, from, desk.content.rules);
    if (steps.at(-1)?.rule === rule) continue;
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
