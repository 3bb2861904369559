import { wordKeys } from "../language/index.ts";
import { type Language, languages } from "../terms/index.ts";
import { readStream, type SearchUnit, type Stream, stepBits } from "./search-stream.ts";
import { findTagged, packTexts, type TextTable, textAt } from "./search-table.ts";

/**
 * The words of many texts, and where each stands.
 *
 * Shape: a *word* is folded and of one language, its *forms* are the ways in which it is written. Words are
 * sorted, and so are forms under their word: `firstForm[w]` up to `firstForm[w + 1]`. A *key* is what remains of
 * words without endings; `keyWords` has the words of each. A form's `places` are positions, in order. Every text
 * begins at a position that is a multiple of `step`, so that the text of a position is one look into `unitOf`;
 * at the end of a sentence and of a text one position stays empty, over which no phrase reaches.
 */
export interface WordIndex {
  /** The tags for which the numbers in tables stand. */
  readonly languages: readonly string[];
  readonly words: TextTable;
  readonly firstForm: Uint32Array;
  readonly forms: TextTable;
  readonly keys: TextTable;
  readonly firstKeyWord: Uint32Array;
  readonly keyWords: Uint32Array;
  readonly firstPlace: Uint32Array;
  readonly places: Uint32Array;
  /** In how many texts a form stands. */
  readonly spread: Uint32Array;
  /** How many words each text has, its language, and the step at which it begins. */
  readonly lengths: Uint32Array;
  readonly unitLanguage: Uint8Array;
  readonly firstStep: Uint32Array;
  readonly unitOf: Uint32Array;
  /** What the length of each text counts for in BM25. */
  readonly norms: Float32Array;
}

/** Constants of BM25 as usually set (Robertson and Zaragoza 2009, section 3.3). */
export const saturation = 1.2;
const lengthShare = 0.75;

/** Keys of words, without the word itself, as another index of the same program has them. */
export type KnownKeys = (word: string, language: string) => readonly string[] | undefined;

/** The parts of an index that are kept: the rest follows from them. */
export type StoredWords = Omit<WordIndex, "unitOf" | "norms">;

/** Adds what follows from the parts of an index that are kept. */
export function completeWords(stored: StoredWords): WordIndex {
  const { firstStep, lengths } = stored;
  const unitOf = new Uint32Array(firstStep[lengths.length] ?? 0);
  let total = 0;
  for (let unit = 0; unit < lengths.length; unit += 1) {
    unitOf.fill(unit, firstStep[unit], firstStep[unit + 1]);
    total += lengths[unit] ?? 0;
  }
  const average = Math.max(1, total / Math.max(1, lengths.length));
  const norms = Float32Array.from(
    lengths,
    (length) => saturation * (1 - lengthShare + (lengthShare * length) / average),
  );
  return { ...stored, unitOf, norms };
}

/** The language by whose grammar the words under a tag are read. */
export function grammarOf(tag: string): Language {
  return languages.find((language) => language === tag) ?? "unknown";
}

/** The keys that an index has for its words, by which another index need not work them out. */
export function keysOf(index: WordIndex): KnownKeys {
  const { words, keyWords, firstKeyWord, keys } = index;
  const firstKey = new Uint32Array(words.at.length);
  for (const word of keyWords) firstKey[word + 1] = (firstKey[word + 1] ?? 0) + 1;
  for (let i = 1; i < firstKey.length; i += 1) {
    firstKey[i] = (firstKey[i] ?? 0) + (firstKey[i - 1] ?? 0);
  }
  const next = firstKey.slice();
  const keyOf = new Uint32Array(keyWords.length);
  for (let key = 0; key + 1 < firstKeyWord.length; key += 1) {
    for (let i = firstKeyWord[key] ?? 0; i < (firstKeyWord[key + 1] ?? 0); i += 1) {
      const word = keyWords[i] ?? 0;
      keyOf[next[word] ?? 0] = key;
      next[word] = (next[word] ?? 0) + 1;
    }
  }
  return (text, language) => {
    const word = findTagged(words, text, index.languages.indexOf(language));
    if (word === undefined) return undefined;
    return Array.from(keyOf.subarray(firstKey[word], firstKey[word + 1]), (key) =>
      textAt(keys, key),
    );
  };
}

/** Reads texts into an index of their words; keys that are known are not worked out again. */
export function indexWords(units: readonly SearchUnit[], known?: KnownKeys): WordIndex {
  const stream = readStream(units);
  const sorted = sortForms(stream);
  const { words: table, firstForm, forms } = tabulate(stream, sorted);
  return completeWords({
    languages: stream.languages,
    words: table,
    firstForm,
    forms,
    ...findKeys(table, stream.languages, known),
    ...findPlaces(stream, sorted),
    lengths: stream.lengths,
    unitLanguage: stream.unitLanguage,
    firstStep: stream.firstStep,
  });
}

/** The numbers of the forms as met, in the order in which they are kept. */
function sortForms({ met }: Stream): Uint32Array {
  const order = Array.from(met, (_, i) => i);
  order.sort((i, j) => {
    const [a, b] = [met[i], met[j]];
    if (a === undefined || b === undefined) return 0;
    if (a.folded !== b.folded) return a.folded < b.folded ? -1 : 1;
    if (a.language !== b.language) return a.language - b.language;
    return a.raw < b.raw ? -1 : 1;
  });
  return Uint32Array.from(order);
}

function tabulate(
  { met }: Stream,
  sorted: Uint32Array,
): Pick<WordIndex, "words" | "firstForm" | "forms"> {
  const texts: string[] = [];
  const tags: number[] = [];
  const raws: string[] = [];
  const first: number[] = [];
  for (const [form, id] of sorted.entries()) {
    const { raw = "", folded = "", language = 0 } = met[id] ?? {};
    if (texts.at(-1) !== folded || tags.at(-1) !== language) {
      texts.push(folded);
      tags.push(language);
      first.push(form);
    }
    raws.push(raw);
  }
  first.push(sorted.length);
  return {
    words: packTexts(texts, tags),
    firstForm: Uint32Array.from(first),
    forms: packTexts(raws, []),
  };
}

function findKeys(
  table: TextTable,
  tags: readonly string[],
  known: KnownKeys | undefined,
): Pick<WordIndex, "keys" | "firstKeyWord" | "keyWords"> {
  const byKey = tags.map(() => new Map<string, number[]>());
  for (const [word, tag] of table.tags.entries()) {
    const language = tags[tag] ?? "";
    const grammar = grammarOf(language);
    if (grammar === "unknown") continue;
    const text = textAt(table, word);
    const keys = known?.(text, language) ?? wordKeys(text, grammar).filter((key) => key !== text);
    for (const key of keys) {
      const list = byKey[tag]?.get(key);
      if (list === undefined) byKey[tag]?.set(key, [word]);
      else list.push(word);
    }
  }
  const all = byKey.flatMap((map, tag) => [...map].map(([key, list]) => ({ key, tag, list })));
  all.sort((a, b) => (a.key === b.key ? a.tag - b.tag : a.key < b.key ? -1 : 1));
  const first = new Uint32Array(all.length + 1);
  for (const [i, { list }] of all.entries()) first[i + 1] = (first[i] ?? 0) + list.length;
  return {
    keys: packTexts(
      all.map(({ key }) => key),
      all.map(({ tag }) => tag),
    ),
    firstKeyWord: first,
    keyWords: Uint32Array.from(all.flatMap(({ list }) => list)),
  };
}

function findPlaces(
  { forms, lengths, firstStep }: Stream,
  sorted: Uint32Array,
): Pick<WordIndex, "firstPlace" | "places" | "spread"> {
  const newId = new Uint32Array(sorted.length + 1);
  for (const [form, id] of sorted.entries()) newId[id + 1] = form;
  const firstPlace = new Uint32Array(sorted.length + 1);
  for (const id of forms) {
    if (id !== 0) firstPlace[(newId[id] ?? 0) + 1] = (firstPlace[(newId[id] ?? 0) + 1] ?? 0) + 1;
  }
  for (let form = 0; form < sorted.length; form += 1) {
    firstPlace[form + 1] = (firstPlace[form + 1] ?? 0) + (firstPlace[form] ?? 0);
  }
  const places = new Uint32Array(firstPlace[sorted.length] ?? 0);
  const next = firstPlace.slice();
  const spread = new Uint32Array(sorted.length);
  const lastUnit = new Int32Array(sorted.length).fill(-1);
  for (let unit = 0; unit < lengths.length; unit += 1) {
    const end = (firstStep[unit + 1] ?? 0) << stepBits;
    for (let at = (firstStep[unit] ?? 0) << stepBits; at < end; at += 1) {
      const id = forms[at] ?? 0;
      if (id === 0) continue;
      const form = newId[id] ?? 0;
      places[next[form] ?? 0] = at;
      next[form] = (next[form] ?? 0) + 1;
      if (lastUnit[form] === unit) continue;
      lastUnit[form] = unit;
      spread[form] = (spread[form] ?? 0) + 1;
    }
  }
  return { firstPlace, places, spread };
}
