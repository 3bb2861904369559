import type { Language } from "../terms/index.ts";
import { kinds, longestWord, type Reader, readerOf, stemOf } from "./analyse.ts";
import { once, readYaml } from "./content.ts";
import { englishStem } from "./english.ts";
import { type Features, featuresOf } from "./features.ts";
import { foldWord } from "./fold.ts";
import { readPairs } from "./forms.ts";
import { nominal, speech } from "./lexicon.ts";
import { type Ranked, rank } from "./rank.ts";
import { russianStem } from "./russian.ts";

/** What kind of word a stem is. */
export type PartOfSpeech =
  | "noun"
  | "verb"
  | "adjective"
  | "adverb"
  | "pronoun"
  | "numeral"
  | "name"
  | "postposition"
  | "conjunction"
  | "other"
  | "unknown";

/**
 * One reading of a word: its stem, the suffixes taken off it from left to right, and how likely that is.
 *
 * Unit: weights of one word's readings sum to 1.
 */
export interface Analysis {
  readonly stem: string;
  readonly suffixes: readonly string[];
  readonly weight: number;
  /** `unknown` where neither lexicon nor suffixes show it. */
  readonly partOfSpeech: PartOfSpeech;
  /** What the suffixes tell: `case: "genitive"`, `tense: "past"`. */
  readonly features: Features;
}

/** How many readings are worth showing. */
const mostReadings = 8;

/** Words are remembered with their readings, the older half forgotten when there are too many. */
const mostRemembered = 20_000;

interface Memory {
  young: Map<string, readonly Analysis[]>;
  old: Map<string, readonly Analysis[]>;
}

const memories = new Map<Language, Memory>();

/**
 * The readings of a word, best first.
 *
 * Shape: never empty; stems are folded. Uzbek and Kazakh by chains of suffixes, Russian and English by endings.
 */
export function stem(word: string, language: Language): readonly Analysis[] {
  const memory = memories.get(language) ?? { young: new Map(), old: new Map() };
  const known = memory.young.get(word);
  if (known !== undefined) return known;
  memories.set(language, memory);
  const found = memory.old.get(word) ?? analyse(word, language);
  if (memory.young.size >= mostRemembered) {
    memory.old = memory.young;
    memory.young = new Map();
  }
  if (word.length <= longestWord) memory.young.set(word, found);
  return found;
}

/** An acronym or a figure with a suffix after a hyphen: БҰҰ-ның, 2022-ге; or an acronym with one at once: BMTsining. */
const headed = /^(?:(?:\p{Lu}{2,}|\p{Nd}+)-(?=\p{L})|\p{Lu}{2,}(?=\p{Ll}))/u;

function analyse(written: string, language: Language): readonly Analysis[] {
  const head = headed.exec(written)?.[0] ?? "";
  const word = head.endsWith("-") ? head.slice(0, -1) + written.slice(head.length) : written;
  const folded = foldWord(word);
  if (folded.length > longestWord) return [unread(folded)];
  const reader = readerOf(language);
  if (reader !== undefined) {
    const found = turkicAnalyses(reader, folded, capitalsOf(word));
    return head === ""
      ? found
      : withHead(reader, found, head, foldWord(written.slice(head.length)));
  }
  const plain =
    language === "ru" ? russianStem(folded) : language === "en" ? englishStem(folded) : folded;
  const ending = folded.startsWith(plain) ? folded.slice(plain.length) : "";
  const told = plain === folded ? undefined : toldBy(folded, language);
  return [{ ...unread(plain), suffixes: ending === "" ? [] : [ending], ...told }];
}

/** The one reading of a word of which nothing is known. */
function unread(stem: string): Analysis {
  return { stem, suffixes: [], weight: 1, partOfSpeech: "unknown", features: {} };
}

/**
 * Readings with an acronym or figure first, whatever stands after it: ТМД of ТМД-ның, which no rule of sounds explains.
 *
 * Shape: acronyms are read by the names of their letters, which end in a vowel; with one put in, the suffixes are read.
 */
function withHead(
  reader: Reader,
  found: readonly Analysis[],
  written: string,
  rest: string,
): readonly Analysis[] {
  const head = foldWord(written.replace("-", ""));
  if (found.some((one) => one.stem === head)) return found;
  const suffixes = [rest];
  for (const vowel of reader.machine.grammar.groups.get("V") ?? []) {
    const named = turkicAnalyses(reader, head + vowel + rest, 0);
    const reading = named.find((one) => one.stem === head + vowel);
    if (reading !== undefined)
      return leading({ ...reading, stem: head, partOfSpeech: "name" }, found);
  }
  if (!written.endsWith("-")) return found;
  return leading({ ...unread(head), suffixes, partOfSpeech: "name" }, found);
}

type Told = Pick<Analysis, "partOfSpeech" | "features">;

const tells = once((): Readonly<Record<string, readonly (readonly [string, Told])[]>> => {
  const read = (file: string): readonly (readonly [string, Told])[] =>
    readPairs(readYaml(file).tells)
      .map(([ending, told]): [string, Told] => {
        const [part = "", tags = ""] = told.split("/");
        return [ending, { partOfSpeech: partNamed(part), features: featuresOf(tags.split(".")) }];
      })
      .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
  return { ru: read("endings-ru.yaml"), en: read("endings-en.yaml") };
});

/** What the longest ending tells that a word has. */
function toldBy(word: string, language: Language): Told | undefined {
  return tells()[language]?.find(([ending]) => word.endsWith(ending))?.[1];
}

/** How many capital letters a word begins with. */
function capitalsOf(word: string): number {
  let count = 0;
  for (const letter of word) {
    if (letter === letter.toLowerCase()) break;
    count += 1;
  }
  return count;
}

function turkicAnalyses(reader: Reader, word: string, capitals: number): readonly Analysis[] {
  const irregular = reader.machine.grammar.irregular.get(word);
  const ranked = rank(reader, word, capitals);
  const shown = bestOfEachStem(reader, word, ranked);
  if (irregular !== undefined) return leading(irregularAnalysis(word, irregular), shown);
  return shown;
}

/** What is left for other readings of a form that the grammar lists. */
const restOfIrregular = 0.1;

function irregularAnalysis(
  word: string,
  [stem = "", part = "", ...tags]: readonly string[],
): Analysis {
  const suffix = word.startsWith(stem) ? word.slice(stem.length) : "";
  return {
    stem,
    suffixes: suffix === "" ? [] : [suffix],
    weight: 1,
    partOfSpeech: partNamed(part),
    features: featuresOf(tags),
  };
}

function partNamed(name: string): PartOfSpeech {
  const known: readonly PartOfSpeech[] = ["noun", "verb", "adjective", "pronoun"];
  return known.find((one) => one === name) ?? "other";
}

/** A reading that is nearly sure, with others after it; weights sum to 1. */
function leading(first: Analysis, shown: readonly Analysis[]): readonly Analysis[] {
  const rest = shown.filter((one) => one.stem !== first.stem).slice(0, 3);
  if (rest.length === 0) return [{ ...first, weight: 1 }];
  const total = rest.reduce((sum, one) => sum + one.weight, 0);
  const less = rest.map((one) => ({ ...one, weight: (restOfIrregular * one.weight) / total }));
  return [{ ...first, weight: 1 - restOfIrregular }, ...less];
}

function bestOfEachStem(
  reader: Reader,
  word: string,
  ranked: readonly Ranked[],
): readonly Analysis[] {
  const best = ranked[0]?.score ?? 0;
  const chosen: { stem: string; reading: number; odds: number }[] = [];
  let total = 0;
  for (const { reading, score } of ranked) {
    const stem = reading < 0 ? word : stemOf(reader, reading, word);
    if (chosen.some((one) => one.stem === stem)) continue;
    const odds = Math.exp(score - best);
    total += odds;
    chosen.push({ stem, reading, odds });
    if (chosen.length >= mostReadings) break;
  }
  return chosen.map(({ stem, reading, odds }) =>
    describe(reader, word, stem, reading, odds / total),
  );
}

function describe(
  reader: Reader,
  word: string,
  stem: string,
  reading: number,
  weight: number,
): Analysis {
  if (reading < 0) {
    const bits = reader.beginnings.bits[word.length] ?? 0;
    return {
      stem,
      suffixes: [],
      weight,
      partOfSpeech: partOf(bits) ?? "unknown",
      features: featuresOf([]),
    };
  }
  const { steps, readings, machine } = reader;
  const suffixes: string[] = [];
  const tags: string[] = [];
  for (let step = readings.step[reading] ?? 0; step > 0; step = steps.parent[step] ?? 0) {
    suffixes.push(word.slice(steps.from[step], steps.from[steps.parent[step] ?? 0]));
    tags.push(...(machine.features[steps.entry[step] ?? 0] ?? []));
  }
  const verb = readings.kind[reading] === kinds.verb;
  const bits = readings.bits[reading] ?? 0;
  const part = verb ? "verb" : (partOf(bits & nominal) ?? "noun");
  return { stem, suffixes, weight, partOfSpeech: part, features: featuresOf(tags) };
}

/** The part of speech that a lexicon gives; nouns first, as most words of several kinds are. */
function partOf(bits: number): PartOfSpeech | undefined {
  if ((bits & speech.pronoun) !== 0) return "pronoun";
  if ((bits & speech.numeral) !== 0) return "numeral";
  if ((bits & speech.name) !== 0) return "name";
  if ((bits & speech.postposition) !== 0) return "postposition";
  if ((bits & speech.conjunction) !== 0) return "conjunction";
  if ((bits & speech.known) !== 0) return knownPart(bits);
  if ((bits & speech.noun) !== 0) return "noun";
  if ((bits & speech.verb) !== 0) return "verb";
  return knownPart(bits);
}

function knownPart(bits: number): PartOfSpeech | undefined {
  if ((bits & speech.noun) !== 0) return "noun";
  if ((bits & speech.adjective) !== 0) return "adjective";
  if ((bits & speech.adverb) !== 0) return "adverb";
  return bits === 0 ? undefined : "other";
}
