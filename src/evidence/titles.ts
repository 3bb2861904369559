import { words } from "../language/index.ts";
import type { Party } from "./party.ts";
import { factsOf, type Sentence, wordFrom } from "./sentence.ts";

/** Whether only “and”, a comma or a dash stands between two names. */
export function isJoined(sentence: Sentence, one: Party, next: Party): boolean {
  const length = next.named.start - one.named.end;
  if (length > 16) return false;
  const between = sentence.text.slice(one.named.end, next.named.start);
  if (/^\s*[,–—-]\s*$/u.test(between)) return true;
  const found = words(between);
  const and = found.filter((word) => {
    const span = { start: word.start + one.named.end, end: word.end + one.named.end };
    return factsOf(sentence, span).isAnd;
  });
  const skipped = found.filter((word) => {
    const span = { start: word.start + one.named.end, end: word.end + one.named.end };
    return factsOf(sentence, span).isSkipped;
  });
  return and.length === 1 && and.length + skipped.length === found.length;
}

/** Whether a word such as “of” stands between: “the president thanked X” makes him no president of X. */
function hasOwnerWord(sentence: Sentence, from: number, to: number): boolean {
  const [first, last] = [wordFrom(sentence.words, from), wordFrom(sentence.words, to)];
  return sentence.words
    .slice(first, last)
    .some((word) => factsOf(sentence, word).before === "owner");
}

/** Whether a preposition or a verb stands between: «пограничники задержали граждан X-а» are not X's. */
function isCutOff(sentence: Sentence, title: Party, state: Party): boolean {
  const first = wordFrom(sentence.words, title.named.end);
  const last = wordFrom(sentence.words, state.named.start);
  return sentence.words
    .slice(first, last)
    .some(({ facts }) => facts.before !== undefined || facts.isPast);
}

/** A title beside its state or its bearer: “X Prezidenti”, “президент X-а”, “President of X”, “President N. N.”. */
export function isTitleOf(sentence: Sentence, title: Party, state: Party): boolean {
  if (title.named.group.as !== "title" || state.named.group.as === "title") return false;
  const gap = sentence.text.slice(
    Math.min(title.named.end, state.named.end),
    Math.max(title.named.start, state.named.start),
  );
  if (gap.length > 40) return false;
  const isTurkic = sentence.grammar.after.size > 0;
  const isRussian = sentence.grammar.hasCases && !isTurkic;
  if (title.named.start > state.named.start) {
    // «В столицу Y-а прибыл министр X-а»: in Russian only an adjective before a title says whose he is.
    if (isRussian && state.named.type === "state" && state.named.group.as !== "adjective")
      return false;
    // A word or two may stand between: Oʻzbekiston Birinchi Prezidenti, Oʻzbekiston transport vaziri.
    if (state.named.type !== "state") return sentence.grammar.after.size > 0 && gap === " ";
    if (sentence.language === "en" && state.case === "bare" && state.named.group.as === "name") {
      return gap === " ";
    }
    return /^['’ʼ]?s?\s+(?:[\p{L}-]+\s+){0,3}$/u.test(gap);
  }
  // “President of X”, «президент X-а»; in Turkic a title stands before its bearer only.
  if (isTurkic && state.named.type === "state") return false;
  if (isRussian && state.named.type === "state") {
    if (state.case === "bare" || state.case === "instrumental") return false;
    if (state.named.group.as === "adjective" || isCutOff(sentence, title, state)) return false;
    return /^\s+(?:[\p{L}-]+\s+){0,3}$/u.test(gap);
  }
  if (sentence.language === "en" && state.named.type === "state" && !/^\s$/.test(gap)) {
    if (!hasOwnerWord(sentence, title.named.end, state.named.start)) return false;
  }
  // Initials may stand between title and name: Prezident Sh.M.Mirziyoyev.
  return /^\s+(?:[\p{Ll}-]+\s+){0,3}(?:of\s+)?(?:the\s+)?(?:\p{Lu}\p{L}?\.\s?){0,3}$/u.test(gap);
}
