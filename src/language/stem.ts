import type { Language } from "../terms/index.ts";
import { foldWord } from "./fold.ts";

/** One reading of a word: its stem, the suffixes taken off it in order, and how likely that is. */
export interface Analysis {
  readonly stem: string;
  readonly suffixes: readonly string[];
  readonly weight: number;
}

/** The readings of a word, best first. */
export function stem(word: string, _language: Language): readonly Analysis[] {
  return [{ stem: foldWord(word), suffixes: [], weight: 1 }];
}
