import type { Language } from "../terms/index.ts";
import { foldWord } from "./fold.ts";
import { hasKey, lookUp, type NumberContent } from "./numberContent.ts";
import { type NumberToken, numberTokens } from "./numberTokens.ts";
import type { NumberWord } from "./numberWords.ts";

/** A word or figure of a text, as far as dates care. */
export interface DateToken {
  readonly start: number;
  readonly end: number;
  /** Missing on a word that no date is made with, as is all that follows. */
  readonly text?: string;
  readonly keys: readonly string[];
  readonly year?: number | undefined;
  readonly day?: number | undefined;
  readonly month?: number | undefined;
  /** 1 to 4 for a figure, a Roman numeral or a word such as “third”. */
  readonly ordinal?: number | undefined;
  readonly isYearWord?: boolean;
  readonly isPlural?: boolean;
  readonly leads?: boolean;
  /** Whether a suffix stands on the figure: 22-sida, 1990-х. */
  readonly hasSuffix?: boolean;
}

/** Whether only blanks, an abbreviation's full stop or a hyphen stand between two tokens. */
export function isLinked(
  text: string,
  from: DateToken | undefined,
  to: DateToken | undefined,
): boolean {
  if (from === undefined || to === undefined || to.start - from.end > 4) return false;
  if (to.start === from.end + 1 && text.charCodeAt(from.end) === 0x20) return true;
  return /^(?:\.?\s+|\s*[-‐‑]\s*)$/u.test(text.slice(from.end, to.start));
}

/** The words and figures of a text; the letters on a figure (22nd, 1990-х, 22-сінде) belong to it. */
export function dateTokens(
  text: string,
  language: Language,
  content: NumberContent,
): readonly DateToken[] {
  const found: DateToken[] = [];
  const tokens = numberTokens(text, language);
  markNearFigures(tokens);
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) continue;
    if (near[i] === 0 || isPlainWord(token)) {
      found.push(token);
      continue;
    }
    const next = tokens[i + 1];
    const suffix = next !== undefined && isSuffix(text, token, next, content) ? next : undefined;
    found.push(describe(text, token, suffix, content));
    if (suffix !== undefined) i += 1;
  }
  return found;
}

/** Whether a word is the ending of the figure before it and says nothing of its own. */
function isSuffix(
  text: string,
  token: NumberToken,
  next: NumberToken,
  content: NumberContent,
): boolean {
  if (token.figure === undefined || next.figure !== undefined || next.end - next.start > 6)
    return false;
  const gap = next.start - token.end;
  if (gap > 1 || (gap === 1 && !"-‐‑".includes(text[token.end] ?? " "))) return false;
  const { keys } = next;
  const means =
    hasKey(keys, content.years) ||
    hasKey(keys, content.quarters) ||
    lookUp(keys, content.months) !== undefined ||
    content.halfYears.some(([first = ""]) => keys.includes(first)) ||
    content.decades.some((plural) => isPlural(text, next, plural));
  return !means;
}

function isPlural(text: string, token: NumberToken, plural: string): boolean {
  return foldWord(text.slice(token.start, token.end)).startsWith(plural);
}

/** How many words before a figure or after it may belong to its date. */
const reach = 6;

/** Which tokens stand near a figure that a date may be made with; kept between calls, so that none need be made. */
let near = new Uint8Array(256);

/** Marks the tokens near a figure; only these need to be described. */
function markNearFigures(tokens: readonly NumberToken[]): void {
  if (near.length < tokens.length) near = new Uint8Array(2 * tokens.length);
  near.fill(0, 0, tokens.length);
  for (let i = 0; i < tokens.length; i += 1) {
    if ((tokens[i]?.figure?.length ?? 0) < 2) continue;
    near.fill(1, Math.max(0, i - reach), i + reach + 1);
  }
}

/** The longest word that says something although no list has it: I to IV, or the Q1 of a quarter. */
const longestSign = 3;

/** A word that no date is made with. */
function isPlainWord({ figure, keys, start, end }: NumberToken): boolean {
  return figure === undefined && keys.length === 0 && end - start > longestSign;
}

function describe(
  text: string,
  token: NumberToken,
  suffix: NumberToken | undefined,
  content: NumberContent,
): DateToken {
  const { keys, start, end, word } = token;
  if (word !== undefined) return describeWord(word, start, end);
  const written = token.figure ?? "";
  const figure = /^\d+$/.test(written) ? Number(written) : undefined;
  const tail = suffix === undefined ? "" : foldWord(text.slice(suffix.start, suffix.end));
  return {
    start,
    end: suffix?.end ?? end,
    text: written,
    keys,
    year: figure !== undefined && figure >= 1800 && figure <= 2199 ? figure : undefined,
    day: figure !== undefined && figure >= 1 && figure <= 31 ? figure : undefined,
    month: undefined,
    ordinal: figure !== undefined && figure >= 1 && figure <= 4 ? figure : undefined,
    isYearWord: false,
    isPlural: tail !== "" && content.decadeTails.has(tail),
    leads: false,
    hasSuffix: suffix !== undefined,
  };
}

function describeWord(word: NumberWord, start: number, end: number): DateToken {
  const { text, keys, month, ordinal, isYearWord, isPlural, leads } = word;
  if (keys.length === 0 && ordinal === undefined) return { start, end, text, keys };
  return {
    start,
    end,
    text,
    keys,
    year: undefined,
    day: undefined,
    month,
    ordinal,
    isYearWord,
    isPlural,
    leads,
    hasSuffix: false,
  };
}
