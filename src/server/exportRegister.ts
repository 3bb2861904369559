import type { Declared } from "../briefs/index.ts";
import { toSheet } from "../briefs/index.ts";
import * as tables from "../register/index.ts";
import { listStatuses } from "../register/index.ts";
import type { Column } from "../store/index.ts";
import type { BookEntry } from "./book.ts";
import { citeEntry } from "./citeEntry.ts";
import type { Entry, EntryKind, EntryList } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { column, sourceColumns, worded } from "./exportColumns.ts";
import { askedOf, chooseColumns, type Exported, inLanguage, joined } from "./exportFile.ts";
import { quoteColumns, quoteSheet, type SourceQuote } from "./exportQuotes.ts";
import { saidOf, type Wordings } from "./wordings.ts";

/** What is asked of a list of the register that is handed out. */
export interface RegisterExport {
  readonly kind: EntryKind;
  readonly list: EntryList;
  readonly language: string;
  readonly columns: string | undefined;
  readonly filters: Readonly<Record<string, string | number | undefined>>;
  readonly origin: string;
  /** Words of documents behind each entry. */
  readonly quotes: ReadonlyMap<string, readonly SourceQuote[]>;
  /** Columns that only this list has, after those of every entry. */
  readonly further?: readonly Declared<Entry>[];
}

/** Entries of the register as tables and citations: exactly those of the list. */
export function exportEntries(desk: Desk, options: RegisterExport): Exported {
  const { kind, list, language, origin } = options;
  const rows = list.entries.flatMap((entry): Row[] => {
    const known = desk.book.byId.get(entry.id);
    return known === undefined ? [] : [{ entry, known }];
  });
  const quotesOf = (id: string) =>
    (options.quotes.get(id) ?? []).filter((one) => one.known <= list.asOf);
  const quotes = rows.flatMap(({ entry }) => quotesOf(entry.id));
  const columns = [
    ...commonColumns(desk, options),
    ...ownColumns(desk, options),
    ...(options.further ?? []).map((one) => ({ ...one, of: ({ entry }: Row) => one.of(entry) })),
    ...quoteColumns<Row>(({ entry }) => quotesOf(entry.id)),
    ...lastColumns(desk, options),
  ];
  const acts = rows.flatMap(({ entry }) =>
    (desk.book.actsOf.get(entry.id) ?? []).filter((one) => one.known <= list.asOf),
  );
  const sources = [...rows.map(({ entry }) => entry.source), ...acts.map(sourceOfAct)];
  return {
    name: `${desk.opened.dossier.settings.id}-${kind}-${list.asOf}`,
    title: `${inLanguage(desk.opened.dossier.settings.title, language)}: ${kind}`,
    sheets: [
      { ...chooseColumns(kind, rows, columns, options.columns), total: list.total },
      toSheet("acts", acts, [
        ...actColumns(desk, options),
        ...quoteColumns<Act>((one) => quotesOf(one.entry).filter(({ act }) => act === one.id)),
        column("url", "link", "Page of the entry.", (one: Act) =>
          pageOf(origin, one.entryKind, one.entry, list.asOf),
        ),
      ]),
      quoteSheet(quotes, origin),
    ],
    items: rows.flatMap(({ entry, known }) => citeEntry(desk, entry, known, language, list.asOf)),
    day: list.asOf,
    asked: askedOf(options.filters),
    files: [
      ...new Set([
        ...rows.map(({ entry }) => entry.source.file),
        ...acts.map((one) => one.file),
        ...quotes.map((one) => one.file),
      ]),
    ],
    sources: sources.map(({ title, url }) => [title, url].filter(Boolean).join(" ")),
  };
}

interface Row {
  readonly entry: Entry;
  readonly known: BookEntry;
}
type Act = Desk["book"]["acts"][number];

const sourceOfAct = (one: Act) => ({ title: one.sourceTitle, url: one.sourceUrl });

function commonColumns(desk: Desk, { language }: RegisterExport): readonly Declared<Row>[] {
  const words = listStatuses(desk.content.rules);
  const label = ({ entry }: Row): string | undefined => {
    const word = words.find(
      (one) => one.entryKind === entry.kind && one.status === entry.status.status,
    );
    return word === undefined ? undefined : inLanguage(word.label, language);
  };
  const { languages } = desk.opened.dossier.settings;
  return [
    column("id", "text", "Identifier.", ({ entry }) => entry.id),
    column("title", "text", `Title, in ${language} where it is known.`, ({ entry }) =>
      inLanguage(entry.title, language),
    ),
    ...languages.map((tag) =>
      column<Row>(
        `title_${tag.replace("-", "_").toLowerCase()}`,
        "text",
        `Title in ${tag}.`,
        ({ entry }) => entry.title[tag] || undefined,
      ),
    ),
    column("parties", "text", "States, by ISO 3166-1 code.", ({ entry }) => joined(entry.parties)),
    column("status", "text", "Status on the day.", ({ entry }) => entry.status.status || undefined),
    column("status_label", "text", "The same in words.", label),
    column(
      "status_rule",
      "text",
      "Rule that gave it.",
      ({ entry }) => entry.status.rule || undefined,
    ),
    column("status_acts", "text", "Acts that the rule rests on.", ({ entry }) =>
      joined(entry.status.acts),
    ),
    column("conflicts", "text", "What sources disagree about: all stand.", ({ entry }) =>
      joined(entry.status.conflicts.map((one) => one.about)),
    ),
    column(
      "date",
      "date",
      "Date of the first act, as exact as the source.",
      ({ entry }) => entry.date,
    ),
    column("due", "date", "Day by which it is due.", ({ entry }) => entry.due),
    column("directions", "text", "Directions of the frame.", ({ entry }) =>
      joined(entry.directions),
    ),
    column("interests", "text", "Interests of the frame.", ({ entry }) => joined(entry.interests)),
    column("tags", "text", "Finer subjects.", ({ entry }) => joined(entry.tags)),
  ];
}

const declared: Readonly<Record<EntryKind, Readonly<Record<string, Column>>>> = {
  agreement: tables.agreement.columns,
  doctrine: tables.doctrine.columns,
  commitment: tables.commitment.columns,
  dispute: tables.dispute.columns,
  meeting: tables.meeting.columns,
  priority: tables.priority.columns,
};

/** Columns that every kind has, or that stand elsewhere. */
const elsewhere = new Set(
  "id title parties obligors states participants directions interests tags date due known acts checked sourceTitle sourceUrl confidence note file row".split(
    " ",
  ),
);

/** Columns of texts that the dossier may word in other languages. */
const wordedNames = new Set(
  "duration instrument level others outcome partner place sections settlement subject topic unit".split(
    " ",
  ),
);

const saidIn = (wordings: Wordings, value: unknown) => saidOf(wordings, { value })?.value;

/** What only entries of this kind have, as their table declares it. */
function ownColumns({ book }: Desk, { kind, language }: RegisterExport): readonly Declared<Row>[] {
  return Object.entries(declared[kind]).flatMap(([name, { kind: held, describe }]) => {
    if (elsewhere.has(name)) return [];
    const of = ({ known }: Row) => {
      const value = known.row[name];
      if (Array.isArray(value)) return joined(value.map(String));
      return typeof value === "number" || typeof value === "string" ? value : undefined;
    };
    const cell =
      held === "number" || held === "integer" ? "number" : /^date/.test(name) ? "date" : "text";
    const written = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const own = column<Row>(written === "kind" ? "form" : written, cell, describe, of);
    if (!wordedNames.has(name)) return [own];
    return [own, worded(own.name, language, ({ known }) => saidIn(book.wordings, known.row[name]))];
  });
}

function lastColumns(
  { book }: Desk,
  { list, origin, language }: RegisterExport,
): readonly Declared<Row>[] {
  const text = (value: unknown): string | undefined =>
    typeof value === "string" && value !== "" ? value : undefined;
  return [
    column("note", "text", "What a reader should know of the row.", ({ known }) =>
      text(known.row.note),
    ),
    worded("note", language, ({ known }) => saidIn(book.wordings, known.row.note)),
    column(
      "checked",
      "date",
      "Day on which it was last checked against its source.",
      ({ entry }) => entry.checked,
    ),
    ...sourceColumns<Row>(({ entry }) => entry.source),
    column("as_of", "date", "Day for which the row is shown.", () => list.asOf),
    column("url", "link", "Page of the entry on that day.", ({ entry }) =>
      pageOf(origin, entry.kind, entry.id, list.asOf),
    ),
  ];
}

function actColumns(desk: Desk, { language }: RegisterExport): readonly Declared<Act>[] {
  const { wordings } = desk.book;
  const label = (one: Act) =>
    inLanguage(desk.content.rules.acts.get(one.act)?.label ?? {}, language) || one.act;
  return [
    column("id", "text", "Identifier.", (one) => one.id),
    column("entry", "text", "Entry that it concerns.", (one) => one.entry),
    column("act", "text", "What was done, from the closed list.", (one) => one.act),
    column("act_label", "text", "The same in words.", label),
    column("date", "date", "When, as exact as the source.", (one) => one.date),
    column("known", "date", "Day from which it counts as known.", (one) => one.known),
    column("party", "text", "State that did it, or by whose count.", (one) => one.party),
    column("place", "text", "Where.", (one) => one.place),
    worded("place", language, (one) => saidIn(wordings, one.place)),
    column("value", "text", "What was reached or counted, with its unit.", (one) => one.value),
    worded("value", language, (one) => saidIn(wordings, one.value)),
    column("note", "text", "What a reader should know.", (one) => one.note),
    worded("note", language, (one) => saidIn(wordings, one.note)),
    column("source_title", "text", "Source.", (one) => one.sourceTitle),
    column("source_url", "link", "Address of the source.", (one) => one.sourceUrl),
    column("confidence", "text", "How sure.", (one) => one.confidence),
  ];
}

/** Address of an entry's page on a day. */
export function pageOf(origin: string, kind: string, id: string, day: string): string {
  return `${origin}/register/${kind}/${encodeURIComponent(id)}?asOf=${day}`;
}
