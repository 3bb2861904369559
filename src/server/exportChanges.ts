import { type Declared, toCsl } from "../briefs/index.ts";
import type { viewChanges } from "./changesRoute.ts";
import type { Desk } from "./desk.ts";
import { askedOf, chooseColumns, type Exported, inLanguage, joined } from "./exportFile.ts";

type Found = Awaited<ReturnType<typeof viewChanges>>;
type One = Found["changes"][number];

/** What is asked of changes that are handed out. */
export interface ChangesExport {
  readonly found: Found;
  readonly language: string;
  readonly columns: string | undefined;
  readonly filters: Readonly<Record<string, string | number | undefined>>;
  readonly origin: string;
}

/** What changed between two days as a table, cited by the sources of the acts. */
export function exportChanges(desk: Desk, options: ChangesExport): Exported {
  const { found, language } = options;
  const { settings } = desk.opened.dossier;
  const acts = found.changes.flatMap((one) => (one.act === undefined ? [] : [one.act]));
  return {
    name: `${settings.id}-changes-${found.from}-${found.to}`,
    title: `${inLanguage(settings.title, language)}: ${found.from} – ${found.to}`,
    sheets: [chooseColumns("changes", found.changes, columnsOf(options), options.columns)],
    items: acts.map(({ id, entry, source }) =>
      toCsl({ id, type: "webpage", title: source.title, url: source.url, note: entry }),
    ),
    day: found.to,
    asked: [
      ...askedOf({ from: found.from, to: found.to, ...options.filters }),
      [
        "Rows of the dossier",
        found.history.reason ??
          `edition of ${found.history.from} against that of ${found.history.to}`,
      ],
    ],
    files: [...new Set(acts.map((one) => one.source.file))],
    sources: acts.map(({ source }) => [source.title, source.url].filter(Boolean).join(" ")),
  };
}

function columnsOf({ language, origin }: ChangesExport): readonly Declared<One>[] {
  return [
    {
      name: "day",
      kind: "date",
      describe: "Day on which it came about or became known.",
      of: (one) => one.day,
    },
    { name: "kind", kind: "text", describe: "Kind of change.", of: (one) => one.kind },
    {
      name: "label",
      kind: "text",
      describe: "The same in words.",
      of: (one) => inLanguage(one.label, language),
    },
    {
      name: "title",
      kind: "text",
      describe: "What it is about.",
      of: (one) => inLanguage(one.title, language),
    },
    { name: "entry", kind: "text", describe: "Entry of the register.", of: (one) => one.entry },
    {
      name: "parties",
      kind: "text",
      describe: "States concerned.",
      of: (one) => joined(one.parties),
    },
    {
      name: "directions",
      kind: "text",
      describe: "Directions of the frame.",
      of: (one) => joined(one.directions),
    },
    { name: "before", kind: "text", describe: "Status before.", of: (one) => one.before?.status },
    {
      name: "after",
      kind: "text",
      describe: "Status after.",
      of: (one) => one.after?.status || undefined,
    },
    {
      name: "rule",
      kind: "text",
      describe: "Rule that gave it.",
      of: (one) => one.after?.rule || undefined,
    },
    { name: "act", kind: "text", describe: "Act that became known.", of: (one) => one.act?.act },
    { name: "act_date", kind: "date", describe: "Its date.", of: (one) => one.act?.date },
    { name: "party", kind: "text", describe: "State that did it.", of: (one) => one.act?.party },
    {
      name: "about",
      kind: "text",
      describe: "What sources disagree about, or the status that lacks an act.",
      of: (one) => one.about,
    },
    {
      name: "expected",
      kind: "text",
      describe: "Acts to look for.",
      of: (one) => joined(one.expected),
    },
    {
      name: "series",
      kind: "text",
      describe: "Series of which figures changed.",
      of: (one) => one.figures?.series,
    },
    {
      name: "moved",
      kind: "number",
      describe: "Values that moved.",
      of: (one) => one.figures?.moved,
    },
    {
      name: "appeared",
      kind: "number",
      describe: "Values that appeared.",
      of: (one) => one.figures?.appeared,
    },
    {
      name: "disappeared",
      kind: "number",
      describe: "Values that disappeared.",
      of: (one) => one.figures?.disappeared,
    },
    {
      name: "cells",
      kind: "text",
      describe: "Cells of a row that changed.",
      of: (one) =>
        joined(
          (one.row?.cells ?? []).map((cell) => `${cell.column}: ${cell.before} → ${cell.after}`),
        ),
    },
    {
      name: "source_title",
      kind: "text",
      describe: "Source of the act.",
      of: (one) => one.act?.source.title,
    },
    {
      name: "source_url",
      kind: "link",
      describe: "Its address.",
      of: (one) => one.act?.source.url,
    },
    { name: "url", kind: "link", describe: "Page that shows it.", of: (one) => origin + one.path },
  ];
}
