import type { Party } from "./context.ts";
import type { GeographyQuery, Relation } from "./query.ts";
import { geography } from "./readBorderReading.ts";
import type { Mark } from "./readMarks.ts";
import { relationAt } from "./readRelation.ts";
import { between, type Desk, distance, marksOf, type Reading } from "./readScope.ts";

/** “Five states border on X”: X stands with a preposition, and the states are only counted. */
export function countedOf(desk: Desk, anchor: Mark): readonly Reading[] {
  const partners = desk.parties.filter(
    (one) => one.whole.states.length === 1 && distance(desk, anchor, one) < 60,
  );
  const [only] = partners;
  if (only === undefined || partners.length !== 1) return [];
  const counted = neighbourCount(desk, anchor, only);
  return counted === undefined ? [] : [counted];
}

/** “Borders five countries”: a number right before the word for states. */
export function neighbourCount(desk: Desk, anchor: Mark, subject: Party): Reading | undefined {
  const nouns = marksOf(desk, "countries", "neighbours", "country").filter(
    (one) => distance(desk, anchor, one) < 80 || one.start === anchor.start,
  );
  const numbers = marksOf(desk, "number").filter(
    (one) => Number.isInteger(Number(one.value)) && distance(desk, anchor, one) < 90,
  );
  const number =
    numbers.find((one) =>
      nouns.some((noun) => noun.start >= one.end - 1 && between(desk, one, noun).length < 18),
    ) ??
    numbers.find(
      (one) => /^[\s\p{L}]{0,3}$/u.test(between(desk, one, anchor)) && one.end <= anchor.start,
    );
  if (number === undefined || subject.whole.states.length !== 1) return undefined;
  const [state = ""] = subject.whole.states;
  const relation: Relation = relationAt(desk, number) ?? "equals";
  const query: GeographyQuery = {
    kind: "geography",
    fact: "neighbour-count",
    subject: state,
    relation,
    count: Number(number.value),
    ...countedAmong(desk, anchor, state),
  };
  return { ...geography(desk, anchor, query, [subject], 0.86), spans: [anchor, subject, number] };
}

/** “Three states of the region border X”: of a state outside it only the region's neighbours are counted. */
function countedAmong(
  desk: Desk,
  anchor: Mark,
  state: string,
): { readonly among?: { readonly states: readonly string[]; readonly group: "region" } } {
  const region = desk.parties.find(
    (one) =>
      one.whole.group === "region" &&
      (one.role === "genitive" || one.role === "locative") &&
      distance(desk, anchor, one) < 60,
  );
  const isOutside = !desk.world.region.includes(state);
  const isCounted =
    region !== undefined && (isOutside || /^\s?\S{0,12}$/u.test(between(desk, region, anchor)));
  return isCounted ? { among: { states: [...desk.world.region].sort(), group: "region" } } : {};
}
