import type { ChangeQuery, Relation } from "./query.ts";
import { measureOf as measureOfAmount, unitOf } from "./readAmounts.ts";
import { isDenied, isOpen } from "./readDenial.ts";
import type { Mark } from "./readMarks.ts";
import { measureAt } from "./readMeasureAt.ts";
import { ownerOf } from "./readOwners.ts";
import { pastYears } from "./readPastTime.ts";
import { isBeside, relationAt } from "./readRelation.ts";
import { type Desk, distance, marksOf, nearest, type Reading } from "./readScope.ts";
import { isFuture } from "./readTime.ts";

/** How far the word for more or less may stand from the measure, and a multiple from that word. */
const farthest = 120;
const besideWord = 50;

/** “Higher in 2023 than in 2022”, “four times what it was in 2016”: a state set against its own past. */
export function readPast(desk: Desk, taken: Set<Mark>): readonly Reading[] {
  const [multiple, ...multiples] = marksOf(desk, "times");
  const words = distinct(marksOf(desk, "compare", "exceed")).filter(
    (one) => multiple === undefined || !leadsTo(one, multiple),
  );
  const [amount, ...amounts] = marksOf(desk, "quantity").filter((one) => one.id !== "years");
  const anchor = words.length === 1 ? words[0] : multiple;
  if (anchor === undefined || words.length > 1 || multiples.length > 0 || amounts.length > 0)
    return [];
  const times = isOpen(desk, anchor) ? undefined : pastYears(desk, anchor);
  if (times === undefined) return [];
  const by = amount !== undefined && isStep(desk, amount, words) ? amount : undefined;
  if (by !== undefined) taken.add(by);
  const size = sizeOf(desk, words, multiple, by);
  const meant = measureOf(desk, anchor, by);
  if (size === undefined || meant?.mark === undefined || meant.word.lone || meant.word.grows)
    return [];
  const states = new Set(desk.parties.flatMap((one) => one.whole.states));
  if (states.size > (meant.word.grain === "state" ? 1 : 2)) return [];
  const owned = ownerOf(desk, meant.word, { measure: meant.mark, anchor, rivals: [] });
  const when = { from: String(times.from), to: String(times.to) };
  if (owned === undefined || isFuture(desk, { from: when.to, to: when.to })) return [];
  const step =
    by === undefined ? {} : { by: { value: Number(by.value), unit: unitOf(desk, by, meant.word) } };
  return [
    {
      query: { kind: "change", measure: owned.measure, of: owned.of, ...size, ...step, when },
      negated: isDenied(desk, anchor),
      assumed: owned.assumed,
      rule: `past/${meant.word.id}`,
      confidence: 0.75,
      spans: [
        anchor,
        meant.mark,
        ...owned.spans,
        ...times.spans,
        ...(by === undefined ? [] : [by]),
      ],
    },
  ];
}

/** “More” may be found as a comparison and as a verb of passing: one of them counts. */
function distinct(marks: readonly Mark[]): readonly Mark[] {
  return marks.filter(
    (one, i) => !marks.slice(0, i).some((other) => other.end > one.start && other.start < one.end),
  );
}

/** The “more” of “more than twice” goes with the number. */
function leadsTo(word: Mark, multiple: Mark): boolean {
  return word.kind === "compare" && word.end <= multiple.start && multiple.start - word.end < 9;
}

/** “Four million larger”: the amount right before the word says by how much. */
function isStep(desk: Desk, amount: Mark, words: readonly Mark[]): boolean {
  return words.some((one) => one.start >= amount.end && isBeside(desk, amount, one));
}

/** Which way, how many times and how near. */
function sizeOf(
  desk: Desk,
  words: readonly Mark[],
  multiple: Mark | undefined,
  by: Mark | undefined,
): Pick<ChangeQuery, "move" | "factor" | "relation"> | undefined {
  const [word] = words;
  const isLess = word?.value === "less-than";
  const move = isLess ? ("fell" as const) : ("rose" as const);
  if (multiple === undefined) {
    const relation = by === undefined ? undefined : nearStep(desk, by, word);
    return relation === undefined ? { move } : { move, relation };
  }
  const value = Number(multiple.value);
  const isNear = word === undefined || distance(desk, word, multiple) < besideWord;
  if (!(value > 1) || !isNear || by !== undefined) return undefined;
  const relation = nearnessOf(desk, multiple);
  const factor = isLess ? 1 / value : value;
  return relation === undefined ? { move, factor } : { move, factor, relation };
}

/** How near the amount is said to be, the word for more or less itself left out. */
function nearStep(desk: Desk, by: Mark, word: Mark | undefined): Relation | undefined {
  const cue = marksOf(desk, "relation").find(
    (one) =>
      isBeside(desk, one, by) &&
      (word === undefined || one.end <= word.start || one.start >= word.end),
  );
  return relations.find((one) => one === cue?.value);
}

const relations: readonly Relation[] = ["about", "almost", "more-than", "less-than", "at-least"];

/** The “more” of “twice more” is what is multiplied; that of “more than twice” says how near. */
function nearnessOf(desk: Desk, multiple: Mark): Relation | undefined {
  const said = relationAt(desk, multiple);
  if (said !== "more-than" && said !== "less-than") return said;
  const isBefore = marksOf(desk, "relation").some(
    (one) => one.value === said && one.end <= multiple.start && isBeside(desk, one, multiple),
  );
  return isBefore || multiple.case === "ablative" ? said : undefined;
}

function measureOf(desk: Desk, anchor: Mark, by: Mark | undefined) {
  const population = desk.measures.byId("population");
  if (by?.id === "people" && population !== undefined) return { mark: by, word: population };
  if (by !== undefined && by.id !== "percent") {
    const own = measureOfAmount(desk, by);
    if (own !== undefined) return own;
  }
  const mark = nearest(desk, anchor, marksOf(desk, "measure"));
  const word = mark === undefined ? undefined : measureAt(desk, mark);
  if (mark === undefined || word === undefined || distance(desk, anchor, mark) > farthest)
    return undefined;
  return { mark, word };
}
