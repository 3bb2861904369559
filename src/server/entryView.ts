import type { Standing } from "../register/index.ts";
import type { Book, BookEntry } from "./book.ts";
import type { Act, Entry, EntryDetail, Source, Status } from "./contract.ts";
import { saidOf, type Wordings } from "./wordings.ts";

/** A priority has no acts and so no status of its own: it stands as long as its doctrine does. */
const noActs: Standing = {
  status: "",
  group: "unknown",
  rule: "",
  explanation: "",
  acts: [],
  conflicts: [],
};

/** An entry as lists show it on a day. */
export function viewEntry(book: Book, entry: BookEntry, day: string): Entry {
  return {
    id: entry.id,
    kind: entry.kind,
    title: { ...entry.title },
    parties: [...entry.parties],
    directions: [...entry.directions],
    interests: [...entry.interests],
    tags: [...entry.tags],
    date: entry.date,
    due: entry.due,
    status: viewStatus(book.standingsOn(day).get(entry.id) ?? noActs),
    checked: entry.checked,
    priorityOf: priorityOf(entry),
    source: sourceOf(entry.row),
  };
}

function priorityOf({ ofDoctrine }: BookEntry): Entry["priorityOf"] {
  if (ofDoctrine === undefined) return undefined;
  const { id, title, rank } = ofDoctrine;
  return { id, title: { ...title }, rank };
}

/** An entry with everything known of it on a day but what measures it, for which figures are needed. */
export function viewDetail(
  book: Book,
  entry: BookEntry,
  day: string,
): Omit<EntryDetail, "measures"> {
  const acts = (book.actsOf.get(entry.id) ?? []).filter((one) => one.known <= day);
  return {
    ...viewEntry(book, entry, day),
    byParty: viewParties(book, entry, day),
    fields: fieldsOf(entry.row, book.wordings),
    acts: acts.map((one) => viewAct(book, one)),
    related: relatedTo(book, entry, day),
    priorities: prioritiesOf(book, entry, day),
  };
}

/** How an agreement or a dispute stands for each of its parties; no party of it comes before another. */
function viewParties(book: Book, entry: BookEntry, day: string): EntryDetail["byParty"] {
  const kinds: readonly string[] = ["agreement", "dispute"];
  if (!kinds.includes(entry.kind)) return [];
  return book.partiesOn(entry.id, day).map(({ party, standing, steps }) => ({
    party,
    status: viewStatus(standing),
    steps: steps.map(({ step, acts }) => ({
      step: step.id,
      label: { ...step.label },
      acts: acts.map((one) => one.id),
      dates: [...new Set(acts.map((one) => one.date))],
    })),
  }));
}

/** An act with the title of what it is about. */
export function viewAct(book: Book, one: Book["acts"][number]): Act {
  const title = book.byId.get(one.entry)?.title ?? {};
  const { place, value, note } = one;
  return {
    id: one.id,
    entry: one.entry,
    entryTitle: { ...title },
    entryKind: one.entryKind,
    act: one.act,
    date: one.date,
    party: one.party,
    place,
    value,
    note,
    said: saidOf(book.wordings, { place, value, note }),
    source: sourceOf(one),
  };
}

/** Where a row of the register comes from. */
export function sourceOf(row: Readonly<Record<string, unknown>>): Source {
  const { sourceTitle, sourceUrl, confidence, file, row: line } = row;
  return {
    title: String(sourceTitle ?? ""),
    url: typeof sourceUrl === "string" ? sourceUrl : undefined,
    confidence: typeof confidence === "string" ? confidence : undefined,
    file: String(file ?? ""),
    row: Number(line ?? 0),
  };
}

/** A status with the rule that gave it and the acts that the rule rests on. */
export function viewStatus(standing: Standing): Status {
  const { status, group, rule, explanation, acts, conflicts } = standing;
  return {
    status,
    group,
    rule,
    explanation,
    acts: [...acts],
    conflicts: conflicts.map((one) => ({ acts: [...one.acts], about: one.about })),
  };
}

/** Columns that the page of an entry shows elsewhere, or that are for machines. */
export const shownElsewhere: ReadonlySet<string> = new Set([
  "id",
  "title",
  "parties",
  "obligors",
  "states",
  "participants",
  "directions",
  "interests",
  "tags",
  "acts",
  "date",
  "known",
  "checked",
  "file",
  "row",
  "sourceTitle",
  "sourceUrl",
  "confidence",
  "legalBasis",
  "amends",
  "implements",
  "related",
  "agreements",
  "agreement",
  "doctrine",
]);

function fieldsOf(
  row: Readonly<Record<string, unknown>>,
  wordings: Wordings,
): EntryDetail["fields"] {
  return Object.entries(row).flatMap(([name, value]) => {
    if (shownElsewhere.has(name) || value === undefined || value === "") return [];
    if (Array.isArray(value) && value.length === 0) return [];
    const label = saidOf(wordings, { value })?.value;
    return [{ name, value: Array.isArray(value) ? value.join(", ") : String(value), label }];
  });
}

/** Links from an entry and to it, each once, with what joins them. */
function relatedTo(book: Book, entry: BookEntry, day: string): EntryDetail["related"] {
  const links = [
    ...linksOf(entry).map(([id, relation]) => ({ id, relation })),
    ...book.entries.flatMap((other) =>
      linksOf(other)
        .filter(([id]) => id === entry.id)
        .map(([, relation]) => ({ id: other.id, relation: `${relation}, from there` })),
    ),
  ];
  const seen = new Set<string>();
  return links.flatMap(({ id, relation }) => {
    const other = book.byId.get(id);
    if (other === undefined || other.known > day || seen.has(id)) return [];
    seen.add(id);
    return [{ id, kind: other.kind, title: { ...other.title }, relation }];
  });
}

function linksOf(entry: BookEntry): readonly (readonly [string, string])[] {
  const columns: readonly (readonly [string, string])[] = [
    ["legalBasis", "legal basis"],
    ["amends", "amends"],
    ["implements", "carries out"],
    ["related", "related"],
    ["agreements", entry.kind === "meeting" ? "signed there" : "settled by"],
    ["agreement", "promised in"],
    ["doctrine", "priority of"],
  ];
  return columns.flatMap(([column, relation]) => {
    const value = entry.row[column];
    const ids = Array.isArray(value) ? value.map(String) : typeof value === "string" ? [value] : [];
    return ids.map((id) => [id, relation] as const);
  });
}

function prioritiesOf(book: Book, entry: BookEntry, day: string): EntryDetail["priorities"] {
  return book.priorities
    .filter((one) => one.doctrine === entry.id && one.known <= day)
    .sort((a, b) => (a.rank ?? 999) - (b.rank ?? 999) || (a.id < b.id ? -1 : 1))
    .map((one) => {
      const { id, rank, partner = "", topic, note } = one;
      const said = saidOf(book.wordings, { partner, topic, note });
      return { id, rank, partner, topic, note, said, source: sourceOf(one) };
    });
}
