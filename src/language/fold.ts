import { foldedText, foldedUnit, kindOf, kinds } from "./letters.ts";
import { longestRepaired, repairWord } from "./mixed.ts";

/** Text folded for comparison, with the way back to the original. */
export interface Folded {
  readonly text: string;
  /** `origin[i]` is the offset in the original of folded unit i; `origin[text.length]` its length. */
  readonly origin: Uint32Array;
}

/** More marks than this on one letter are noise: no language here writes them. */
const mostMarks = 8;

/**
 * Text in the form in which it is compared: small letters, one apostrophe, no look-alikes, NFC.
 *
 * Shape: the same in every locale; folding twice changes nothing; line breaks stay.
 */
export function fold(text: string): Folded {
  const state = run(text);
  return { text: textOf(state), origin: state.origin.slice(0, state.length + 1) };
}

/** The folded text alone, for when no way back is needed. */
export function foldText(text: string): string {
  return isFolded(text) ? text : textOf(run(text));
}

/** A word in the form in which it is compared. */
export function foldWord(word: string): string {
  return (word.length > 40 ? undefined : foldPlain(word)) ?? foldText(word);
}

/** A short word of one script without marks, unit by unit; undefined when there is more to it. */
function foldPlain(word: string): string | undefined {
  let scripts = 0;
  let folded = "";
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at);
    const kind = kindOf(unit);
    const small = foldedUnit(unit);
    if (kind === kinds.mark || kind === kinds.ignored || small < 0) return undefined;
    if (kind === kinds.latin) scripts |= 1;
    else if (kind === kinds.cyrillic) scripts |= 2;
    folded += String.fromCharCode(small);
  }
  return scripts === 3 ? undefined : folded;
}

/** Whether a text is plain enough to be its own folded form; some that are folded answer no. */
function isFolded(text: string): boolean {
  let scripts = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const kind = kindOf(unit);
    if (kind === kinds.mark || kind === kinds.ignored || foldedUnit(unit) !== unit) return false;
    if (kind === kinds.latin) scripts |= 1;
    else if (kind === kinds.cyrillic) scripts |= 2;
  }
  return scripts !== 3;
}

/** One pass over a text, with what has been folded so far. */
interface Folding {
  readonly text: string;
  out: Uint16Array;
  origin: Uint32Array;
  length: number;
  clusterStart: number;
  marks: number;
  wordStart: number;
  scripts: number;
}

function run(text: string): Folding {
  const state: Folding = {
    text,
    out: new Uint16Array(text.length + 16),
    origin: new Uint32Array(text.length + 17),
    length: 0,
    clusterStart: 0,
    marks: 0,
    wordStart: -1,
    scripts: 0,
  };
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const kind = kindOf(unit);
    if (kind === kinds.ignored) continue;
    if (kind === kinds.mark) addMark(state, unit, at);
    else addBase(state, unit, kind, at);
  }
  closeCluster(state);
  closeWord(state);
  state.origin[state.length] = text.length;
  return state;
}

function addBase(state: Folding, unit: number, kind: number, at: number): void {
  if (state.marks > 0) closeCluster(state);
  if (kind === kinds.latin || kind === kinds.cyrillic) {
    if (state.wordStart < 0) state.wordStart = state.length;
    state.scripts |= kind === kinds.latin ? 1 : 2;
  } else if (kind !== kinds.apostrophe && state.wordStart >= 0) closeWord(state);
  state.clusterStart = state.length;
  const folded = foldedUnit(unit);
  if (folded >= 0) push(state, folded, at);
  else addSeveral(state, foldedText(unit), at);
}

/** Adds a unit that becomes several: the letters of a ligature, or a letter with its marks. */
function addSeveral(state: Folding, text: string, at: number): void {
  pushAll(state, text, at);
  const marked = kindOf(text.charCodeAt(text.length - 1)) === kinds.mark;
  if (marked) state.marks = text.length - 1;
  else if (text !== "") state.clusterStart = state.length - 1;
}

function addMark(state: Folding, unit: number, at: number): void {
  // The dot of a Turkish capital İ, which small i has anyway.
  const onlyI = state.length - state.clusterStart === state.marks + 1;
  if (unit === 0x307 && onlyI && state.out[state.clusterStart] === 0x69) return;
  if (state.marks >= mostMarks) return;
  state.marks += 1;
  push(state, unit, at);
}

function push(state: Folding, unit: number, at: number): void {
  if (state.length >= state.out.length) grow(state);
  state.out[state.length] = unit;
  state.origin[state.length] = at;
  state.length += 1;
}

function pushAll(state: Folding, text: string, at: number): void {
  for (let i = 0; i < text.length; i += 1) push(state, text.charCodeAt(i), at);
}

function closeCluster(state: Folding): void {
  if (state.marks === 0) return;
  state.marks = 0;
  const start = state.clusterStart;
  const at = state.origin[start] ?? 0;
  let cluster = "";
  for (let i = start; i < state.length; i += 1) cluster += String.fromCharCode(state.out[i] ?? 0);
  state.length = start;
  pushAll(state, cluster.normalize("NFC"), at);
}

function closeWord(state: Folding): void {
  const start = state.wordStart;
  state.wordStart = -1;
  const mixed = state.scripts === 3;
  state.scripts = 0;
  if (!mixed || state.length - start > longestRepaired) return;
  const written = asWritten(state, start);
  const repaired = written === undefined ? undefined : repairWord(written);
  if (repaired === undefined) return;
  for (let i = 0; i < repaired.length; i += 1) {
    state.out[start + i] = foldedUnit(repaired.charCodeAt(i));
  }
}

/**
 * The letters of a word with their case, unit for unit as folded: capital Н is like H, small is not.
 *
 * Missing: undefined when a mark remains that makes no letter of its own.
 */
function asWritten(state: Folding, start: number): string | undefined {
  let word = "";
  for (let i = start; i < state.length; i += 1) {
    const unit = state.out[i] ?? 0;
    if (kindOf(unit) === kinds.mark) return undefined;
    const folded = String.fromCharCode(unit);
    const written = state.text[state.origin[i] ?? 0];
    word += written === folded.toUpperCase() ? written : folded;
  }
  return word;
}

function grow(state: Folding): void {
  const out = new Uint16Array(state.out.length * 2);
  out.set(state.out);
  state.out = out;
  const origin = new Uint32Array(out.length + 1);
  origin.set(state.origin);
  state.origin = origin;
}

function textOf(state: Folding): string {
  return unitsToText(state.out.subarray(0, state.length));
}

function unitsToText(units: Uint16Array): string {
  if (units.length < 64) return String.fromCharCode(...units);
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString("utf16le");
}
