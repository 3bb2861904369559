import type { Span } from "../language/index.ts";
import type { Party } from "./context.ts";
import type { NamedEntry } from "./contextWorld.ts";
import { isDenied, isOpen } from "./readDenial.ts";
import type { EntryNamed } from "./readEntryNames.ts";
import type { Mark } from "./readMarks.ts";
import { placesOf } from "./readRanks.ts";
import { type Desk, distance, inOneClause, marksOf, nearest, type Reading } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** How many sentences later a list still belongs to the doctrine that was named. */
const longestMemory = 6;

/** The doctrine whose order a sentence speaks of, named in it or before it. */
function doctrineOf(
  desk: Desk,
  entries: readonly EntryNamed[],
): { readonly id: string; readonly assumed: readonly string[]; readonly span?: Span } | undefined {
  const named = entries.find((one) => one.entry.kind === "doctrine");
  const isDraft = marksOf(desk, "other-doctrine").length > 0;
  if (named !== undefined && isDraft) return draftOf(desk, named);
  if (named !== undefined) return { id: named.entry.id, assumed: named.assumed, span: named };
  // “A draft of the next concept” is another one than that spoken of before.
  if (marksOf(desk, "other-doctrine").length > 0) return undefined;
  const before = desk.memory.doctrine;
  return before === undefined || before.ago > longestMemory
    ? undefined
    : { id: before.id, assumed: ["entry"] };
}

/** “The draft of the concept” is an entry of its own; where there is none the sentence is of no paper known. */
function draftOf(desk: Desk, named: EntryNamed): ReturnType<typeof doctrineOf> {
  const drafts = desk.world.entries.filter(
    (one) =>
      one.kind === "doctrine" &&
      /draft/i.test(one.titles.en ?? "") &&
      one.parties.join() === named.entry.parties.join() &&
      begins(one) === begins(named.entry),
  );
  const [only] = drafts;
  if (only === undefined || drafts.length !== 1) return undefined;
  return { id: only.id, assumed: named.assumed, span: named };
}

/** The year in which a doctrine begins: that of its draft, whose term may be open, is the same. */
function begins({ period = "" }: NamedEntry): string {
  return period.slice(0, 4);
}

/** “In the concept the region stands first”, “third after Russia and China”. */
export function readPriorities(desk: Desk, entries: readonly EntryNamed[]): readonly Reading[] {
  const doctrine = doctrineOf(desk, entries);
  // Of a doctrine named whose order the register lacks, the claim is known to be not covered.
  const isOrdered = doctrine !== undefined && desk.world.ordered.has(doctrine.id);
  if (doctrine === undefined || (!isOrdered && doctrine.span === undefined)) return [];
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
  const order = places.length > 0 ? [] : orderOf(desk, partners, doctrine);
  if (order.length > 0) return order;
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

/** “Names A before B”, “A stands ahead of B”: an order of two, without places. */
function orderOf(
  desk: Desk,
  partners: readonly Party[],
  doctrine: NonNullable<ReturnType<typeof doctrineOf>>,
): readonly Reading[] {
  const [first, second] = partners;
  const cue = marksOf(desk, "ahead", "after", "below").find((one) => !isOpen(desk, one));
  if (cue === undefined || first === undefined || second === undefined) return [];
  if (partners.length !== 2 || first.parts.length > 1 || second.parts.length > 1) return [];
  const isBetween = cue.start >= first.end && cue.end <= second.start;
  const late = isVerbLast(desk.sentence.language);
  if (!late && !isBetween) return [];
  const isBeside =
    second.role === "ablative" || (second.role === "genitive" && beforeWord(desk, cue));
  if (late && !(cue.start >= second.end && isBeside)) return [];
  const isFirst = cue.kind === "ahead";
  const [ahead, behind] = isFirst ? [first, second] : [second, first];
  return [
    {
      query: {
        kind: "priority",
        doctrine: doctrine.id,
        partner: idOf(ahead),
        rank: 0,
        before: [idOf(behind)],
      },
      negated: isDenied(desk, cue),
      assumed: doctrine.assumed,
      rule: "priority/order",
      confidence: 0.8,
      spans: [cue, first, second, ...(doctrine.span === undefined ? [] : [doctrine.span])],
    },
  ];
}

/** «Ресейдің алдында», “Rossiyaning oldida”: “in front of” governs the genitive. */
function beforeWord(desk: Desk, { start, end }: Mark): boolean {
  return /^(?:алдын|oldid|олдид)/iu.test(desk.sentence.text.slice(start, end));
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
    return (
      one.start >= after.end &&
      one.start - after.end < 40 &&
      !marksOf(desk, "ahead").some((cue) => cue.start >= after.end && cue.end <= one.start)
    );
  return one.end <= after.start && after.start - one.end < 12;
}
