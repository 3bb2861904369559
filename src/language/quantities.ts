import { isRead, type Language } from "../terms/index.ts";
import { type Bound, boundOf } from "./bounds.ts";
import { hasKey, lookUp, type NumberContent, numberContent } from "./numberContent.ts";
import { isAblative, type NumberRead, numberAt, unitAt } from "./numberReading.ts";
import { type NumberToken, numberTokens } from "./numberTokens.ts";
import { signAfter, signBefore } from "./unitSigns.ts";

/** An amount that a text states: its value in whole units, and where number and unit stand. */
export interface QuantityMatch {
  readonly value: number;
  readonly unit: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** How near the amount is said to be; missing when it is given as it is. */
  readonly bound?: Bound | undefined;
  /** The upper end of a range, on its lower one. */
  readonly upTo?: number | undefined;
}

/** A number with the unit that belongs to it, if one does. */
interface Measured {
  readonly read: NumberRead;
  readonly unit: string | undefined;
  readonly start: number;
  readonly end: number;
  /** The last token of the number with its unit. */
  readonly last: number;
}

/** How many words may stand between a number and its unit. */
const mostBetween = 5;

/**
 * The amounts of a text: money, shares, lengths, volumes, power, people.
 *
 * Shape: a range gives two amounts of one unit, the lower with `upTo`; a number without unit or scale is not an
 * amount, and neither is “one person” in words.
 * Unit: as in `content/language/numbers`; a bare scale (“10 million”) has the unit `count`.
 */
export function quantities(text: string, language: Language): readonly QuantityMatch[] {
  if (!isRead(language)) return [];
  const content = numberContent(language);
  const tokens = numberTokens(text, language);
  const all: Measured[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    // Most words are none that numbers are made with.
    if (token === undefined || token.word?.begins === false) continue;
    const read = numberAt(text, tokens, i, content);
    if (read === undefined) continue;
    all.push(measure(text, tokens, read, content));
    i = read.last;
  }
  const found: QuantityMatch[] = [];
  for (let i = 0; i < all.length; i += 1) found.push(...amountsAt(text, tokens, all, i, content));
  return found;
}

const none: readonly QuantityMatch[] = [];

/** The amount that a number makes, and before it the lower end of its range. */
function amountsAt(
  text: string,
  tokens: readonly NumberToken[],
  all: readonly Measured[],
  i: number,
  content: NumberContent,
): readonly QuantityMatch[] {
  const one = all[i];
  if (one === undefined || !isAmount(tokens, one, content)) return none;
  const lower = all[i - 1];
  const range = lower !== undefined && isRange(text, tokens, lower, one, content);
  const next = all[i + 1];
  const begins = next !== undefined && isRange(text, tokens, one, next, content);
  const joint = begins ? next.unit : range ? lower?.unit : undefined; // €2–3bn
  const unit = one.unit ?? joint ?? "count";
  const upTo = begins ? round(next.read.value) : undefined;
  const bound = range ? undefined : boundOf(text, tokens, one.read, one.last, content);
  // In $5 to $10 billion the scale is said once; in 5 to 10 billion dollars the unit too.
  const shared = begins && one.start < (tokens[one.read.first]?.start ?? 0) && !one.read.scaled;
  const factor = shared && next.read.scaled ? scaleOf(text, tokens, next, content) : 1;
  const found = make(text, one, one.read.value * factor, unit, { upTo, bound });
  if (lower === undefined || lower.unit !== undefined || lower.read.scaled) return [found];
  if (!range && isFall(tokens, lower, one, content)) {
    return [make(text, { ...lower, end: one.end }, lower.read.value, unit, {}), found];
  }
  if (!range) return [found];
  const scale = one.read.scaled ? scaleOf(text, tokens, one, content) : 1;
  const spread = { ...lower, end: one.end };
  const lowest = lower.read.value * scale;
  return [make(text, spread, lowest, unit, { upTo: round(one.read.value) }), found];
}

function isAmount(tokens: readonly NumberToken[], one: Measured, content: NumberContent): boolean {
  const { read, unit } = one;
  if (unit === undefined && !read.scaled) return false;
  if (unit === undefined && hasKey(tokens[one.last + 1]?.keys ?? [], content.years)) return false;
  if (read.figures) return true;
  if (!read.scaled) return read.value !== 1 || unit !== "people"; // “one person” counts nobody
  if (read.first < read.last) return true;
  // A scale alone is one of it (a million dollars), unless it is plural (millions of dollars) or several.
  if (hasKey(tokens[read.first - 1]?.keys ?? [], content.vague)) return false;
  const word = tokens[read.first]?.keys.slice(0, 1) ?? [];
  return unit !== undefined && lookUp(word, content.scales) !== undefined;
}

/** By how much the words after a number's first token multiply it: 5–10 млрд. */
function scaleOf(
  text: string,
  tokens: readonly NumberToken[],
  one: Measured,
  content: NumberContent,
): number {
  const plain = numberAt(text, tokens.slice(0, one.read.first + 1), one.read.first, content);
  const value = plain?.value ?? 0;
  return value === 0 ? 1 : one.read.value / value;
}

function make(
  text: string,
  one: Measured,
  value: number,
  unit: string,
  { upTo, bound }: { readonly bound?: Bound | undefined; readonly upTo?: number | undefined },
): QuantityMatch {
  const { start, end } = one;
  const plain = { value: round(value), unit, start, end, quote: text.slice(start, end) };
  if (upTo === undefined) return bound === undefined ? plain : { ...plain, bound };
  return bound === undefined ? { ...plain, upTo } : { ...plain, upTo, bound };
}

/** 3.17 times a billion has no tail of binary digits: a figure has the digits it is written with. */
function round(value: number): number {
  // A whole number of so few digits has none to lose; adding nought makes -0 a plain 0.
  if (Number.isInteger(value) && Math.abs(value) < 1e11) return value + 0;
  return Number(value.toPrecision(12));
}

/** Units that are often below nought, where a hyphen before the figure is a minus. */
const signed: readonly string[] = ["degrees", "percent"];

/** The signs of a minus. */
const dashes = "-–−";

/** Whether a minus stands right before a number that is not the end of a range: −5 °C. */
function isNegative(text: string, at: number, unit: string | undefined): boolean {
  if (!dashes.includes(text[at - 1] ?? " ")) return false;
  if (!/(?<!\d\s?)(?:^|[\s(])[-–−]$/u.test(text.slice(Math.max(0, at - 4), at))) return false;
  return text[at - 1] === "−" || signed.some((one) => one === unit);
}

function measure(
  text: string,
  tokens: readonly NumberToken[],
  read: NumberRead,
  content: NumberContent,
): Measured {
  const first = tokens[read.first]?.start ?? 0;
  const before = signBefore(text, first);
  const start = before?.start ?? first;
  const after = unitAfter(text, tokens, read, content);
  const unit = before?.unit ?? after?.unit;
  const negative = isNegative(text, start, unit);
  const valued = negative ? { ...read, value: -read.value } : read;
  return {
    read: valued,
    unit,
    start: negative ? start - 1 : start,
    end: after?.end ?? read.end,
    last: after?.last ?? read.last,
  };
}

/** The unit that follows a number, with words such as “more than” between them. */
function unitAfter(
  text: string,
  tokens: readonly NumberToken[],
  read: NumberRead,
  content: NumberContent,
): { readonly unit: string; readonly end: number; readonly last: number } | undefined {
  const sign = signAfter(text, read.end);
  if (sign !== undefined) return { ...sign, last: lastBefore(tokens, read.last, sign.end) };
  let end = read.end;
  for (let i = read.last + 1; i <= read.last + mostBetween; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.figure !== undefined || !isNear(text, end, token.start)) {
      return undefined;
    }
    const attached = token.start - end < 1 || (text[end] === "-" && token.start - end === 1);
    const isCase = attached && content.cases.has(text.slice(token.start, token.end).toLowerCase());
    // A letter on a figure may be a scale: 12m is no length.
    const isScale = attached && content.moneyScales.has(text.slice(token.start, token.end));
    const unit = isCase || isScale ? undefined : unitAt(tokens, i);
    if (unit !== undefined) {
      const last = tokens[unit.last];
      return { unit: unit.id, end: last?.end ?? token.end, last: unit.last };
    }
    if (!isCase && !hasKey(token.keys, content.between)) return undefined;
    end = token.end;
  }
  return undefined;
}

function lastBefore(tokens: readonly NumberToken[], from: number, end: number): number {
  let last = from;
  while ((tokens[last + 1]?.end ?? Number.POSITIVE_INFINITY) <= end) last += 1;
  return last;
}

/** Whether only blanks or a hyphen stand between two offsets. */
function isNear(text: string, from: number, to: number): boolean {
  if (to === from || (to === from + 1 && text.charCodeAt(from) === 0x20)) return true;
  return to - from < 5 && /^[\s\u00a0\-‐‑.]*$/u.test(text.slice(from, to));
}

/** Whether two numbers are the ends of a range: 10–15, from 10 to 15, 10 dan 15 gacha. */
function isRange(
  text: string,
  tokens: readonly NumberToken[],
  lower: Measured,
  upper: Measured,
  content: NumberContent,
): boolean {
  if (upper.start - lower.end > 12 || upper.start < lower.read.end) return false;
  if (lower.unit !== undefined && upper.unit !== undefined && lower.unit !== upper.unit)
    return false;
  if (lower.read.value >= upper.read.value) return false;
  const from = lower.unit === undefined ? lower.read.end : lower.end;
  const gap = text.slice(from, upper.start);
  if (/[,;()]/.test(gap)) return false;
  if (/^\s?[-‐‑‒–—−]\s?$/u.test(gap)) return true;
  const joining = tokens.slice(lower.last + 1, upper.read.first);
  if (joining.length === 0 && gap.trim() === "")
    return isAblative(text, tokens[lower.last], content);
  return joining.length === 1 && hasKey(joining[0]?.keys ?? [], content.join);
}

/** Whether a number is where another fell from, whose unit it shares: from 15 to 5 per cent. */
function isFall(
  tokens: readonly NumberToken[],
  from: Measured,
  to: Measured,
  content: NumberContent,
): boolean {
  if (to.unit === undefined || to.read.scaled || from.read.value <= to.read.value) return false;
  if (!hasKey(tokens[from.read.first - 1]?.keys ?? [], content.from)) return false;
  const joining = tokens.slice(from.last + 1, to.read.first);
  return joining.length === 1 && hasKey(joining[0]?.keys ?? [], content.join);
}
