import type { Ending, Grammar, Slot, SuffixForm } from "./suffixes.ts";

/** A word taken apart: its stem, what was taken off it from left to right, and through which slots. */
export interface Reading {
  readonly stem: string;
  readonly suffixes: readonly string[];
  /** The slots of the suffixes, from left to right. */
  readonly slots: readonly Slot[];
  readonly kind: "noun" | "verb";
  /** Whether the stem's last consonant was put back, as in yuragi from yurak. */
  readonly restored: boolean;
}

/** No word here has more suffixes than this; longer chains are chance. */
const mostSuffixes = 7;

/** A place in the walk from the end of the word to its stem. */
interface Step {
  readonly rest: string;
  readonly suffixes: readonly string[];
  readonly slots: readonly Slot[];
  readonly restored: boolean;
}

/**
 * Every way in which a folded word is a stem with a chain of suffixes in their right order.
 *
 * Missing: the word itself, with no suffix taken off, is not listed.
 */
export function readings(word: string, grammar: Grammar, least: number): readonly Reading[] {
  const found: Reading[] = [];
  const open: Step[] = [{ rest: word, suffixes: [], slots: [], restored: false }];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    record(step, least, found);
    if (step.suffixes.length >= mostSuffixes) continue;
    const endings = grammar.endings.get(step.slots[0]?.name ?? "");
    for (const ending of endings?.get(step.rest.slice(-1)) ?? []) {
      if (fits(step.rest, ending.form, grammar)) takeOff(step, ending, grammar, open);
    }
  }
  return found;
}

/** Whether a form ends a word, with a stem of proper length, letters and vowels before it. */
export function fits(word: string, form: SuffixForm, grammar: Grammar): boolean {
  const length = word.length - form.text.length;
  if (length < 2 || !word.endsWith(form.text)) return false;
  if (form.after?.some((ending) => word.endsWith(ending, length)) === false) return false;
  return form.harmony === 0 || agrees(word, length, form.harmony, grammar);
}

/** Whether the last vowel before a suffix agrees with its vowels; и, у and ю agree with both. */
function agrees(word: string, length: number, harmony: number, grammar: Grammar): boolean {
  if (harmony === 2 && grammar.frontAfter.has(word[length - 1] ?? "")) return true;
  for (let at = length - 1; at >= 0; at -= 1) {
    const letter = word[at] ?? "";
    if (grammar.back.has(letter)) return harmony === 1;
    if (grammar.front.has(letter)) return harmony === 2;
    if (grammar.vowels.has(letter)) return true;
  }
  return true;
}

function takeOff(step: Step, { slot, form }: Ending, grammar: Grammar, open: Step[]): void {
  const rest = step.rest.slice(0, -form.text.length);
  const suffixes = [form.text, ...step.suffixes];
  const slots = [slot, ...step.slots];
  open.push({ rest, suffixes, slots, restored: false });
  if (!slot.softens || !startsWithVowel(form, grammar)) return;
  const hard = harden(rest, grammar);
  if (hard !== undefined) open.push({ rest: hard, suffixes, slots, restored: true });
  const whole = grammar.clipped.get(rest);
  if (whole !== undefined) open.push({ rest: whole, suffixes, slots, restored: true });
}

function record(step: Step, least: number, found: Reading[]): void {
  const { rest, suffixes, slots, restored } = step;
  const [first] = slots;
  if (first === undefined || rest.length < least) return;
  for (const kind of ["noun", "verb"] as const) {
    if (first.left.includes(kind)) found.push({ stem: rest, suffixes, slots, kind, restored });
  }
}

function startsWithVowel(form: SuffixForm, grammar: Grammar): boolean {
  return grammar.vowels.has(form.text[0] ?? "");
}

/** Whether a stem has a vowel, as every word has that is no acronym. */
export function hasVowel(stem: string, grammar: Grammar): boolean {
  return Array.from(stem).some((letter) => grammar.vowels.has(letter));
}

/** The stem with its last consonant as it is when no vowel follows; undefined when that is the same. */
function harden(stem: string, grammar: Grammar): string | undefined {
  for (const [soft, hard] of grammar.softening) {
    if (stem.endsWith(soft)) return stem.slice(0, -soft.length) + hard;
  }
  return undefined;
}
