import type { Language } from "../terms/index.ts";
import { wordKeys } from "./keys.ts";
import { createBeginnings, kazakhLexicon, lookUp, uzbekLexicon } from "./lexicon.ts";

const longest = 40;
const beginnings = createBeginnings(longest);

/** Whether a language has a lexicon here, so that a word can be looked up. */
export function hasLexicon(language: Language): boolean {
  return language === "uz-Latn" || language === "uz-Cyrl" || language === "kk";
}

/**
 * Whether a word, with its suffixes or without, is of a stem in the lexicon.
 *
 * Missing: false for languages without a lexicon.
 */
export function isKnownWord(word: string, language: Language): boolean {
  if (!hasLexicon(language) || word.length > longest) return false;
  const lexicon = language === "kk" ? kazakhLexicon() : uzbekLexicon();
  return wordKeys(word, language).some((key) => {
    if (key.length < 2 || key.length > longest) return false;
    lookUp(lexicon, key, language === "uz-Cyrl", beginnings);
    return beginnings.bits[key.length] !== 0;
  });
}
