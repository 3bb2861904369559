import type { Language } from "../terms/index.ts";
import { kazakhCyrillic, kazakhLatin } from "./kazakhScript.ts";
import { kindOf, kinds } from "./letters.ts";
import { linkEnd } from "./links.ts";
import { plainLatin } from "./plainLatin.ts";
import { fromNewer, hasNewerLetter, toNewer } from "./uzbekNewer.ts";
import { cyrillicWord, latinWord } from "./uzbekScript.ts";
import { wordEnd } from "./words.ts";

/**
 * A way to write a language: its usual one, or another.
 *
 * `uz-Latn` is the alphabet of 1995, `uz-Latn-new` the later proposal with ş, ç, ō and ḡ; `kk` is Cyrillic, `kk-Latn`
 * the draft of 2021; `plain-latin` has no letters but a to z, for ids and for search.
 */
export type Spelling = Language | "uz-Latn-new" | "kk-Latn" | "plain-latin";

/** Every spelling that a text can be turned into, from one language or another. */
export const spellings = [
  "uz-Latn",
  "uz-Latn-new",
  "uz-Cyrl",
  "kk",
  "kk-Latn",
  "plain-latin",
] as const satisfies readonly Spelling[];

type SpellWord = (word: string) => string;

/** A way from one spelling to another: which script is read, and what becomes of a word. */
interface Way {
  readonly script: number;
  readonly spell: SpellWord;
  readonly known: Map<string, string>;
}

/**
 * A text in another spelling: Uzbek Latin and Cyrillic, Kazakh Cyrillic and Latin, or any language in plain Latin.
 *
 * Shape: what is not a word of the script that is read stays as it is, and so do web and mail addresses; newer letters
 * in `uz-Latn` are understood.
 * Missing: between spellings that are not of one language the text comes back unchanged.
 */
export function transliterate(text: string, from: Spelling, to: Spelling): string {
  if (to === "plain-latin") return toPlain(text, from);
  const way = ways.get(`${from} ${to}`);
  return way === undefined ? text : byWord(text, way);
}

/** The spelling through which a text goes to plain Latin, so that every spelling of a word gives one id. */
const plainThrough: Readonly<Partial<Record<Spelling, Spelling>>> = {
  "uz-Cyrl": "uz-Latn",
  "uz-Latn": "uz-Latn",
  "uz-Latn-new": "uz-Latn",
  "kk-Latn": "kk",
};

function toPlain(text: string, from: Spelling): string {
  const through = plainThrough[from];
  if (through === undefined) return plainLatin(text, from);
  return plainLatin(transliterate(text, from, through), through);
}

const oldLatin: SpellWord = (word) => (hasNewerLetter(word) ? fromNewer(word) : word);

const ways: ReadonlyMap<string, Way> = new Map(
  Object.entries<readonly [number, SpellWord]>({
    "uz-Latn uz-Cyrl": [kinds.latin, (word) => cyrillicWord(oldLatin(word))],
    "uz-Latn uz-Latn": [kinds.latin, oldLatin],
    "uz-Latn uz-Latn-new": [kinds.latin, (word) => toNewer(oldLatin(word))],
    "uz-Latn-new uz-Cyrl": [kinds.latin, (word) => cyrillicWord(fromNewer(word))],
    "uz-Latn-new uz-Latn": [kinds.latin, fromNewer],
    "uz-Cyrl uz-Latn": [kinds.cyrillic, latinWord],
    "uz-Cyrl uz-Latn-new": [kinds.cyrillic, (word) => toNewer(latinWord(word))],
    "kk kk-Latn": [kinds.cyrillic, kazakhLatin],
    "kk-Latn kk": [kinds.latin, kazakhCyrillic],
  }).map(([name, [script, spell]]) => [name, { script, spell, known: new Map() }]),
);

/** A longer run of letters is no word, and stays. */
const longestSpelled = 200;

/** So many words are remembered, since most come again. */
const mostKnown = 50_000;

/** Each word that begins in one script spelled anew; all else kept. */
function byWord(text: string, way: Way): string {
  let out = "";
  let done = 0;
  for (let at = 0; at < text.length; ) {
    const end = markedEnd(text, wordEnd(text, at));
    if (end === at || kindOf(text.charCodeAt(at)) !== way.script || end - at > longestSpelled) {
      at = end === at ? at + 1 : end;
      continue;
    }
    const link = way.script === kinds.latin ? linkEnd(text, at, end) : at;
    if (link > at) {
      at = link;
      continue;
    }
    if (done < at) out += text.slice(done, at);
    out += isNumeralLetter(text, at, end) ? text.slice(at, end) : spelled(text.slice(at, end), way);
    done = end;
    at = end;
  }
  return done === 0 ? text : out + text.slice(done);
}

/** The hard sign may end a word (tobeʼ); only U+02BC is surely it there, and no closing quotation mark. */
function markedEnd(text: string, end: number): number {
  return text.charCodeAt(end) === 0x02bc ? end + 1 : end;
}

function spelled(word: string, way: Way): string {
  const known = way.known.get(word);
  if (known !== undefined) return known;
  const made = way.spell(word);
  if (way.known.size >= mostKnown) way.known.clear();
  way.known.set(word, made);
  return made;
}

/** Whether a single I, V or X is a numeral, as in V bob, and not an initial, as in I. Karimov. */
function isNumeralLetter(text: string, start: number, end: number): boolean {
  if (end - start > 1 || !"IVX".includes(text[start] ?? "-")) return false;
  return (
    /[\s\-–—)]/.test(text[end] ?? "") &&
    !/[.\p{L}'’]\s?$/u.test(text.slice(Math.max(0, start - 2), start))
  );
}
