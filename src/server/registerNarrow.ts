import { foldText } from "../language/index.ts";
import { isPartialDate, latestDay } from "../terms/index.ts";
import type { Entry, EntryKind, EntryList } from "./contract.ts";
import { inBothScripts } from "./scripts.ts";

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

type FilterName = (typeof registerFilters)[number];

/** The ways in which a list of the register is put in order. */
export const registerSorts = ["date", "-date", "title", "due"] as const;

/** How a list of the register is narrowed, put in order and cut. */
export type Narrowing = {
  readonly [Name in FilterName]?: string | undefined;
} & {
  readonly sort: (typeof registerSorts)[number];
  readonly offset: number;
  readonly limit: number;
};

/** How many entries of a list are given where nobody says. */
export const usualLimit = 500;

/**
 * Entries of a kind on a day as they were asked for: narrowed, counted by every filter, in order, and cut.
 *
 * Shape: pure, so that pages without a server give the same list as a server does.
 */
export function narrowEntries(
  known: readonly Entry[],
  of: { readonly kind: EntryKind; readonly asOf: string },
  { sort, offset, limit, ...wanted }: Narrowing,
): EntryList {
  const found = known.filter((one) =>
    registerFilters.every((name) => fits(one, name, wanted[name], of.asOf)),
  );
  return {
    ...of,
    total: found.length,
    offset,
    entries: sortEntries(found, sort).slice(offset, offset + limit),
    facets: countFacets(known, wanted, of.asOf),
  };
}

type Titles = Readonly<Record<string, string | undefined>>;
const searched = new WeakMap<object, string>();

/**
 * What of an entry is searched for words: its id, its titles in every spelling, and what it is about.
 *
 * Shape: folded, so that any apostrophe and any case will do.
 */
export function wordsOf(id: string, titles: Titles, about: string | undefined): string {
  const before = searched.get(titles);
  if (before !== undefined) return before;
  const found = foldText([id, spelt(titles), about ?? ""].join(" "));
  searched.set(titles, found);
  return found;
}

/** What a row of the register is about, in its own words and in those of the languages of the dossier. Missing: undefined. */
export function aboutOf(subject: unknown, wordings: ReadonlyMap<string, Titles>) {
  if (typeof subject !== "string" || subject === "") return undefined;
  return `${subject} ${spelt(wordings.get(subject) ?? {})}`;
}

const spelt = (one: Titles) => Object.values(inBothScripts(one) as Titles).join(" ");

/** Whether a folded text has every one of some words. */
export function hasWords(text: string, words: string | undefined): boolean {
  const parts = foldText(words ?? "")
    .split(/\s+/)
    .filter(Boolean);
  return parts.every((part) => text.includes(part));
}

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
  for (const name of registerFilters) {
    const counts: Record<string, number> = {};
    for (const one of views) for (const value of valuesOf(one, name, day)) counts[value] = 0;
    const others = registerFilters.filter((other) => other !== name);
    for (const one of views) {
      if (!others.every((other) => fits(one, other, asked[other], day))) continue;
      for (const value of valuesOf(one, name, day)) counts[value] = (counts[value] ?? 0) + 1;
    }
    facets[name] = Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  return facets;
}

function sortEntries(entries: readonly Entry[], by: Narrowing["sort"]): Entry[] {
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
