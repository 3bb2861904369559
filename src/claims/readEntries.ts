import type { Span } from "../language/index.ts";
import { isOnlyBy, isOrderOfTime, isPromised } from "./readActGuards.ts";
import { isDenied, isOpen } from "./readDenial.ts";
import { dateOf, isOfName } from "./readEntryDates.ts";
import type { EntryNamed } from "./readEntryNames.ts";
import { namesAll, readParties, signatories } from "./readEntryParties.ts";
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
