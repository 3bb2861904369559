import type { Span } from "../language/index.ts";
import type { Party } from "./context.ts";
import type { EntryNamed } from "./readEntryNames.ts";
import type { Mark } from "./readMarks.ts";
import { placesOf } from "./readRanks.ts";
import {
  type Desk,
  distance,
  inOneClause,
  isDenied,
  isOpen,
  marksOf,
  nearest,
  type Reading,
} from "./readScope.ts";

/** How many sentences later a list still belongs to the doctrine that was named. */
const longestMemory = 6;

/** The doctrine whose order a sentence speaks of, named in it or before it. */
function doctrineOf(
  desk: Desk,
  entries: readonly EntryNamed[],
): { readonly id: string; readonly assumed: readonly string[]; readonly span?: Span } | undefined {
  const named = entries.find((one) => one.entry.kind === "doctrine");
  if (named !== undefined) return { id: named.entry.id, assumed: named.assumed, span: named };
  const before = desk.memory.doctrine;
  return before === undefined || before.ago > longestMemory
    ? undefined
    : { id: before.id, assumed: ["entry"] };
}

/** “In the concept the region stands first”, “third after Russia and China”. */
export function readPriorities(desk: Desk, entries: readonly EntryNamed[]): readonly Reading[] {
  const doctrine = doctrineOf(desk, entries);
  if (doctrine === undefined || !desk.world.ordered.has(doctrine.id)) return [];
  if (
    marksOf(desk, "measure").some(
      (one) => desk.measures.byId(one.id)?.weak !== true && one.id !== "trade",
    )
  )
    return [];
  const hasCue =
    marksOf(desk, "priority", "main-priority", "doctrine-list").length > 0 ||
    doctrine.span !== undefined;
  if (!hasCue) return [];
  const owner = desk.world.entries.find((one) => one.id === doctrine.id)?.parties ?? [];
  const partners = desk.parties.filter((one) => isPartner(one, owner));
  const found = placesOf(desk)
    .filter((one) => !one.isSuperlative && !isOpen(desk, one.mark))
    .map((one) => ({ mark: one.mark, rank: one.rank }));
  // “The concept puts the region first” needs no word for the place.
  const bare =
    found.length > 0 || marksOf(desk, "puts").length === 0 ? [] : marksOf(desk, "ordinal");
  const places = [...found, ...bare.map((mark) => ({ mark, rank: Number(mark.value) }))];
  const ranked = rowOfPlaces(desk, partners, places) ?? singlePlaces(desk, partners, places);
  return ranked.map(
    ({ partner, mark, rank, after }): Reading => ({
      query: {
        kind: "priority",
        doctrine: doctrine.id,
        partner,
        rank,
        ...(after.length === 0 ? {} : { after }),
      },
      negated: isDenied(desk, mark),
      assumed: doctrine.assumed,
      rule: "priority/place",
      confidence: doctrine.assumed.length > 0 ? 0.75 : 0.88,
      spans: [mark, ...(doctrine.span === undefined ? [] : [doctrine.span])],
    }),
  );
}

function isPartner(one: Party, owner: readonly string[]): boolean {
  if (one.whole.group === "region") return true;
  return (
    one.whole.states.length > 0 &&
    one.form !== "pronoun" &&
    !one.whole.states.every((id) => owner.includes(id))
  );
}

interface Ranked {
  readonly partner: string;
  readonly mark: Mark;
  readonly rank: number;
  readonly after: readonly string[];
}

function idOf(one: Party): string {
  return one.whole.group === "region" ? "region" : (one.whole.states[0] ?? "");
}

/** “Russia and China take the first and second places”: names and places in the same order. */
function rowOfPlaces(
  desk: Desk,
  partners: readonly Party[],
  places: readonly { readonly mark: Mark; readonly rank: number }[],
): readonly Ranked[] | undefined {
  const ordinals = marksOf(desk, "ordinal");
  const row = partners.find((one) => one.parts.length >= 2);
  const joined = row !== undefined && ordinals.length === row.parts.length && places.length > 0;
  if (!joined) return undefined;
  return ordinals.map((mark, i) => ({
    partner: row.parts[i]?.id ?? "",
    mark,
    rank: Number(mark.value),
    after: [],
  }));
}

function singlePlaces(
  desk: Desk,
  partners: readonly Party[],
  places: readonly { readonly mark: Mark; readonly rank: number }[],
): readonly Ranked[] {
  const after = marksOf(desk, "after")[0];
  const behind = after === undefined ? [] : partners.filter((one) => isBehind(desk, one, after));
  const free = partners.filter((one) => !behind.includes(one));
  const main = marksOf(desk, "main-priority").filter(
    (one) => !isOpen(desk, one) && places.length === 0,
  );
  const all = [...places, ...main.map((mark) => ({ mark, rank: 1 }))];
  return all.flatMap(({ mark, rank }) => {
    const able = free.filter(
      (one) => inOneClause(desk, one, mark) || distance(desk, mark, one) < 220,
    );
    const partner = nearest(
      desk,
      mark,
      able,
      all.map((one) => one.mark),
    );
    if (partner === undefined || idOf(partner) === "") return [];
    const ids = behind.flatMap((one) => one.parts.map((part) => part.id));
    return [{ partner: idOf(partner), mark, rank, after: rank > 1 ? ids : [] }];
  });
}

/** “After Russia and China”, “Rossiya va Xitoydan keyin”. */
function isBehind(desk: Desk, one: Party, after: Mark): boolean {
  if (desk.sentence.language === "en" || desk.sentence.language === "ru")
    return one.start >= after.end && one.start - after.end < 40;
  return one.end <= after.start && after.start - one.end < 12;
}
