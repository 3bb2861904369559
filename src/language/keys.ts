import type { Language } from "../terms/index.ts";
import { fits, type Reading, readings } from "./analyse.ts";
import { englishStem } from "./english.ts";
import { foldWord } from "./fold.ts";
import { russianFormKey, russianKeys } from "./russian.ts";
import { type Grammar, kazakh, uzbekCyrillic, uzbekLatin } from "./suffixes.ts";

/** Longer than any word with all its suffixes: such a run of letters is not read. */
export const longestWord = 60;

/** The grammar of suffix chains of a language; undefined for one that is stemmed by its endings. */
export function grammarOf(language: Language): Grammar | undefined {
  if (language === "uz-Latn") return uzbekLatin();
  if (language === "uz-Cyrl") return uzbekCyrillic();
  return language === "kk" ? kazakh() : undefined;
}

/**
 * Every folded key under which a word of a text may be found, the word itself first.
 *
 * Shape: for Uzbek and Kazakh also what remains when a proper chain of suffixes is taken off, but not
 * suffixes that make another word (-lik, -chi); for Russian also what remains without each possible ending, for
 * English the stem.
 */
export function wordKeys(word: string, language: Language): readonly string[] {
  const folded = foldWord(word);
  if (folded.length > longestWord) return [folded];
  const keys = new Set([folded]);
  const grammar = grammarOf(language);
  if (language === "ru") for (const key of russianKeys(folded)) keys.add(key);
  else if (language === "en") keys.add(englishStem(folded));
  else if (grammar !== undefined) addTurkicKeys(folded, grammar, keys);
  return [...keys];
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
  const grammar = grammarOf(language);
  if (grammar === undefined || word.length > longestWord) return [];
  const single = readings(foldWord(word), grammar, leastCompound).filter(
    ({ slots, suffixes, kind }) =>
      kind === "noun" &&
      slots.length === 1 &&
      slots[0]?.name.startsWith("possessive") === true &&
      possessives.has(suffixes[0] ?? ""),
  );
  return single.map((reading) => reading.stem);
}

function addTurkicKeys(word: string, grammar: Grammar, keys: Set<string>): void {
  for (const reading of readings(word, grammar, grammar.least)) {
    if (reading.slots.some((slot) => slot.derives)) continue;
    keys.add(reading.stem);
    if (reading.kind === "verb") addVerbalNoun(reading, grammar, keys);
  }
}

/** Adds the verbal noun, under which dictionaries and codebooks list a verb (imzolash, келісу). */
function addVerbalNoun(reading: Reading, grammar: Grammar, keys: Set<string>): void {
  for (const form of grammar.verbalNoun) {
    const noun = reading.stem + form.text;
    if (fits(noun, form, grammar)) keys.add(noun);
  }
}
