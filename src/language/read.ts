import { type Language, languages, Problem } from "../terms/index.ts";
import { dates } from "./dates.ts";
import { detect } from "./detect.ts";
import { fold } from "./fold.ts";
import { names } from "./names.ts";
import { quantities } from "./quantities.ts";
import { repair } from "./repair.ts";
import { sentences } from "./sentences.ts";
import { stem } from "./stem.ts";
import { type Spelling, spellings, transliterate } from "./transliterate.ts";
import { words } from "./words.ts";

/** What `hamkor text` can do with a line. */
export type LineOperation =
  | "detect"
  | "fold"
  | "repair"
  | "sentences"
  | "transliterate"
  | "stem"
  | "numbers"
  | "names";

/** Every operation of `hamkor text`. */
export const lineOperations: readonly LineOperation[] = [
  "detect",
  "fold",
  "repair",
  "sentences",
  "transliterate",
  "stem",
  "numbers",
  "names",
];

/** How a line is to be read: its language when it is known, and the spelling wanted. */
export interface LineOptions {
  readonly language?: Language | undefined;
  readonly to?: string | undefined;
}

/**
 * What the language room makes of one line of text, ready to be written as JSON.
 *
 * Shape: `{language, confidence}`, `{text, map}`, `{sentences: [[start, end], …]}`, `{text}`,
 * `{words: [{start, end, analyses}]}`, `{quantities, dates}` or `{names}`; all offsets are UTF-16 units of the line.
 * Throws: `spelling-unknown` when `to` is no spelling that can be written.
 */
export function describeLine(
  operation: LineOperation,
  line: string,
  options: LineOptions = {},
): Readonly<Record<string, unknown>> {
  if (operation === "detect") return { ...detect(line) };
  if (operation === "fold" || operation === "repair") {
    const { text, origin } = operation === "fold" ? fold(line) : repair(line);
    return { text, map: Array.from(origin) };
  }
  const language = options.language ?? detect(line).language;
  if (operation === "sentences") {
    return { sentences: sentences(line, language).map(({ start, end }) => [start, end]) };
  }
  if (operation === "numbers") {
    return { quantities: quantities(line, language), dates: dates(line, language) };
  }
  if (operation === "names") return { names: names(line, language) };
  if (operation === "stem") return { words: stemsOf(line, language) };
  const from = spellingOf(line, language);
  return { text: transliterate(line, from, spellingWanted(from, options.to)) };
}

/** How a line is written in fact: Kazakh may come in Latin letters. */
function spellingOf(line: string, language: Language): Spelling {
  return language === "kk" && !/\p{Script=Cyrillic}/u.test(line) ? "kk-Latn" : language;
}

function stemsOf(line: string, language: Language): readonly object[] {
  return words(line).map(({ start, end }) => {
    return { start, end, analyses: stem(line.slice(start, end), language) };
  });
}

/** The other script of a language, which is wanted when none is named. */
const otherScript: Readonly<Partial<Record<Spelling, Spelling>>> = {
  "uz-Latn": "uz-Cyrl",
  "uz-Cyrl": "uz-Latn",
  kk: "kk-Latn",
  "kk-Latn": "kk",
};

/** The spelling asked for, or the other script of the language. */
function spellingWanted(from: Spelling, to: string | undefined): Spelling {
  if (to === undefined) return otherScript[from] ?? "plain-latin";
  const named = to === "kk-Cyrl" ? "kk" : to;
  const known = [...spellings, ...languages].find((spelling) => spelling === named);
  if (known !== undefined) return known;
  const choices = spellings.join(", ");
  throw new Problem("spelling-unknown", `“${to.slice(0, 20)}” is no spelling: use ${choices}.`);
}
