import type { Language } from "../terms/index.ts";

/** The language in which a party was found is needed for its grammar: Uzbek and Kazakh put the verb last. */
export function isVerbLast(language: Language): boolean {
  return language === "uz-Latn" || language === "uz-Cyrl" || language === "kk";
}
