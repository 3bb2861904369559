import type { Language } from "../terms/index.ts";
import { asTexts, once, readYaml } from "./content.ts";
import { apostrophe, kindOf, kinds } from "./letters.ts";
import { cyrillicWord, latinWord } from "./uzbekScript.ts";
import { words } from "./words.ts";

/**
 * A text in another spelling: Uzbek Latin and Cyrillic into each other, or any language into plain Latin.
 *
 * Shape: what is not a word stays as it is; `plain-latin` has no apostrophes and no marks on letters.
 * Missing: between spellings that are not of one language the text comes back unchanged.
 */
export function transliterate(text: string, from: Language, to: Language | "plain-latin"): string {
  if (to === "plain-latin") return plainLatin(text, from);
  if (from === "uz-Latn" && to === "uz-Cyrl") return byWord(text, kinds.latin, cyrillicWord);
  return from === "uz-Cyrl" && to === "uz-Latn" ? byWord(text, kinds.cyrillic, latinWord) : text;
}

/** A longer run of letters is no word, and stays. */
const longestSpelled = 200;

/** So many words of a text are remembered, since most come again. */
const mostKnown = 20_000;

/** Each word that begins in one script spelled anew; all else kept. */
function byWord(text: string, script: number, spell: (word: string) => string): string {
  const known = new Map<string, string>();
  let out = "";
  let done = 0;
  for (const { start, end } of words(text)) {
    if (kindOf(text.charCodeAt(start)) !== script || end - start > longestSpelled) continue;
    const word = text.slice(start, end);
    const spelled = known.get(word) ?? spell(word);
    if (known.size < mostKnown) known.set(word, spelled);
    out += text.slice(done, start) + spelled;
    done = end;
  }
  return out + text.slice(done);
}

const plain = once(() => {
  const data = readYaml("plain-latin.yaml");
  return { ru: letters(data.ru), kk: letters(data.kk) };
});

function letters(value: unknown): ReadonlyMap<string, string> {
  return new Map(Object.entries(asTexts(value)));
}

function plainLatin(text: string, from: Language): string {
  const latin = from === "uz-Cyrl" ? byWord(text, kinds.cyrillic, latinWord) : text;
  const table = from === "kk" ? plain().kk : plain().ru;
  let out = "";
  for (const letter of latin.normalize("NFC")) {
    const unit = letter.charCodeAt(0);
    if (kindOf(unit) === kinds.apostrophe || unit === apostrophe) continue;
    if (unit < 0x80) {
      out += letter;
      continue;
    }
    const small = letter.toLowerCase();
    const spelled = table.get(small);
    if (spelled === undefined) out += withoutMarks(letter);
    else out += small === letter ? spelled : capital(spelled);
  }
  return out;
}

/** A Latin letter without its marks; any other character as it is. */
function withoutMarks(letter: string): string {
  if (kindOf(letter.charCodeAt(0)) === kinds.mark) return "";
  if (kindOf(letter.charCodeAt(0)) !== kinds.latin) return letter;
  return letter.normalize("NFD").replace(/\p{M}/gu, "").replace("ı", "i").replace("İ", "I");
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
