import type { Span } from "../language/index.ts";
import { clauseAt } from "./context.ts";
import { groupsOf } from "./readApart.ts";
import { isDenied, isOpen } from "./readDenial.ts";
import { isOfName } from "./readEntryDates.ts";
import { type EntryNamed, statesBeside } from "./readEntryNames.ts";
import type { Mark } from "./readMarks.ts";
import { between, type Desk, distance, inOneClause, marksOf, type Reading } from "./readScope.ts";

/** Whether the states named are all the parties: then that it was signed is the claim, not by whom. */
export function namesAll(desk: Desk, one: EntryNamed): boolean {
  const states = new Set(statesBeside(desk));
  return (
    states.size === 0 ||
    (one.entry.parties.length === states.size && one.entry.parties.every((id) => states.has(id)))
  );
}

/** Who signed: the states that the sentence gives as its signatories. */
export function signatories(
  desk: Desk,
  one: EntryNamed,
  act: Mark,
  told: Pick<Reading, "negated" | "assumed" | "confidence" | "rule">,
): readonly Reading[] {
  const parties = desk.parties.filter(
    (other) =>
      other.whole.group !== "world" &&
      other.whole.states.length > 0 &&
      !(other.start >= one.start && other.end <= one.end),
  );
  if (parties.length === 0)
    return [
      {
        query: { kind: "status", entries: [one.entry.id], statuses: ["signed"] },
        ...told,
        spans: [one, act],
      },
    ];
  return groupsOf(desk, act, parties, told.negated).map(({ parties: own, negated }) => ({
    query: signedBy(one, [...new Set(own.flatMap((other) => other.whole.states))].sort(), negated),
    ...told,
    negated,
    rule: "parties/signed",
    spans: [one, act, ...own],
  }));
}

/** That one party has not signed is told as its own act, which it may have done since; else who the parties are. */
function signedBy(one: EntryNamed, states: readonly string[], isDenied: boolean): Reading["query"] {
  const [party = "", ...more] = states;
  const isOwn = isDenied && more.length === 0 && one.entry.parties.includes(party);
  if (isOwn) return { kind: "status", entries: [one.entry.id], statuses: ["signed"], party };
  return { kind: "parties", entry: one.entry.id, states, exact: false };
}

/** “X joined the zone in 2013”, of a paper of another year: by which paper it joined is not said. */
function joinsLater(desk: Desk, one: EntryNamed): boolean {
  return marksOf(desk, "date").some((date) => {
    const year = String(date.value).slice(0, 4);
    return !isOfName(desk, date, one) && !one.entry.dates.some((known) => known.startsWith(year));
  });
}

/** “Only” before a time or a number says when or how many, and shuts nobody out. */
function shuts(desk: Desk, only: Mark, anchor: Mark): boolean {
  const isOfTime = marksOf(desk, "date", "time-unit", "number", "year-later", "quantity").some(
    (one) => one.start >= only.end && one.start - only.end < 4,
  );
  return !isOfTime && inOneClause(desk, only, anchor);
}

/** “The parties to the treaty are A and B”, “A is a party to it”, “the treaty between A and B”. */
export function readParties(desk: Desk, one: EntryNamed): readonly Reading[] {
  if (one.entry.kind !== "agreement") return [];
  const cue = marksOf(desk, "party").find((mark) => distance(desk, mark, one as Span) < 150);
  const joined = marksOf(desk, "act").find((mark) => mark.value === "acceded");
  const anchor = cue ?? joined;
  if (anchor === undefined || isOpen(desk, anchor)) return [];
  if (cue === undefined && joinsLater(desk, one)) return [];
  const parties = desk.parties.filter(
    (other) =>
      other.whole.states.length > 0 &&
      !(other.start >= one.start && other.end <= one.end) &&
      clauseAt(desk.sentence, other.start) <= clauseAt(desk.sentence, anchor.start) + 2,
  );
  if (parties.length === 0) return [];
  const isNot = anchor.value === "not-party" || isDenied(desk, anchor);
  const groups = groupsOf(desk, anchor, parties, isNot);
  return groups.map(({ parties: own, negated }) => {
    const states = [...new Set(own.flatMap((other) => other.whole.states))].sort();
    const exact =
      groups.length === 1 &&
      (marksOf(desk, "only").some((mark) => shuts(desk, mark, anchor)) ||
        (between(desk, anchor, one as Span).length < 30 && states.length > 1));
    return {
      query: { kind: "parties" as const, entry: one.entry.id, states, exact },
      negated,
      assumed: one.assumed,
      rule: "parties/named",
      confidence: one.confidence - 0.1,
      spans: [one, anchor, ...own],
    };
  });
}
