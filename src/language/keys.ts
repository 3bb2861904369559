import type { Language } from "../terms/index.ts";
import { hasVowel, kinds, longestWord, type Reader, read, readerOf, stemOf } from "./analyse.ts";
import { englishStem } from "./english.ts";
import { foldWord } from "./fold.ts";
import { speech } from "./lexicon.ts";
import { russianFormKey, russianKeys } from "./russian.ts";

export { longestWord } from "./analyse.ts";

/** Words are remembered with their keys, the older half forgotten when there are too many. */
const mostRemembered = 20_000;

interface Memory {
  young: Map<string, readonly string[]>;
  old: Map<string, readonly string[]>;
}

const memories = new Map<Language, Memory>();

/**
 * Every folded key under which a word of a text may be found, the word itself first.
 *
 * Shape: for Uzbek and Kazakh also what remains when a proper chain of suffixes is taken off, but not
 * suffixes that make another word (-lik, -chi); for Russian also what remains without each possible ending, for
 * English the stem.
 */
export function wordKeys(word: string, language: Language): readonly string[] {
  const memory = memories.get(language) ?? { young: new Map(), old: new Map() };
  const known = memory.young.get(word);
  if (known !== undefined) return known;
  memories.set(language, memory);
  const found = memory.old.get(word) ?? findKeys(word, language);
  if (memory.young.size >= mostRemembered) {
    memory.old = memory.young;
    memory.young = new Map();
  }
  if (word.length <= longestWord) memory.young.set(word, found);
  return found;
}

function findKeys(word: string, language: Language): readonly string[] {
  const folded = foldWord(word);
  if (folded.length > longestWord) return [folded];
  const keys = [folded];
  const reader = readerOf(language);
  if (reader !== undefined) addTurkicKeys(folded, reader, keys);
  else if (language === "ru") for (const key of russianKeys(folded)) addKey(keys, key);
  else if (language === "en") addKey(keys, englishStem(folded));
  return keys;
}

function addKey(keys: string[], key: string): void {
  if (!keys.includes(key)) keys.push(key);
}

/** The key of a dictionary form, which is among the `wordKeys` of its inflected forms. */
export function formKey(word: string, language: Language): string {
  const folded = foldWord(word);
  if (folded.length > longestWord) return folded;
  if (language === "ru") return russianFormKey(folded);
  if (language === "en") return englishStem(folded);
  const moq = language === "uz-Latn" ? "moq" : language === "uz-Cyrl" ? "моқ" : undefined;
  if (moq !== undefined && folded.length > moq.length + 2 && folded.endsWith(moq)) {
    return folded.slice(0, -moq.length);
  }
  return folded;
}

/** What a third-person possessive looks like in the scripts here. */
const possessives: ReadonlySet<string> = new Set(["i", "si", "и", "си", "ы", "і", "сы", "сі"]);

/** A stem of fewer letters is too likely to be chance. */
const leastCompound = 4;

/**
 * The keys of a compound's last word without the possessive that makes it a compound: ombor, of suv ombori.
 *
 * Missing: none for languages that make no compounds so, and for words without such an ending.
 */
export function compoundKeys(word: string, language: Language): readonly string[] {
  const reader = readerOf(language);
  if (reader === undefined || word.length > longestWord) return [];
  const folded = foldWord(word);
  read(reader, folded);
  const { readings, steps } = reader;
  const found: string[] = [];
  for (let i = 0; i < readings.count; i += 1) {
    const step = readings.step[i] ?? 0;
    if (readings.kind[i] !== kinds.noun || steps.parent[step] !== 0) continue;
    const stem = stemOf(reader, i, folded);
    const suffix = folded.slice(steps.from[step]);
    if (stem.length >= leastCompound && possessives.has(suffix)) addKey(found, stem);
  }
  return found;
}

function addTurkicKeys(word: string, reader: Reader, keys: string[]): void {
  read(reader, word);
  const { readings, steps, machine } = reader;
  const { least } = machine.grammar;
  for (let i = 0; i < readings.count; i += 1) {
    const step = readings.step[i] ?? 0;
    const restored = readings.restored[i] ?? "";
    const length = (readings.length[i] ?? 0) + restored.length;
    if ((length < least && !isShortNoun(reader, i, length)) || derives(reader, step)) continue;
    const stem = stemOf(reader, i, word);
    addKey(keys, stem);
    if (readings.kind[i] === kinds.verb && hasVowel(reader, steps.from[step] ?? 0)) {
      addVerbalNoun(stem, reader, keys);
    }
  }
}

/** Whether a reading's stem is one of the frequent nouns of two letters: су, ел, uy. */
function isShortNoun({ readings }: Reader, i: number, length: number): boolean {
  const bits = readings.bits[i] ?? 0;
  const noun = readings.kind[i] === kinds.noun && (bits & speech.noun) !== 0;
  return length === 2 && noun && (bits & speech.known) !== 0;
}

/** Whether a suffix on the way from a step to the word's end makes another word. */
function derives(reader: Reader, from: number): boolean {
  const { steps, machine } = reader;
  for (let step = from; step > 0; step = steps.parent[step] ?? 0) {
    if (machine.derives[machine.slot[steps.entry[step] ?? 0] ?? 0] === 1) return true;
  }
  return false;
}

/** Adds the verbal noun, under which dictionaries and codebooks list a verb (imzolash, келісу). */
function addVerbalNoun(stem: string, reader: Reader, keys: string[]): void {
  const last = stem.slice(-1);
  const round = last === "ʻ" && stem.slice(-2, -1) === "o" ? "o" : last;
  for (const [text, after] of reader.machine.grammar.verbalNoun) {
    if (after.includes(round)) addKey(keys, stem + text);
  }
}
