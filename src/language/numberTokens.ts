import type { Language } from "../terms/index.ts";
import { type NumberWord, numberWords } from "./numberWords.ts";
import { wordEnd } from "./words.ts";
import { nextWord, wordAt, wordIn } from "./wordTable.ts";

/** A figure or a word of a text, as far as numbers and dates care. */
export interface NumberToken {
  readonly start: number;
  readonly end: number;
  /** The figure as written, without the letters after it; undefined for a word. */
  readonly figure: string | undefined;
  /** The keys of a word that numbers, units or dates may be made with; none for any other. */
  readonly keys: readonly string[];
  /** What its form says to numbers and dates; undefined for a figure. */
  readonly word: NumberWord | undefined;
}

const none: readonly string[] = [];

/** What was read last: amounts and dates are asked for of the same sentence, one after the other. */
let last: { text: string; language: Language; tokens: readonly NumberToken[] } | undefined;

/** The figures and words of a text in order; thousands set apart by blanks are one figure, 10dan is two tokens. */
export function numberTokens(text: string, language: Language): readonly NumberToken[] {
  if (last !== undefined && last.text === text && last.language === language) return last.tokens;
  const tokens = readTokens(text, language);
  last = { text, language, tokens };
  return tokens;
}

function readTokens(text: string, language: Language): readonly NumberToken[] {
  const found: NumberToken[] = [];
  const table = numberWords(language);
  for (let at = nextWord(text, 0), to = 0; at < text.length; at = nextWord(text, to)) {
    if (!isDigit(text.charCodeAt(at))) {
      const word = wordAt(table, text, at);
      to = table.end;
      found.push({ start: at, end: to, figure: undefined, keys: word.keys, word });
      continue;
    }
    const end = wordEnd(text, at);
    const figure = figureEnd(text, at, end);
    if (figure > at)
      found.push({
        start: at,
        end: figure,
        figure: text.slice(at, figure),
        keys: none,
        word: undefined,
      });
    if (figure < end) {
      const word = wordIn(table, text, figure, end);
      found.push({ start: figure, end, figure: undefined, keys: word.keys, word });
    }
    to = Math.max(end, figure);
  }
  return found;
}

/** Where a figure ends: at its first letter, or after the groups of three digits that blanks set apart. */
function figureEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isFigure(text.charCodeAt(at))) at += 1;
  while (at > start && !isDigit(text.charCodeAt(at - 1))) at -= 1;
  if (at < end || at - start > 3 || !allDigits(text, start, at)) return at;
  for (;;) {
    const next = groupEnd(text, at);
    if (next === at) return at;
    at = next;
    const mark = text.charCodeAt(at);
    if ((mark === 44 || mark === 46) && isDigit(text.charCodeAt(at + 1))) {
      at += 1;
      while (isDigit(text.charCodeAt(at))) at += 1;
      return at;
    }
  }
}

/** The end of a blank and three digits that follow; the offset itself when none do. */
function groupEnd(text: string, at: number): number {
  const blank = text.charCodeAt(at);
  if (blank !== 0x20 && blank !== 0xa0 && blank !== 0x2009 && blank !== 0x202f) return at;
  if (!allDigits(text, at + 1, at + 4) || isDigit(text.charCodeAt(at + 4))) return at;
  return at + 4;
}

function allDigits(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!isDigit(text.charCodeAt(at))) return false;
  return true;
}

function isFigure(unit: number): boolean {
  return isDigit(unit) || unit === 44 || unit === 46;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** The value of a figure; undefined for one that is a date or a code, such as 22.12.2022. */
export function figureValue(written: string, decimal: string): number | undefined {
  if (allDigits(written, 0, written.length)) return Number(written);
  const joined = written.replace(/[ \u00a0\u2009\u202f]/g, "");
  const marks = joined.replace(/\d/g, "");
  if (marks === "") return Number(joined);
  if (new Set(marks).size > 1) {
    // The last kind of mark is the decimal one: 2,356.66 and 2.356,66.
    const last = marks.at(-1) ?? "";
    if (marks.split(last).length > 2) return undefined;
    const other = last === "." ? "," : ".";
    return Number(joined.replaceAll(other, "").replace(",", "."));
  }
  if (marks.length > 1) return isGrouped(joined) ? Number(joined.replace(/[.,]/g, "")) : undefined;
  const groups = marks !== decimal && marks === "," && isGrouped(joined);
  return Number(groups ? joined.replace(",", "") : joined.replace(",", "."));
}

function isGrouped(written: string): boolean {
  const [first = "", ...rest] = written.split(/[.,]/);
  return first.length <= 3 && rest.every((group) => group.length === 3);
}
