import type { Language } from "../terms/index.ts";
import { foldWord } from "./fold.ts";
import { hasKey, lookUp, type NumberContent } from "./numberContent.ts";
import { type NumberToken, numberTokens } from "./numberTokens.ts";

/** A word or figure of a text, as far as dates care. */
export interface DateToken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly keys: readonly string[];
  readonly year: number | undefined;
  readonly day: number | undefined;
  readonly month: number | undefined;
  /** 1 to 4 for a figure, a Roman numeral or a word such as “third”. */
  readonly ordinal: number | undefined;
  readonly isYearWord: boolean;
  readonly isPlural: boolean;
  readonly leads: boolean;
  /** Whether a suffix stands on the figure: 22-sida, 1990-х. */
  readonly hasSuffix: boolean;
}

/** Whether only blanks, an abbreviation's full stop or a hyphen stand between two tokens. */
export function isLinked(
  text: string,
  from: DateToken | undefined,
  to: DateToken | undefined,
): boolean {
  if (from === undefined || to === undefined || to.start - from.end > 4) return false;
  return /^(?:\.?\s+|\s*[-‐‑]\s*)$/u.test(text.slice(from.end, to.start));
}

const roman: readonly string[] = ["I", "II", "III", "IV"];

/** The words and figures of a text; the letters on a figure (22nd, 1990-х, 22-сінде) belong to it. */
export function dateTokens(
  text: string,
  language: Language,
  content: NumberContent,
): readonly DateToken[] {
  const found: DateToken[] = [];
  const tokens = numberTokens(text, language);
  const near = nearFigures(tokens);
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) continue;
    if (near[i] === 0) {
      found.push(wordWithout(token.start, token.end, "", token.keys));
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
    content.decades.some((plural) => plural.length > 1 && isPlural(text, next, plural));
  return !means;
}

function isPlural(text: string, token: NumberToken, plural: string): boolean {
  return foldWord(text.slice(token.start, token.end)).startsWith(plural);
}

/** How many words before a figure or after it may belong to its date. */
const reach = 6;

/** Which tokens stand near a figure that a date may be made with; only these need to be described. */
function nearFigures(tokens: readonly NumberToken[]): Uint8Array {
  const near = new Uint8Array(tokens.length);
  for (let i = 0; i < tokens.length; i += 1) {
    if ((tokens[i]?.figure?.length ?? 0) < 2) continue;
    near.fill(1, Math.max(0, i - reach), i + reach + 1);
  }
  return near;
}

/** A word that no date is made with. */
function wordWithout(start: number, end: number, text: string, keys: readonly string[]): DateToken {
  return {
    start,
    end,
    text,
    keys,
    year: undefined,
    day: undefined,
    month: undefined,
    ordinal: undefined,
    isYearWord: false,
    isPlural: false,
    leads: false,
    hasSuffix: false,
  };
}

function describe(
  text: string,
  token: NumberToken,
  suffix: NumberToken | undefined,
  content: NumberContent,
): DateToken {
  const { keys, start } = token;
  const word = text.slice(start, token.end);
  if (keys.length === 0 && token.figure === undefined && !roman.includes(word)) {
    return wordWithout(start, token.end, word, keys);
  }
  const figure = /^\d+$/.test(word) ? Number(word) : undefined;
  const ordinal = roman.includes(word) ? roman.indexOf(word) + 1 : lookUp(keys, content.ordinals);
  const tail = suffix === undefined ? "" : foldWord(text.slice(suffix.start, suffix.end));
  return {
    start,
    end: suffix?.end ?? token.end,
    text: word,
    keys,
    year: figure !== undefined && figure >= 1800 && figure <= 2199 ? figure : undefined,
    day: figure !== undefined && figure >= 1 && figure <= 31 ? figure : undefined,
    month: keys.length === 0 ? undefined : lookUp(keys, content.months),
    ordinal: figure !== undefined && figure >= 1 && figure <= 4 ? figure : ordinal,
    isYearWord: hasKey(keys, content.years),
    isPlural:
      content.decades.includes(tail) ||
      (keys.length > 0 && content.decades.some((plural) => isPlural(text, token, plural))),
    leads: hasKey(keys, content.leads),
    hasSuffix: suffix !== undefined,
  };
}
