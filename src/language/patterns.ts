import { isRead, type Language, languages } from "../terms/index.ts";
import { foldWord } from "./fold.ts";
import { compoundKeys, formKey, longestWord, wordKeys } from "./keys.ts";
import { kindOf, kinds } from "./letters.ts";
import { wordEnd, words } from "./words.ts";

/** A word of a pattern: any inflected form of it, or with `exact` only the form as written. */
export interface PatternWord {
  readonly text: string;
  readonly exact?: boolean | undefined;
}

/**
 * One or more words to be found together, by stem.
 *
 * Shape: several patterns may share an id, as spellings of one thing. A pattern applies to passages of its
 * language; an English one in Uzbek Latin passages too (“win-win”), and one of language `unknown` everywhere.
 * `gap` is how many other words may stand between two of the pattern's; none when left out.
 * An exact word in capitals alone (`UN`) is found only in capitals.
 */
export interface Pattern {
  readonly id: number;
  readonly language: Language;
  readonly words: readonly PatternWord[];
  readonly gap?: number | undefined;
}

/** Where a pattern stands in a text: offsets of the original. */
export interface PatternMatch {
  readonly pattern: number;
  readonly start: number;
  readonly end: number;
}

/** Finds all patterns in a text in one pass. */
export interface PatternMatcher {
  /** The matches, by start and then longer first; of one id only the longest at a place. */
  find(text: string, language: Language): readonly PatternMatch[];
}

/** What the words so far lead to: next words by key, and the ids of patterns complete here. */
interface Node {
  readonly next: Map<number, Node>;
  readonly done: number[];
  readonly gap: number;
}

interface Automaton {
  readonly keys: Map<string, number>;
  /** One start for each gap, since patterns of different gaps share no way. */
  readonly roots: Map<number, Node>;
  readonly foreign: readonly Language[];
  readonly cache: Map<string, readonly number[]>;
}

const cachedWords = 100_000;
const none: readonly number[] = [];

/** Makes patterns ready to be found, however many they are. */
export function compilePatterns(patterns: readonly Pattern[]): PatternMatcher {
  const automata = new Map<Language, Automaton>();
  for (const language of [...languages, "unknown" as const]) {
    automata.set(language, build(patterns, language));
  }
  return {
    find(text, language) {
      const automaton = automata.get(isRead(language) ? language : "unknown");
      return automaton === undefined ? [] : findIn(text, language, automaton);
    },
  };
}

function build(patterns: readonly Pattern[], language: Language): Automaton {
  const foreign: Language[] = language === "uz-Latn" ? ["en"] : [];
  const automaton: Automaton = { keys: new Map(), roots: new Map(), foreign, cache: new Map() };
  for (const pattern of patterns) {
    const own = pattern.language === language || pattern.language === "unknown";
    if (own || foreign.includes(pattern.language)) addPattern(automaton, pattern, language);
  }
  return automaton;
}

function node(gap: number): Node {
  return { next: new Map(), done: [], gap };
}

function addPattern(automaton: Automaton, pattern: Pattern, language: Language): void {
  const keys = pattern.words.flatMap((word) => patternKeys(word, pattern.language, language));
  if (keys.length === 0) return;
  addPath(automaton, pattern, keys);
  const last = pattern.words.at(-1);
  if (keys.length === 1 || last === undefined || last.exact === true) return;
  if (pattern.language !== language) return;
  const word = words(last.text).at(-1);
  const text = word === undefined ? "" : last.text.slice(word.start, word.end);
  for (const key of compoundKeys(text, language)) {
    addPath(automaton, pattern, [...keys.slice(0, -1), key]);
  }
}

function addPath(automaton: Automaton, pattern: Pattern, keys: readonly string[]): void {
  const gap = pattern.gap ?? 0;
  let here = automaton.roots.get(gap) ?? node(gap);
  automaton.roots.set(gap, here);
  for (const key of keys) {
    const id = automaton.keys.get(key) ?? automaton.keys.size;
    automaton.keys.set(key, id);
    const next = here.next.get(id) ?? node(gap);
    here.next.set(id, next);
    here = next;
  }
  if (!here.done.includes(pattern.id)) here.done.push(pattern.id);
}

/** The keys of a pattern's word, one for each word in it; the first sign tells what kind of key it is. */
function patternKeys(word: PatternWord, own: Language, passage: Language): readonly string[] {
  return words(word.text).map(({ start, end }) => {
    const text = word.text.slice(start, end);
    if (word.exact === true) return isCapitals(text) ? `!${foldWord(text)}` : `=${foldWord(text)}`;
    return own === passage || own === "unknown"
      ? formKey(text, own)
      : `${own}:${formKey(text, own)}`;
  });
}

function isCapitals(text: string): boolean {
  return text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase();
}

function keyIds(automaton: Automaton, word: string, language: Language): readonly number[] {
  if (word.length > longestWord) return none;
  const cached = automaton.cache.get(word);
  if (cached !== undefined) return cached;
  const folded = foldWord(word);
  const keys = [...wordKeys(word, language), `=${folded}`];
  if (isCapitals(word)) keys.push(`!${folded}`);
  for (const other of automaton.foreign) {
    keys.push(...wordKeys(word, other).map((key) => `${other}:${key}`));
  }
  const ids = new Set<number>();
  for (const key of keys) {
    const id = automaton.keys.get(key);
    if (id !== undefined) ids.add(id);
  }
  if (automaton.cache.size >= cachedWords) automaton.cache.clear();
  const found = ids.size === 0 ? none : [...ids];
  automaton.cache.set(word, found);
  return found;
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly ids: readonly number[];
}

/** A pattern begun: where, how far it has come, and how many words it has let pass. */
interface Thread {
  readonly start: number;
  readonly at: Node;
  readonly passed: number;
}

function findIn(text: string, language: Language, automaton: Automaton): readonly PatternMatch[] {
  const found: PatternMatch[] = [];
  let threads: Thread[] = [];
  let lastEnd = 0;
  for (let at = 0; at < text.length; ) {
    const end = wordEnd(text, at);
    if (end === at) {
      at += 1;
      continue;
    }
    const token = { start: at, end, ids: keyIds(automaton, text.slice(at, end), language) };
    const before = threads.length === 0 ? [] : threads.filter((t) => mayGoOn(text, lastEnd, at, t));
    threads =
      token.ids === none && before.length === 0 ? [] : step(automaton, token, before, found);
    lastEnd = end;
    at = end;
  }
  return longestOfEach(found);
}

function step(
  automaton: Automaton,
  token: Token,
  threads: readonly Thread[],
  found: PatternMatch[],
): Thread[] {
  const after: Thread[] = [];
  for (const thread of [...threads, ...begin(automaton, token)]) {
    for (const id of token.ids) {
      const next = thread.at.next.get(id);
      if (next === undefined) continue;
      for (const pattern of next.done) {
        found.push({ pattern, start: thread.start, end: token.end });
      }
      if (next.next.size > 0) after.push({ start: thread.start, at: next, passed: 0 });
    }
    if (thread.start < token.start && thread.passed < thread.at.gap) {
      after.push({ ...thread, passed: thread.passed + 1 });
    }
  }
  return after;
}

/** Threads that may begin at a word. */
function begin(automaton: Automaton, token: Token): readonly Thread[] {
  if (token.ids === none) return [];
  return Array.from(automaton.roots.values(), (at) => ({ start: token.start, at, passed: 0 }));
}

/** Whether what stands between two words lets a pattern go on: blanks, dashes, quotes, but no full stop. */
function mayGoOn(text: string, from: number, to: number, thread: Thread): boolean {
  for (let at = from; at < to; at += 1) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === kinds.space || kind === kinds.ignored || kind === kinds.apostrophe) continue;
    const letter = text[at] ?? "";
    if ('-‐‑‒–—―−/"«»“”„‟‹›'.includes(letter)) continue;
    if (letter === "." && to === at + 1) continue; // as in U.S., where no blank follows
    if (thread.at.gap === 0 || !",;:()[]".includes(letter)) return false;
  }
  return true;
}

function longestOfEach(found: readonly PatternMatch[]): readonly PatternMatch[] {
  const sorted = [...found].sort(
    (a, b) => a.start - b.start || b.end - a.end || a.pattern - b.pattern,
  );
  const lastEnd = new Map<number, number>();
  return sorted.filter(({ pattern, start, end }) => {
    if (start < (lastEnd.get(pattern) ?? -1)) return false;
    lastEnd.set(pattern, end);
    return true;
  });
}
