import type { MeasureWord } from "./measures.ts";
import type { Measure } from "./query.ts";
import type { Mark } from "./readMarks.ts";
import { type Desk, distance, inOneClause, marksOf } from "./readScope.ts";

/** How near “per head” must stand to what it divides. */
const reachOfHead = 90;

/**
 * The measure of a mark, with “per head” beside it taken in.
 *
 * Missing: undefined for what has no measure per head, so that a value per head is never taken for the whole.
 */
export function measureAt(desk: Desk, mark: Mark): MeasureWord | undefined {
  const word = desk.measures.byId(mark.id);
  if (word === undefined || word.per || word.id === "population" || word.id === "people")
    return word;
  const heads = [
    ...marksOf(desk, "per-head"),
    ...marksOf(desk, "for-every").filter((one) => isPerPerson(desk, one)),
  ];
  const near = heads.some(
    (one) => inOneClause(desk, one, mark) && distance(desk, one, mark) < reachOfHead,
  );
  const isPer =
    desk.sentence.language === "en" && /^ per \p{Lu}/u.test(desk.sentence.text.slice(mark.end));
  if (!near && !isPer) return word;
  return word.perHead === undefined ? undefined : desk.measures.byId(word.perHead);
}

/** Whether a balance is told as a deficit or as a surplus; nothing of other measures. */
export function sideOf({ lone, negative }: MeasureWord): Pick<Measure, "side"> {
  if (!lone) return {};
  return { side: negative ? "deficit" : "surplus" };
}

/** “Per one Uzbek”: for every person of a state, and not for every dollar. */
export function isPerPerson(desk: Desk, cue: Mark): boolean {
  return marksOf(desk, "state").some(
    (one) => one.as !== "name" && one.start >= cue.end && one.start - cue.end < 3,
  );
}

/** The price basis that the words near a measure name, and the concept that goes with it. */
export function withBasis(
  desk: Desk,
  word: MeasureWord,
): { readonly concept: string; readonly basis?: "current" | "constant" | "ppp" } {
  if (Object.keys(word.bases).length === 0) return { concept: word.concept };
  const named = marksOf(desk, "basis")[0]?.value;
  for (const basis of ["current", "constant", "ppp"] as const) {
    const concept = word.bases[basis];
    if (named === basis && concept !== undefined) return { concept, basis };
  }
  return { concept: word.concept };
}
