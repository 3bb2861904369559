import {
  type CompiledCodebooks,
  compileCodebooks,
  loadGrammars,
  packageGrammar,
  type RoleGrammars,
} from "../evidence/index.ts";
import { sentences } from "../language/index.ts";
import { isRead, type Language } from "../terms/index.ts";
import { type Memory, partiesOf, remember } from "./context.ts";
import { indexTitles, type TitleIndex } from "./contextEntries.ts";
import type { ClaimWorld } from "./contextWorld.ts";
import { type Unread, whyUnread } from "./findUnread.ts";
import { loadMeasures, type Measures } from "./measures.ts";
import type { Claim } from "./query.ts";
import { readAmounts } from "./readAmounts.ts";
import { readBalances } from "./readBalances.ts";
import { readChanges } from "./readChanges.ts";
import { readComparisons } from "./readComparisons.ts";
import { loadCompounds } from "./readCompounds.ts";
import { bookOf } from "./readContent.ts";
import { type Cues, loadCues } from "./readCues.ts";
import { readDifferences } from "./readDifferences.ts";
import { readDistances } from "./readDistances.ts";
import { readEntryClaims } from "./readEntries.ts";
import { outOfAll, readAllBut } from "./readEntryExcept.ts";
import { type EntryNamed, entriesIn } from "./readEntryNames.ts";
import { exceptionIn } from "./readExcept.ts";
import { readFormation } from "./readFormation.ts";
import { readFulfilment } from "./readFulfilment.ts";
import { readGeography } from "./readGeography.ts";
import { type Mark, type MarkedSentence, markPassage } from "./readMarks.ts";
import { loadPaperNames } from "./readPaperNames.ts";
import { readPartnerRanks } from "./readPartnerRanks.ts";
import { readPast } from "./readPast.ts";
import { readPeopleRatio } from "./readPeopleRatio.ts";
import { loadPeoples } from "./readPeoples.ts";
import { readPriorities } from "./readPriorities.ts";
import { readQuantified } from "./readQuantified.ts";
import { firstOf, quoteOf } from "./readQuotes.ts";
import { readRankFrames } from "./readRankFrames.ts";
import { readRanks } from "./readRanks.ts";
import type { Desk, Reading } from "./readScope.ts";
import { readShares } from "./readShares.ts";
import { speakerOf } from "./readSpeakers.ts";
import { readTargets } from "./readTargets.ts";
import { readThings } from "./readThings.ts";

/** A stretch of a text in one language, as the texts room cuts it. */
export interface ClaimPassage {
  readonly start: number;
  readonly text: string;
  readonly language: Language;
  readonly kind: string;
}

/** What may be known of a text beside its words: its day, its title, the two states it is about. */
export interface TextContext {
  readonly id: string;
  readonly date?: string | undefined;
  readonly title?: string | undefined;
  readonly states?: readonly string[] | undefined;
}

/** What was found in a text: claims that tables can answer, and sentences to check that could not be read. */
export interface Found {
  readonly claims: readonly Claim[];
  readonly unread: readonly Unread[];
}

/** A reader of claims made ready for one region: words, names and titles compiled once. */
export interface ClaimReader {
  readonly world: ClaimWorld;
  readonly codebooks: CompiledCodebooks;
  readonly cues: Cues;
  readonly measures: Measures;
  readonly grammars: RoleGrammars;
  readonly titles: TitleIndex;
  readonly names: ReadonlySet<string>;
}

/** Types of codebooks whose names a claim can speak of. */
const named: ReadonlySet<string> = new Set([
  "state",
  "agreement",
  "project",
  "organisation",
  "actor",
]);

/** Makes a reader of claims from what is known of a region. */
export function createClaimReader(world: ClaimWorld): ClaimReader {
  const measures = loadMeasures();
  const cues = loadCues();
  const own = world.codebooks.filter((one) => named.has(one.type));
  const known = new Set(
    own.flatMap((book) => (book.type === "state" ? book.codes.map((code) => code.id) : [])),
  );
  const others = [...world.states].filter(
    ([id, names]) => !known.has(id) && Object.keys(names).length > 0,
  );
  const states = others.map(([id, names]) => ({ id, forms: formsOfNames(names), as: "other" }));
  const books = [
    ...own,
    measures.book,
    loadCompounds().book,
    cues.book,
    ...world.things.books,
    loadPaperNames().book,
    loadPeoples(),
    ...(states.length === 0 ? [] : [{ ...bookOf("state", states), id: "other-states" }]),
    bookOf("region", [{ id: "own", forms: world.regionNames }]),
    ...(Object.keys(world.otherRegions).length === 0
      ? []
      : [bookOf("elsewhere", [{ id: "elsewhere", forms: world.otherRegions }])]),
  ];
  const grammars = loadGrammars(packageGrammar());
  return {
    world,
    codebooks: compileCodebooks(books),
    cues,
    measures,
    grammars,
    titles: indexTitles(world),
    names: new Set([...world.states.values()].flatMap((one) => Object.values(one))),
  };
}

function formsOfNames(names: Readonly<Record<string, string>>): Record<string, readonly string[]> {
  const forms: Record<string, readonly string[]> = {};
  for (const tag of ["uz-Latn", "uz-Cyrl", "kk", "ru", "en"]) {
    const name = names[tag];
    if (name !== undefined && name.length > 3) forms[tag] = [name];
  }
  return forms;
}

/** Kinds of passages that hold whole sentences. */
const spoken: ReadonlySet<string> = new Set([
  "paragraph",
  "item",
  "list",
  "point",
  "quote",
  "text",
]);

/** More letters than a sentence has. */
const longestSentence = 3_000;

/**
 * The claims of a text, in its order: each sentence gives none, one or more.
 *
 * Shape: offsets in the whole text; each quote is exactly that stretch. Headings and tables are not read.
 * Missing: a sentence that can be checked but not read stands in `unread` with the reason.
 */
export function findClaims(
  passages: readonly ClaimPassage[],
  context: TextContext,
  reader: ClaimReader,
): Found {
  const claims: Claim[] = [];
  const unread: Unread[] = [];
  let memory = beginning(context);
  for (const passage of passages) {
    // A new section may speak of another doctrine.
    if (passage.kind === "heading") memory = { ...memory, doctrine: undefined };
    if (passage.kind === "heading" || passage.kind === "table" || !isRead(passage.language))
      continue;
    const { text, language } = passage;
    const spans = sentences(text, language).filter((one) => one.end - one.start <= longestSentence);
    for (const sentence of markPassage(text, language, spans, reader)) {
      const parties = partiesOf(sentence, {
        world: reader.world,
        memory,
        grammars: reader.grammars,
      });
      const desk: Desk = { ...reader, sentence, parties, memory };
      const entries = entriesIn(desk, reader.titles);
      const readings = isAsked(sentence) ? [] : readAll(desk, entries, reader.titles);
      const place = passage.start + sentence.start;
      claims.push(...readings.map((one) => toClaim(one, desk, place, context.id)));
      const why = readings.length > 0 || isAsked(sentence) ? undefined : whyUnread(desk, entries);
      if (why !== undefined) unread.push({ ...quoteOf(sentence, place), language, why });
      memory = remember(memory, parties, mentioned(entries));
    }
  }
  return { claims, unread };
}

/** Whether passages of a kind are read sentence by sentence. */
export function isSpoken(kind: string): boolean {
  return spoken.has(kind);
}

function beginning({ date, states }: TextContext): Memory {
  const pair = states?.length === 2 ? [...states].sort() : undefined;
  const state = states?.length === 1 ? states[0] : undefined;
  return { date, pair, state, doctrine: undefined, paper: undefined };
}

function mentioned(entries: readonly EntryNamed[]): { doctrine?: string; paper?: string } {
  const doctrine = entries.findLast((one) => one.entry.kind === "doctrine")?.entry.id;
  const paper = entries.at(-1)?.entry.id;
  return {
    ...(doctrine === undefined ? {} : { doctrine }),
    ...(paper === undefined ? {} : { paper }),
  };
}

function isAsked(sentence: MarkedSentence): boolean {
  return /\?["'»”)\]\s]*$/u.test(sentence.text);
}

/** Every reader in turn; an amount that one has taken is not read again. */
function readAll(
  desk: Desk,
  entries: readonly EntryNamed[],
  titles: TitleIndex,
): readonly Reading[] {
  // “All but X …” leaves one out of what the other readers would take for the whole.
  if (exceptionIn(desk) !== undefined || outOfAll(desk) !== undefined)
    return [...readGeography(desk), ...readAllBut(desk, entries)];
  const taken = new Set<Mark>();
  const targets = readTargets(desk, taken);
  const formation = readFormation(desk, taken);
  const things = formation.length > 0 ? formation : readThings(desk, taken);
  const changes = readChanges(desk, taken);
  const past = changes.length > 0 ? [] : readPast(desk, taken);
  const differences = readDifferences(desk, taken);
  const shares = readShares(desk, taken);
  const amounts = readAmounts(desk, taken);
  const priorities = readPriorities(desk, entries);
  const quantified = readQuantified(desk);
  const framed = readRankFrames(desk);
  const frames = framed.length > 0 ? framed : quantified.readings;
  const isTold =
    quantified.isSuch ||
    differences.isSuch ||
    changes.length + past.length + shares.length + frames.length > 0;
  const ratios = readPeopleRatio(desk);
  const comparisons = isTold || ratios.length > 0 ? ratios : readComparisons(desk);
  const ranks = priorities.length > 0 ? [] : frames.length > 0 ? frames : readRanks(desk);
  const allBut = readAllBut(desk, entries);
  const all = [
    ...things,
    ...changes,
    ...past,
    ...differences.readings,
    ...shares,
    ...amounts,
    ...comparisons,
    ...ranks,
    ...priorities,
    ...(ranks.length > 0 ? [] : readPartnerRanks(desk)),
    ...readBalances(desk),
    ...readDistances(desk),
    ...readGeography(desk),
    ...(allBut.length > 0 ? allBut : readEntryClaims(desk, entries)),
    ...(targets.length > 0 ? targets : readFulfilment(desk, titles)),
  ];
  const seen = new Set<string>();
  return all
    .filter((one) => {
      const key = JSON.stringify(one.query);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort((a, b) => firstOf(a.spans) - firstOf(b.spans));
}

function toClaim(reading: Reading, desk: Desk, place: number, document: string): Claim {
  const { sentence } = desk;
  const { query, negated, assumed, rule, confidence } = reading;
  const quoted = quoteOf(sentence, place, reading.spans);
  const saidBy = speakerOf(desk);
  return {
    id: `${document}.${quoted.start}.${rule}`,
    ...quoted,
    language: sentence.language,
    query,
    negated,
    ...(saidBy === undefined ? {} : { saidBy }),
    assumed: [...new Set(assumed)],
    rule,
    confidence: Math.round(confidence * 100) / 100,
  };
}
