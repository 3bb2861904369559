import type { ClaimWorld } from "./contextWorld.ts";
import type { Mark, MarkedSentence } from "./readMarks.ts";

/** Whether a name goes on with a row of names: joined to the last of them by “and”, a comma or a dash. */
export function isNext(
  sentence: MarkedSentence,
  row: readonly Mark[],
  next: Mark,
  world: ClaimWorld,
): boolean {
  const last = row.at(-1);
  return (
    last !== undefined &&
    isJoined(sentence, last, next) &&
    !isEndOfList(sentence, row, next) &&
    !isPredicate(sentence, last, next, world)
  );
}

function isJoined(sentence: MarkedSentence, one: Mark, next: Mark): boolean {
  const gap = sentence.text.slice(one.end, next.start);
  if (gap.length > 14 || isIntroduced(sentence, one, next)) return false;
  const isBare = one.case === "" || one.case === "nominative" || one.case === next.case;
  // “After A, B has the largest …” names two that do not belong together.
  const isBehind = sentence.marks.some(
    (mark) => mark.kind === "after" && mark.end <= one.start && one.start - mark.end < 3,
  );
  if (/^\s?[,–—-]\s?$/u.test(gap))
    return one.id !== next.id && isBare && !(isBehind && /,/.test(gap));
  // Only “and”, prepositions and articles stand between two names of a row, and the first is not marked by a case.
  const between = sentence.marks.filter((mark) => mark.start >= one.end && mark.end <= next.start);
  const and = between.find((mark) => mark.kind === "and");
  if (and === undefined) return false;
  const left = `${gap.slice(0, and.start - one.end)}${gap.slice(and.end - one.end)}`.replace(
    /[,\s]/g,
    "",
  );
  return left.length <= 4 && isBare;
}

/** «A, B және C – D-мен …»: a dash behind a list that commas join closes it, where the next name has a case of its own. */
function isEndOfList(sentence: MarkedSentence, row: readonly Mark[], next: Mark): boolean {
  const last = row.at(-1);
  if (last === undefined || row.length < 2 || next.case === "" || next.case === last.case)
    return false;
  const gap = sentence.text.slice(last.end, next.start);
  const before = sentence.text.slice(row[0]?.end, last.start);
  return /^\s[–—]\s$/u.test(gap) && !/\s[–—]\s/u.test(before);
}

/** “Compared with A, B has more”, “in trade with A, B …”: a name that opens the sentence with a preposition ends there. */
function isIntroduced({ text, language, marks }: MarkedSentence, one: Mark, next: Mark): boolean {
  if (language !== "en" && language !== "ru") return false;
  if (!/^,\s$/u.test(text.slice(one.end, next.start))) return false;
  const isLed = marks.some(
    (mark) =>
      (mark.kind === "role" || mark.kind === "than") &&
      mark.end <= one.start &&
      one.start - mark.end < 3 &&
      one.start < 40,
  );
  const isLast = !marks.some(
    (mark) => mark.kind === "state" && mark.start >= next.end && mark.start - next.end < 8,
  );
  const isFirst = !marks.some((mark) => mark.kind === "state" && mark.end <= one.start);
  return isLed && isLast && isFirst;
}

/** «Соседи X — A, B»: behind a dash names in the nominative are said of one that stands in another case. */
function isPredicate(
  { text, language }: MarkedSentence,
  one: Mark,
  next: Mark,
  world: ClaimWorld,
): boolean {
  if (language !== "ru" || !/^\s[–—]\s$/u.test(text.slice(one.end, next.start))) return false;
  const isNominative = ({ start, end, id }: Mark): boolean =>
    world.states.get(id)?.ru?.toLowerCase() === text.slice(start, end).toLowerCase();
  return !isNominative(one) && isNominative(next);
}
