import { words } from "../language/index.ts";
import { joinMatchers } from "./search-find.ts";
import type { Matcher, Single } from "./search-matcher.ts";
import type { WordsAsked } from "./search-query.ts";
import { sizeOf, type TextTable, textAt } from "./search-table.ts";
import type { WordIndex } from "./search-words.ts";

/** A stretch of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A part of a query that is looked for character by character. */
export interface ExactPart {
  readonly asked: WordsAsked;
  /** Where it stands in a text, the earlier first, none over another. */
  readonly find: (text: string) => readonly Stretch[];
  /** Whether it stands only within words, so that the index alone can tell how often. */
  readonly isWithinWords: boolean;
}

/** A part of a query to be found as it was typed; only blanks may be any blanks. */
export function exactPart(asked: WordsAsked): ExactPart {
  const { typed, kind } = asked;
  const [only, ...more] = words(typed);
  const isWord = only?.start === 0 && only.end === typed.length && more.length === 0;
  const isWithinWords = isWord && /^[\p{L}\p{Nd}]/u.test(typed) && /[\p{L}\p{Nd}]$/u.test(typed);
  if (kind === "prefix") return { asked, find: findBeginnings(typed), isWithinWords };
  if (!/\s/u.test(typed)) return { asked, find: (text) => findPlain(text, typed), isWithinWords };
  const pattern = new RegExp(typed.split(/\s+/u).map(asPlain).join("\\s+"), "gu");
  const find = (text: string): readonly Stretch[] =>
    [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({
      start: index,
      end: index + length,
    }));
  return { asked, find, isWithinWords };
}

function asPlain(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

function findPlain(text: string, typed: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let start = text.indexOf(typed);
  while (start >= 0) {
    const end = start + typed.length;
    found.push({ start, end });
    start = text.indexOf(typed, end);
  }
  return found;
}

/** Where words begin as typed, up to the end of the word in which what was typed ends. */
function findBeginnings(typed: string): (text: string) => readonly Stretch[] {
  return (text) => {
    const spans = words(text);
    return spans.flatMap(({ start, end }) => {
      if (!text.startsWith(typed, start)) return [];
      const last = start + typed.length;
      const whole = spans.find((one) => one.start < last && last <= one.end);
      return [{ start, end: Math.max(end, last, whole?.end ?? 0) }];
    });
  };
}

/** Stretches that do not overlap: the earlier first, of those that begin together the longer. */
export function withoutOverlaps<Span extends Stretch>(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Span[] = [];
  for (const span of sorted) {
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  }
  return kept;
}

/** The forms within which a part stands, each with how often it does. */
export function exactMatcher(index: WordIndex, part: ExactPart): Matcher {
  const singles: Single[] = [];
  for (const form of formsWith(index.forms, part.asked.typed)) {
    const weight = part.find(textAt(index.forms, form)).length;
    if (weight > 0) singles.push({ from: form, to: form + 1, weight });
  }
  return { singles, phrases: [] };
}

/** Several parts as one: where two stand over each other in a word, it is one mention. */
export function joinExact(index: WordIndex, parts: readonly ExactPart[]): Matcher {
  const matchers = parts.map((part) => exactMatcher(index, part));
  const singles = joinMatchers(matchers).singles.flatMap(({ from, to }) =>
    Array.from({ length: to - from }, (_, i): Single => {
      const text = textAt(index.forms, from + i);
      const weight = withoutOverlaps(parts.flatMap((part) => part.find(text))).length;
      return { from: from + i, to: from + i + 1, weight };
    }),
  );
  return { singles, phrases: [] };
}

/**
 * What must stand in the words of a text for a part that reaches over their ends to stand in it.
 *
 * Shape: one matcher for each unbroken run of letters and digits; none where there is no such run.
 */
export function exactRuns(index: WordIndex, part: ExactPart): readonly Matcher[] {
  const runs = part.asked.typed.match(/[\p{L}\p{Nd}]+/gu) ?? [];
  const whole = runs.map((run) => exactPart({ ...part.asked, kind: "word", typed: run }));
  return whole.filter((one) => one.isWithinWords).map((one) => exactMatcher(index, one));
}

/** The texts of a table in which a text stands. */
function formsWith(table: TextTable, text: string): readonly number[] {
  const { units, at } = table;
  const bytes = Buffer.from(units.buffer, units.byteOffset, units.byteLength);
  const wanted = Buffer.from(text, "utf16le");
  const found: number[] = [];
  let form = 0;
  for (let next = 0; next < units.length; ) {
    const hit = bytes.indexOf(wanted, next * 2, "utf16le");
    if (hit < 0) break;
    const place = hit >> 1;
    while (form < sizeOf(table) && (at[form + 1] ?? 0) <= place) form += 1;
    const isWhole = place + text.length <= (at[form + 1] ?? 0);
    if (isWhole) found.push(form);
    // What begins in one text and ends in the next is in neither.
    next = isWhole ? (at[form + 1] ?? 0) : place + 1;
  }
  return found;
}
