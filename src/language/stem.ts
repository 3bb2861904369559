import type { Language } from "../terms/index.ts";
import { hasVowel, type Reading, readings } from "./analyse.ts";
import { once, readLines } from "./content.ts";
import { englishStem } from "./english.ts";
import { foldWord } from "./fold.ts";
import { grammarOf, longestWord } from "./keys.ts";
import { russianStem } from "./russian.ts";
import type { Grammar } from "./suffixes.ts";
import { transliterate } from "./transliterate.ts";

/**
 * One reading of a word: its stem, the suffixes taken off it from left to right, and how likely that is.
 *
 * Unit: weights of one word's readings sum to 1.
 */
export interface Analysis {
  readonly stem: string;
  readonly suffixes: readonly string[];
  readonly weight: number;
  /** `noun` or `verb` as the suffixes show; undefined where nothing shows it. */
  readonly partOfSpeech?: "noun" | "verb" | undefined;
  /** The names of the slots that the suffixes fill, from left to right. */
  readonly features?: readonly string[] | undefined;
}

interface Scored {
  readonly stem: string;
  readonly suffixes: readonly string[];
  readonly slots: readonly string[];
  readonly kind: "noun" | "verb" | undefined;
  readonly score: number;
}

/** Shorter stems are not read: де, e. */
const leastStem = 2;

/** How many readings are worth showing. */
const mostReadings = 8;

/**
 * The readings of a word, best first.
 *
 * Shape: never empty; stems are folded. Uzbek and Kazakh by chains of suffixes, Russian and English by endings.
 */
export function stem(word: string, language: Language): readonly Analysis[] {
  const folded = foldWord(word);
  if (folded.length > longestWord) return [{ stem: folded, suffixes: [], weight: 1 }];
  const grammar = grammarOf(language);
  if (grammar !== undefined) return turkicAnalyses(folded, grammar, language);
  const short = language === "ru" ? russianStem(folded) : folded;
  const plain = language === "en" ? englishStem(folded) : short;
  const ending = folded.startsWith(plain) ? folded.slice(plain.length) : "";
  return [{ stem: plain, suffixes: ending === "" ? [] : [ending], weight: 1 }];
}

function turkicAnalyses(word: string, grammar: Grammar, language: Language): readonly Analysis[] {
  const speech = (stem: string): string => partsOfSpeech(stem, language);
  const whole: Scored = {
    stem: word,
    suffixes: [],
    slots: [],
    kind: undefined,
    score: grammar.score.none + (speech(word) === "" ? 0 : grammar.score.listed),
  };
  const all = readings(word, grammar, leastStem)
    .filter((reading) => hasVowel(reading.stem, grammar))
    .map((reading) => scored(reading, grammar, speech(reading.stem)));
  const best = bestOfEachStem([whole, ...all]).slice(0, mostReadings);
  const total = best.reduce((sum, one) => sum + Math.exp(one.score), 0);
  return best.map((one) => ({
    stem: one.stem,
    suffixes: one.suffixes,
    weight: Math.exp(one.score) / total,
    partOfSpeech: one.kind,
    features: one.slots,
  }));
}

/** Long suffixes in their proper order are rarely chance; derivation is; a listed stem weighs most. */
function scored(reading: Reading, grammar: Grammar, speech: string): Scored {
  const { score } = grammar;
  let sum = reading.restored ? score.restored : 0;
  for (const [i, suffix] of reading.suffixes.entries()) {
    sum += Math.log(reading.slots[i]?.weight ?? 1) + score.letter * suffix.length + score.suffix;
  }
  if (reading.stem.length < 4) sum += score.short;
  if (speech !== "") sum += matches(speech, reading.kind) ? score.listed : score.otherSpeech;
  const slots = reading.slots.map((slot) => slot.name);
  return { stem: reading.stem, suffixes: reading.suffixes, slots, kind: reading.kind, score: sum };
}

function matches(speech: string, kind: "noun" | "verb"): boolean {
  return kind === "verb" ? speech.includes("v") : /[nado]/.test(speech);
}

function bestOfEachStem(all: readonly Scored[]): readonly Scored[] {
  const sorted = [...all].sort(
    (a, b) => b.score - a.score || b.stem.length - a.stem.length || (a.stem < b.stem ? -1 : 1),
  );
  const seen = new Set<string>();
  return sorted.filter((one) => {
    const fresh = !seen.has(one.stem);
    seen.add(one.stem);
    return fresh;
  });
}

const uzbekStems = once(() => {
  const stems = new Map<string, string>();
  for (const line of readLines("stems-uz.txt")) {
    const at = line.indexOf(" ");
    stems.set(line.slice(0, at), line.slice(at + 1));
  }
  return stems;
});

/** The parts of speech that the lexicon gives a stem, one letter each; empty when it does not list it. */
function partsOfSpeech(stem: string, language: Language): string {
  if (language === "uz-Latn") return uzbekStems().get(stem) ?? "";
  if (language !== "uz-Cyrl") return "";
  return uzbekStems().get(foldWord(transliterate(stem, "uz-Cyrl", "uz-Latn"))) ?? "";
}
