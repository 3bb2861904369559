import { asList, asTexts, once, readYaml } from "./content.ts";

/** What kind of character a UTF-16 unit is, as far as words and folding care. */
export const kinds = {
  other: 1,
  space: 2,
  latin: 3,
  cyrillic: 4,
  letter: 5,
  digit: 6,
  mark: 7,
  apostrophe: 8,
  ignored: 9,
  surrogate: 10,
} as const;

/** The one mark to which every apostrophe folds: U+02BB, as in oʻzbek. */
export const apostrophe = 0x02bb;

/** Entry of the fold table for a unit that becomes several, or none, or has not been asked for yet. */
const several = 0xffff;

const kindTable = new Uint8Array(0x10000);
const foldTable = new Uint16Array(0x10000);
const known = new Uint8Array(0x10000);

/** The kind of a UTF-16 unit, one of `kinds`. */
export function kindOf(unit: number): number {
  const kind = kindTable[unit] ?? 0;
  return kind !== 0 ? kind : learnKind(unit);
}

/** The folded form of one unit, or -1 when it becomes several units: then ask `foldedText`. */
export function foldedUnit(unit: number): number {
  if (known[unit] === 0) learnFold(unit);
  const folded = foldTable[unit] ?? unit;
  return folded === several && unit !== several ? -1 : folded;
}

/** The folded form of one unit as a text, for the few that become several units. */
export function foldedText(unit: number): string {
  const letter = String.fromCharCode(unit);
  if (unit >= 0xd800 && unit <= 0xdfff) return letter;
  const data = letters();
  const plain = data.ligatures.get(letter) ?? letter;
  return Array.from(plain.normalize("NFC").toLowerCase(), (one) => {
    const code = one.charCodeAt(0);
    if (data.apostrophes.has(code)) return String.fromCharCode(apostrophe);
    if (data.spaces.has(code)) return " ";
    if (data.breaks.has(code)) return "\n";
    return data.hyphens.has(code) ? "-" : one;
  }).join("");
}

/** The letters for which a printed ligature stands; undefined for any other sign. */
export function ligatureLetters(unit: number): string | undefined {
  const letter = String.fromCharCode(unit);
  return letter === "İ" ? undefined : letters().ligatures.get(letter);
}

/** The units of all marks that fold to the one apostrophe. */
export function apostrophes(): ReadonlySet<number> {
  return letters().apostrophes;
}

/** The Latin letter that looks like a Cyrillic one, case for case. */
export function latinLookAlike(letter: string): string | undefined {
  return letters().toLatin.get(letter);
}

/** The Cyrillic letter that looks like a Latin one, case for case. */
export function cyrillicLookAlike(letter: string): string | undefined {
  return letters().toCyrillic.get(letter);
}

/** Whether a kind may stand in a word: letters, digits and the marks on them. */
export function isWordKind(kind: number): boolean {
  return kind >= kinds.latin && kind <= kinds.mark;
}

/** Whether a kind is a letter of any script. */
export function isLetterKind(kind: number): boolean {
  return kind >= kinds.latin && kind <= kinds.letter;
}

const letters = once(() => {
  const data = readYaml("letters.yaml");
  return {
    apostrophes: codes(data.apostrophes),
    ignored: codes(data.ignored),
    spaces: codes(data.spaces),
    breaks: codes(data.breaks),
    hyphens: codes(data.hyphens),
    ligatures: new Map(Object.entries(asTexts(data.ligatures))),
    toLatin: new Map(Object.entries(asTexts(data.toLatin))),
    toCyrillic: new Map(Object.entries(asTexts(data.toCyrillic))),
  };
});

function codes(value: unknown): ReadonlySet<number> {
  const all = new Set<number>();
  for (const item of asList(value)) {
    const [from = "", to = from] = item.split("-");
    for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code += 1) {
      all.add(code);
    }
  }
  return all;
}

function learnKind(unit: number): number {
  const kind = findKind(unit);
  kindTable[unit] = kind;
  return kind;
}

function findKind(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return kinds.surrogate;
  const data = letters();
  if (data.apostrophes.has(unit)) return kinds.apostrophe;
  if (data.ignored.has(unit) || isControl(unit)) return kinds.ignored;
  const letter = String.fromCharCode(unit);
  if (/\s/u.test(letter) || data.breaks.has(unit)) return kinds.space;
  if (/\p{M}/u.test(letter)) return kinds.mark;
  if (/\p{Nd}/u.test(letter)) return kinds.digit;
  if (!/\p{L}/u.test(letter)) return kinds.other;
  if (/\p{Script=Latin}/u.test(letter)) return kinds.latin;
  return /\p{Script=Cyrillic}/u.test(letter) ? kinds.cyrillic : kinds.letter;
}

function isControl(unit: number): boolean {
  if (unit === 0x85 || (unit >= 9 && unit <= 13)) return false;
  return unit < 32 || (unit >= 0x7f && unit < 0xa0);
}

function learnFold(unit: number): void {
  const folded = foldedText(unit);
  foldTable[unit] = folded.length === 1 ? folded.charCodeAt(0) : several;
  known[unit] = 1;
}
