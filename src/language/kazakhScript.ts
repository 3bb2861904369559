import { asList, asPairs, once, readYaml } from "./content.ts";
import type { Piece } from "./letterCase.ts";

const content = once(() => {
  const data = readYaml("script-kk.yaml");
  const toLatin = asPairs(data.cyrillicToLatin);
  const stems = new Map<string, string>();
  for (const stem of asList(data.cyrillicStems)) {
    const latin = Array.from(stem, (letter, at) =>
      isSilent(stem, at) ? "" : (toLatin.get(letter) ?? letter),
    ).join("");
    if (!stems.has(latin)) stems.set(latin, stem);
  }
  const longest = Math.max(...[...stems.keys()].map((stem) => stem.length));
  return { toLatin, toCyrillic: asPairs(data.latinToCyrillic), stems, longest };
});

/** A listed stem of fewer letters must be the whole word. */
const leastFree = 4;

const latinVowels = "aäeoöuūüyıi";
const cyrillicVowels = "аәеёоөуұүыіиэюя";

/** A Kazakh word of Cyrillic letters in the Latin ones of the draft of 2021. */
export function kazakhLatin(word: string): string {
  const small = smallLetters(word.normalize("NFC"));
  const { toLatin } = content();
  const pieces: Piece[] = [];
  for (let at = 0; at < small.length; ) {
    const length = isSilent(small, at) ? 2 : 1;
    const letter = small[at + length - 1] ?? "";
    pieces.push({ text: toLatin.get(letter) ?? letter, length });
    at += length;
  }
  return withKazakhCase(word, pieces);
}

/** A Kazakh word of Latin letters in Cyrillic ones. */
export function kazakhCyrillic(word: string): string {
  const written = word.normalize("NFC");
  const small = smallLetters(written);
  const stem = listedStem(small);
  const pieces: Piece[] = stem === undefined ? [] : [stem];
  let before = stem?.text ?? "";
  for (let at = stem?.length ?? 0; at < small.length; ) {
    const piece = cyrillicAt(small, at, before);
    pieces.push(piece);
    before += piece.text;
    at += piece.length;
  }
  return withKazakhCase(written, pieces);
}

/** The и of ия and ию is not written twice: Азия is Azia. */
function isSilent(word: string, at: number): boolean {
  const next = word[at + 1];
  return word[at] === "и" && (next === "я" || next === "ю");
}

function listedStem(word: string): Piece | undefined {
  const { stems, longest } = content();
  for (let length = Math.min(word.length, longest); length > 1; length -= 1) {
    if (length < leastFree && length < word.length) return undefined;
    const text = stems.get(word.slice(0, length));
    if (text === undefined) continue;
    const falls = text.endsWith("ь") && latinVowels.includes(word[length] ?? "-");
    return { text: falls ? text.slice(0, -1) : text, length };
  }
  return undefined;
}

/** What the letters of Latin spellings stand for: i is й after a vowel and и elsewhere; with a or u it is я or ю. */
function cyrillicAt(word: string, at: number, before: string): Piece {
  const letter = word[at] ?? "";
  if (letter === "s" && isTsia(word, at)) return { text: "ц", length: 1 };
  if (letter === "ş" && /[oe]viş$/.test(word.slice(at - 3, at + 1)))
    return { text: "ч", length: 1 };
  if (letter !== "i") return { text: content().toCyrillic.get(letter) ?? letter, length: 1 };
  const next = word[at + 1] ?? "";
  const afterVowel = endsInVowel(before);
  const open = before === "" || afterVowel;
  if (next === "o" && before.endsWith("и")) return { text: "ё", length: 2 };
  if (next === "o" && before.endsWith("т") && word[at + 2] === "r") return { text: "ё", length: 2 };
  if (next === "u" && word[at + 2] === "a") return { text: open ? "й" : "и", length: 1 };
  if (next === "u" && word.slice(at + 2) === "m") return { text: "иу", length: 2 };
  if (next === "a" && word.startsWith("sia", at + 2) && before.endsWith("л"))
    return { text: "я", length: 2 };
  if (next === "a") return { text: open ? "я" : "ия", length: 2 };
  if (next === "u") return { text: open ? "ю" : "ию", length: 2 };
  return { text: afterVowel ? "й" : "и", length: 1 };
}

/** Whether s is the ц of -ция: after a vowel or к, н, п, but not the second s of миссия. */
function isTsia(word: string, at: number): boolean {
  return word.startsWith("sia", at) && /[aäeoöuūüyıiknp]/.test(word[at - 1] ?? "-");
}

/** Whether what is written so far ends in a vowel; у after another vowel is a consonant there. */
function endsInVowel(before: string): boolean {
  const last = before.slice(-1);
  if (last === "" || !cyrillicVowels.includes(last)) return false;
  return last !== "у" || !cyrillicVowels.includes(before.slice(-2, -1) || "-");
}

/** Small letters as Kazakh has them: İ is the capital of i, and I that of ı; Cyrillic І that of і. */
function smallLetters(word: string): string {
  let out = "";
  for (const letter of word) {
    if (letter === "İ") out += "i";
    else out += letter === "I" ? "ı" : letter.toLowerCase();
  }
  return out;
}

function capitalLetters(text: string): string {
  let out = "";
  for (const letter of text) out += letter === "i" ? "İ" : letter.toUpperCase();
  return out;
}

function withKazakhCase(word: string, pieces: readonly Piece[]): string {
  const allCapital = word.length > 1 && word === capitalLetters(smallLetters(word));
  let out = "";
  let at = 0;
  for (const { text, length } of pieces) {
    const letter = word[at] ?? "";
    const capital = letter !== smallLetters(letter);
    if (allCapital) out += capitalLetters(text);
    else out += capital ? capitalLetters(text.slice(0, 1)) + text.slice(1) : text;
    at += length;
  }
  return out;
}
