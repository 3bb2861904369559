import {
  type Analysis,
  foldWord,
  type Span,
  stem,
  type WordTable,
  wordIn,
  wordOf,
  wordRow,
  wordTable,
} from "../language/index.ts";
import type { ReadLanguage } from "../terms/index.ts";
import type { Cue, RoleGrammar } from "./grammar.ts";

/** What a word is to the grammar of roles; remembered, since most words come again. */
export interface WordFacts {
  readonly folded: string;
  readonly before: Cue | undefined;
  readonly after: Cue | undefined;
  readonly isAnd: boolean;
  readonly isBut: boolean;
  readonly isThat: boolean;
  readonly isRelative: boolean;
  readonly isSkipped: boolean;
  readonly isTogether: boolean;
  /** Whether it may be a verb of the past, by its ending. */
  readonly isPast: boolean;
  /** Whether it is a verb that gives a sum: “totalled”. */
  readonly isSum: boolean;
  /** Whether it may be a verb in the conditional: qilsa, болса. */
  readonly mayBeConditional: boolean;
  /** Its first reading, from when it was first asked for. */
  reading: Analysis | undefined;
}

/** A word of a sentence, with what the grammar says of it. */
export interface Word extends Span {
  readonly facts: WordFacts;
}

/** A sentence with its words, so that the neighbours of a name can be asked for. */
export interface Sentence {
  readonly text: string;
  readonly language: ReadLanguage;
  readonly grammar: RoleGrammar;
  readonly words: readonly Word[];
}

const remembered = new WeakMap<RoleGrammar, WordTable<WordFacts>>();

function tableOf(grammar: RoleGrammar): WordTable<WordFacts> {
  const known = remembered.get(grammar);
  if (known !== undefined) return known;
  const made = wordTable((word) => readWord(word, grammar));
  remembered.set(grammar, made);
  return made;
}

function readWord(word: string, grammar: RoleGrammar): WordFacts {
  const folded = foldWord(word);
  return {
    folded,
    before: grammar.before.get(folded),
    after: grammar.after.get(folded),
    isAnd: grammar.and.has(folded),
    isBut: grammar.but.has(folded),
    isThat: grammar.that.has(folded),
    isRelative: grammar.relative.has(folded),
    isSkipped: grammar.skip.has(folded),
    isTogether: grammar.together.has(folded),
    isPast: isPast(folded, grammar),
    isSum: grammar.unfinished.sums.has(folded),
    mayBeConditional: /[sс][aaeае]$/u.test(word),
    reading: undefined,
  };
}

/** Short words are verbs of the past only where they are listed whole. */
function isPast(folded: string, { past, pastWords, notPast }: RoleGrammar): boolean {
  if (notPast.has(folded)) return false;
  if (pastWords.has(folded)) return true;
  return folded.length > 3 && past.some((ending) => folded.endsWith(ending));
}

/**
 * The words of a sentence in order, each with what the grammar of its language says of it.
 *
 * Shape: offsets within the sentence, which stands in the text at `start`.
 */
export function readWords(
  text: string,
  { start, end }: Span,
  grammar: RoleGrammar,
): readonly Word[] {
  const table = tableOf(grammar);
  const row = wordRow(text);
  const found: Word[] = [];
  for (let i = firstFrom(row.starts, row.count, start); i < row.count; i += 1) {
    const first = row.starts[i] ?? 0;
    if (first >= end) break;
    const last = (row.ends[i] ?? 0) - start;
    found.push({ start: first - start, end: last, facts: wordOf(table, text, row, i) });
  }
  return found;
}

/** Number of the first of so many places in order that is not before another. */
function firstFrom(places: Int32Array, count: number, place: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the grammar says of one word of a sentence, or of a stretch of it that is one. */
export function factsOf({ text, grammar }: Sentence, word: Span | Word): WordFacts {
  if ("facts" in word) return word.facts;
  return wordIn(tableOf(grammar), text, word.start, word.end);
}

/** The likeliest reading of a word of a sentence: its stem, and what its endings tell. */
export function readingOf({ text, language }: Sentence, { start, end, facts }: Word): Analysis {
  facts.reading ??= stem(text.slice(start, end), language)[0];
  return facts.reading as Analysis;
}

/** Number of the first word that begins at or after a place; the count of words when none does. */
export function wordFrom(words: readonly Span[], place: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The word right after a place; none when more than a mark or two stands between. */
export function wordAfter(sentence: Sentence, from: number): WordFacts | undefined {
  const next = sentence.words[wordFrom(sentence.words, from)];
  if (next === undefined || next.start - from > 3) return undefined;
  return factsOf(sentence, next);
}

/** The word right before a place; articles and words such as “its neighbour” are passed over. */
export function wordBefore(sentence: Sentence, to: number): WordFacts | undefined {
  let i = wordFrom(sentence.words, to) - 1;
  for (let passed = 0; passed < 4; passed += 1, i -= 1) {
    const word = sentence.words[i];
    if (word === undefined) return undefined;
    const facts = factsOf(sentence, word);
    if (!facts.isSkipped) return facts;
  }
  return undefined;
}

/** How many words stand between two places. */
export function wordsBetween(sentence: Sentence, from: number, to: number): number {
  return wordFrom(sentence.words, to) - wordFrom(sentence.words, from);
}
