import { once } from "./content.ts";
import {
  type Beginnings,
  createBeginnings,
  kazakhLexicon,
  type Lexicon,
  lookUp,
  lookUpWith,
  uzbekLexicon,
} from "./lexicon.ts";
import { compile, type Machine, mark, nounBit, verbBit } from "./machine.ts";
import { kazakh, uzbekCyrillic, uzbekLatin } from "./suffixes.ts";

/** Longer than any word with all its suffixes: such a run of letters is not read. */
export const longestWord = 60;

/** No word here has more suffixes than this; longer chains are chance. */
const mostSuffixes = 7;

/** It is heard in the consonant before it: лагерьлер. */
const softSign = 0x44c;

/** More places than an honest word has; a flood of suffixes ends here. */
const mostSteps = 480;

/** Kinds of stems, by what slots may follow them. */
export const kinds = { noun: 1, verb: 2 } as const;

/**
 * A reader of words: its tables and the room in which one word at a time is read.
 *
 * Shape: step 0 is the end of the word; every other step took one suffix off its parent. A reading is a step whose
 * suffix may stand after a stem. What stands in the buffers is true until the next word is read.
 */
export interface Reader {
  readonly machine: Machine;
  readonly lexicon: Lexicon;
  readonly beginnings: Beginnings;
  readonly letters: Uint8Array;
  readonly groups: Int32Array;
  readonly vowels: Uint8Array;
  readonly clipped: ReadonlyMap<string, string>;
  readonly steps: {
    count: number;
    readonly from: Int32Array;
    readonly entry: Int32Array;
    readonly parent: Int32Array;
    readonly depth: Uint8Array;
    readonly score: Float64Array;
  };
  readonly readings: {
    count: number;
    readonly step: Int32Array;
    readonly kind: Uint8Array;
    /** How much of the word is in the stem, and what is put after it. */
    readonly length: Int32Array;
    readonly restored: string[];
    readonly bits: Uint16Array;
  };
}

const mostReadings = mostSteps * 3;

function createReader(machine: Machine, lexicon: Lexicon): Reader {
  return {
    machine,
    lexicon,
    beginnings: createBeginnings(longestWord),
    letters: new Uint8Array(longestWord),
    groups: new Int32Array(longestWord),
    vowels: new Uint8Array(longestWord),
    clipped: machine.grammar.clipped,
    steps: {
      count: 0,
      from: new Int32Array(mostSteps),
      entry: new Int32Array(mostSteps),
      parent: new Int32Array(mostSteps),
      depth: new Uint8Array(mostSteps),
      score: new Float64Array(mostSteps),
    },
    readings: {
      count: 0,
      step: new Int32Array(mostReadings),
      kind: new Uint8Array(mostReadings),
      length: new Int32Array(mostReadings),
      restored: new Array<string>(mostReadings).fill(""),
      bits: new Uint16Array(mostReadings),
    },
  };
}

const uzbekLatinReader = once(() => createReader(compile(uzbekLatin()), uzbekLexicon()));
const uzbekCyrillicReader = once(() => createReader(compile(uzbekCyrillic()), uzbekLexicon()));
const kazakhReader = once(() => createReader(compile(kazakh()), kazakhLexicon()));

/** The reader of suffix chains of a language; undefined for one that is stemmed by its endings. */
export function readerOf(language: string): Reader | undefined {
  if (language === "uz-Latn") return uzbekLatinReader();
  if (language === "uz-Cyrl") return uzbekCyrillicReader();
  return language === "kk" ? kazakhReader() : undefined;
}

/** Reads a folded word in every way in which it is a stem with a chain of suffixes in their right order. */
export function read(reader: Reader, word: string): void {
  const { steps, readings, machine } = reader;
  lookUp(reader.lexicon, word, machine.grammar.cyrillicUzbek, reader.beginnings);
  number(reader, word);
  steps.count = 1;
  steps.from[0] = word.length;
  steps.entry[0] = -1;
  steps.parent[0] = -1;
  steps.depth[0] = 0;
  steps.score[0] = 0;
  readings.count = 0;
  for (let step = 0; step < steps.count; step += 1) {
    if ((steps.depth[step] ?? 0) < mostSuffixes) takeOff(reader, step, word);
  }
}

/** The letters of a word as numbers, with their groups and the side of the last vowel so far. */
function number(reader: Reader, word: string): void {
  const { machine } = reader;
  let side = 0;
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at);
    const letter = unit < 0x600 ? (machine.letters[unit] ?? 0) : 0;
    reader.letters[at] = letter;
    const round = unit === mark && at > 0 && word.charCodeAt(at - 1) === 0x6f; // oʻ
    const own = machine.groups[letter] ?? 0;
    const before = reader.groups[at - 1] ?? 0;
    reader.groups[at] = round ? before : unit === softSign ? own | before : own;
    const vowel = machine.vowels[letter] ?? 0;
    if (vowel !== 0) side = vowel;
    reader.vowels[at] = side;
  }
}

function takeOff(reader: Reader, step: number, word: string): void {
  const { machine, steps } = reader;
  const { next, size, first } = machine;
  const end = steps.from[step] ?? 0;
  const above = step === 0 ? -1 : (machine.slot[steps.entry[step] ?? 0] ?? 0);
  const allowed = above < 0 ? -1 : (machine.left[above] ?? 0);
  let node = 0;
  for (let at = end - 1; at > 0; at -= 1) {
    node = next[node * size + (reader.letters[at] ?? 0)] ?? 0;
    if (node === 0) return;
    const last = first[node + 1] ?? 0;
    for (let entry = first[node] ?? 0; entry < last; entry += 1) {
      if ((allowed & (1 << (machine.slot[entry] ?? 0))) === 0) continue;
      if (fits(reader, entry, at)) addStep(reader, step, entry, at, word);
    }
  }
}

/** Whether a suffix may stand after the letters before an offset. */
function fits(reader: Reader, entry: number, at: number): boolean {
  const { machine } = reader;
  const after = machine.after[entry] ?? 0;
  if (after !== 0 && ((reader.groups[at - 1] ?? 0) & after) === 0) return false;
  const harmony = machine.harmony[entry] ?? 0;
  const side = reader.vowels[at - 1] ?? 0;
  if (harmony === 0 || side === 0 || (side & harmony) !== 0) return true;
  return machine.free[reader.letters[at - 1] ?? 0] === harmony;
}

function addStep(reader: Reader, parent: number, entry: number, at: number, word: string): void {
  const { machine, steps } = reader;
  const step = steps.count;
  if (step >= mostSteps) return;
  steps.count += 1;
  steps.from[step] = at;
  steps.entry[step] = entry;
  steps.parent[step] = parent;
  steps.score[step] = (steps.score[parent] ?? 0) + (machine.weight[entry] ?? 0);
  const back = machine.back[entry] ?? "";
  // What is put back is the end of a stem, so nothing more is taken off.
  steps.depth[step] = back === "" ? (steps.depth[parent] ?? 0) + 1 : mostSuffixes;
  const left = machine.left[machine.slot[entry] ?? 0] ?? 0;
  if ((left & nounBit) !== 0) addReadings(reader, step, kinds.noun, at, back, word);
  if ((left & verbBit) !== 0) addReadings(reader, step, kinds.verb, at, back, word);
}

function addReadings(
  reader: Reader,
  step: number,
  kind: number,
  at: number,
  back: string,
  word: string,
): void {
  const { machine } = reader;
  addReading(reader, step, kind, at, back);
  const entry = reader.steps.entry[step] ?? 0;
  if (back !== "" || machine.softens[machine.slot[entry] ?? 0] === 0 || machine.vowel[entry] === 0)
    return;
  for (const [soft, hard] of machine.softening) {
    if (word.endsWith(soft, at)) {
      addReading(reader, step, kind, at - soft.length, hard);
      break;
    }
  }
  if (kind !== kinds.noun) return;
  const from = word.lastIndexOf("-", at - 1) + 1; // a compound changes in its last word
  const whole = at - from > 8 ? undefined : reader.clipped.get(word.slice(from, at));
  if (whole !== undefined) addReading(reader, step, kind, from, whole);
}

function addReading(
  reader: Reader,
  step: number,
  kind: number,
  length: number,
  restored: string,
): void {
  const { readings, beginnings, machine } = reader;
  const i = readings.count;
  if (i >= mostReadings || length + restored.length < 2) return;
  readings.count += 1;
  readings.step[i] = step;
  readings.kind[i] = kind;
  readings.length[i] = length;
  readings.restored[i] = restored;
  readings.bits[i] =
    restored === ""
      ? (beginnings.bits[length] ?? 0)
      : lookUpWith(reader.lexicon, beginnings, length, restored, machine.grammar.cyrillicUzbek);
}

/** The stem of a reading. */
export function stemOf(reader: Reader, reading: number, word: string): string {
  const { length, restored } = reader.readings;
  const stem = word.slice(0, length[reading]) + (restored[reading] ?? "");
  return reader.machine.grammar.softSign.has(stem) ? `${stem}ь` : stem;
}

/** Whether a stem has a vowel, as every word has that is no acronym. */
export function hasVowel(reader: Reader, length: number): boolean {
  return length > 0 && (reader.vowels[length - 1] ?? 0) !== 0;
}
