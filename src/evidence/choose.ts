import type { Span } from "../language/index.ts";
import { statementTypes } from "./codebook.ts";
import type { Section } from "./coder.ts";
import type { Named } from "./compile.ts";
import type { DirectionScore } from "./directions.ts";

/** A direction for a sentence, with the rule that gave it. */
export interface Chosen {
  readonly direction: string;
  readonly rule: string;
  readonly confidence: number;
}

/** A sentence with all that was found in it; offsets of what it names are within the sentence. */
export interface Sentence extends Span {
  readonly named: readonly Named[];
  readonly scores: readonly DirectionScore[];
}

/** What stands around a sentence: the section of its heading and the direction of the document's title. */
export interface Surroundings {
  readonly section: Section | undefined;
  readonly title: string | undefined;
  /** Where a sentence goes that names a state and points nowhere. */
  readonly rest: string | undefined;
}

/** What a sentence must have for a direction to be its own. */
export const ownDirection = 0.5;
/** Beside the strongest direction, others count from this share of it. */
const besideStrongest = 0.62;
const mostDirections = 3;
/** From here on a sentence's own words keep its heading from speaking. */
const sureOfItself = 0.75;
const leastHint = 0.25;
const ofHint = 0.8;

/** Confidence of a direction taken from the words around a sentence, not from its own. */
const fromPassage = 0.3;
const fromTitle = 0.25;
const fromBefore = 0.2;
const ofRest = 0.15;
const shortestStatement = 30;

/**
 * The directions of each sentence of a passage: its own words, then its heading, its passage, the title.
 *
 * Shape: one list a sentence, in order, strongest first; empty where a sentence says nothing of any direction.
 * Every passage under a heading carries the heading's direction at least once, on its first sentence.
 */
export function chooseDirections(
  read: readonly Sentence[],
  around: Surroundings,
): readonly (readonly Chosen[])[] {
  const leading = leadingDirection(read);
  const chosen = read.map((one) => chooseFor(one, around, leading));
  return read.map((one, i) => carried(chosen, i, one, around));
}

/** The direction that a passage's sentences point to most clearly. */
function leadingDirection(read: readonly Sentence[]): string | undefined {
  let best: DirectionScore | undefined;
  for (const { scores } of read) {
    const first = scores[0];
    if (first !== undefined && first.score > (best?.score ?? 0)) best = first;
  }
  return best !== undefined && best.score >= sureOfItself ? best.direction : undefined;
}

function chooseFor(
  sentence: Sentence,
  { section, title }: Surroundings,
  leading: string | undefined,
): readonly Chosen[] {
  const top = sentence.scores[0]?.score ?? 0;
  const own = sentence.scores
    .filter((one) => one.score >= ownDirection && one.score >= besideStrongest * top)
    .slice(0, mostDirections)
    .map(({ direction, score, by }) => ({ direction, rule: `direction/${by}`, confidence: score }));
  if (
    section !== undefined &&
    top < sureOfItself &&
    section.confidence > hintConfidence(sentence)
  ) {
    const isOwn = own.some((one) => one.direction === section.direction);
    return isOwn ? own : [...own, sectionChoice(section.direction, section.confidence)];
  }
  if (own.length > 0) return own;
  return lesser(sentence, leading, title);
}

function strongestHint(sentence: Sentence): DirectionScore | undefined {
  return [...sentence.scores].sort((a, b) => b.hint - a.hint)[0];
}

function hintConfidence(sentence: Sentence): number {
  return (strongestHint(sentence)?.hint ?? 0) * ofHint;
}

/** For a sentence without clear words of its own: its passage, a hint, the document's title. */
function lesser(
  sentence: Sentence,
  leading: string | undefined,
  title: string | undefined,
): readonly Chosen[] {
  const weak = sentence.scores[0];
  if (weak !== undefined && weak.score >= leastHint) {
    return [{ direction: weak.direction, rule: `direction/${weak.by}`, confidence: weak.score }];
  }
  const hint = strongestHint(sentence);
  if (hint !== undefined && hint.hint >= leastHint) {
    const confidence = hintConfidence(sentence);
    return [{ direction: hint.direction, rule: "direction/hint", confidence }];
  }
  // A word or two, such as a label, goes nowhere by itself.
  if (sentence.end - sentence.start < shortestStatement) return [];
  if (leading !== undefined) {
    return [{ direction: leading, rule: "passage/leading", confidence: fromPassage }];
  }
  if (title !== undefined) {
    return [{ direction: title, rule: "document/title", confidence: fromTitle }];
  }
  return [];
}

function sectionChoice(direction: string, confidence: number): Chosen {
  return { direction, rule: `section/${direction}`, confidence };
}

/** A sentence that names something but points nowhere goes on where the sentence before it was. */
function continued(
  chosen: readonly (readonly Chosen[])[],
  i: number,
  sentence: Sentence,
  rest: string | undefined,
): readonly Chosen[] {
  const names = sentence.named.filter((one) => !statementTypes.includes(one.type));
  if (names.length === 0) return [];
  const last = chosen.slice(0, i).findLast((one) => one.length > 0)?.[0];
  if (last !== undefined) {
    return [{ direction: last.direction, rule: "passage/before", confidence: fromBefore }];
  }
  return rest === undefined
    ? []
    : [{ direction: rest, rule: "direction/rest", confidence: ofRest }];
}

function carried(
  chosen: readonly (readonly Chosen[])[],
  i: number,
  sentence: Sentence,
  { section, rest }: Surroundings,
): readonly Chosen[] {
  const own = chosen[i] ?? [];
  if (section !== undefined && i === 0) {
    const isCarried = chosen.some((all) => all.some((one) => one.direction === section.direction));
    if (!isCarried) return [...own, sectionChoice(section.direction, section.confidence)];
  }
  return own.length > 0 ? own : continued(chosen, i, sentence, rest);
}
