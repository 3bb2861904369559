import { type Language, recognisedLanguages } from "../terms/index.ts";
import { type Automaton, buildAutomaton, type KnownWord, type Node } from "./automaton.ts";
import { kindOf, kinds } from "./letters.ts";
import type { Pattern } from "./pattern.ts";
import { nextWord, wordAt } from "./wordTable.ts";

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

/** Makes patterns ready to be found, however many they are; those of no language when theirs is first met. */
export function compilePatterns(patterns: readonly Pattern[]): PatternMatcher {
  const automata = new Map<Language, Automaton>();
  const known: readonly Language[] = [...recognisedLanguages, "unknown"];
  for (const { language } of patterns) {
    if (!automata.has(language)) automata.set(language, buildAutomaton(patterns, language));
  }
  return {
    find(text, language) {
      if (!known.includes(language)) return [];
      const automaton = automata.get(language) ?? buildAutomaton(patterns, language);
      automata.set(language, automaton);
      return findIn(text, automaton);
    },
  };
}

/** A pattern begun: where, how far it has come, and how many words it has let pass. */
interface Thread {
  readonly start: number;
  readonly at: Node;
  readonly passed: number;
}

function findIn(text: string, { table }: Automaton): readonly PatternMatch[] {
  const found: PatternMatch[] = [];
  let threads: Thread[] = [];
  let lastEnd = 0;
  for (let at = nextWord(text, 0); at < text.length; at = nextWord(text, lastEnd)) {
    const word = wordAt(table, text, at);
    const { end } = table;
    if (threads.length > 0 || word.begins.length > 0) {
      const link = threads.length === 0 ? 0 : linkBetween(text, lastEnd, at);
      threads = step(word, { start: at, end }, link === 0 ? [] : threads, link, found);
    }
    lastEnd = end;
  }
  return longestOfEach(found);
}

function step(
  word: KnownWord,
  span: { readonly start: number; readonly end: number },
  threads: readonly Thread[],
  link: number,
  found: PatternMatch[],
): Thread[] {
  const after: Thread[] = [];
  for (const thread of threads) {
    if (link === 1 && thread.at.gap === 0) continue;
    for (const id of word.ids) {
      const next = thread.at.next.get(id);
      if (next !== undefined) reach(next, thread.start, span.end, after, found);
    }
    if (thread.passed < thread.at.gap) after.push({ ...thread, passed: thread.passed + 1 });
  }
  for (const next of word.begins) reach(next, span.start, span.end, after, found);
  return after;
}

/** Notes the patterns that are complete at a node, and goes on from it when others are not. */
function reach(at: Node, start: number, end: number, after: Thread[], found: PatternMatch[]): void {
  for (const pattern of at.done) found.push({ pattern, start, end });
  if (at.next.size > 0) after.push({ start, at, passed: 0 });
}

/**
 * What stands between two words: 2 for blanks, dashes and quotes, over which any pattern goes on; 1 when there is a
 * comma or bracket, over which those with a gap do; 0 for a full stop.
 */
function linkBetween(text: string, from: number, to: number): number {
  if (to === from + 1 && text.charCodeAt(from) === 0x20) return 2;
  let link = 2;
  for (let at = from; at < to; at += 1) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === kinds.space || kind === kinds.ignored || kind === kinds.apostrophe) continue;
    const letter = text[at] ?? "";
    if ('-‐‑‒–—―−/"«»“”„‟‹›'.includes(letter)) continue;
    if (letter === "." && to === at + 1) continue; // as in U.S., where no blank follows
    if (!",;:()[]".includes(letter)) return 0;
    link = 1;
  }
  return link;
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
