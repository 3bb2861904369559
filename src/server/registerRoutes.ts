import { z } from "zod";
import { isPartialDate, latestDay, type Pair } from "../terms/index.ts";
import { notFound } from "./answer.ts";
import type { BookEntry } from "./book.ts";
import {
  type Entry,
  type EntryKind,
  type EntryList,
  entryDetail,
  entryKinds,
  entryList,
} from "./contract.ts";
import { type Desk, dayOf, pairAsked } from "./desk.ts";
import { viewDetail, viewEntry } from "./entryView.ts";
import { viewMeasures } from "./measureView.ts";
import { pagedRoute } from "./paging.ts";
import { concerns } from "./relation.ts";
import { type Route, route } from "./route.ts";

const kind = z.enum(entryKinds);

/** What a list of the register can be narrowed by. */
export const registerFilters = [
  "direction",
  "interest",
  "status",
  "tag",
  "party",
  "conflict",
  "due",
] as const;

const asked = z.object({
  pair: z.string().optional(),
  asOf: z.string().optional(),
  q: z.string().max(200).optional(),
  direction: z.string().optional(),
  interest: z.string().optional(),
  status: z.string().optional(),
  tag: z.string().optional(),
  party: z.string().optional(),
  conflict: z.string().optional(),
  due: z.string().optional().describe("passed or ahead: open, with a day that is over or is not."),
  sort: z.enum(["date", "-date", "title", "due"]).default("-date"),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
});

/** Lists of the register, and the page of one entry. */
export const registerRoutes: readonly Route[] = [
  pagedRoute({
    path: "/api/register/{kind}",
    summary: "Register entries of a kind on a day, filtered and counted.",
    parameters: z.object({ kind }),
    query: asked,
    answer: entryList,
    counts: ({ entries, total }) => ({ here: entries.length, all: total }),
    handle: async (desk, { kind: of, ...rest }) => listEntries(desk, of, rest),
  }),
  route({
    path: "/api/register/{kind}/{id}",
    summary: "One register entry with its acts, status by rule, links and sources.",
    parameters: z.object({ kind, id: z.string() }),
    query: z.object({ asOf: z.string().optional() }),
    answer: entryDetail,
    handle: async (desk, asked) => {
      const found = desk.book.byId.get(asked.id);
      if (found === undefined || found.kind !== asked.kind) throw notFound(asked.kind);
      const day = dayOf(desk, asked.asOf);
      return {
        ...viewDetail(desk.book, found, day),
        measures: await viewMeasures(desk, found, day),
      };
    },
  }),
];

/** Entries of a kind as known on a day, narrowed, counted and sorted as asked. */
export function listEntries(
  desk: Desk,
  of: EntryKind,
  {
    asOf,
    pair,
    q,
    sort,
    offset,
    limit,
    ...wanted
  }: z.infer<typeof asked> & { readonly offset: number },
): EntryList {
  const day = dayOf(desk, asOf);
  const known = entriesFor(
    desk,
    of,
    pair === undefined ? undefined : pairAsked(desk, pair),
    day,
    q,
  );
  const views = known.map((one) => viewEntry(desk.book, one, day));
  const found = views.filter((one) => filters.every((name) => fits(one, name, wanted[name], day)));
  return {
    kind: of,
    asOf: day,
    total: found.length,
    offset,
    entries: sortEntries(found, sort).slice(offset, offset + limit),
    facets: countFacets(views, wanted, day),
  };
}

const filters = registerFilters;

function entriesFor(
  desk: Desk,
  wanted: string,
  pair: Pair | undefined,
  day: string,
  words: string | undefined,
): readonly BookEntry[] {
  const parts = (words ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return desk.book.entries.filter(
    (one) =>
      one.kind === wanted &&
      one.known <= day &&
      (pair === undefined || concerns(one, pair, desk.book)) &&
      parts.every((part) => textOf(one).includes(part)),
  );
}

function textOf(entry: BookEntry): string {
  return [entry.id, ...Object.values(entry.title), String(entry.row.subject ?? "")]
    .join(" ")
    .toLowerCase();
}

type FilterName = (typeof filters)[number];

function valuesOf(one: Entry, name: FilterName, day: string): readonly string[] {
  if (name === "due") return dueOf(one, day);
  if (name === "direction") return one.directions;
  if (name === "interest") return one.interests;
  if (name === "tag") return one.tags;
  if (name === "party") return one.parties;
  if (name === "conflict") return one.status.conflicts.length > 0 ? ["yes"] : ["no"];
  return [one.status.status];
}

/** Whether the day of an open promise is over or is not; nothing of what is closed or has no day. */
function dueOf({ due, status }: Entry, day: string): readonly string[] {
  if (due === undefined || !isPartialDate(due) || status.group !== "pending") return [];
  return [latestDay(due) < day ? "passed" : "ahead"];
}

function fits(one: Entry, name: FilterName, wanted: string | undefined, day: string): boolean {
  return wanted === undefined || wanted === "" || valuesOf(one, name, day).includes(wanted);
}

/** Counts beside each choice: what one would see under it with the other filters kept; zeros stay. */
function countFacets(
  views: readonly Entry[],
  asked: Readonly<Partial<Record<FilterName, string | undefined>>>,
  day: string,
): Record<string, Record<string, number>> {
  const facets: Record<string, Record<string, number>> = {};
  for (const name of filters) {
    const counts: Record<string, number> = {};
    for (const one of views) for (const value of valuesOf(one, name, day)) counts[value] = 0;
    const others = filters.filter((other) => other !== name);
    for (const one of views) {
      if (!others.every((other) => fits(one, other, asked[other], day))) continue;
      for (const value of valuesOf(one, name, day)) counts[value] = (counts[value] ?? 0) + 1;
    }
    facets[name] = Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  return facets;
}

function sortEntries(entries: readonly Entry[], by: "date" | "-date" | "title" | "due"): Entry[] {
  const key = (one: Entry): string => {
    if (by === "title") return (one.title.en ?? Object.values(one.title)[0] ?? "").toLowerCase();
    return (by === "due" ? one.due : one.date) ?? "";
  };
  const sign = by === "-date" ? -1 : 1;
  return [...entries].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    // What has no date comes last, whichever way the list is turned.
    if ((x === "") !== (y === "")) return x === "" ? 1 : -1;
    if (x !== y) return x < y ? -sign : sign;
    return a.id < b.id ? -1 : 1;
  });
}
