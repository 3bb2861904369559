/** The five spellings that Hamkor reads in full, by BCP 47 tag. */
export type ReadLanguage = "uz-Latn" | "uz-Cyrl" | "kk" | "ru" | "en";

/**
 * The language and script of a text, by BCP 47 tag, and `unknown` for all else.
 *
 * Kazakh in Latin letters, Kyrgyz, Tajik and Turkmen are told apart but not read.
 */
export type Language = ReadLanguage | "kk-Latn" | "ky" | "tg" | "tk" | "unknown";

/** The five spellings in which terms and codebooks are kept. */
export const languages: readonly ReadLanguage[] = ["uz-Latn", "uz-Cyrl", "kk", "ru", "en"];

/** Every language that a text can be recognised as. */
export const recognisedLanguages: readonly Exclude<Language, "unknown">[] = [
  ...languages,
  "kk-Latn",
  "ky",
  "tg",
  "tk",
];

/** Whether Hamkor reads a language in full, and not only recognises it. */
export function isRead(language: Language): language is ReadLanguage {
  return languages.some((one) => one === language);
}
