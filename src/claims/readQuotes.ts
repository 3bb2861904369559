import type { Span } from "../language/index.ts";
import type { MarkedSentence } from "./readMarks.ts";

/** Where the first of some stretches begins. */
export function firstOf(spans: readonly Span[]): number {
  return Math.min(...spans.map((one) => one.start));
}

/** The clauses on which a reading stands, without the blanks and commas round them; the whole sentence without spans. */
export function quoteOf(
  sentence: MarkedSentence,
  place: number,
  spans: readonly Span[] = [],
): { readonly start: number; readonly end: number; readonly quote: string } {
  const { text, clauses } = sentence;
  const from = spans.length === 0 ? 0 : firstOf(spans);
  const to = spans.length === 0 ? text.length : Math.max(...spans.map((one) => one.end));
  const touched = clauses.filter((one) => one.start < to && one.end > from);
  let start = touched[0]?.start ?? 0;
  let end = touched.at(-1)?.end ?? text.length;
  while (start < end && /[\s,;:)–—-]/u.test(text[start] ?? "")) start += 1;
  while (end > start && /[\s,;:(–—-]/u.test(text[end - 1] ?? "")) end -= 1;
  return { start: place + start, end: place + end, quote: text.slice(start, end) };
}
