import { asList, asTexts, once, readYaml } from "./content.ts";
import { foldWord } from "./fold.ts";

const content = once(() => {
  const data = readYaml("script-uz.yaml");
  const stems = new Map(Object.entries(asTexts(data.stems)));
  const cyrillicStems = new Map([...stems].map(([latin, cyrillic]) => [cyrillic, latin]));
  return {
    toCyrillic: new Map(Object.entries(asTexts(data.latinToCyrillic))),
    toLatin: new Map(Object.entries(asTexts(data.cyrillicToLatin))),
    cyrillicTs: asList(data.cyrillicTs),
    plainS: asList(data.plainS),
    stems,
    cyrillicStems,
    longest: Math.max(...[...stems.keys(), ...stems.values()].map((stem) => stem.length)),
  };
});

/** A Latin vowel of Uzbek; the mark of oʻ counts with its letter. */
const latinVowels = "aeiou";
const cyrillicVowels = "аеёиоуўыэюя";

/** A letter or pair in the other script, and how many units of the word it stands for. */
interface Piece {
  readonly text: string;
  readonly length: number;
}

/** An Uzbek word of Latin letters in Cyrillic ones; a Roman numeral stays. */
export function cyrillicWord(word: string): string {
  if (isRomanNumeral(word)) return word;
  const folded = foldWord(word);
  const stem = longestStem(folded, content().stems);
  const pieces: Piece[] = stem === undefined ? [] : [stem];
  for (let at = stem?.length ?? 0; at < folded.length; ) {
    const piece = cyrillicAt(folded, at);
    pieces.push(piece);
    at += piece.length;
  }
  return withCase(word, folded, pieces);
}

/** An Uzbek word of Cyrillic letters in Latin ones, with ʻ in oʻ and gʻ and ʼ for the hard sign. */
export function latinWord(word: string): string {
  const folded = foldWord(word);
  const stem = longestStem(folded, content().cyrillicStems);
  const pieces: Piece[] = stem === undefined ? [] : [stem];
  for (let at = stem?.length ?? 0; at < folded.length; at += 1) {
    pieces.push({ text: latinAt(folded, at), length: 1 });
  }
  return withCase(word, folded, pieces);
}

/** The longest listed stem with which a word begins. */
function longestStem(word: string, stems: ReadonlyMap<string, string>): Piece | undefined {
  for (let length = Math.min(word.length, content().longest); length > 2; length -= 1) {
    const text = stems.get(word.slice(0, length));
    if (text !== undefined && (length > 4 || length === word.length)) return { text, length };
  }
  return undefined;
}

function cyrillicAt(word: string, at: number): Piece {
  const data = content();
  const before = word[at - 1] ?? "";
  const rest = word.slice(at, at + 3);
  if (rest.startsWith("yoʻ")) return { text: "йў", length: 3 };
  if (rest.startsWith("sʻh")) return { text: "сҳ", length: 3 };
  if (rest.startsWith("ts") && rest !== "tsh")
    return { text: isTs(word, at) ? "ц" : "тс", length: 2 };
  if (rest.startsWith("s") && isSoftS(word, at)) return { text: "ц", length: 1 };
  if (rest.startsWith("ye")) return { text: isYe(before) ? "е" : "ье", length: 2 };
  if (rest.startsWith("e")) {
    return { text: before === "" || isVowelBefore(word, at) ? "э" : "е", length: 1 };
  }
  const pair = data.toCyrillic.get(rest.slice(0, 2));
  if (pair !== undefined && rest.length > 1) return { text: pair, length: 2 };
  return { text: data.toCyrillic.get(rest.slice(0, 1)) ?? rest.slice(0, 1), length: 1 };
}

/** Whether ts is one letter: between a vowel and -iya or -ion, as in konstitutsiya but not in otsiz. */
function isTs(word: string, at: number): boolean {
  const next = word.slice(at + 2, at + 4);
  return isVowelBefore(word, at) && (next === "iy" || next === "io" || next === "ia");
}

/** Whether s stands for ц after a consonant, as in konsepsiya but not in pensiya. */
function isSoftS(word: string, at: number): boolean {
  const { cyrillicTs, plainS } = content();
  if (!cyrillicTs.some((ending) => word.startsWith(ending, at - 1))) return false;
  const near = word.slice(Math.max(0, at - 12), at + 8); // room for the longest of those stems
  return !plainS.some((stem) => near.includes(stem));
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
  return content().toLatin.get(letter) ?? letter;
}

/** The pieces with the case of the word they come from: Shahar, SHAHAR and shahar stay apart. */
function withCase(word: string, folded: string, pieces: readonly Piece[]): string {
  const plain = pieces.map((piece) => piece.text).join("");
  if (word === folded) return plain;
  const capitals = word.length > 1 && word === word.toUpperCase();
  if (capitals) return plain.toUpperCase();
  if (word.length !== folded.length) return firstCapital(plain, isCapital(word[0]));
  let out = "";
  let at = 0;
  for (const { text, length } of pieces) {
    const allCapital = length > 1 && isCapital(word[at]) && isCapital(word[at + length - 1]);
    const next = isCapital(word[at + length]) && length === 1 && isCapital(word[at]);
    out += allCapital || next ? text.toUpperCase() : firstCapital(text, isCapital(word[at]));
    at += length;
  }
  return out;
}

function firstCapital(text: string, capital: boolean): string {
  return capital ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
}

function isCapital(letter: string | undefined): boolean {
  return letter !== undefined && letter !== letter.toLowerCase();
}

function isRomanNumeral(word: string): boolean {
  return word.length > 1 && word.length < 12 && /^[IVXLCDM]+$/.test(word) && !/[IVX]{5}/.test(word);
}
