import type { Span } from "../language/index.ts";
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

/** What stands around a sentence: the section of its heading. */
export interface Surroundings {
  readonly section: Section | undefined;
  /** For a direction those beside which one word of it says nothing. */
  readonly yields: Yields;
}

/** By direction, the directions to which it yields. */
export type Yields = ReadonlyMap<string, readonly string[]>;

/** What a sentence must have for a direction to be its own. */
export const ownDirection = 0.5;
/** Beside the strongest direction, others count from this share of it. */
const besideStrongest = 0.6;
const mostDirections = 3;
/** From here on a sentence's own words keep its heading from speaking. */
const sureOfItself = 0.75;

/**
 * The directions of each sentence of a passage: those of its own words, or that of the heading above it.
 *
 * Shape: one list a sentence, in order, strongest first; empty where a sentence says nothing of any direction.
 * Every passage under a heading carries the heading's direction at least once, on its first sentence.
 */
export function chooseDirections(
  read: readonly Sentence[],
  { section, yields }: Surroundings,
): readonly (readonly Chosen[])[] {
  const chosen = read.map((one) => chooseFor(one, section, yields));
  if (section === undefined || chosen[0] === undefined) return chosen;
  const isCarried = chosen.some((all) => all.some((one) => one.direction === section.direction));
  return isCarried ? chosen : [[...chosen[0], ofSection(section)], ...chosen.slice(1)];
}

function chooseFor(
  { scores }: Sentence,
  section: Section | undefined,
  yields: Yields,
): readonly Chosen[] {
  const top = scores[0]?.score ?? 0;
  if (top < ownDirection) return section === undefined ? nowhere : [ofSection(section)];
  const own = scores
    .filter((one) => one.score >= ownDirection && one.score >= besideStrongest * top)
    .filter((one, i, loud) => i === 0 || isHeard(one, loud.slice(0, i), yields))
    .slice(0, mostDirections)
    .map(({ direction, score, by }) => ({ direction, rule: `direction/${by}`, confidence: score }));
  if (section === undefined || top >= sureOfItself) return own;
  return own.some((one) => one.direction === section.direction)
    ? own
    : [...own, ofSection(section)];
}

const nowhere: readonly Chosen[] = [];

/** Whether a direction counts beside louder ones: by more than a place, and by two words where it yields. */
function isHeard(one: DirectionScore, louder: readonly DirectionScore[], yields: Yields): boolean {
  if (one.words === 0) return false;
  const before = yields.get(one.direction) ?? [];
  return one.words > 1 || !louder.some(({ direction }) => before.includes(direction));
}

function ofSection({ direction, confidence }: Section): Chosen {
  return { direction, rule: `section/${direction}`, confidence };
}
