import { digest, type RowOf } from "../store/index.ts";
import type { Candidate } from "./candidates.ts";
import { type Gathering, gatherTellings } from "./gathering.ts";
import type { confirmation, ProposalQuote, proposal } from "./proposalTable.ts";
import type { Statement } from "./statement.ts";
import type { KnownBook, Telling, TellingContent } from "./telling.ts";
import { readTellings } from "./tellings.ts";

/** A proposal of the machine. */
export type Proposal = RowOf<typeof proposal>;

/** A sentence that names an entry or tells an act that the register has. */
export type Confirmation = RowOf<typeof confirmation>;

/**
 * What documents propose for the register, and what of it they bear out.
 *
 * Shape: each thing is proposed once, with all its quotes, the one that became known first at the head; what the
 * register has already is never proposed. Nothing here depends on what people decided.
 */
export function propose(
  statements: readonly Statement[],
  book: KnownBook,
  content: TellingContent,
): { readonly proposals: readonly Proposal[]; readonly confirmations: readonly Confirmation[] } {
  const tellings = readTellings(statements, book, content);
  const proposed = tellings.filter((one) => isProposed(one));
  const gathered = gatherTellings(proposed);
  return {
    proposals: gathered
      .map((one) => proposalOf(one, content))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    confirmations: confirmationsOf(tellings.filter((one) => !isProposed(one))),
  };
}

function isProposed({ fresh, confirms, act }: Telling): boolean {
  return fresh !== undefined || (confirms === undefined && act?.date !== undefined);
}

/** The id that a new entry would have once it is accepted. */
export function newEntryId(proposalId: string): string {
  return `n-${proposalId.replace(/^p-/, "")}`;
}

function proposalOf(gathering: Gathering, { words, rules }: TellingContent): Proposal {
  const { id, aliases, tellings, date, party } = gathering;
  const [first] = tellings;
  const fresh = first?.fresh;
  const statements = tellings.map((one) => one.statement);
  const parties = unique(fresh?.parties ?? first?.entry?.parties ?? []);
  return {
    id,
    aliases,
    kind: fresh?.kind ?? "act",
    entry: first?.entry?.id ?? newEntryId(id),
    entryKind: fresh?.kind ?? first?.entry?.kind ?? "agreement",
    isNew: fresh !== undefined,
    act: first?.act?.word ?? "",
    date,
    party,
    title: titlesOf(tellings),
    form: fresh?.form,
    parties,
    directions: unique(statements.flatMap((one) => one.directions)),
    interests: unique(statements.flatMap((one) => one.interests)),
    due: fresh?.due,
    targetValue: fresh?.measure?.value,
    unit: fresh?.measure?.unit,
    disagrees: unique(tellings.flatMap((one) => one.disagrees.map((act) => act.id))),
    candidates: mergeCandidates(tellings).slice(0, rules.kept),
    quotes: quotesOf(tellings),
    documents: unique(statements.map((one) => one.document)),
    known: statements.flatMap((one) => one.documentDate ?? []).sort()[0],
    confidence: confidenceOf(tellings),
    rule: first?.rule ?? "",
    codebooks: words.version,
  };
}

/** The title in each language, as the sentence that became known first in it has it. */
function titlesOf(tellings: readonly Telling[]): Readonly<Record<string, string>> {
  const titles = new Map<string, string>();
  for (const { fresh, statement } of tellings) {
    if (fresh !== undefined && !titles.has(statement.language)) {
      titles.set(statement.language, fresh.title);
    }
  }
  return Object.fromEntries([...titles].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Of each entry its best score, with the reasons of that sentence. */
function mergeCandidates(tellings: readonly Telling[]): Proposal["candidates"] {
  const best = new Map<string, Candidate>();
  for (const one of tellings.flatMap((telling) => telling.candidates)) {
    const known = best.get(one.entry);
    if (known === undefined || one.score > known.score) best.set(one.entry, one);
  }
  const chosen = tellings[0]?.entry?.id;
  return [...best.values()]
    .sort(
      (a, b) =>
        Number(b.entry === chosen) - Number(a.entry === chosen) ||
        b.score - a.score ||
        (a.entry < b.entry ? -1 : 1),
    )
    .map(({ entry, score, reasons }) => ({ entry, score, reasons }));
}

function quotesOf(tellings: readonly Telling[]): readonly ProposalQuote[] {
  const quotes = tellings.map(({ statement, rule }) => ({ ...placeOf(statement), rule }));
  return [...new Map(quotes.map((one) => [`${one.document} ${one.start}`, one])).values()];
}

function placeOf({ document, passage, coding, start, end, quote, language }: Statement) {
  return { document, passage, coding, start, end, quote, language };
}

/** A document more that tells the same makes it a little surer. */
const perDocument = 0.05;

function confidenceOf(tellings: readonly Telling[]): number {
  const sure = tellings.map(({ statement, entry, candidates }) => {
    const score = candidates.find((one) => one.entry === entry?.id)?.score ?? statement.confidence;
    return score * (0.5 + statement.confidence / 2);
  });
  const documents = new Set(tellings.map((one) => one.statement.document)).size;
  const whole = Math.min(0.99, Math.max(...sure) + perDocument * (documents - 1));
  return Math.round(whole * 100) / 100;
}

function confirmationsOf(tellings: readonly Telling[]): readonly Confirmation[] {
  const rows = new Map<string, Confirmation>();
  for (const { statement, entry, confirms, candidates, rule } of tellings) {
    const chosen = candidates.find((one) => one.entry === entry?.id);
    if (entry === undefined || chosen === undefined) continue;
    const key = [statement.document, String(statement.start), entry.id, confirms?.id ?? ""];
    const id = `k-${digest(key).slice(0, 16)}`;
    const { score, reasons } = chosen;
    rows.set(id, {
      id,
      entry: entry.id,
      act: confirms?.id,
      ...placeOf(statement),
      score,
      reasons,
      rule,
    });
  }
  return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
