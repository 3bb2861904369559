import { once, readLines } from "./content.ts";
import { foldWord } from "./fold.ts";

/** What a lexicon says of a stem, as bits that are added up. */
export const speech = {
  noun: 1,
  verb: 2,
  adjective: 4,
  adverb: 8,
  other: 16,
  pronoun: 32,
  numeral: 64,
  /** A nominal of the shorter list, which weighs more. */
  known: 128,
  name: 256,
  /** What remains of a stem that lost its last vowel. */
  clipped: 512,
  knownVerb: 1024,
  postposition: 2048,
  conjunction: 4096,
} as const;

/** The bits of everything that takes the suffixes of a noun. */
export const nominal =
  speech.noun |
  speech.adjective |
  speech.adverb |
  speech.pronoun |
  speech.numeral |
  speech.name |
  speech.postposition;

const bitOfLetter: Readonly<Record<string, number>> = {
  n: speech.noun,
  v: speech.verb,
  a: speech.adjective,
  d: speech.adverb,
  o: speech.other,
  p: speech.pronoun,
  u: speech.numeral,
  N: speech.name | speech.noun,
  r: speech.postposition | speech.other,
  c: speech.conjunction | speech.other,
  x: speech.other,
  i: speech.other,
};

/** Stems by two hashes of their letters, so that every beginning of a word is looked up in one pass. */
export interface Lexicon {
  readonly one: Int32Array;
  readonly two: Int32Array;
  readonly bits: Uint16Array;
}

const size = 1 << 17;
const seedOne = 0x1505;
const seedTwo = 0x2f0b4c47;

function emptyLexicon(): Lexicon {
  return { one: new Int32Array(size), two: new Int32Array(size), bits: new Uint16Array(size) };
}

/** The Uzbek lexicon: the long list and, above it, the short one. */
export const uzbekLexicon = once(() => {
  const lexicon = emptyLexicon();
  for (const line of readLines("stems-uz.txt")) {
    const at = line.indexOf(" ");
    let bits = 0;
    for (const letter of line.slice(at + 1)) bits |= bitOfLetter[letter] ?? 0;
    add(lexicon, line, at, bits);
  }
  addGroups(lexicon, "stems-uz-core.txt");
  return lexicon;
});

/** The Kazakh lexicon. */
export const kazakhLexicon = once(() => {
  const lexicon = emptyLexicon();
  addGroups(lexicon, "stems-kk.txt");
  return lexicon;
});

/** Reads lines of stems that begin with their part of speech. */
function addGroups(lexicon: Lexicon, file: string): void {
  for (const line of readLines(file)) {
    const [letter = "", ...stems] = line.split(" ");
    const bits = bitOfLetter[letter] ?? 0;
    const weight =
      (bits & speech.verb ? speech.knownVerb : 0) | (bits & ~speech.verb ? speech.known : 0);
    for (const stem of stems) {
      const folded = foldWord(stem);
      add(lexicon, folded, folded.length, bits | weight);
    }
  }
}

function add(lexicon: Lexicon, text: string, length: number, bits: number): void {
  let one = seedOne;
  let two = seedTwo;
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two + unit, 0x5bd1e995) ^ (two >>> 15);
  }
  const place = placeOf(lexicon, one, two);
  lexicon.one[place] = one;
  lexicon.two[place] = two;
  lexicon.bits[place] = (lexicon.bits[place] ?? 0) | bits;
}

/** Where a stem stands in the table, or would. */
function placeOf(lexicon: Lexicon, one: number, two: number): number {
  let place = (one ^ (one >>> 15)) & (size - 1);
  while (lexicon.bits[place] !== 0 && (lexicon.one[place] !== one || lexicon.two[place] !== two)) {
    place = (place + 1) & (size - 1);
  }
  return place;
}

/** The hashes of every beginning of a word, and what the lexicon says of it. */
export interface Beginnings {
  readonly one: Int32Array;
  readonly two: Int32Array;
  readonly bits: Uint16Array;
}

/** Room for the beginnings of a word of a length. */
export function createBeginnings(length: number): Beginnings {
  return {
    one: new Int32Array(length + 1),
    two: new Int32Array(length + 1),
    bits: new Uint16Array(length + 1),
  };
}

/** Looks up every beginning of a word; one in Uzbek Cyrillic by its Latin spelling. */
export function lookUp(lexicon: Lexicon, word: string, cyrillic: boolean, into: Beginnings): void {
  let one = seedOne;
  let two = seedTwo;
  into.one[0] = one;
  into.two[0] = two;
  for (let at = 0; at < word.length; at += 1) {
    const latin = cyrillic ? latinOf(word, at) : undefined;
    const length = latin?.length ?? 1;
    for (let i = 0; i < length; i += 1) {
      const unit = latin === undefined ? word.charCodeAt(at) : latin.charCodeAt(i);
      one = Math.imul(one ^ unit, 0x01000193);
      two = Math.imul(two + unit, 0x5bd1e995) ^ (two >>> 15);
    }
    into.one[at + 1] = one;
    into.two[at + 1] = two;
    into.bits[at + 1] = lexicon.bits[placeOf(lexicon, one, two)] ?? 0;
  }
}

/** What the lexicon says of a beginning with other letters after it: yura and k, of yuragi. */
export function lookUpWith(
  lexicon: Lexicon,
  beginnings: Beginnings,
  length: number,
  letters: string,
  cyrillic: boolean,
): number {
  let one = beginnings.one[length] ?? 0;
  let two = beginnings.two[length] ?? 0;
  for (let at = 0; at < letters.length; at += 1) {
    const latin = cyrillic ? (latinLetters[letters[at] ?? ""] ?? "") : (letters[at] ?? "");
    for (let i = 0; i < latin.length; i += 1) {
      const unit = latin.charCodeAt(i);
      one = Math.imul(one ^ unit, 0x01000193);
      two = Math.imul(two + unit, 0x5bd1e995) ^ (two >>> 15);
    }
  }
  return lexicon.bits[placeOf(lexicon, one, two)] ?? 0;
}

// The Uzbek alphabets, letter for letter; stems need no more than this to be found.
const latinLetters: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  ғ: "gʻ",
  д: "d",
  е: "e",
  ё: "yo",
  ж: "j",
  з: "z",
  и: "i",
  й: "y",
  к: "k",
  қ: "q",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ў: "oʻ",
  ф: "f",
  х: "x",
  ҳ: "h",
  ц: "s",
  ч: "ch",
  ш: "sh",
  щ: "sh",
  ъ: "ʻ",
  ь: "",
  ы: "i",
  э: "e",
  ю: "yu",
  я: "ya",
};

const cyrillicVowels = "аеёиоуўэюя";

function latinOf(word: string, at: number): string {
  const letter = word[at] ?? "";
  const before = at === 0 ? "" : (word[at - 1] ?? "");
  const open = at === 0 || cyrillicVowels.includes(before);
  if (letter === "е" && open) return "ye";
  if (letter === "ц" && at > 0 && open) return "ts";
  return latinLetters[letter] ?? letter;
}
