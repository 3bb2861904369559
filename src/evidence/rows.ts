import type { Party } from "./party.ts";
import { type Sentence, type Word, wordFrom } from "./sentence.ts";

/** Words of the second piece of a row, after its “and”, at most: “и начальник Генерального штаба X-а”. */
const longestPiece = 5;

/** Words between two whose row it is, at most. */
const longestRow = 9;

/**
 * Whether a name is owned by the second of two who act together: “the minister of X and the head of Y's grid”,
 * «министр X-а и начальник Генерального штаба Y-а».
 *
 * Shape: between the two stand one “and” and nouns, but no verb, no preposition of another part and no mark.
 */
export function isInRow(sentence: Sentence, one: Party, next: Party): boolean {
  const { grammar, words, text } = sentence;
  if (grammar.before.size === 0 || next.cue !== "owner") return false;
  const [from, to] = [wordFrom(words, one.named.end), wordFrom(words, next.named.start)];
  if (to - from > longestRow || /[.,;:–—()«»“”]/u.test(text.slice(one.named.end, next.named.start)))
    return false;
  const between = words.slice(from, to);
  const and = between.findIndex(({ facts }) => facts.isAnd);
  const piece = between.length - and - 1;
  if (and < 0 || piece < 1 || piece > longestPiece) return false;
  return between.every((word, i) => i === and || isOfNoun(word));
}

function isOfNoun({ facts }: Word): boolean {
  if (facts.isPast || facts.isThat || facts.isRelative || facts.isAnd) return false;
  return facts.before === undefined || facts.before === "owner";
}
