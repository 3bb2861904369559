import type { Language } from "../terms/index.ts";

/** A word of a pattern: any inflected form of it, or with `exact` only the form as written. */
export interface PatternWord {
  readonly text: string;
  readonly exact?: boolean | undefined;
  /** The case in which the word must stand, as `stem` names it; `nominative` is a word without a case suffix. */
  readonly case?: string | undefined;
}

/**
 * One or more words to be found together, by stem.
 *
 * Shape: several patterns may share an id, as spellings of one thing. A pattern applies to passages of its
 * language; an English one in Uzbek Latin passages too (“win-win”), and one of language `unknown` everywhere.
 * `gap` is how many other words may stand between two of the pattern's; none when left out.
 * An exact word in capitals alone (`UN`) is found only in capitals.
 */
export interface Pattern {
  readonly id: number;
  readonly language: Language;
  readonly words: readonly PatternWord[];
  readonly gap?: number | undefined;
}
