import {
  act,
  type DatedAct,
  datedActs,
  knownFrom,
  listStatuses,
  priority,
  readSubjectRows,
  type Standing,
  type StatusRules,
  type Subject,
  statusOn,
} from "../register/index.ts";
import type { Reader, RowOf } from "../store/index.ts";
import { earliestDay, isPartialDate } from "../terms/index.ts";
import type { RowUsed } from "./verdict.ts";

/** An act of the register. */
export type ActRow = RowOf<typeof act>;
/** A priority of a doctrine by one source. */
export type PriorityRow = RowOf<typeof priority>;

/** An entry of the register, with what a claim can ask of it. */
export interface Entry {
  readonly id: string;
  readonly kind: "agreement" | "commitment" | "dispute" | "doctrine" | "meeting";
  readonly title: Readonly<Record<string, string>>;
  readonly parties: readonly string[];
  readonly period: string | undefined;
  readonly due: string | undefined;
  readonly agreement: string | undefined;
  readonly known: string;
  readonly subject: Subject;
  readonly row: RowUsed;
}

/** The register as judging needs it: entries, their acts the oldest first, priorities, and statuses on a day. */
export interface Entries {
  readonly byId: ReadonlyMap<string, Entry>;
  readonly acts: ReadonlyMap<string, readonly ActRow[]>;
  readonly priorities: readonly PriorityRow[];
  /** Whether an act happens once, so that two days of it are two sources that disagree. */
  isOnce(act: string): boolean;
  standing(id: string, day: string): Standing | undefined;
  /** The words for an act, or for a status of a kind of entry, by language. */
  actLabel(act: string): Labels;
  statusLabel(kind: string, status: string): Labels;
}

type Labels = Readonly<Record<string, string>>;

/** Reads the register from the store. */
export async function readEntries(reader: Reader, rules: StatusRules): Promise<Entries> {
  const acts = await reader.rows(act);
  const dated = groupDated(datedActs(acts));
  const byId = new Map((await allEntries(reader)).map((one) => [one.id, one]));
  const words = listStatuses(rules);
  return {
    byId,
    acts: groupActs(acts),
    priorities: await reader.rows(priority),
    actLabel: (word) => rules.acts.get(word)?.label ?? {},
    statusLabel: (kind, status) =>
      words.find((one) => one.entryKind === kind && one.status === status)?.label ?? {},
    isOnce: (word) => rules.acts.get(word)?.once === true,
    standing: (id, day) => {
      const entry = byId.get(id);
      if (entry === undefined) return undefined;
      return statusOn(entry.subject, dated.get(id) ?? [], day, rules);
    },
  };
}

async function allEntries(reader: Reader): Promise<readonly Entry[]> {
  return (await readSubjectRows(reader)).map(({ kind, row, subject }) => ({
    ...entryOf(kind, row, subject.parties, subject),
    ...(kind === "commitment" && { due: row.due, agreement: row.agreement }),
    ...(kind === "doctrine" && { period: row.period }),
  }));
}

interface CommonRow {
  readonly id: string;
  readonly title: Readonly<Record<string, string>>;
  readonly known: string;
  readonly file: string;
  readonly row: number;
  readonly sourceTitle: string;
  readonly date?: string | undefined;
}

function entryOf(
  kind: Entry["kind"],
  row: CommonRow,
  parties: readonly string[],
  subject: Subject,
): Entry {
  return {
    id: row.id,
    kind,
    title: row.title,
    parties,
    period: undefined,
    due: undefined,
    agreement: undefined,
    known: row.known,
    subject,
    row: {
      table: kind,
      id: row.id,
      reference: { file: row.file, row: row.row },
      date: row.date,
      source: row.sourceTitle,
    },
  };
}

/** The acts of an entry that had been done and made known by a day. */
export function actsBy(register: Entries, id: string, day: string): readonly ActRow[] {
  const all = register.acts.get(id) ?? [];
  return all.filter((row) => datedActs([row]).some((one) => knownFrom(one) <= day));
}

/**
 * The acts of an entry that may have been done by a day: what is dated to a year or month that has begun.
 *
 * A claim on a date says itself that the act was done; whether it had been by the day is not what it asks.
 */
export function actsSaidBy(register: Entries, id: string, day: string): readonly ActRow[] {
  const all = register.acts.get(id) ?? [];
  return all.filter(({ date, known }) => hasBegun(date, day) && hasBegun(known, day));
}

/** Whether a day, month or year has begun on a day. */
export function hasBegun(date: string, day: string): boolean {
  return !isPartialDate(date) || earliestDay(date) <= day;
}

/** An act as a row under a verdict. */
export function actUsed(row: ActRow): RowUsed {
  return {
    table: "act",
    id: row.id,
    reference: { file: row.file, row: row.row },
    of: row.party,
    date: row.date,
    source: row.sourceTitle,
  };
}

/** A priority as a row under a verdict; its value is the place in the order. */
export function priorityUsed(row: PriorityRow): RowUsed {
  return {
    table: "priority",
    id: row.id,
    reference: { file: row.file, row: row.row },
    of: row.partner,
    value: row.rank,
    source: row.sourceTitle,
  };
}

function groupActs(rows: readonly ActRow[]): ReadonlyMap<string, readonly ActRow[]> {
  const groups = new Map<string, ActRow[]>();
  for (const row of rows) groups.set(row.entry, [...(groups.get(row.entry) ?? []), row]);
  for (const group of groups.values()) {
    group.sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1));
  }
  return groups;
}

function groupDated(rows: readonly DatedAct[]): ReadonlyMap<string, readonly DatedAct[]> {
  const groups = new Map<string, DatedAct[]>();
  for (const row of rows) groups.set(row.entry, [...(groups.get(row.entry) ?? []), row]);
  return groups;
}
