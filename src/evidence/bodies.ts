import type { Named } from "./compile.ts";
import { readingOf, type Sentence, wordFrom } from "./sentence.ts";

/**
 * Whether an organisation is named only for its meeting, at which others act: “on the sidelines of the X summit”,
 * «на полях саммита X».
 */
export function isOfMeeting(sentence: Sentence, { type, start, end }: Named): boolean {
  const { meetings, before, after, hasCases } = sentence.grammar;
  if (type !== "organisation" || meetings.length === 0) return false;
  const { words, text } = sentence;
  const isMeeting = (i: number): boolean => {
    const folded = words[i]?.facts.folded;
    return folded !== undefined && meetings.some((one) => folded.startsWith(one));
  };
  const [from, to] = [wordFrom(words, start), wordFrom(words, end)];
  const isFirst = (words[to]?.start ?? text.length) - end <= 1 && isMeeting(to);
  // In Russian the meeting always stands before whose it is.
  if (isFirst && after.size > 0) return true;
  if (isFirst && !hasCases) return isAt(sentence, from - 1);
  if (before.size === 0) return false;
  let at = from - 1;
  while (at >= 0 && words[at]?.facts.isSkipped === true) at -= 1;
  if (words[at]?.facts.before === "owner") at -= 1;
  return isMeeting(at) && isAt(sentence, at - 1);
}

/** Whether a word for a place or an occasion stands a few words before: «на», «в ходе», “at”, “on the sidelines of”. */
function isAt({ words }: Sentence, from: number): boolean {
  for (let i = from; i >= Math.max(0, from - 2); i -= 1) {
    const cue = words[i]?.facts.before;
    if (cue !== undefined) return true;
  }
  return false;
}

/** A name in capitals has no cases: «Верховный комиссар ООН», «программа ЕС». */
const isShortened = /^\p{Lu}{2,6}$/u;

/** Whether a Russian name without cases stands right after a noun, whose it is, and not before a verb of its own. */
export function isOwnedName(sentence: Sentence, { type, start, end }: Named): boolean {
  const { grammar, words, text } = sentence;
  if (!grammar.hasCases || grammar.after.size > 0 || type !== "organisation") return false;
  if (!isShortened.test(text.slice(start, end))) return false;
  const at = wordFrom(words, start);
  const [before, next] = [words[at - 1], words[wordFrom(words, end)]];
  if (before === undefined || start - before.end > 1 || next?.facts.isPast === true) return false;
  const { facts } = before;
  if (facts.before !== undefined || facts.isAnd || facts.isPast || facts.isThat) return false;
  return readingOf(sentence, before).partOfSpeech === "noun";
}
