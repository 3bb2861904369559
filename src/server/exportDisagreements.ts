import { type Declared, toCsl } from "../briefs/index.ts";
import type { Disagreement, DisagreementList, DisagreementSide } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { column, sourceColumns, worded } from "./exportColumns.ts";
import { askedOf, chooseColumns, type Exported, inLanguage, joined } from "./exportFile.ts";
import type { Shown } from "./route.ts";

/** What is asked of disagreements that are handed out. */
export interface DisagreementsExport {
  readonly found: Shown<DisagreementList>;
  readonly language: string;
  readonly columns: string | undefined;
  readonly filters: Readonly<Record<string, string | undefined>>;
  readonly origin: string;
}

interface SideRow {
  readonly question: Shown<Disagreement>;
  readonly side: Shown<DisagreementSide>;
}

/** Where sources differ, one side a row; cited by the sources of the sides. */
export function exportDisagreements(desk: Desk, options: DisagreementsExport): Exported {
  const { found, language } = options;
  const { settings } = desk.opened.dossier;
  const rows = found.disagreements.flatMap((question) =>
    question.sides.map((side): SideRow => ({ question, side })),
  );
  return {
    name: `${settings.id}-disagreements-${found.asOf}`,
    title: `${inLanguage(settings.title, language)}: where sources differ`,
    sheets: [chooseColumns("sides", rows, columnsOf(options), options.columns)],
    items: rows.map(({ side: { id, source } }) =>
      toCsl({ id, type: "webpage", title: source.title, url: source.url, note: id }),
    ),
    day: found.asOf,
    asked: askedOf(options.filters),
    files: [...new Set(rows.map(({ side }) => side.source.file))],
    sources: rows.map(({ side }) => [side.source.title, side.source.url].filter(Boolean).join(" ")),
  };
}

function columnsOf({ found, language, origin }: DisagreementsExport): readonly Declared<SideRow>[] {
  return [
    column("disagreement", "text", "Identifier of the question.", (one) => one.question.id),
    column(
      "kind",
      "text",
      "stated, or by rule: denied, days, places, counts.",
      (one) => one.question.kind,
    ),
    column("question", "text", "What sources differ about.", (one) =>
      inLanguage(one.question.title, language),
    ),
    column("about", "text", "The same by the words of the rows.", (one) => one.question.about),
    column("entries", "text", "Entries of the register that it is about.", (one) =>
      joined(one.question.entries.map(({ id }) => id)),
    ),
    column("question_note", "text", "What a reader should know.", (one) => one.question.note),
    worded("question_note", language, (one) => one.question.said?.note),
    column("side", "text", "Row that says it.", (one) => one.side.id),
    column("title", "text", "Title, where the row is an entry of its own.", (one) =>
      one.side.title === undefined ? undefined : inLanguage(one.side.title, language),
    ),
    column("act", "text", "What was done, where the row is an act.", (one) => one.side.act),
    column("value", "text", "The figure or place that it gives.", (one) => one.side.value),
    worded("value", language, (one) => one.side.said?.value),
    column("date", "date", "Date, as exact as the source.", (one) => one.side.date),
    column("due", "date", "Day by which it is due.", (one) => one.side.due),
    column("party", "text", "State that did it, or by whose count.", (one) => one.side.party),
    column("note", "text", "What a reader should know of the row.", (one) => one.side.note),
    worded("note", language, (one) => one.side.said?.note),
    ...sourceColumns<SideRow>(({ side }) => side.source),
    column("as_of", "date", "Day for which it is shown.", () => found.asOf),
    column(
      "url",
      "link",
      "How the row is known.",
      ({ side }) => `${origin}/explain/${encodeURIComponent(side.id)}`,
    ),
  ];
}
