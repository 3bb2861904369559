export type { Bound } from "./bounds.ts";
export { cutByLanguage, type LanguagePart } from "./cut.ts";
export { type DateMatch, dates } from "./dates.ts";
export { type Detected, detect } from "./detect.ts";
export type { Edited } from "./edits.ts";
export type { Features } from "./features.ts";
export { type Folded, fold, foldText, foldWord } from "./fold.ts";
export { type Case, type Inflection, inflect, type Possessive } from "./inflect.ts";
export { formKey, wordKeys } from "./keys.ts";
export { type MixedWord, mixedScriptWords } from "./mixed.ts";
export {
  compilePatterns,
  type Pattern,
  type PatternMatch,
  type PatternMatcher,
  type PatternWord,
} from "./patterns.ts";
export { type QuantityMatch, quantities } from "./quantities.ts";
export { describeLine, type LineOperation, type LineOptions, lineOperations } from "./read.ts";
export { repair } from "./repair.ts";
export { sentences } from "./sentences.ts";
export { type Analysis, type PartOfSpeech, stem } from "./stem.ts";
export { type Spelling, spellings, transliterate } from "./transliterate.ts";
export { type Span, words } from "./words.ts";
