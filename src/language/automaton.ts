import type { Language } from "../terms/index.ts";
import { foldWord } from "./fold.ts";
import { compoundKeys, formKey, longestWord, wordKeys } from "./keys.ts";
import type { Pattern, PatternWord } from "./pattern.ts";
import { stem } from "./stem.ts";
import { words } from "./words.ts";
import { type WordTable, wordTable } from "./wordTable.ts";

/** What the words so far lead to: next words by key, and the ids of patterns complete here. */
export interface Node {
  readonly next: Map<number, Node>;
  readonly done: number[];
  readonly gap: number;
  /** Whether any word leads on from here. */
  goesOn: boolean;
  /** The key of the next word where there is only one; −1 where there are several. */
  only: number;
}

/** What a word means to the patterns: its keys, and the nodes to which it leads from the beginning. */
export interface KnownWord {
  readonly ids: readonly number[];
  readonly begins: readonly Node[];
}

/** The patterns that apply to one language, ready to be walked. */
export interface Automaton {
  readonly table: WordTable<KnownWord>;
}

interface Building {
  readonly language: Language;
  readonly keys: Map<string, number>;
  /** One start for each gap, since patterns of different gaps share no way. */
  readonly roots: Map<number, Node>;
  readonly foreign: Set<Language>;
  readonly cases: Set<string>;
  /** How the keys begin: a word that begins with none of these has no key here, and need not be read. */
  readonly starts: Set<string>;
  /** Whether there are exact words, and exact words in capitals. */
  exact: boolean;
  capitals: boolean;
}

const noWord: KnownWord = { ids: [], begins: [] };

/** Makes the automaton of the patterns that apply to passages of a language. */
export function buildAutomaton(patterns: readonly Pattern[], language: Language): Automaton {
  const building: Building = {
    language,
    keys: new Map(),
    roots: new Map(),
    foreign: new Set(),
    cases: new Set(),
    starts: new Set(),
    exact: false,
    capitals: false,
  };
  for (const pattern of patterns) {
    const own = pattern.language === language || pattern.language === "unknown";
    const english = language === "uz-Latn" && pattern.language === "en";
    if (english) building.foreign.add("en");
    if (own || english) addPattern(building, pattern);
  }
  return { table: wordTable((word) => knownWord(building, word)) };
}

function addPattern(building: Building, pattern: Pattern): void {
  const { language } = building;
  const keys = pattern.words.flatMap((word) => patternKeys(building, word, pattern.language));
  if (keys.length === 0) return;
  addPath(building, pattern, keys);
  const last = pattern.words.at(-1);
  if (keys.length === 1 || last === undefined || last.exact === true) return;
  if (pattern.language !== language || last.case !== undefined) return;
  const word = words(last.text).at(-1);
  const text = word === undefined ? "" : last.text.slice(word.start, word.end);
  for (const key of compoundKeys(text, language)) {
    addPath(building, pattern, [...keys.slice(0, -1), key]);
  }
}

function addPath(building: Building, pattern: Pattern, keys: readonly string[]): void {
  const gap = pattern.gap ?? 0;
  let here = building.roots.get(gap) ?? node(gap);
  building.roots.set(gap, here);
  for (const key of keys) {
    const id = keyId(building, key);
    const next = here.next.get(id) ?? node(gap);
    here.next.set(id, next);
    here.only = here.next.size === 1 ? id : -1;
    here.goesOn = true;
    here = next;
  }
  if (!here.done.includes(pattern.id)) here.done.push(pattern.id);
}

/** Of a key so many last letters may differ in a word that has it (keldi, kelish), and two first ones may not. */
const lastLetters = 3;
const leastStart = 2;
const mostStart = 5;

function keyId(building: Building, key: string): number {
  const known = building.keys.get(key);
  if (known !== undefined) return known;
  const id = building.keys.size;
  building.keys.set(key, id);
  building.exact ||= key.startsWith("=");
  building.capitals ||= key.startsWith("!");
  const bare = key.replace(/^(?:[=!]|en:)/, "").replace(/@.*$/, "");
  const length = Math.min(mostStart, Math.max(leastStart, bare.length - lastLetters));
  building.starts.add(bare.slice(0, length));
  return id;
}

/** Whether a folded word begins as some key does. */
function mayHaveKey(building: Building, folded: string): boolean {
  for (let length = leastStart; length <= mostStart; length += 1) {
    if (building.starts.has(folded.slice(0, length))) return true;
  }
  return false;
}

function node(gap: number): Node {
  return { next: new Map(), done: [], gap, goesOn: false, only: -1 };
}

/** The keys of a pattern's word, one for each word in it; the first sign tells what kind of key it is. */
function patternKeys(building: Building, word: PatternWord, own: Language): readonly string[] {
  const all = words(word.text);
  return all.map(({ start, end }, i) => {
    const text = word.text.slice(start, end);
    if (word.exact === true) return isCapitals(text) ? `!${foldWord(text)}` : `=${foldWord(text)}`;
    const key = formKey(text, own);
    if (own !== building.language && own !== "unknown") return `${own}:${key}`;
    if (word.case === undefined || i < all.length - 1) return key;
    building.cases.add(word.case);
    return `${key}@${word.case}`;
  });
}

function isCapitals(text: string): boolean {
  return text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase();
}

function knownWord(building: Building, word: string): KnownWord {
  if (word.length > longestWord) return noWord;
  const folded = foldWord(word);
  if (!mayHaveKey(building, folded)) return noWord;
  const ids = idsOf(building, word, folded);
  if (ids.length === 0) return noWord;
  const begins: Node[] = [];
  for (const root of building.roots.values()) {
    for (const id of ids) {
      const next = root.next.get(id);
      if (next !== undefined) begins.push(next);
    }
  }
  return { ids, begins };
}

function idsOf(building: Building, word: string, folded: string): readonly number[] {
  const { language, foreign, cases } = building;
  const ids: number[] = [];
  const add = (key: string): void => {
    const id = building.keys.get(key);
    if (id !== undefined && !ids.includes(id)) ids.push(id);
  };
  const keys = wordKeys(word, language);
  for (const key of keys) add(key);
  if (building.exact) add(`=${folded}`);
  if (building.capitals && isCapitals(word)) add(`!${folded}`);
  if (cases.size > 0) for (const key of caseKeys(word, keys, language, cases)) add(key);
  for (const other of foreign) for (const key of wordKeys(word, other)) add(`${other}:${key}`);
  return ids;
}

/** A reading less likely than this does not show a word's case. */
const leastLikely = 0.1;

/** The keys of a word with each case in which it may stand; a word without a case suffix is nominative. */
function caseKeys(
  word: string,
  keys: readonly string[],
  language: Language,
  wanted: ReadonlySet<string>,
): readonly string[] {
  const found = new Set<string>();
  for (const { weight, features } of stem(word, language)) {
    const one = features?.case ?? "nominative";
    if (weight >= leastLikely && wanted.has(one)) found.add(one);
  }
  return [...found].flatMap((one) => keys.map((key) => `${key}@${one}`));
}
