import {
  act,
  createStandings,
  type DatedAct,
  datedActs,
  indexActs,
  type PartyStanding,
  partiesOn,
  priority,
  readSubjectRows,
  type Standing,
  type StatusRules,
  type Subject,
  state,
} from "../register/index.ts";
import type { Reader, RowOf } from "../store/index.ts";
import type { EntryKind, HistoryStep } from "./contract.ts";
import { createHistories } from "./history.ts";
import { joinSaid, readWordingBook, type Wordings } from "./wordings.ts";

type Labels = Readonly<Record<string, string>>;
type ActRow = RowOf<typeof act>;
type PriorityRow = RowOf<typeof priority>;

/** A register entry of any kind, with what all kinds have in common beside its own row. */
export interface BookEntry {
  readonly kind: EntryKind;
  readonly id: string;
  readonly title: Labels;
  readonly parties: readonly string[];
  readonly directions: readonly string[];
  readonly interests: readonly string[];
  readonly tags: readonly string[];
  readonly date: string | undefined;
  readonly due: string | undefined;
  readonly known: string;
  readonly checked: string | undefined;
  readonly subject: Subject | undefined;
  readonly agreement: string | undefined;
  /** The doctrine that it is a priority of, and its place in that doctrine's order. */
  readonly ofDoctrine: PriorityOf | undefined;
  /** The row as the store has it: for the page of one entry. */
  readonly row: Readonly<Record<string, unknown>>;
}

/** What a priority is of: a doctrine, with its title and the date of its first act. */
export interface PriorityOf {
  readonly id: string;
  readonly title: Labels;
  readonly date: string | undefined;
  readonly rank: number | undefined;
}

/** The register at hand: entries by id, acts by entry, statuses on a day. */
export interface Book {
  readonly entries: readonly BookEntry[];
  readonly byId: ReadonlyMap<string, BookEntry>;
  readonly acts: readonly ActRow[];
  readonly actsOf: ReadonlyMap<string, readonly ActRow[]>;
  /** The same as the rules of status see them. */
  readonly datedOf: ReadonlyMap<string, readonly DatedAct[]>;
  readonly priorities: readonly PriorityRow[];
  /** Short texts of the rows in the languages of the dossier. */
  readonly wordings: Wordings;
  standingsOn(day: string): ReadonlyMap<string, Standing>;
  /** How the status of an entry changed up to a day; empty for an entry without acts of its own kind. */
  historyOf(id: string, day: string): readonly HistoryStep[];
  /** How an entry stands for each of its parties; empty for an entry without acts of its own kind. */
  partiesOn(id: string, day: string): readonly PartyStanding[];
}

/** How many days' statuses are kept at hand. */
const keptDays = 16;

/** Reads the register from the store. */
export async function readBook(reader: Reader, rules: StatusRules): Promise<Book> {
  const wordings = await readWordingBook(reader);
  const entries = await readEntries(reader, wordings);
  const acts = await reader.rows(act);
  const dated = datedActs(acts);
  const subjects = entries.flatMap((one) => one.subject ?? []);
  const datedOf = groupActs(dated);
  const byId = new Map(entries.map((one) => [one.id, one]));
  return {
    entries,
    byId,
    acts,
    actsOf: groupActs(acts),
    datedOf,
    priorities: await reader.rows(priority),
    wordings,
    historyOf: createHistories(subjects, datedOf, rules),
    standingsOn: remember(createStandings(subjects, indexActs(dated), rules)),
    partiesOn: (id, day) => {
      const subject = byId.get(id)?.subject;
      return subject === undefined ? [] : partiesOn(subject, datedOf.get(id) ?? [], day, rules);
    },
  };
}

async function readEntries(reader: Reader, wordings: Wordings): Promise<readonly BookEntry[]> {
  const seen = await readSubjectRows(reader);
  const priorities = await reader.rows(priority);
  const byId = new Map(seen.map(({ row }) => [row.id, row]));
  const names = new Map((await reader.rows(state)).map((one) => [one.iso3, one.names]));
  return [
    ...seen.map(({ kind, row, subject }) => ({
      ...common(kind, row, subject.parties, subject),
      ...(kind === "commitment" && { due: row.due, agreement: row.agreement }),
    })),
    ...priorities.map((row) => {
      const { title = {}, date } = byId.get(row.doctrine) ?? {};
      const said = (text: string) => names.get(text) ?? wordings.get(text) ?? { en: text };
      const named = { ...row, date, title: nameOfPriority(row, said) };
      const ofDoctrine = { id: row.doctrine, title, date, rank: row.rank };
      return { ...common("priority", named, row.states), ofDoctrine };
    }),
  ];
}

interface CommonRow {
  readonly id: string;
  readonly title: Labels;
  readonly directions: readonly string[];
  readonly interests: readonly string[];
  readonly tags: readonly string[];
  readonly date?: string | undefined;
  readonly known: string;
  readonly checked?: string | undefined;
}

function common(
  kind: EntryKind,
  row: CommonRow,
  parties: readonly string[],
  subject?: Subject,
): BookEntry {
  const { id, title, directions, interests, tags, date, known, checked } = row;
  return {
    kind,
    id,
    title,
    parties,
    directions,
    interests,
    tags,
    date,
    due: undefined,
    known,
    checked,
    subject,
    agreement: undefined,
    ofDoctrine: undefined,
    row: { ...row },
  };
}

/** Many readers name the partner and say "all fields": the topic alone would name nothing. */
function nameOfPriority(
  { partner, topic }: Pick<PriorityRow, "partner" | "topic">,
  said: (text: string) => Labels,
): Labels {
  if (partner === undefined || partner === "") return said(topic);
  return joinSaid([said(partner), said(topic)], ": ") ?? { en: `${partner}: ${topic}` };
}

function groupActs<Row extends Pick<ActRow, "id" | "entry" | "date">>(
  acts: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const one of acts) {
    const known = groups.get(one.entry);
    if (known === undefined) groups.set(one.entry, [one]);
    else known.push(one);
  }
  for (const group of groups.values()) {
    group.sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1));
  }
  return groups;
}

function remember<Value>(make: (day: string) => Value): (day: string) => Value {
  const made = new Map<string, Value>();
  let last: { readonly day: string; readonly value: Value } | undefined;
  return (day) => {
    // A page asks for one day many times over.
    if (last?.day === day) return last.value;
    const value = made.get(day) ?? make(day);
    last = { day, value };
    made.delete(day);
    made.set(day, value);
    const [oldest] = made.keys();
    if (made.size > keptDays && oldest !== undefined) made.delete(oldest);
    return value;
  };
}
