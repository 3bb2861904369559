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

/**
 * Words by their letters: a word of a text is looked up where it stands, without being copied out of it.
 *
 * Shape: a slot is two numbers, the hash of a word and its number from 1; the letters of all words stand one after the
 * other in `units`, those of a word from its place in `from` to that of the next.
 */
export interface WordTable<T> {
  slots: Int32Array;
  units: Uint16Array;
  from: Int32Array;
  values: T[];
  /** The end of the word found last. */
  end: number;
  readonly make: (word: string) => T;
}

/** Words beyond so many are forgotten, all at once. */
const mostEntries = 100_000;

/** A table that makes what it remembers of a word when the word is first met. */
export function wordTable<T>(make: (word: string) => T): WordTable<T> {
  return { ...empty(), values: [], end: 0, make };
}

function empty(): { slots: Int32Array; units: Uint16Array; from: Int32Array } {
  return {
    slots: new Int32Array(1 << 12),
    units: new Uint16Array(1 << 13),
    from: new Int32Array(1 << 10),
  };
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

/** What is remembered of a stretch of a text that is known to be a word, or part of one. */
export function wordIn<T>(table: WordTable<T>, text: string, start: number, end: number): T {
  return find(table, text, start, end, hashOf(text, start, end));
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
  const { slots } = table;
  const mask = slots.length - 1;
  for (let slot = firstSlot(hash, mask); ; slot = (slot + 2) & mask) {
    const number = slots[slot + 1] ?? 0;
    if (number === 0) return add(table, text.slice(start, end), hash);
    if (slots[slot] !== hash || !isWord(table, number - 1, text, start, end)) continue;
    return table.values[number - 1] as T;
  }
}

function firstSlot(hash: number, mask: number): number {
  return ((hash ^ (hash >>> 15)) << 1) & mask;
}

function isWord<T>(
  { units, from }: WordTable<T>,
  index: number,
  text: string,
  start: number,
  end: number,
): boolean {
  const first = from[index] ?? 0;
  if ((from[index + 1] ?? 0) - first !== end - start) return false;
  for (let at = start; at < end; at += 1) {
    if (units[first + at - start] !== text.charCodeAt(at)) return false;
  }
  return true;
}

function add<T>(table: WordTable<T>, word: string, hash: number): T {
  const value = table.make(word);
  if (table.values.length >= mostEntries) Object.assign(table, empty(), { values: [] });
  const index = table.values.push(value) - 1;
  const first = table.from[index] ?? 0;
  table.units = withRoom(table.units, first + word.length);
  for (let i = 0; i < word.length; i += 1) table.units[first + i] = word.charCodeAt(i);
  table.from = withRoom(table.from, index + 2);
  table.from[index + 1] = first + word.length;
  if (table.values.length * 4 > table.slots.length) grow(table);
  place(table.slots, hash, index + 1);
  return value;
}

/** The same numbers with room for so many. */
function withRoom<A extends Uint16Array | Int32Array>(numbers: A, length: number): A {
  if (length <= numbers.length) return numbers;
  const room = Math.max(length, 2 * numbers.length);
  const wider = numbers instanceof Uint16Array ? new Uint16Array(room) : new Int32Array(room);
  wider.set(numbers);
  return wider as A;
}

function grow<T>(table: WordTable<T>): void {
  const { slots } = table;
  table.slots = new Int32Array(slots.length * 4);
  for (let slot = 0; slot < slots.length; slot += 2) {
    const number = slots[slot + 1] ?? 0;
    if (number > 0) place(table.slots, slots[slot] ?? 0, number);
  }
}

function place(slots: Int32Array, hash: number, number: number): void {
  const mask = slots.length - 1;
  let slot = firstSlot(hash, mask);
  while ((slots[slot + 1] ?? 0) > 0) slot = (slot + 2) & mask;
  slots[slot] = hash;
  slots[slot + 1] = number;
}
