import { detect, sentences } from "../language/index.ts";
import type { Language } from "../terms/index.ts";
import type { BlockKind, Extracted, Page } from "./extracted.ts";
import { splitHeading } from "./headings.ts";
import { countLetters, countScripts } from "./letterCounts.ts";
import { findMarkdown } from "./markdown.ts";
import { findParagraphs, type Piece } from "./paragraphs.ts";
import { splitTongues } from "./tongues.ts";

/** A stretch of a document in one language: a heading, a paragraph, a point of a list, a table row. */
export interface Passage {
  readonly id: string;
  readonly document: string;
  readonly start: number;
  readonly end: number;
  /** Page it begins on, from 1. */
  readonly page: number;
  readonly kind: BlockKind;
  readonly level?: number | undefined;
  /** Id of the heading that it stands under. */
  readonly section?: string | undefined;
  readonly language: Language;
  readonly confidence: number;
}

/** A longer passage is cut at a sentence's end. */
const longest = 6_000;

/** Where no sentence ends for so long, it is cut at a blank, or else anywhere. */
const longestSentence = 20_000;

/** Fewer letters than this take the language of the text around them. */
const tellingLetters = 30;

/**
 * The passages of a document, in order.
 *
 * Shape: each is a slice of the extracted text without blanks around it; they never overlap, and all that
 * is neither blank nor mark-up stands in one of them.
 */
export function cutPassages(extracted: Extracted, document: string): readonly Passage[] {
  const { text } = extracted;
  const found = findPieces(extracted);
  const pieces = found
    .flatMap((piece, i) => splitHeading(text, piece, found[i + 1]))
    .flatMap((piece) => (piece.kind === "heading" ? [piece] : splitTongues(text, piece)))
    .flatMap((piece) => splitLong(text, piece));
  const languages = nameLanguages(text, pieces);
  const sections = findSections(pieces);
  const numbers = pagesOf(extracted.pages, pieces);
  return pieces.map((piece, i) => {
    const section = sections[i];
    const language = languages[i] ?? { language: "unknown", confidence: 0 };
    return {
      id: passageId(document, i),
      document,
      start: piece.start,
      end: piece.end,
      page: numbers[i] ?? 1,
      kind: piece.kind,
      level: piece.level,
      section: section === undefined ? undefined : passageId(document, section),
      ...language,
    };
  });
}

function passageId(document: string, index: number): string {
  return `${document}.p${index + 1}`;
}

function findPieces(extracted: Extracted): readonly Piece[] {
  if (extracted.blocks !== undefined) return extracted.blocks;
  if (extracted.format === "md") return findMarkdown(extracted.text, extracted.bodyStart);
  return findParagraphs(extracted.text, extracted.bodyStart);
}

/** Cuts what is too long to be read or coded as one. */
function splitLong(text: string, piece: Piece): readonly Piece[] {
  if (piece.end - piece.start <= longest) return [piece];
  const content = text.slice(piece.start, piece.end);
  const cuts: Piece[] = [];
  let from = 0;
  const push = (to: number): void => {
    const words = content.slice(from, to);
    const start = from + words.length - words.trimStart().length;
    const end = start + words.trim().length;
    if (end > start) cuts.push({ ...piece, start: piece.start + start, end: piece.start + end });
    from = to;
  };
  for (const sentence of sentences(content)) {
    if (sentence.end - from > longest && sentence.start > from) push(sentence.start);
    while (sentence.end - from > longestSentence) push(cutPlace(content, from));
  }
  push(content.length);
  return cuts;
}

function cutPlace(content: string, from: number): number {
  const most = from + longestSentence;
  const blank = content.lastIndexOf(" ", most);
  if (blank > from) return blank;
  // A pair of surrogates is one character and stays whole.
  return /[\ud800-\udbff]/.test(content[most - 1] ?? "") ? most - 1 : most;
}

interface Named {
  readonly language: Language;
  readonly confidence: number;
}

/** The language of each piece; short ones take that of the text they belong to, if it has their script. */
function nameLanguages(text: string, pieces: readonly Piece[]): readonly Named[] {
  const own = pieces.map((piece) => {
    const content = text.slice(piece.start, piece.end);
    const { language, confidence } = detect(content);
    return { language, confidence, letters: countLetters(content), script: scriptOf(content) };
  });
  const isTelling = own.map((one) => one.letters >= tellingLetters && one.confidence >= 0.8);
  const above = lastBefore(isTelling);
  const below = lastBefore([...isTelling].reverse())
    .map((j) => (j === undefined ? undefined : own.length - 1 - j))
    .reverse();
  return own.map((one, i): Named => {
    const { language, confidence } = one;
    if (isTelling[i] === true) return { language, confidence };
    const order = pieces[i]?.kind === "heading" ? [below[i], above[i]] : [above[i], below[i]];
    const near = order
      .map((j) => (j === undefined ? undefined : own[j]))
      .find((other) => one.letters === 0 || other?.script === one.script);
    if (near === undefined || near.language === language) return { language, confidence };
    // A short text that is sure of itself stays what it is, unless very few letters say so.
    if (confidence >= 0.99 && one.letters >= 12) return { language, confidence };
    return { language: near.language, confidence: one.letters === 0 ? 0 : 0.5 };
  });
}

/** For each place the last one before it that is marked. */
function lastBefore(marked: readonly boolean[]): (number | undefined)[] {
  let last: number | undefined;
  return marked.map((isMarked, i) => {
    const before = last;
    if (isMarked) last = i;
    return before;
  });
}

function scriptOf(content: string): "latin" | "cyrillic" | "other" {
  const { letters, latin, cyrillic } = countScripts(content, 400);
  if (latin + cyrillic < letters / 2) return "other";
  return latin >= cyrillic ? "latin" : "cyrillic";
}

/** For each piece the index of the heading above it, by the levels of the headings. */
function findSections(pieces: readonly Piece[]): readonly (number | undefined)[] {
  const open: { index: number; level: number }[] = [];
  return pieces.map((piece, index) => {
    if (piece.kind !== "heading") return open.at(-1)?.index;
    const level = piece.level ?? 1;
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const above = open.at(-1)?.index;
    open.push({ index, level });
    return above;
  });
}

/** The page on which each piece begins, from 1; pieces come in the order of the text. */
function pagesOf(pages: readonly Page[], pieces: readonly Piece[]): readonly number[] {
  let page = 0;
  return pieces.map(({ start }) => {
    while ((pages[page]?.end ?? Number.POSITIVE_INFINITY) <= start && page < pages.length - 1)
      page += 1;
    return page + 1;
  });
}
