import { type Language, recognisedLanguages } from "../terms/index.ts";
import { type Automaton, buildAutomaton, type Node } from "./automaton.ts";
import { kindOf, kinds } from "./letters.ts";
import type { Pattern } from "./pattern.ts";
import { wordOf, wordRow } from "./wordTable.ts";

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
  const ends = new Int32Array(patterns.reduce((most, { id }) => Math.max(most, id), 0) + 1);
  for (const { language } of patterns) {
    if (!automata.has(language)) automata.set(language, buildAutomaton(patterns, language));
  }
  return {
    find(text, language) {
      if (!known.includes(language)) return [];
      const automaton = automata.get(language) ?? buildAutomaton(patterns, language);
      automata.set(language, automaton);
      return longestOfEach(findIn(text, automaton), ends);
    },
  };
}

/** Patterns begun, side by side: where, how far each has come, and how many words it has let pass. */
interface Threads {
  count: number;
  readonly starts: number[];
  readonly nodes: Node[];
  readonly passed: number[];
}

// Kept between calls, so that none need be made for each word: what is read of a text never reads another.
let now: Threads = { count: 0, starts: [], nodes: [], passed: [] };
let after: Threads = { count: 0, starts: [], nodes: [], passed: [] };

function findIn(text: string, { table }: Automaton): PatternMatch[] {
  const found: PatternMatch[] = [];
  const words = wordRow(text);
  const { count, starts, ends } = words;
  now.count = 0;
  let lastEnd = 0;
  for (let i = 0; i < count; i += 1) {
    const word = wordOf(table, text, words, i);
    const at = starts[i] ?? 0;
    const end = ends[i] ?? 0;
    if (now.count > 0 || word.begins.length > 0) {
      const link = now.count === 0 ? 0 : linkBetween(text, lastEnd, at);
      after.count = 0;
      if (link > 0) goOn(word.ids, link, end, found);
      for (const next of word.begins) reach(next, at, end, found);
      [now, after] = [after, now];
    }
    lastEnd = end;
  }
  return found;
}

/** Takes every pattern begun one word further, or lets the word pass where it may. */
function goOn(ids: readonly number[], link: number, end: number, found: PatternMatch[]): void {
  for (let i = 0; i < now.count; i += 1) {
    const node = now.nodes[i];
    const start = now.starts[i] ?? 0;
    if (node === undefined || (link === 1 && node.gap === 0)) continue;
    for (const id of ids) {
      // Most nodes lead to one word only.
      if (node.only >= 0 && node.only !== id) continue;
      const next = node.next.get(id);
      if (next !== undefined) reach(next, start, end, found);
    }
    const passed = now.passed[i] ?? 0;
    if (passed < node.gap) keep(node, start, passed + 1);
  }
}

/** Notes the patterns that are complete at a node, and goes on from it when others are not. */
function reach(node: Node, start: number, end: number, found: PatternMatch[]): void {
  const { done } = node;
  for (let i = 0; i < done.length; i += 1) found.push({ pattern: done[i] ?? 0, start, end });
  if (node.goesOn) keep(node, start, 0);
}

function keep(node: Node, start: number, passed: number): void {
  const i = after.count;
  after.starts[i] = start;
  after.nodes[i] = node;
  after.passed[i] = passed;
  after.count = i + 1;
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

/** Matches in order, of one pattern only the longest at a place; `ends` holds noughts, and does so again afterwards. */
function longestOfEach(found: PatternMatch[], ends: Int32Array): readonly PatternMatch[] {
  if (found.length < 2) return found;
  sort(found);
  let kept = 0;
  for (const one of found) {
    if (one.start < (ends[one.pattern] ?? 0)) continue;
    ends[one.pattern] = one.end;
    found[kept] = one;
    kept += 1;
  }
  found.length = kept;
  for (const { pattern } of found) ends[pattern] = 0;
  return found;
}

/** By start, then longer first. They are found by their ends, so that each has but a few places to go. */
function sort(found: PatternMatch[]): void {
  for (let i = 1; i < found.length; i += 1) {
    const one = found[i] as PatternMatch;
    let at = i;
    for (; at > 0; at -= 1) {
      const before = found[at - 1] as PatternMatch;
      if (!isBefore(one, before)) break;
      found[at] = before;
    }
    found[at] = one;
  }
}

function isBefore(a: PatternMatch, b: PatternMatch): boolean {
  if (a.start !== b.start) return a.start < b.start;
  return a.end === b.end ? a.pattern < b.pattern : a.end > b.end;
}
