import { kindOf, kinds } from "./letters.ts";
import { wordEnd } from "./words.ts";

/** What a unit means to a walk from word to word; 0 until it has been asked for. */
const unknown = 0;
const inWord = 1;
const between = 2;
const doubtful = 3;
const decimal = 4;

const classes = new Uint8Array(0x10000);

function classOf(unit: number): number {
  const known = classes[unit] ?? unknown;
  if (known !== unknown) return known;
  const kind = kindOf(unit);
  let found = doubtful;
  if (unit === 0x2e || unit === 0x2c) found = decimal;
  else if (kind >= kinds.latin && kind <= kinds.digit) found = inWord;
  else if (kind === kinds.space || kind === kinds.other) found = between;
  classes[unit] = found;
  return found;
}

/** A word that has been met, with what is remembered of it. */
export interface Entry<T> {
  readonly text: string;
  readonly hash: number;
  readonly value: T;
}

/** Words by their letters: a word of a text is looked up where it stands, without being copied out of it. */
export interface WordTable<T> {
  slots: Int32Array;
  entries: Entry<T>[];
  /** The end of the word found last. */
  end: number;
  readonly make: (word: string) => T;
}

/** Words beyond so many are forgotten, all at once. */
const mostEntries = 100_000;

/** A table that makes what it remembers of a word when the word is first met. */
export function wordTable<T>(make: (word: string) => T): WordTable<T> {
  return { slots: new Int32Array(1 << 12), entries: [], end: 0, make };
}

/** Where the next word begins at or after an offset; the length of the text when none does. */
export function nextWord(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const found = classOf(text.charCodeAt(at));
    if (found === inWord) return at;
    if (found === doubtful && wordEnd(text, at) > at) return at;
    at += 1;
  }
  return at;
}

/** What is remembered of the word that begins at an offset; `table.end` is then its end. */
export function wordAt<T>(table: WordTable<T>, text: string, start: number): T {
  let hash = 0;
  let at = start;
  let found = inWord;
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    found = classOf(unit);
    if (found !== inWord) break;
    hash = (Math.imul(hash, 31) + unit) | 0;
  }
  // What may join two parts of a word is left to the slower reader: apostrophes, marks, points in figures.
  if (at < text.length && found !== between && (found === doubtful || isFigure(text, at))) {
    at = wordEnd(text, start);
    hash = hashOf(text, start, at);
  }
  table.end = at;
  return find(table, text, start, at, hash);
}

function isFigure(text: string, at: number): boolean {
  return kindOf(text.charCodeAt(at - 1)) === kinds.digit;
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}

function find<T>(table: WordTable<T>, text: string, start: number, end: number, hash: number): T {
  const { slots, entries } = table;
  const mask = slots.length - 1;
  let slot = (hash ^ (hash >>> 15)) & mask;
  for (let index = slots[slot] ?? 0; index > 0; index = slots[slot] ?? 0) {
    const entry = entries[index - 1];
    if (entry !== undefined && entry.hash === hash && isWord(entry.text, text, start, end)) {
      return entry.value;
    }
    slot = (slot + 1) & mask;
  }
  return add(table, text.slice(start, end), hash);
}

function isWord(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i += 1) {
    if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  }
  return true;
}

function add<T>(table: WordTable<T>, word: string, hash: number): T {
  const value = table.make(word);
  if (table.entries.length >= mostEntries) {
    table.entries = [];
    table.slots = new Int32Array(1 << 12);
  }
  table.entries.push({ text: word, hash, value });
  if (table.entries.length * 2 > table.slots.length) grow(table);
  else place(table.slots, hash, table.entries.length);
  return value;
}

function grow<T>(table: WordTable<T>): void {
  table.slots = new Int32Array(table.slots.length * 4);
  for (const [i, entry] of table.entries.entries()) place(table.slots, entry.hash, i + 1);
}

function place(slots: Int32Array, hash: number, index: number): void {
  const mask = slots.length - 1;
  let slot = (hash ^ (hash >>> 15)) & mask;
  while ((slots[slot] ?? 0) > 0) slot = (slot + 1) & mask;
  slots[slot] = index;
}
