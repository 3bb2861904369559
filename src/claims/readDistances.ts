import { isDenied, isOpen } from "./readDenial.ts";
import type { Mark } from "./readMarks.ts";
import { type Desk, marksOf, type Reading } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** Of which capital two others are told the distance, and in which order. */
interface Told {
  readonly from: Mark;
  readonly left: Mark;
  readonly right: Mark;
}

/**
 * “A is closer to B than to C”, “C is farther from A than B is”: two distances from one capital.
 *
 * Missing: in Uzbek and Kazakh, and where three capitals are not named, nothing is read, as either may be set against
 * the other.
 */
export function readDistances(desk: Desk): readonly Reading[] {
  const word = desk.measures.byId("capital-distance");
  const isNamed = marksOf(desk, "measure").some((one) => one.id === word?.id);
  const [anchor] = isNamed ? marksOf(desk, "compare", "exceed") : [];
  const pairs = anchor === undefined ? undefined : betweenPairs(desk, anchor);
  if (anchor !== undefined && pairs !== undefined && word !== undefined && !isOpen(desk, anchor))
    return [reading(desk, anchor, word.concept, pairs)];
  const [cue] = marksOf(desk, "farness");
  if (cue === undefined || word === undefined || isOpen(desk, cue)) return [];
  const told = isVerbLast(desk.sentence.language) ? undefined : toldAt(desk, cue);
  return told === undefined ? [] : [reading(desk, cue, word.concept, told)];
}

/** “The distance from A to B is longer than that from A to C”: two pairs of capitals with one in common. */
function betweenPairs(desk: Desk, anchor: Mark): Told | undefined {
  const named = marksOf(desk, "state").filter((one) => one.as === "capital");
  const [a, b, c, d, ...more] = named;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  if (more.length > 0 || marksOf(desk, "state").length > 4) return undefined;
  const common = [a, b].find((one) => one.id === c.id || one.id === d.id);
  const left = common === a ? b : a;
  const right = common?.id === c.id ? d : c;
  if (common === undefined || left.id === right.id || left.id === common.id) return undefined;
  const isLate = isVerbLast(desk.sentence.language);
  // The standard stands last before the word of Uzbek and Kazakh, and behind it in Russian and English.
  const isOrdered = isLate ? d.end <= anchor.start : b.end <= anchor.start && c.start >= anchor.end;
  return isOrdered ? { from: common, left, right } : undefined;
}

function reading(desk: Desk, cue: Mark, concept: string, { from, left, right }: Told): Reading {
  return {
    query: {
      kind: "comparison",
      measure: { concept, towards: { states: [from.id] } },
      left: { states: [left.id] },
      right: { states: [right.id] },
      relation: cue.value === "less-than" ? "less-than" : "more-than",
      times: 1,
    },
    negated: isDenied(desk, cue),
    assumed: [],
    rule: "comparison/distance",
    confidence: 0.8,
    spans: [cue, from, left, right],
  };
}

function toldAt(desk: Desk, cue: Mark): Told | undefined {
  const named = marksOf(desk, "state");
  const [first, met, last, ...more] = named;
  const than = marksOf(desk, "than").find((one) => one.start >= cue.end);
  if (first === undefined || met === undefined || last === undefined || than === undefined)
    return undefined;
  if (more.length > 0 || named.some((one) => one.as !== "capital")) return undefined;
  if (new Set(named.map((one) => one.id)).size < 3) return undefined;
  if (first.end > cue.start || met.start < cue.end || met.end > than.start || last.start < than.end)
    return undefined;
  const isTo = desk.sentence.text.slice(than.end, last.start).trim() !== "";
  if (isTo) return { from: first, left: met, right: last };
  // “Closer to B than C” may mean either in English, unless a verb follows.
  const rest = desk.sentence.text.slice(last.end);
  if (desk.sentence.language === "en" && !/^\s(?:is|does|lies|stands)\b/u.test(rest))
    return undefined;
  return { from: met, left: first, right: last };
}
