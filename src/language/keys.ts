import type { Language } from "../terms/index.ts";
import { foldWord } from "./fold.ts";

/** Every folded key under which a word of a text may be found. */
export function wordKeys(word: string, language: Language): readonly string[] {
  const folded = foldWord(word);
  if (language !== "uz-Latn") return [folded];
  const keys = ["ning", "lari", "lar", "ni", "ga", "da", "dan", "dagi", "i"]
    .filter((suffix) => folded.endsWith(suffix) && folded.length >= suffix.length + 3)
    .map((suffix) => folded.slice(0, -suffix.length));
  return [folded, ...keys];
}

/** The key of a dictionary form, which is among the `wordKeys` of its inflected forms. */
export function formKey(word: string, _language: Language): string {
  return foldWord(word);
}
