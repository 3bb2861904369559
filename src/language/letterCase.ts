/** A letter or pair in another script, and how many units of the word it stands for. */
export interface Piece {
  readonly text: string;
  readonly length: number;
}

/** The pieces with the case of the word they come from: Shahar, SHAHAR and shahar stay apart. */
export function withCase(word: string, folded: string, pieces: readonly Piece[]): string {
  let plain = "";
  for (const piece of pieces) plain += piece.text;
  if (word === folded) return plain;
  if (word.length > 1 && word === word.toUpperCase()) return plain.toUpperCase();
  if (word.length !== folded.length) return firstCapital(plain, isCapital(word[0]));
  let out = "";
  let at = 0;
  for (const { text, length } of pieces) {
    const allCapital = length > 1 && isCapital(word[at]) && isCapital(word[at + length - 1]);
    // A capital beside capitals is one of an acronym: АҚШнинг is AQSHning.
    const beside = isCapital(word[at + length]) || isCapital(word[at - 1]);
    const acronym = length === 1 && isCapital(word[at]) && beside;
    out += allCapital || acronym ? text.toUpperCase() : firstCapital(text, isCapital(word[at]));
    at += length;
  }
  return out;
}

/** A text with a capital at its beginning, when one is wanted. */
export function firstCapital(text: string, capital: boolean): string {
  return capital ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
}

/** Whether a letter is a capital in a script that has them. */
export function isCapital(letter: string | undefined): boolean {
  return letter !== undefined && letter !== letter.toLowerCase();
}
