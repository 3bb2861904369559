import { cyrillicLookAlike, kindOf, kinds, latinLookAlike } from "./letters.ts";
import { words } from "./words.ts";

/** A word written in two scripts by look-alike letters, and the word it was meant to be. */
export interface MixedWord {
  readonly start: number;
  readonly end: number;
  readonly repaired: string;
}

/** A longer run of letters is no word that anyone meant. */
export const longestRepaired = 200;

/**
 * Words in which Latin and Cyrillic look-alikes stand side by side, for the reader to see (TRUST L2).
 *
 * Missing: a word that mixes scripts for a reason, such as an acronym with a suffix, is not listed.
 */
export function mixedScriptWords(text: string): readonly MixedWord[] {
  const found: MixedWord[] = [];
  for (const { start, end } of words(text)) {
    if (end - start > 2 * longestRepaired) continue;
    const word = text.slice(start, end);
    const repaired = isMixed(word) ? repairWord(word.normalize("NFC")) : undefined;
    if (repaired !== undefined) found.push({ start, end, repaired });
  }
  return found;
}

/**
 * A mixed-script word in its main script; undefined when no look-alikes explain the mixture.
 *
 * Letters without a twin decide the main script, then the majority. `XXIга` and `BMTда`, an acronym in
 * capitals with a suffix in another script, are written so on purpose.
 */
export function repairWord(word: string): string | undefined {
  const target = word.length > longestRepaired ? undefined : mainScript(word);
  if (target === undefined) return undefined;
  const twin = target === "latin" ? latinLookAlike : cyrillicLookAlike;
  const foreign = target === "latin" ? kinds.cyrillic : kinds.latin;
  let repaired = "";
  for (const letter of word) {
    repaired += kindOf(letter.charCodeAt(0)) === foreign ? (twin(letter) ?? letter) : letter;
  }
  return repaired;
}

function isMixed(word: string): boolean {
  let scripts = 0;
  for (let at = 0; at < word.length; at += 1) {
    const kind = kindOf(word.charCodeAt(at));
    if (kind === kinds.latin) scripts |= 1;
    if (kind === kinds.cyrillic) scripts |= 2;
  }
  return scripts === 3;
}

function mainScript(word: string): "latin" | "cyrillic" | undefined {
  let latin = 0;
  let cyrillic = 0;
  let onlyLatin = 0;
  let onlyCyrillic = 0;
  for (const letter of word) {
    const kind = kindOf(letter.charCodeAt(0));
    if (kind === kinds.latin) {
      latin += 1;
      if (cyrillicLookAlike(letter) === undefined) onlyLatin += 1;
    } else if (kind === kinds.cyrillic) {
      cyrillic += 1;
      if (latinLookAlike(letter) === undefined) onlyCyrillic += 1;
    }
  }
  if (latin === 0 || cyrillic === 0 || (onlyLatin > 0 && onlyCyrillic > 0)) return undefined;
  if (isAcronymWithSuffix(word)) return undefined;
  if (onlyLatin + onlyCyrillic > 0) return onlyLatin > 0 ? "latin" : "cyrillic";
  return latin > cyrillic ? "latin" : "cyrillic";
}

/**
 * Two or more capitals of one script, then small letters of the other alone.
 *
 * Both parts must hold a letter that has no twin when small, so that folding a folded text changes nothing.
 */
function isAcronymWithSuffix(word: string): boolean {
  const parts = /^(\p{Lu}{2,12})(\p{Ll}{1,24})$/u.exec(word);
  const [, head = "", tail = ""] = parts ?? [];
  if (head === "" || scriptOf(head) === 0 || scriptOf(tail) === 0) return false;
  return scriptOf(head) !== scriptOf(tail) && hasOwnLetter(head) && hasOwnLetter(tail);
}

function hasOwnLetter(letters: string): boolean {
  const twin = scriptOf(letters) === kinds.latin ? cyrillicLookAlike : latinLookAlike;
  return Array.from(letters.toLowerCase()).some((letter) => twin(letter) === undefined);
}

/** The one script of all letters, 0 when there are two. */
function scriptOf(letters: string): number {
  const first = kindOf(letters.charCodeAt(0));
  for (const letter of letters) if (kindOf(letter.charCodeAt(0)) !== first) return 0;
  return first;
}
