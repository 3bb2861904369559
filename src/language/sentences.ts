import type { Language } from "../terms/index.ts";
import { isLineEnd, wrapWidth } from "./lines.ts";
import { endsSentence } from "./stops.ts";
import type { Span } from "./words.ts";

const stops = ".!?…。！？";
const closers = "\"'”“’»›)]}";

/**
 * The sentences of a text, without the blanks around them.
 *
 * Shape: a line break ends a sentence only where a heading or a list item does; hard-wrapped lines, page joins
 * and citations such as [2; 213-236] do not. Abbreviations, initials, ordinals, decimals and list numbers do not
 * either. A citation after the full stop belongs to the sentence before it.
 * Missing: `language` is not needed yet: the marks of all languages here are known together.
 */
export function sentences(text: string, _language?: Language): readonly Span[] {
  const found: Span[] = [];
  const width = text.includes("\n") ? wrapWidth(text) : 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit <= lastPlainStop ? !isPlainEnd(unit) : !isOtherStop(unit)) continue;
    const isBreak = unit === lineBreak;
    let end = -1;
    if (isBreak) end = isLineEnd(text, { start, at, width }) ? at : -1;
    else end = stopEnd(text, start, at);
    if (end < 0) {
      at = runEnd(text, at, isBreak) - 1; // a run of stops or blanks is judged once
      continue;
    }
    add(text, start, end, found);
    start = end;
    at = Math.max(at, end - 1);
  }
  add(text, start, text.length, found);
  return found;
}

/** The question mark: of all stops in ASCII the last; most letters stand behind it. */
const lastPlainStop = 0x3f;
const otherStops: ReadonlySet<number> = new Set([..."…。！？"].map((one) => one.charCodeAt(0)));

const lineBreak = 0x0a;

/** The line break, and the stops in ASCII. */
function isPlainEnd(unit: number): boolean {
  return unit === lineBreak || unit === 0x2e || unit === 0x21 || unit === 0x3f;
}

function isOtherStop(unit: number): boolean {
  return unit >= 0x2000 && otherStops.has(unit);
}

/** Where a run of blanks or of stops ends. */
function runEnd(text: string, from: number, blanks: boolean): number {
  let at = from + 1;
  while (at < text.length && (blanks ? isBlank(text[at]) : stops.includes(text[at] ?? ""))) at += 1;
  return at;
}

/** Where a sentence that a stop may end does end; -1 when it goes on. */
function stopEnd(text: string, start: number, at: number): number {
  let end = at + 1;
  while (end < text.length && stops.includes(text[end] ?? "")) end += 1;
  const stopsEnd = end;
  while (end < text.length && closers.includes(text[end] ?? "")) end += 1;
  if (end < text.length && !isBlank(text[end])) {
    if (text[end] !== "[") return -1;
  }
  const cited = citationEnd(text, end);
  if (cited > end) return nextLetterIsSmall(text, cited) ? -1 : cited;
  if (end < text.length && !isBlank(text[end])) return -1;
  return endsSentence(text, { start, at, stopsEnd, end }) ? end : -1;
}

/** The end of a citation in brackets that follows, such as [4; 16]; the offset itself when there is none. */
function citationEnd(text: string, from: number): number {
  let at = from;
  while (at - from < 3 && isBlank(text[at]) && text[at] !== "\n") at += 1;
  if (text[at] !== "[" || !isDigit(text[at + 1])) return from;
  const close = text.slice(at, at + 60).indexOf("]");
  return close < 0 ? from : at + close + 1;
}

function nextLetterIsSmall(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && isBlank(text[at])) at += 1;
  const letter = text[at] ?? "";
  return letter !== letter.toUpperCase() || letter === "." || letter === ",";
}

function add(text: string, from: number, to: number, found: Span[]): void {
  let start = from;
  let end = to;
  while (start < end && isBlank(text[start])) start += 1;
  while (end > start && isBlank(text[end - 1])) end -= 1;
  if (end > start) found.push({ start, end });
}

function isBlank(letter: string | undefined): boolean {
  if (letter === " ") return true;
  if (letter === undefined || (letter > " " && letter < "\u0080")) return false;
  return letter.trim() === "" || letter === "\u200b";
}

function isDigit(letter: string | undefined): boolean {
  return letter !== undefined && letter >= "0" && letter <= "9";
}
