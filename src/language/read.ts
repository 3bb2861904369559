import { type Language, languages, Problem } from "../terms/index.ts";
import { detect } from "./detect.ts";
import { fold } from "./fold.ts";
import { sentences } from "./sentences.ts";
import { stem } from "./stem.ts";
import { transliterate } from "./transliterate.ts";
import { words } from "./words.ts";

/** What `hamkor text` can do with a line. */
export type LineOperation = "detect" | "fold" | "sentences" | "transliterate" | "stem";

/** Every operation of `hamkor text`. */
export const lineOperations: readonly LineOperation[] = [
  "detect",
  "fold",
  "sentences",
  "transliterate",
  "stem",
];

/** How a line is to be read: its language when it is known, and the spelling wanted. */
export interface LineOptions {
  readonly language?: Language | undefined;
  readonly to?: string | undefined;
}

/**
 * What the language room makes of one line of text, ready to be written as JSON.
 *
 * Shape: `{language, confidence}`, `{text, map}`, `{sentences: [[start, end], …]}`, `{text}`, or
 * `{words: [{start, end, analyses}]}`; all offsets are UTF-16 units of the line.
 * Throws: `spelling-unknown` when `to` is no spelling that can be written.
 */
export function describeLine(
  operation: LineOperation,
  line: string,
  options: LineOptions = {},
): Readonly<Record<string, unknown>> {
  if (operation === "detect") return { ...detect(line) };
  if (operation === "fold") {
    const folded = fold(line);
    return { text: folded.text, map: Array.from(folded.origin) };
  }
  const language = options.language ?? detect(line).language;
  if (operation === "sentences") {
    return { sentences: sentences(line, language).map(({ start, end }) => [start, end]) };
  }
  if (operation === "stem") return { words: stemsOf(line, language) };
  return { text: transliterate(line, language, spellingWanted(language, options.to)) };
}

function stemsOf(line: string, language: Language): readonly object[] {
  return words(line).map(({ start, end }) => {
    return { start, end, analyses: stem(line.slice(start, end), language) };
  });
}

/** The spelling asked for, or the other script of the language. */
function spellingWanted(from: Language, to: string | undefined): Language | "plain-latin" {
  if (to === undefined) {
    if (from === "uz-Latn") return "uz-Cyrl";
    return from === "uz-Cyrl" ? "uz-Latn" : "plain-latin";
  }
  if (to === "plain-latin") return to;
  const known = languages.find((language) => language === to);
  if (known !== undefined) return known;
  const choices = [...languages, "plain-latin"].join(", ");
  throw new Problem("spelling-unknown", `“${to.slice(0, 20)}” is no spelling: use ${choices}.`);
}
