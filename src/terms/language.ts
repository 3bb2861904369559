/** The languages that Hamkor reads in full, by BCP 47 tag, and `unknown` for all else. */
export type Language = "uz-Latn" | "uz-Cyrl" | "kk" | "ru" | "en" | "unknown";

/** The five spellings in which terms and codebooks are kept. */
export const languages: readonly Exclude<Language, "unknown">[] = [
  "uz-Latn",
  "uz-Cyrl",
  "kk",
  "ru",
  "en",
];
