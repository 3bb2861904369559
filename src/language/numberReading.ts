import { lookUp, type NumberContent, type Part } from "./numberContent.ts";
import { figureValue, type NumberToken } from "./numberTokens.ts";
import { isMoney } from "./unitSigns.ts";

/** A number that some tokens say together. */
export interface NumberRead {
  readonly value: number;
  readonly first: number;
  readonly last: number;
  /** The offset at which it ends, with the full stop of “mln.”. */
  readonly end: number;
  /** Whether it has a word such as million. */
  readonly scaled: boolean;
  /** Whether it is written in figures, at least in part. */
  readonly figures: boolean;
}

interface Sum {
  total: number;
  current: number | undefined;
  scale: number;
  last: number;
  end: number;
  figures: boolean;
  words: number;
}

/**
 * The number that begins at a token: figures, words or both, with thousands and millions.
 *
 * Missing: undefined when none begins there.
 */
export function numberAt(
  text: string,
  tokens: readonly NumberToken[],
  first: number,
  content: NumberContent,
): NumberRead | undefined {
  const sum: Sum = {
    total: 0,
    current: undefined,
    scale: Number.POSITIVE_INFINITY,
    last: first - 1,
    end: 0,
    figures: false,
    words: 0,
  };
  for (let i = first; i < tokens.length; ) {
    if (i > first && !isJoined(text, sum.end, tokens[i]?.start ?? 0)) break;
    // In “30 mingdan 50 ming” the second number is another.
    if (i > first && tokens[i]?.figure !== undefined && isAblative(text, tokens[i - 1], content))
      break;
    const taken = take(text, tokens, i, sum, content);
    if (taken === 0) break;
    i += taken;
    sum.last = i - 1;
  }
  if (sum.last < first) return undefined;
  const { last, end, figures } = sum;
  const value = sum.total + (sum.current ?? 0);
  return { value, first, last, end, scaled: Number.isFinite(sum.scale), figures };
}

/** Adds the token to the sum when it belongs to the number; how many tokens were taken. */
function take(
  text: string,
  tokens: readonly NumberToken[],
  i: number,
  sum: Sum,
  content: NumberContent,
): number {
  const token = tokens[i];
  if (token === undefined) return 0;
  if (token.figure !== undefined) return takeFigure(token, sum, content);
  const short = shortScale(text, tokens, i, sum, content);
  if (short !== undefined) return takeScale(text, token, short, sum);
  if (token.keys.length === 0) return 0;
  const part = partAt(tokens, i, content);
  if (part !== undefined) return takePart(tokens[i + part.keys.length - 1], part, sum);
  const scale = lookUp(token.keys, content.scales);
  if (scale !== undefined) return takeScale(text, token, scale, sum);
  const value = lookUp(token.keys, content.cardinals);
  return value === undefined ? 0 : takeCardinal(token, value, sum);
}

/**
 * The scale that one or two letters stand for after a sum of money or before a unit: €500m, $2trn, 300m tonnes;
 * elsewhere m is a metre.
 */
function shortScale(
  text: string,
  tokens: readonly NumberToken[],
  i: number,
  sum: Sum,
  content: NumberContent,
): number | undefined {
  const [before, token] = [tokens[i - 1], tokens[i]];
  if (token === undefined || before?.figure === undefined) return undefined;
  if (content.moneyScales.size === 0 || sum.current === undefined) return undefined;
  if (token.end - token.start > 3) return undefined;
  const scale = content.moneyScales.get(text.slice(token.start, token.end));
  if (scale === undefined) return undefined;
  const isOfUnit = token.start === before.end && unitAt(tokens, i + 1) !== undefined;
  return isOfUnit || isMoney(text, before.start) ? scale : undefined;
}

function takeFigure(token: NumberToken, sum: Sum, content: NumberContent): number {
  const value = figureValue(token.figure ?? "", content.decimal);
  if (value === undefined || sum.current !== undefined || sum.words > 0) return 0;
  if (value >= sum.scale) return 0;
  sum.current = value;
  sum.figures = true;
  sum.end = token.end;
  return 1;
}

function takePart(token: NumberToken | undefined, { keys, value }: Part, sum: Sum): number {
  if (sum.current !== undefined && !Number.isInteger(sum.current)) return 0;
  sum.current = (sum.current ?? 0) + value;
  sum.end = token?.end ?? sum.end;
  sum.words += 1;
  return keys.length;
}

function takeScale(text: string, token: NumberToken, scale: number, sum: Sum): number {
  if (scale >= sum.scale) return 0;
  sum.total += (sum.current ?? 1) * scale;
  sum.current = undefined;
  sum.scale = scale;
  sum.words = 0;
  sum.end = text[token.end] === "." ? token.end + 1 : token.end;
  return 1;
}

function takeCardinal(token: NumberToken, value: number, sum: Sum): number {
  const { current } = sum;
  if (current !== undefined && sum.words === 0) return 0; // figures, then a word
  if (current === undefined) sum.current = value;
  else if (value === 100 && current > 0 && current < 10) sum.current = current * 100;
  else if (value < 100 && current % (value < 10 ? 10 : 100) === 0 && current > 0) {
    sum.current = current + value;
  } else return 0;
  sum.words += 1;
  sum.end = token.end;
  return 1;
}

/** Whether the words of a phrase stand one after the other from a token on. */
export function hasPhrase(
  tokens: readonly NumberToken[],
  from: number,
  phrase: readonly string[],
): boolean {
  for (let k = 0; k < phrase.length; k += 1) {
    if (tokens[from + k]?.keys.includes(phrase[k] ?? "") !== true) return false;
  }
  return true;
}

/** The part of one that some tokens say here: yarim, с половиной. */
function partAt(
  tokens: readonly NumberToken[],
  i: number,
  content: NumberContent,
): Part | undefined {
  return content.parts.find((part) => hasPhrase(tokens, i, part.keys));
}

/** Whether a word carries the suffix “from” of a range: 10 foizdan 15 foizgacha. */
export function isAblative(
  text: string,
  token: NumberToken | undefined,
  content: NumberContent,
): boolean {
  if (token === undefined || token.figure !== undefined || content.cases.size === 0) return false;
  const word = text.slice(token.start, token.end).toLowerCase();
  return [...content.join].some((suffix) => word.length > suffix.length && word.endsWith(suffix));
}

/** Whether only blanks or a hyphen between words stand between two tokens. */
function isJoined(text: string, from: number, to: number): boolean {
  if (to - from > 3) return false;
  if (to === from + 1 && text.charCodeAt(from) === 0x20) return true;
  return /^(?:[\s\u00a0]*|-)$/u.test(text.slice(from, to));
}

/** The unit whose name begins at a token, and its last token. */
export function unitAt(
  tokens: readonly NumberToken[],
  i: number,
): { readonly id: string; readonly last: number } | undefined {
  for (const unit of tokens[i]?.word?.units ?? []) {
    if (hasPhrase(tokens, i, unit.keys)) {
      return { id: unit.id, last: i + unit.keys.length - 1 };
    }
  }
  return undefined;
}
