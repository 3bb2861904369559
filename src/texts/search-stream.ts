import { foldWord, words } from "../language/index.ts";

/** A text to be searched, with the tag of its language. */
export interface SearchUnit {
  readonly text: string;
  readonly language: string;
}

/** Positions from one possible beginning of a text to the next: a power of two, `stepBits` its exponent. */
export const stepBits = 4;

/**
 * All texts as one stream of forms, numbered as they are met, from 1; 0 where there is no word.
 *
 * Shape: text i begins at position `firstStep[i] << stepBits` and has `lengths[i]` words.
 */
export interface Stream {
  readonly languages: readonly string[];
  readonly met: readonly MetForm[];
  readonly forms: Uint32Array;
  readonly lengths: Uint32Array;
  readonly unitLanguage: Uint8Array;
  readonly firstStep: Uint32Array;
}

/** A way in which a word is written, met for the first time. */
export interface MetForm {
  readonly raw: string;
  readonly folded: string;
  readonly language: number;
}

interface Growing {
  forms: Uint32Array;
  at: number;
  readonly met: MetForm[];
}

/** Reads texts as one stream of forms. */
export function readStream(units: readonly SearchUnit[]): Stream {
  const tags = [...new Set(units.map((unit) => unit.language))].sort();
  const numbers = new Map(tags.map((tag, i) => [tag, i]));
  const ids = tags.map(() => new Map<string, number>());
  const growing: Growing = { forms: new Uint32Array(1 << 16), at: 0, met: [] };
  const lengths = new Uint32Array(units.length);
  const unitLanguage = new Uint8Array(units.length);
  const firstStep = new Uint32Array(units.length + 1);
  for (const [i, unit] of units.entries()) {
    const language = numbers.get(unit.language) ?? 0;
    unitLanguage[i] = language;
    lengths[i] = readUnit(growing, unit.text, language, ids[language] ?? new Map());
    // Beyond the last word at least one position stays empty.
    growing.at = (((growing.at >>> stepBits) + 1) << stepBits) >>> 0;
    firstStep[i + 1] = growing.at >>> stepBits;
  }
  const forms = growing.forms.subarray(0, growing.at);
  return { languages: tags, met: growing.met, forms, lengths, unitLanguage, firstStep };
}

function readUnit(
  growing: Growing,
  text: string,
  language: number,
  ids: Map<string, number>,
): number {
  const spans = words(text);
  makeRoom(growing, spans.length * 2 + (1 << stepBits));
  const { forms, met } = growing;
  let end = -1;
  for (const span of spans) {
    if (end >= 0 && endsSentence(text, end, span.start)) growing.at += 1;
    const raw = text.slice(span.start, span.end);
    let id = ids.get(raw);
    if (id === undefined) {
      met.push({ raw, folded: foldWord(raw), language });
      id = met.length;
      ids.set(raw, id);
    }
    forms[growing.at] = id;
    growing.at += 1;
    end = span.end;
  }
  return spans.length;
}

function makeRoom(growing: Growing, more: number): void {
  if (growing.at + more <= growing.forms.length) return;
  const larger = new Uint32Array(Math.max(growing.forms.length * 2, growing.at + more));
  larger.set(growing.forms);
  growing.forms = larger;
}

/** Whether between two words a sentence ends or a clause is shut: no phrase reaches over that. */
export function endsSentence(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    const isStop =
      unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x3b || unit === 0x3a;
    if (isStop && (at + 1 < to || unit !== 0x2e)) return true;
  }
  return false;
}
