import { type Declared, toSheet } from "../briefs/index.ts";
import type { Proposal } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { citeDocument, column, placeIn } from "./exportColumns.ts";
import { askedOf, chooseColumns, type Exported, inLanguage, joined } from "./exportFile.ts";
import type { documentsById } from "./exportSearch.ts";

/** What is asked of proposals that are handed out. */
export interface QueueExport {
  readonly proposals: readonly Proposal[];
  readonly documents: Awaited<ReturnType<typeof documentsById>>;
  readonly language: string;
  readonly columns: string | undefined;
  readonly filters: Readonly<Record<string, string | number | undefined>>;
  readonly origin: string;
}

/** Proposals with their words and with what people decided; cited by the documents that tell them. */
export function exportQueue(desk: Desk, options: QueueExport): Exported {
  const { proposals, documents, language, origin } = options;
  const { settings } = desk.opened.dossier;
  const used = [...new Set(proposals.flatMap((one) => one.documents))].flatMap(
    (id) => documents.get(id) ?? [],
  );
  return {
    name: `${settings.id}-queue`,
    title: `${inLanguage(settings.title, language)}: queue`,
    sheets: [
      chooseColumns("proposals", proposals, proposalColumns(options), options.columns),
      toSheet("quotes", wordsOf(proposals), wordColumns(origin)),
      toSheet("decisions", decisionsOf(proposals), decisionColumns),
    ],
    items: used.map((one) => citeDocument(one, origin)),
    day: undefined,
    asked: askedOf(options.filters),
    files: used.map((one) => one.file),
    sources: used.map((one) => `${one.title}; ${one.file}`),
  };
}

function proposalColumns({ language, origin }: QueueExport): readonly Declared<Proposal>[] {
  return [
    column("id", "text", "Identifier.", (one) => one.id),
    column("state", "text", "How it stands with the people who decide.", (one) => one.state),
    column("kind", "text", "What it would add.", (one) => one.kind),
    column("entry", "text", "Entry that it is about, or that it would make.", (one) => one.entry),
    column("entry_title", "text", "Title of that entry.", (one) =>
      inLanguage(one.entryTitle, language),
    ),
    column("is_new", "text", "Whether the register lacks the entry: yes or no.", (one) =>
      one.isNew ? "yes" : "no",
    ),
    column("act", "text", "What was done, from the closed list.", (one) => one.act || undefined),
    column("date", "date", "When, as exact as the words.", (one) => one.date),
    column("party", "text", "State that did it.", (one) => one.party),
    column("form", "text", "Form of a new paper.", (one) => one.form),
    column("parties", "text", "States concerned.", (one) => joined(one.parties)),
    column("directions", "text", "Directions of the frame.", (one) => joined(one.directions)),
    column("interests", "text", "Interests of the frame.", (one) => joined(one.interests)),
    column("due", "date", "Day by which a new promise is due.", (one) => one.due),
    column(
      "target_value",
      "number",
      "Value of a new promise, in `unit`.",
      (one) => one.targetValue,
    ),
    column("unit", "text", "Unit of that value.", (one) => one.unit),
    column("disagrees_with", "text", "Acts of the register that say otherwise.", (one) =>
      joined(one.disagreesWith),
    ),
    column(
      "confidence",
      "number",
      "How sure the machine is, from 0 to 1.",
      (one) => one.confidence,
    ),
    column("rule", "text", "Rule by which it came to be.", (one) => one.rule),
    column("explanation", "text", "What the rule says.", (one) => one.explanation || undefined),
    column(
      "quote",
      "text",
      "The first words that tell it, as they stand.",
      (one) => one.quotes[0]?.quote,
    ),
    column("quote_language", "text", "Their language.", (one) => one.quotes[0]?.language),
    column(
      "quote_document",
      "text",
      "Document in which they stand.",
      (one) => one.quotes[0]?.document,
    ),
    column(
      "quote_start",
      "number",
      "Where they begin, in UTF-16 units.",
      (one) => one.quotes[0]?.start,
    ),
    column("quote_end", "number", "Where they end.", (one) => one.quotes[0]?.end),
    column("documents", "text", "All documents that tell it.", (one) => joined(one.documents)),
    column(
      "url",
      "link",
      "The proposal in the queue.",
      (one) => `${origin}/queue?state=any&at=${encodeURIComponent(one.id)}`,
    ),
  ];
}

type Word = Proposal["quotes"][number] & { readonly proposal: string };
type Decision = Proposal["decisions"][number];

function wordsOf(proposals: readonly Proposal[]): readonly Word[] {
  return proposals.flatMap((one) => one.quotes.map((quote) => ({ ...quote, proposal: one.id })));
}

function wordColumns(origin: string): readonly Declared<Word>[] {
  return [
    column("proposal", "text", "Proposal.", (one) => one.proposal),
    column("quote", "text", "The words, as they stand.", (one) => one.quote),
    column("language", "text", "Their language.", (one) => one.language),
    column("document", "text", "Document in which they stand.", (one) => one.document),
    column("document_title", "text", "Its title.", (one) => one.title),
    column("document_date", "date", "Its date.", (one) => one.date),
    column("start", "number", "Where they begin, in UTF-16 units.", (one) => one.start),
    column("end", "number", "Where they end.", (one) => one.end),
    column("rule", "text", "Rule that fired.", (one) => one.rule),
    column("url", "link", "The words in their document.", (one) =>
      placeIn(origin, one.document, one.start, one.end),
    ),
  ];
}

function decisionsOf(proposals: readonly Proposal[]): readonly Decision[] {
  return proposals.flatMap((one) => one.decisions);
}

const decisionColumns: readonly Declared<Decision>[] = [
  column("id", "text", "Identifier.", (one) => one.id),
  column("about", "text", "Proposal.", (one) => one.about),
  column("when", "text", "When it was decided.", (one) => one.when),
  column("who", "text", "Who decided.", (one) => one.who),
  column("kind", "text", "What was decided.", (one) => one.kind),
  column("value", "text", "What it puts in place, as JSON.", (one) =>
    one.value === undefined ? undefined : JSON.stringify(one.value),
  ),
  column("why", "text", "Why.", (one) => one.why),
  column("state", "text", "stands, undone, replaced or without effect.", (one) => one.state),
  column("file", "text", "File of the decision.", (one) => one.file),
  column("row", "number", "Line in that file.", (one) => one.row),
];
