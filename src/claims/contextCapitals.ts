import type { Mark, MarkedSentence } from "./readMarks.ts";
import { isVerbLast } from "./verbLast.ts";

/** Measures of what states, and not cities, do: there a capital stands for its state. */
const ofStates: ReadonlySet<string> = new Set(
  "exports imports sells buys external-debt vote-agreement electricity-sent electricity-received".split(
    " ",
  ),
);

/** The states that a sentence names; capitals alone stand for them where only states can be meant. */
export function statesIn(sentence: MarkedSentence): readonly Mark[] {
  const { marks } = sentence;
  const named = marks.filter((one) => one.kind === "state");
  const own = named.filter((one) => one.as !== "capital");
  const isOfStates = marks.some((one) => one.kind === "measure" && ofStates.has(one.id));
  const isOfPlace = marks.some((one) => one.kind === "smaller-place");
  if (own.length > 0) return own;
  if (isOfStates && !isOfPlace) return named;
  return marks.some(isOfParties) ? named.filter((one) => isActor(sentence, one)) : own;
}

/** Acts that a state, and no city, does, and the word for a party. */
const actsOfStates: ReadonlySet<string> = new Set(["signed", "ratified", "acceded", "denounced"]);

function isOfParties(one: Mark): boolean {
  return one.kind === "party" || (one.kind === "act" && actsOfStates.has(String(one.value)));
}

/** A capital that acts: not where it is said to be done (“in Ashgabat”), and not in a paper's name. */
function isActor({ text, marks, language }: MarkedSentence, one: Mark): boolean {
  const isNext = (from: number, to: number): boolean => text.slice(from, to).trim() === "";
  const named = marks.some(
    (other) =>
      (other.kind === "paper-noun" || other.kind === "paper" || other.kind === "nickname") &&
      ((other.start >= one.end &&
        isNext(one.end, other.start) &&
        (other.kind === "paper-noun" || !isVerbLast(language))) ||
        (other.start <= one.start && other.end >= one.end)),
  );
  if (named) return false;
  if (isVerbLast(language)) return one.case === "" || one.case === "nominative";
  return !marks.some(
    (other) =>
      other.kind === "role" &&
      other.value !== "with" &&
      other.value !== "by" &&
      other.end <= one.start &&
      isNext(other.end, one.start),
  );
}
