/** How many letters a text has, and how many of each of the two scripts. */
export interface LetterCounts {
  readonly letters: number;
  readonly latin: number;
  readonly cyrillic: number;
}

/** How many letters a text has, up to as many as matter. */
export function countLetters(text: string): number {
  return countScripts(text, 2000).letters;
}

/** The letters of a text's first so many UTF-16 units, by script. */
export function countScripts(text: string, most: number): LetterCounts {
  const end = Math.min(text.length, most);
  let [letters, latin, cyrillic] = [0, 0, 0];
  for (let at = 0; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    const kind = table[unit] || learnKind(unit);
    if (kind === kinds.half) return countAstral(text.slice(0, end));
    if (kind === kinds.none) continue;
    letters += 1;
    if (kind === kinds.latin) latin += 1;
    else if (kind === kinds.cyrillic) cyrillic += 1;
  }
  return { letters, latin, cyrillic };
}

/** The same for a text with letters of two units. */
function countAstral(text: string): LetterCounts {
  const letters = text.match(/\p{L}/gu) ?? [];
  const of = (kind: number): number =>
    letters.filter((letter) => kindOfLetter(letter) === kind).length;
  return { letters: letters.length, latin: of(kinds.latin), cyrillic: of(kinds.cyrillic) };
}

/** What a UTF-16 unit is to the counting of letters; 0 until it has been asked for. */
const table = new Uint8Array(0x10000);
const kinds = { none: 1, latin: 2, cyrillic: 3, letter: 4, half: 5 } as const;

function learnKind(unit: number): number {
  const isHalf = unit >= 0xd800 && unit <= 0xdfff;
  const kind = isHalf ? kinds.half : kindOfLetter(String.fromCharCode(unit));
  table[unit] = kind;
  return kind;
}

function kindOfLetter(letter: string): number {
  if (!/\p{L}/u.test(letter)) return kinds.none;
  if (/\p{Script=Latin}/u.test(letter)) return kinds.latin;
  return /\p{Script=Cyrillic}/u.test(letter) ? kinds.cyrillic : kinds.letter;
}
