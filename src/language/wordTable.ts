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
 * All words met, by their letters: a word of a text is looked up where it stands, without being copied out of it, and has
 * one number for all who remember something of it.
 *
 * Shape: a slot is two numbers, the hash of a word and its number from 1; the letters of all words stand one after the
 * other in `units`, those of a word from its place in `from` to that of the next.
 */
interface Met {
  slots: Int32Array;
  units: Uint16Array;
  from: Int32Array;
  count: number;
  /** How often all words were forgotten: numbers of an earlier round mean nothing. */
  round: number;
}

const met: Met = { ...empty(), count: 0, round: 0 };

/** Words beyond so many are forgotten, all at once. */
const mostWords = 200_000;

function empty(): { slots: Int32Array; units: Uint16Array; from: Int32Array } {
  return {
    slots: new Int32Array(1 << 12),
    units: new Uint16Array(1 << 13),
    from: new Int32Array(1 << 10),
  };
}

/** What one reader remembers of words, by their numbers. */
export interface WordTable<T> {
  values: (T | undefined)[];
  round: number;
  /** The end of the word found last. */
  end: number;
  readonly make: (word: string) => T;
}

/** A table that makes what it remembers of a word when the word is first met. */
export function wordTable<T>(make: (word: string) => T): WordTable<T> {
  return { values: [], round: met.round, end: 0, make };
}

/** The words of a text in order: where each begins and ends, and its number. */
export interface WordRow {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly numbers: Int32Array;
}

/** The row read last: a passage is asked for its names, and then for the words of each of its sentences. */
const row = {
  text: "",
  round: -1,
  count: 0,
  starts: new Int32Array(1 << 10),
  ends: new Int32Array(1 << 10),
  numbers: new Int32Array(1 << 10),
};

/**
 * The words of a text, each looked up once for all readers.
 *
 * Shape: good until the next row is asked for, which is written over it.
 */
export function wordRow(text: string): WordRow {
  if (row.round === met.round && row.text === text) return row;
  forget();
  let count = 0;
  for (let start = nextWord(text, 0); start < text.length; count += 1) {
    if (count === row.starts.length) widen();
    row.starts[count] = start;
    row.numbers[count] = numberAt(text, start);
    row.ends[count] = wordEnds;
    start = nextWord(text, wordEnds);
  }
  row.text = text;
  row.round = met.round;
  row.count = count;
  return row;
}

function widen(): void {
  const { starts, ends, numbers } = row;
  const length = 2 * starts.length;
  row.starts = withRoom(starts, length);
  row.ends = withRoom(ends, length);
  row.numbers = withRoom(numbers, length);
}

/** What a table remembers of a word of a row. */
export function wordOf<T>(table: WordTable<T>, text: string, words: WordRow, i: number): T {
  const number = words.numbers[i] ?? 0;
  const known = table.round === met.round ? table.values[number] : undefined;
  return known ?? learn(table, number, text.slice(words.starts[i], words.ends[i]));
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
  forget();
  const number = numberAt(text, start);
  table.end = wordEnds;
  const known = table.round === met.round ? table.values[number] : undefined;
  return known ?? learn(table, number, text.slice(start, wordEnds));
}

/** What is remembered of a stretch of a text that is known to be a word, or part of one. */
export function wordIn<T>(table: WordTable<T>, text: string, start: number, end: number): T {
  forget();
  const number = find(text, start, end, hashOf(text, start, end));
  const known = table.round === met.round ? table.values[number] : undefined;
  return known ?? learn(table, number, text.slice(start, end));
}

function learn<T>(table: WordTable<T>, number: number, word: string): T {
  if (table.round !== met.round) table.values = [];
  table.round = met.round;
  const made = table.make(word);
  // Filled up from the beginning, so that it stays a plain list.
  while (table.values.length <= number) table.values.push(undefined);
  table.values[number] = made;
  return made;
}

/** The end of the word that was numbered last. */
let wordEnds = 0;

/** The number of the word that begins at an offset. */
function numberAt(text: string, start: number): number {
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
  wordEnds = at;
  return find(text, start, at, hash);
}

function isFigure(text: string, at: number): boolean {
  return kindOf(text.charCodeAt(at - 1)) === kinds.digit;
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}

function find(text: string, start: number, end: number, hash: number): number {
  const { slots } = met;
  const mask = slots.length - 1;
  for (let slot = firstSlot(hash, mask); ; slot = (slot + 2) & mask) {
    const number = slots[slot + 1] ?? 0;
    if (number === 0) return add(text, start, end, hash);
    if (slots[slot] === hash && isWord(number - 1, text, start, end)) return number;
  }
}

function firstSlot(hash: number, mask: number): number {
  return ((hash ^ (hash >>> 15)) << 1) & mask;
}

function isWord(index: number, text: string, start: number, end: number): boolean {
  const { units, from } = met;
  const first = from[index] ?? 0;
  if ((from[index + 1] ?? 0) - first !== end - start) return false;
  for (let at = start; at < end; at += 1) {
    if (units[first + at - start] !== text.charCodeAt(at)) return false;
  }
  return true;
}

/** Makes room where there are too many words: only before a text is read, so that no number changes under its reader. */
function forget(): void {
  if (met.count >= mostWords) Object.assign(met, empty(), { count: 0, round: met.round + 1 });
}

function add(text: string, start: number, end: number, hash: number): number {
  const first = met.from[met.count] ?? 0;
  const last = first + end - start;
  met.count += 1;
  met.units = withRoom(met.units, last);
  for (let at = start; at < end; at += 1) met.units[first + at - start] = text.charCodeAt(at);
  met.from = withRoom(met.from, met.count + 1);
  met.from[met.count] = last;
  if (met.count * 4 > met.slots.length) grow();
  place(met.slots, hash, met.count);
  return met.count;
}

/** The same numbers with room for so many. */
function withRoom<A extends Uint16Array | Int32Array>(numbers: A, length: number): A {
  if (length <= numbers.length) return numbers;
  const room = Math.max(length, 2 * numbers.length);
  const wider = numbers instanceof Uint16Array ? new Uint16Array(room) : new Int32Array(room);
  wider.set(numbers);
  return wider as A;
}

function grow(): void {
  const { slots } = met;
  met.slots = new Int32Array(slots.length * 4);
  for (let slot = 0; slot < slots.length; slot += 2) {
    const number = slots[slot + 1] ?? 0;
    if (number > 0) place(met.slots, slots[slot] ?? 0, number);
  }
}

function place(slots: Int32Array, hash: number, number: number): void {
  const mask = slots.length - 1;
  let slot = firstSlot(hash, mask);
  while ((slots[slot + 1] ?? 0) > 0) slot = (slot + 2) & mask;
  slots[slot] = hash;
  slots[slot + 1] = number;
}
