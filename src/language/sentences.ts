import type { Language } from "../terms/index.ts";
import type { Span } from "./words.ts";

/** The sentences of a text, without the blanks around them. */
export function sentences(text: string, _language?: Language): readonly Span[] {
  const found: Span[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const ends = at === text.length || ".!?…".includes(text[at] ?? "");
    if (!ends || (at < text.length && !/\s/u.test(text[at + 1] ?? " "))) continue;
    const end = Math.min(at + 1, text.length);
    const trimmed = text.slice(start, end).trim();
    const from = text.indexOf(trimmed, start);
    if (trimmed !== "") found.push({ start: from, end: from + trimmed.length });
    start = end;
  }
  return found;
}
