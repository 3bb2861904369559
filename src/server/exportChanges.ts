import { type Declared, toCsl } from "../briefs/index.ts";
import type { viewChanges } from "./changesRoute.ts";
import type { Desk } from "./desk.ts";
import { column } from "./exportColumns.ts";
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
    column("day", "date", "Day on which it came about or became known.", (one) => one.day),
    column("kind", "text", "Kind of change.", (one) => one.kind),
    column("label", "text", "The same in words.", (one) => inLanguage(one.label, language)),
    column("title", "text", "What it is about.", (one) => inLanguage(one.title, language)),
    column("entry", "text", "Entry of the register.", (one) => one.entry),
    column("parties", "text", "States concerned.", (one) => joined(one.parties)),
    column("directions", "text", "Directions of the frame.", (one) => joined(one.directions)),
    column("before", "text", "Status before.", (one) => one.before?.status),
    column("after", "text", "Status after.", (one) => one.after?.status || undefined),
    column("rule", "text", "Rule that gave it.", (one) => one.after?.rule || undefined),
    column("act", "text", "Act that became known.", (one) => one.act?.act),
    column("act_date", "date", "Its date.", (one) => one.act?.date),
    column("party", "text", "State that did it.", (one) => one.act?.party),
    column(
      "about",
      "text",
      "What sources disagree about, or the status that lacks an act.",
      (one) => one.about,
    ),
    column("expected", "text", "Acts to look for.", (one) => joined(one.expected)),
    column("series", "text", "Series of which figures changed.", (one) => one.figures?.series),
    column("moved", "number", "Values that moved.", (one) => one.figures?.moved),
    column("appeared", "number", "Values that appeared.", (one) => one.figures?.appeared),
    column("disappeared", "number", "Values that disappeared.", (one) => one.figures?.disappeared),
    column("cells", "text", "Cells of a row that changed.", (one) =>
      joined(
        (one.row?.cells ?? []).map((cell) => `${cell.column}: ${cell.before} → ${cell.after}`),
      ),
    ),
    column("source_title", "text", "Source of the act.", (one) => one.act?.source.title),
    column("source_url", "link", "Its address.", (one) => one.act?.source.url),
    column("url", "link", "Page that shows it.", (one) => origin + one.path),
  ];
}
