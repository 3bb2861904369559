import { stem } from "../language/index.ts";
import type { Language } from "../terms/index.ts";

/** The case of the word that ends at an offset; empty where the language or the word shows none. */
export function caseOf(text: string, end: number, language: Language): string {
  if (language === "en")
    return /^['’ʼ]s?(?!\p{L})/u.test(text.slice(end, end + 3)) ||
      /\p{L}['’ʼ]s$/u.test(text.slice(Math.max(0, end - 3), end))
      ? "genitive"
      : "";
  let start = end;
  while (start > 0 && /[\p{L}\p{Nd}ʻʼ‘’'`-]/u.test(text[start - 1] ?? "")) start -= 1;
  const tail = /^['’ʼ-](\p{L}{2,5})(?!\p{L})/u.exec(text.slice(end, end + 8));
  const word = text.slice(start, tail === null ? end : end + tail[0].length);
  if (language === "ru") return "";
  const best = stem(word, language).find(
    (one) => one.features.case !== undefined || one.weight > 0.5,
  );
  return best?.features.case ?? "";
}
