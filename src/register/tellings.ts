import { findActs, findPapers } from "./actWords.ts";
import { type Candidate, type KnownEntry, weighEntry } from "./candidates.ts";
import type { Statement } from "./statement.ts";
import type { KnownBook, Telling, TellingContent } from "./telling.ts";
import { tellPapers } from "./tellPapers.ts";
import { tellPromise } from "./tellPromises.ts";

/**
 * What the sentences of a document tell of the register's entries and of new ones.
 *
 * Shape: sentences of one document in their order; one that names no paper may go on about that of the sentence before
 * it in the same passage.
 */
export function readTellings(
  statements: readonly Statement[],
  book: KnownBook,
  content: TellingContent,
): readonly Telling[] {
  const tellings: Telling[] = [];
  let carried: { readonly passage: string; readonly entry: string } | undefined;
  for (const statement of statements) {
    const before = carried?.passage === statement.passage ? carried.entry : undefined;
    const found = readStatement(statement, book, content, before);
    tellings.push(...found);
    const [first] = found.flatMap((one) => (one.entry?.kind === "agreement" ? [one.entry.id] : []));
    const entry = first ?? before;
    carried = entry === undefined ? undefined : { passage: statement.passage, entry };
  }
  return tellings;
}

function readStatement(
  statement: Statement,
  book: KnownBook,
  content: TellingContent,
  carried: string | undefined,
): readonly Telling[] {
  const papers = findPapers(statement, content);
  const acts = findActs(statement, content, content.today);
  // States and days stand in many sentences; a title is known by its other words.
  const exact = statement.days.filter((one) => one.value.length > 4);
  const apart = [...statement.named, ...exact];
  const titles = new Map(
    book.titles.find(statement.quote, statement.language, apart).map((one) => [one.entry, one]),
  );
  const clues = { statement, papers, titles, carried };
  const candidates = possible(statement, titles.keys(), book, carried)
    .flatMap((entry) => weighEntry(entry, clues, content.rules) ?? [])
    .sort((a, b) => b.score - a.score || (a.entry < b.entry ? -1 : 1));
  const of = (isPromise: boolean): readonly Candidate[] =>
    candidates.filter((one) => (book.entries.get(one.entry)?.kind === "commitment") === isPromise);
  return [
    ...tellPapers(statement, { papers, acts }, of(false), book, content),
    ...tellPromise(statement, acts, of(true), book, content),
  ];
}

function possible(
  { days, amounts, entries }: Statement,
  titled: Iterable<string>,
  book: KnownBook,
  carried: string | undefined,
): readonly KnownEntry[] {
  const named = entries.map((one) => one.value);
  const ids = new Set([
    ...titled,
    ...named,
    ...named.flatMap((one) => book.underAgreement.get(one) ?? []),
    ...days.flatMap((one) => book.byDay.get(one.value) ?? []),
    ...amounts.flatMap((one) => book.byUnit.get(one.value.unit) ?? []),
    ...(carried === undefined ? [] : [carried]),
  ]);
  return [...ids].flatMap((id) => book.entries.get(id) ?? []);
}
