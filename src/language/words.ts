import { apostrophe, foldedUnit, isLetterKind, isWordKind, kindOf, kinds } from "./letters.ts";

/** A stretch of a text: `start` and `end` are UTF-16 offsets, `end` is the first unit after it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The words and numbers of a text, in order.
 *
 * Shape: an apostrophe of any form inside a word belongs to it (oʻzbek, maʼno, don't), and one at its
 * end when it makes the letter oʻ or gʻ (togʻ). Compounds are cut at hyphens, so `2018-yilda` is
 * `2018` and `yilda`; a decimal such as `3,5` is one.
 */
export function words(text: string): readonly Span[] {
  const found: Span[] = [];
  for (let at = 0; at < text.length; ) {
    const end = wordEnd(text, at);
    if (end > at) found.push({ start: at, end });
    at = end > at ? end : at + 1;
  }
  return found;
}

/** Where the word that begins at an offset ends; the offset itself when no word begins there. */
export function wordEnd(text: string, start: number): number {
  const first = kindOf(text.charCodeAt(start));
  if (!isWordKind(first) || first === kinds.mark) {
    return first === kinds.surrogate ? astralEnd(text, start) : start;
  }
  let end = start + 1;
  let last = first;
  for (let at = end; at < text.length; at += 1) {
    const kind = kindOf(text.charCodeAt(at));
    if (isWordKind(kind)) {
      end = at + 1;
      if (kind !== kinds.mark) last = kind;
      continue;
    }
    if (kind === kinds.ignored) continue;
    const closing = kind === kinds.apostrophe && isLetterMark(text, start, at);
    if (closing) end = at + 1;
    if (!closing && !joins(text, at, kind, last)) break;
  }
  return end;
}

/** Whether a character between two of a word keeps them together. */
function joins(text: string, at: number, kind: number, last: number): boolean {
  const next = kindOf(text.charCodeAt(at + 1));
  if (kind === kinds.apostrophe) return isLetterKind(last) && isLetterKind(next);
  const unit = text.charCodeAt(at);
  return (unit === 0x2e || unit === 0x2c) && last === kinds.digit && next === kinds.digit;
}

/** Whether an apostrophe makes oʻ or gʻ of the letter before it, and does not close a quotation. */
function isLetterMark(text: string, start: number, at: number): boolean {
  const before = text.charCodeAt(at - 1) | 0x20;
  if (before !== 0x6f && before !== 0x67) return false;
  return start === 0 || foldedUnit(text.charCodeAt(start - 1)) !== apostrophe;
}

function astralEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length) {
    const code = text.codePointAt(end) ?? 0;
    if (code < 0x10000 || !/[\p{L}\p{Nd}]/u.test(String.fromCodePoint(code))) break;
    end += 2;
  }
  return end;
}
