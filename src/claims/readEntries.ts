import type { Span } from "../language/index.ts";
import { clauseAt } from "./context.ts";
import { isOnlyBy, isOrderOfTime, isPromised } from "./readActGuards.ts";
import { groupsOf } from "./readApart.ts";
import { isDenied, isOpen } from "./readDenial.ts";
import { dateOf, isOfName } from "./readEntryDates.ts";
import { type EntryNamed, statesBeside } from "./readEntryNames.ts";
import { isOfAnother } from "./readLikeness.ts";
import type { Mark } from "./readMarks.ts";
import { readOrder } from "./readOrder.ts";
import {
  between,
  type Desk,
  distance,
  inOneClause,
  marksOf,
  nearest,
  type Reading,
} from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** Statuses that each act leads to: without a date the claim is that it was done. */
const leadsTo: Readonly<Record<string, readonly string[]>> = {
  signed: ["signed"],
  ratified: ["ratified"],
  adopted: ["adopted", "in-effect"],
  "entered-into-force": ["in-force"],
  denounced: ["denounced"],
  terminated: ["terminated", "superseded"],
  suspended: ["suspended"],
  demarcated: ["demarcated"],
};

/** “The treaty was signed on 22 December 2022”, “is in force”, “Tajikistan has not ratified it”, “between A and B”. */
export function readEntryClaims(desk: Desk, entries: readonly EntryNamed[]): readonly Reading[] {
  const order = readOrder(desk, entries);
  const claims = entries.flatMap((one) => {
    const told = [...readActs(desk, one, entries), ...readStatus(desk, one, entries)];
    const made = told.filter((reading) => !isOfAnother(desk, reading, one));
    const parties = made.length === 0 ? readParties(desk, one) : [];
    const term = readTerm(desk, one, made.length > 0);
    return [...made, ...parties.filter((reading) => !isOfAnother(desk, reading, one)), ...term];
  });
  return [...order, ...ofOnePaper(withoutSigning(claims))];
}

/** “The treaty, signed in April, is not yet ratified”: that it was signed is taken for granted. */
function withoutSigning(claims: readonly Reading[]): readonly Reading[] {
  const states = claims.filter((one) => one.query.kind === "status");
  const isMore = states.some((one) => one.rule !== "act/signed");
  return claims.filter(
    (one) => !(isMore && one.rule === "act/signed" && states.includes(one) && !one.negated),
  );
}

/** Parties are told of one paper at a time: of several names that the words touch, the first one's. */
function ofOnePaper(claims: readonly Reading[]): readonly Reading[] {
  const start = (one: Reading): number => one.spans[0]?.start ?? 0;
  const named = claims.filter((one) => one.rule === "parties/named");
  const [first] = [...named].sort((a, b) => start(a) - start(b));
  return claims.filter(
    (one) => !named.includes(one) || (first !== undefined && start(one) === start(first)),
  );
}

/** Whether a cue belongs to an entry; before its noun stands a participle in Uzbek and Kazakh: “adopted in 2012 concept”. */
function isNearest(
  desk: Desk,
  cue: Mark,
  one: EntryNamed,
  entries: readonly EntryNamed[],
): boolean {
  if (entries.length === 1) return true;
  const next = entries
    .filter((other) => other.start >= cue.end)
    .sort((a, b) => a.start - b.start)[0];
  const isAttribute = isVerbLast(desk.sentence.language) && next !== undefined;
  if (isAttribute && next.start - cue.end < 110 && !/[,;]/.test(between(desk, cue, next)))
    return next === one;
  return nearest(desk, cue, entries) === one;
}

function readActs(desk: Desk, one: EntryNamed, entries: readonly EntryNamed[]): readonly Reading[] {
  const acts = marksOf(desk, "act").filter(
    (act) =>
      isNearest(desk, act, one, entries) &&
      !isOpen(desk, act) &&
      !isPromised(desk, act) &&
      fitsKind(one, act),
  );
  return acts.flatMap((act): readonly Reading[] => {
    const dates = marksOf(desk, "date").filter(
      (date) =>
        !String(date.value).includes("/") &&
        distance(desk, act, date) < 190 &&
        !isOfName(desk, date, one),
    );
    const date = dateOf(desk, act, dates, acts);
    const party = partyOf(desk, act);
    const told = {
      negated: act.id.startsWith("not-") || isDenied(desk, act),
      assumed: one.assumed,
      confidence: one.confidence,
      rule: `act/${act.value}`,
    };
    const spans: readonly Span[] = [one, act, ...(date === undefined ? [] : [date])];
    const name = String(act.value);
    const whose = party === undefined ? {} : { party };
    if (date !== undefined) {
      const term = termOf(desk, one);
      return [
        {
          query: {
            kind: "date",
            entry: one.entry.id,
            act: name,
            date: String(date.value),
            ...(term === undefined ? {} : { period: term }),
            ...whose,
          },
          ...told,
          spans,
        },
      ];
    }
    if (isOrderOfTime(desk, act) || isOnlyBy(desk, act)) return [];
    if (name === "signed" && !namesAll(desk, one)) return signatories(desk, one, act, told);
    const statuses = leadsTo[name];
    return statuses === undefined
      ? []
      : [
          {
            query: { kind: "status", entries: [one.entry.id], statuses, ...whose },
            ...told,
            spans,
          },
        ];
  });
}

/** Whether the states named are all the parties: then that it was signed is the claim, not by whom. */
function namesAll(desk: Desk, one: EntryNamed): boolean {
  const states = new Set(statesBeside(desk));
  return (
    states.size === 0 ||
    (one.entry.parties.length === states.size && one.entry.parties.every((id) => states.has(id)))
  );
}

/** Who signed: the states that the sentence gives as its signatories. */
function signatories(
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

function fitsKind(one: EntryNamed, act: Mark): boolean {
  if (act.value === "held") return one.entry.kind === "meeting";
  if (act.value === "demarcated") return one.entry.kind === "dispute";
  if (act.value === "adopted" && one.entry.kind === "dispute") return false;
  return one.entry.kind !== "meeting" && !(one.entry.kind === "doctrine" && act.value === "signed");
}

/** The one state whose act it is: “Kazakhstan ratified the treaty”. */
function partyOf(desk: Desk, act: Mark): string | undefined {
  if (act.value === "entered-into-force" || act.value === "adopted") return undefined;
  if (act.value !== "ratified" && act.value !== "acceded" && act.value !== "denounced")
    return undefined;
  const able = desk.parties.filter(
    (one) =>
      one.whole.states.length === 1 &&
      one.form !== "pronoun" &&
      inOneClause(desk, one, act) &&
      (one.role === "" ||
        one.role === "nominative" ||
        one.role === "locative" ||
        one.role === "by" ||
        (one.role === "instrumental" && desk.sentence.language === "ru")),
  );
  return able.length === 1 ? able[0]?.whole.states[0] : undefined;
}

function termOf(desk: Desk, one: EntryNamed): string | undefined {
  if (one.entry.kind !== "doctrine") return undefined;
  const periods = marksOf(desk, "date").filter((date) => /^\d{4}\/\d{4}$/.test(String(date.value)));
  const inName = desk.sentence.text.slice(one.start, one.end).match(/\d{4}/g) ?? [];
  if (inName.length === 2) return inName.join("/");
  const period = nearest(desk, one as Span, periods);
  return period === undefined || distance(desk, one as Span, period) > 120
    ? undefined
    : String(period.value);
}

/** The term that a doctrine is given by its name: “the strategy for 2022–2026”. */
function readTerm(desk: Desk, one: EntryNamed, hasClaim: boolean): readonly Reading[] {
  const period = termOf(desk, one);
  if (period === undefined || hasClaim) return [];
  const [date = ""] = period.split("/");
  return [
    {
      query: { kind: "date", entry: one.entry.id, date, period },
      negated: false,
      assumed: one.assumed,
      rule: "doctrine/term",
      confidence: one.confidence - 0.05,
      spans: [one],
    },
  ];
}

function readStatus(
  desk: Desk,
  one: EntryNamed,
  entries: readonly EntryNamed[],
): readonly Reading[] {
  const cues = marksOf(desk, "status").filter(
    (cue) =>
      isNearest(desk, cue, one, entries) &&
      distance(desk, cue, one as Span) < 180 &&
      !isOpen(desk, cue) &&
      fitsStatus(one, cue),
  );
  return cues.slice(0, 1).map((cue): Reading => {
    const statuses = desk.cues.byId(cue.id)?.statuses ?? [];
    const open = cue.value === "open";
    return {
      query: { kind: "status", entries: [one.entry.id], statuses },
      negated: !open && isDenied(desk, cue),
      assumed: one.assumed,
      rule: `status/${cue.value}`,
      confidence: one.confidence - 0.05,
      spans: [one, cue],
    };
  });
}

function fitsStatus(one: EntryNamed, cue: Mark): boolean {
  const isDispute = one.entry.kind === "dispute";
  return isDispute === (cue.value === "settled" || cue.value === "open");
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
function readParties(desk: Desk, one: EntryNamed): readonly Reading[] {
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
