import { asList, asPairs, once, readYaml } from "./content.ts";
import { foldWord } from "./fold.ts";
import { type Piece, withCase } from "./letterCase.ts";
import { cyrillicForTs } from "./uzbekTs.ts";

const letters = once(() => {
  const data = readYaml("script-uz.yaml");
  return {
    toCyrillic: asPairs(data.latinToCyrillic),
    toLatin: asPairs(data.cyrillicToLatin),
    data,
  };
});

/** What is listed because no rule finds it: stems, and beginnings after which a stem may stand. */
const listed = once(() => {
  const { data } = letters();
  const stems = new Map<string, string>();
  for (const stem of asList(data.cyrillicStems)) stems.set(lettersLatin(stem), stem);
  const pairs = asPairs(data.pairs);
  for (const [latin, cyrillic] of [...asPairs(data.variants), ...pairs]) stems.set(latin, cyrillic);
  return {
    stems,
    latin: [...pairs],
    prefixes: asList(data.prefixes),
    softSignFalls: new Set(asList(data.softSignFalls)),
    notRoman: new Set(asList(data.notRoman)),
    longest: Math.max(...[...stems.keys()].map((stem) => stem.length)),
  };
});

/** A Latin vowel of Uzbek; the mark of oʻ counts with its letter. */
const latinVowels = "aeiou";
const cyrillicVowels = "аеёиоуўыэюя";

/** A listed stem of fewer letters must be the whole word, or a word with common suffixes. */
const leastFree = 5;

/** Common suffixes of nouns, to tell rol-ni from rolik. */
const suffixes =
  /^(?:lar|chi|li|lik|siz)?(?:imiz|ingiz|im|ing|si|i)?(?:ning|ni|gacha|ga|dagi|dan|da|cha|dek|day|dir|mi)*$/;

/** An Uzbek word of Latin letters in Cyrillic ones; a Roman numeral stays, and so does a foreign word. */
export function cyrillicWord(word: string): string {
  if (isRomanNumeral(word)) return word;
  const folded = foldWord(word);
  const pieces: Piece[] = [];
  let at = addListed(folded, pieces);
  if (at === 0 && isForeign(folded)) return word;
  while (at < folded.length) {
    const piece = cyrillicAt(folded, at);
    pieces.push(piece);
    at += piece.length;
  }
  return withCase(word, folded, pieces);
}

/** An Uzbek word of Cyrillic letters in Latin ones, with ʻ in oʻ and gʻ and ʼ for the hard sign. */
export function latinWord(word: string): string {
  const numeral = /[IVX]/.test(word)
    ? word.replace(/[ХІСМ]/g, (letter) => twins[letter] ?? "")
    : "";
  if (isRomanNumeral(numeral)) return numeral; // ХХI, half of it typed in Cyrillic
  const folded = foldWord(word);
  const pair = listed().latin.find(([, cyrillic]) => folded.startsWith(cyrillic));
  const pieces: Piece[] = pair === undefined ? [] : [{ text: pair[0], length: pair[1].length }];
  for (let at = pair?.[1].length ?? 0; at < folded.length; at += 1) {
    pieces.push({ text: latinAt(folded, at), length: 1 });
  }
  return withCase(word, folded, pieces);
}

function lettersLatin(word: string): string {
  let out = "";
  for (let at = 0; at < word.length; at += 1) out += latinAt(word, at);
  return foldWord(out);
}

/** Whether a word has a letter that Uzbek lacks: w, or c that is not in ch. */
function isForeign(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) {
    if (word[at] === "w" || (word[at] === "c" && word[at + 1] !== "h")) return true;
  }
  return false;
}

/** Adds a listed stem with which the word begins, or which follows its first part; how far it reaches. */
function addListed(word: string, pieces: Piece[]): number {
  const stem = listedAt(word, 0);
  if (stem !== undefined) {
    pieces.push(stem);
    return stem.length;
  }
  for (const prefix of listed().prefixes) {
    if (!word.startsWith(prefix)) continue;
    const inner = listedAt(word, prefix.length);
    if (inner === undefined) continue;
    for (let at = 0; at < prefix.length; ) {
      const piece = cyrillicAt(prefix, at);
      pieces.push(piece);
      at += piece.length;
    }
    pieces.push(inner);
    return prefix.length + inner.length;
  }
  return 0;
}

/**
 * The longest listed stem at a place of a word; its last soft sign falls before a vowel (рубль, рубли), and in
 * the names of months before every suffix (декабрь, декабрда).
 */
function listedAt(word: string, from: number): Piece | undefined {
  const { stems, longest, softSignFalls } = listed();
  for (let length = Math.min(word.length - from, longest); length > 2; length -= 1) {
    const text = stems.get(word.slice(from, from + length));
    if (text === undefined) continue;
    const rest = word.slice(from + length, from + length + 30);
    if (length < leastFree && !suffixes.test(rest)) continue;
    const falls =
      text.endsWith("ь") &&
      (latinVowels.includes(rest[0] ?? "-") || (rest !== "" && softSignFalls.has(text)));
    return { text: falls ? text.slice(0, -1) : text, length };
  }
  return undefined;
}

function cyrillicAt(word: string, at: number): Piece {
  const { toCyrillic } = letters();
  const before = word[at - 1] ?? "";
  const rest = word.slice(at, at + 3);
  if (rest.startsWith("yoʻ")) return { text: "йў", length: 3 };
  if (rest.startsWith("sʻh")) return { text: "сҳ", length: 3 };
  const ts = rest.startsWith("s") || rest.startsWith("ts") ? cyrillicForTs(word, at) : undefined;
  if (ts !== undefined) return ts;
  if (rest.startsWith("ye")) return { text: isYe(before) ? "е" : "ье", length: 2 };
  if (rest.startsWith("e")) {
    return { text: before === "" || isVowelBefore(word, at) ? "э" : "е", length: 1 };
  }
  const pair = toCyrillic.get(rest.slice(0, 2));
  if (pair !== undefined && rest.length > 1) return { text: pair, length: 2 };
  return { text: toCyrillic.get(rest.slice(0, 1)) ?? rest.slice(0, 1), length: 1 };
}

/** After nothing, a vowel or an apostrophe ye is the letter е alone; after a consonant ь stands before it. */
function isYe(before: string): boolean {
  return before === "" || before === "ʻ" || latinVowels.includes(before);
}

function isVowelBefore(word: string, at: number): boolean {
  const before = word[at - 1] ?? "";
  if (before === "ʻ") return word[at - 2] === "o";
  return before !== "" && latinVowels.includes(before);
}

function latinAt(word: string, at: number): string {
  const letter = word[at] ?? "";
  const before = word[at - 1] ?? "";
  const next = word[at + 1] ?? "";
  const afterVowel = before !== "" && cyrillicVowels.includes(before);
  if (letter === "е") return before === "" || afterVowel || "ъь".includes(before) ? "ye" : "e";
  if (letter === "ц") return afterVowel ? "ts" : "s";
  if (letter === "ъ") return !afterVowel && next !== "" && "еёюя".includes(next) ? "" : "ʼ";
  if (letter === "ь" && next === "о") return "y";
  if (letter === "ҳ" && before === "с") return "ʼh";
  return letters().toLatin.get(letter) ?? letter;
}

const twins: Readonly<Record<string, string>> = { Х: "X", І: "I", С: "C", М: "M" };

const roman = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;

function isRomanNumeral(word: string): boolean {
  if (word.length < 2 || word.length > 12 || !roman.test(word)) return false;
  return !listed().notRoman.has(word);
}
