import type { Party } from "./context.ts";
import type { MeasureWord } from "./measures.ts";
import type { RankQuery } from "./query.ts";
import { isDenied, isOpen } from "./readDenial.ts";
import { type Quantified, quantifiedIn } from "./readHolders.ts";
import type { Mark } from "./readMarks.ts";
import { measureAt, withBasis } from "./readMeasureAt.ts";
import { type Desk, distance, inOneClause, marksOf, nearest, type Reading } from "./readScope.ts";
import { sidesOf } from "./readSides.ts";
import { isFuture, whenOf } from "./readTime.ts";

/** How far the measure may stand from the word that sets the sides apart. */
const reachOfMeasure = 130;
const reachOfOnly = 12;

/** A place in an order, as the two sides and who of them is “none”, “any other” or “only” give it. */
interface Standing {
  readonly subject: Party;
  readonly rank: number;
  readonly order: RankQuery["order"];
  /** States said to stand on the other side of the subject. */
  readonly others: readonly string[];
}

/** Claims of a place told by how many stand before or behind, and whether the sentence is such a one at all. */
export interface QuantifiedClaims {
  readonly readings: readonly Reading[];
  /** It compares with none, any or all, so that no reader of plain comparisons may take it for one of two states. */
  readonly isSuch: boolean;
}

/**
 * Places told by who is more and who is less: “no country has as many people as X”, “X is behind any other”, “only Y
 * makes more than X”.
 *
 * Shape: whatever way a language marks the two sides, the same place comes out: the first or last of all against none
 * or any, the one after those named against “only”.
 */
export function readQuantified(desk: Desk): QuantifiedClaims {
  const quantified = quantifiedIn(desk);
  const isSuch = quantified.some((one) => one.who !== "only");
  if (quantified.length === 0) return { readings: [], isSuch };
  if (isEither(desk, quantified)) return { readings: [], isSuch: true };
  const parties = [
    ...desk.parties.filter((one) => !quantified.some(({ party }) => covers(party, one))),
    ...quantified.map((one) => one.party),
  ].sort((a, b) => a.start - b.start);
  const own: Desk = { ...desk, parties };
  for (const anchor of anchorsOf(desk, quantified)) {
    const readings = readAt(own, anchor, quantified);
    if (readings.length > 0) return { readings, isSuch };
  }
  return { readings: [], isSuch };
}

/** «X опережает только Y»: both names stand in one form, so that either may be ahead. */
function isEither(desk: Desk, quantified: readonly Quantified[]): boolean {
  if (desk.sentence.language !== "ru") return false;
  return quantified.some(
    ({ who, party }) =>
      who === "only" &&
      party.role === "" &&
      marksOf(desk, "exceed").some(
        (one) =>
          one.value === "more-than" &&
          one.end <= party.start &&
          party.start - one.end < reachOfOnly,
      ),
  );
}

function covers(outer: Party, inner: Party): boolean {
  return outer.start <= inner.start && outer.end >= inner.end;
}

/** Words that set two sides apart; against “none” also “as much as” and “reaches”. */
function anchorsOf(desk: Desk, quantified: readonly Quantified[]): readonly Mark[] {
  const isNone = quantified.some((one) => one.who === "none");
  const kinds = isNone ? ["exceed", "compare", "equal", "reach", "so-many"] : ["exceed", "compare"];
  return marksOf(desk, ...kinds)
    .filter((one) => !isOpen(desk, one))
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

function readAt(desk: Desk, anchor: Mark, quantified: readonly Quantified[]): readonly Reading[] {
  const word = measureFor(desk, anchor);
  const sides = sidesOf(
    desk,
    anchor.kind === "reach" || anchor.kind === "so-many" ? { ...anchor, kind: "equal" } : anchor,
  );
  if (word === undefined || sides === undefined) return [];
  const standing = standingOf(anchor, sides, quantified);
  if (standing === undefined || standing.subject.whole.states.length !== 1) return [];
  const time = whenOf(desk, anchor);
  if (isFuture(desk, time.when)) return [];
  const isNone = quantified.some((one) => one.who === "none");
  const place = placeIn(desk, anchor, word, standing);
  if (place === undefined) return [];
  const when = time.when === undefined ? {} : { when: time.when };
  const told = {
    negated: !isNone && isDenied(desk, anchor),
    assumed: [...new Set([...standing.subject.assumed, ...place.assumed, ...time.assumed])],
    confidence: place.assumed.length > 0 ? 0.75 : 0.85,
    spans: [anchor, ...sides, ...time.spans],
  };
  const { subject, others, order } = standing;
  const rank: Reading = {
    query: { ...place.query, ...when },
    ...told,
    rule: `rank/${word.id}`,
  };
  const isBehind = (order === "highest") === !(word.negative === true);
  return [
    rank,
    ...others.map(
      (state): Reading => ({
        query: {
          kind: "comparison",
          measure: withBasis(desk, word),
          left: subject.whole,
          right: { states: [state] },
          relation: isBehind ? "less-than" : "more-than",
          times: 1,
          ...when,
        },
        ...told,
        rule: `comparison/only/${word.id}`,
      }),
    ),
  ];
}

/** Among whom the place is: the region, where nothing else is said. */
function placeIn(
  desk: Desk,
  anchor: Mark,
  word: MeasureWord,
  { subject, rank, order }: Standing,
): { readonly query: RankQuery; readonly assumed: readonly string[] } | undefined {
  const [state = ""] = subject.whole.states;
  const states = [...desk.world.region].sort();
  if (!states.includes(state)) return undefined;
  const isNamed =
    desk.parties.some((one) => one.whole.group === "region") ||
    marksOf(desk, "region").some((one) => distance(desk, anchor, one) < reachOfMeasure);
  const isFar = desk.parties.some((one) => one.whole.group === "world");
  if (isFar || marksOf(desk, "elsewhere", "organisation", "narrowed").length > 0) return undefined;
  const turned = order === "highest" ? "lowest" : "highest";
  return {
    query: {
      kind: "rank",
      measure: withBasis(desk, word),
      subject: state,
      among: { states, group: "region" },
      rank,
      order: word.negative ? turned : order,
    },
    assumed: isNamed ? [] : ["region"],
  };
}

/** From “none”, “any other” and “only” on either side to the place of the other side. */
function standingOf(
  anchor: Mark,
  [left, right]: readonly [Party, Party],
  quantified: readonly Quantified[],
): Standing | undefined {
  const isLess = anchor.value === "less-than";
  const whoOf = (one: Party): Quantified["who"] | undefined =>
    quantified.find(({ party }) => party === one)?.who;
  const [first, second] = [whoOf(left), whoOf(right)];
  const most = isLess ? ("lowest" as const) : ("highest" as const);
  const least = isLess ? ("highest" as const) : ("lowest" as const);
  if (first === "none") return { subject: right, rank: 1, order: most, others: [] };
  if (first === "any") return { subject: right, rank: 1, order: least, others: [] };
  if (second === "any") return { subject: left, rank: 1, order: most, others: [] };
  if (first === "only") {
    const others = left.whole.states;
    return { subject: right, rank: others.length + 1, order: most, others };
  }
  if (second === "only") {
    const others = right.whole.states;
    return { subject: left, rank: others.length + 1, order: least, others };
  }
  return undefined;
}

function measureFor(desk: Desk, anchor: Mark): MeasureWord | undefined {
  const marks = marksOf(desk, "measure").filter(
    (one) => inOneClause(desk, one, anchor) || distance(desk, anchor, one) < reachOfMeasure,
  );
  const mark = nearest(desk, anchor, marks);
  const people = marksOf(desk, "people-cue").some((one) => distance(desk, anchor, one) < 60);
  const word =
    mark === undefined
      ? people
        ? desk.measures.byId("population")
        : undefined
      : measureAt(desk, mark);
  return word?.grain === "state" ? word : undefined;
}
