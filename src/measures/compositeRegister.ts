import type { ConflictRow } from "../indicators/index.ts";
import {
  createStandings,
  type DatedAct,
  indexActs,
  type Standing,
  type StatusRules,
  type Subject,
} from "../register/index.ts";
import { latestDay, type Pair, type PartialDate } from "../terms/index.ts";
import type { PairValue } from "./compositePairs.ts";
import type { IndexSource } from "./compositeSource.ts";

/** An entry of the register with what the frame says of it. */
export interface PlacedEntry {
  readonly subject: Subject;
  readonly interests: readonly string[];
  readonly directions: readonly string[];
  /** First day of an entry, as exact as its source; undefined where no act is dated. */
  readonly date: PartialDate | undefined;
}

/** The register of a dossier, and the states of which it is kept. */
export interface RegisterBook {
  readonly entries: readonly PlacedEntry[];
  readonly acts: readonly DatedAct[];
  readonly rules: StatusRules;
  readonly states: ReadonlySet<string>;
  /** The day as of which the dossier is shown: nothing is counted after it. */
  readonly asOf: string;
  readonly conflicts: readonly ConflictRow[];
  /** First and last year that the source of conflicts covers; undefined for a dossier without one. */
  readonly conflictYears: { readonly from: number; readonly to: number } | undefined;
}

type Counted = Extract<IndexSource, { register: string }>;
type Conflicts = Extract<IndexSource, { conflicts: string }>;

/**
 * Gives what the register says of a pair in a year, by the statuses on the year's last day.
 *
 * Missing: for pairs with a state of which no register is kept (that nothing is listed is no zero), years that are not over
 * on the dossier's day or lie before `since`, and shares of fewer entries than `least`.
 */
export function createRegisterValues(
  book: RegisterBook,
): (source: Counted, pair: Pair, year: number) => PairValue {
  const standings = remembered(
    createStandings(
      book.entries.map((one) => one.subject),
      indexActs(book.acts),
      book.rules,
    ),
  );
  return (source, pair, year) => {
    if (!book.states.has(pair.a) || !book.states.has(pair.b)) {
      return { gap: "the register is kept for the states of the dossier only" };
    }
    const day = `${year}-12-31`;
    if (day > book.asOf && year > Number(book.asOf.slice(0, 4)))
      return { gap: "the year has not begun" };
    if (source.since !== undefined && year < source.since) {
      return { gap: `the register lists such entries from ${source.since} on` };
    }
    const until = day > book.asOf ? book.asOf : day;
    const own = book.entries.filter((entry) => isMeant(source, entry, pair));
    return registerValue(source, own, until, standings(until));
  };
}

function isMeant(
  source: Counted,
  { subject, interests, directions }: PlacedEntry,
  pair: Pair,
): boolean {
  const { parties } = subject;
  if (subject.kind !== kinds[source.register]) return false;
  if (!parties.includes(pair.a) || !parties.includes(pair.b)) return false;
  if ("parties" in source && parties.length < source.parties.least) return false;
  if ("forms" in source && source.forms?.includes(subject.form ?? "") === false) return false;
  const meets = (wanted: readonly string[] | undefined, has: readonly string[]): boolean =>
    wanted === undefined || wanted.some((one) => has.includes(one));
  return meets(source.interests, interests) && meets(source.directions, directions);
}

const kinds = {
  agreements: "agreement",
  meetings: "meeting",
  "disputes-closed-share": "dispute",
  "promises-kept-share": "commitment",
} as const;

function registerValue(
  source: Counted,
  entries: readonly PlacedEntry[],
  until: string,
  standings: ReadonlyMap<string, Standing>,
): PairValue {
  const groupOf = (entry: PlacedEntry): string => standings.get(entry.subject.id)?.group ?? "";
  const dayOf = ({ date }: PlacedEntry): string => (date === undefined ? "9999" : latestDay(date));
  switch (source.register) {
    case "agreements": {
      const statusOf = (one: PlacedEntry): string => standings.get(one.subject.id)?.status ?? "";
      return counted(entries.filter((one) => source.statuses.includes(statusOf(one))));
    }
    case "meetings": {
      const from = `${Number(until.slice(0, 4)) - source.years}${until.slice(4)}`;
      return counted(entries.filter((one) => dayOf(one) > from && dayOf(one) <= until));
    }
    case "disputes-closed-share": {
      const begun = entries.filter((one) => dayOf(one) <= until);
      return share(source, begun, (one) => groupOf(one) === "over");
    }
    case "promises-kept-share": {
      const kept = (one: PlacedEntry) =>
        source.kept.includes(standings.get(one.subject.id)?.status ?? "");
      const due = entries.filter(
        (one) =>
          kept(one) || (one.subject.due !== undefined && latestDay(one.subject.due) <= until),
      );
      return share(source, due, kept);
    }
  }
}

function counted(entries: readonly PlacedEntry[]): PairValue {
  return { value: entries.length, rows: entries.map((one) => one.subject.id) };
}

function share(
  { least }: { readonly least: number },
  entries: readonly PlacedEntry[],
  isCounted: (entry: PlacedEntry) => boolean,
): PairValue {
  if (entries.length < least) {
    return { gap: `${entries.length} such entries of the pair; a share is told from ${least} on` };
  }
  return {
    value: entries.filter(isCounted).length / entries.length,
    rows: entries.map((one) => one.subject.id),
  };
}

function remembered<Value>(make: (day: string) => Value): (day: string) => Value {
  const known = new Map<string, Value>();
  return (day) => {
    const found = known.get(day) ?? make(day);
    known.set(day, found);
    return found;
  };
}

/**
 * How many of the last years passed without armed conflict between the two states.
 *
 * Shape: 0 to `within`; the source lists every conflict with 25 deaths a year, so a year without a row is one without.
 * Missing: where the source does not cover all those years.
 */
export function quietYears(
  { within }: Conflicts,
  pair: Pair,
  year: number,
  { conflicts, conflictYears }: Pick<RegisterBook, "conflicts" | "conflictYears">,
): PairValue {
  if (conflictYears === undefined) return { gap: "the dossier lists no conflicts" };
  if (year > conflictYears.to || year - within + 1 < conflictYears.from) {
    return { gap: `outside the source's period, ${conflictYears.from} to ${conflictYears.to}` };
  }
  const own = conflicts.filter(
    ({ sideA, sideB, year: of }) =>
      of > year - within &&
      of <= year &&
      [sideA, sideB].includes(pair.a) &&
      [sideA, sideB].includes(pair.b),
  );
  return {
    value: within - new Set(own.map((one) => one.year)).size,
    rows: own.map((one) => one.id),
  };
}
