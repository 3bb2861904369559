import { settleWhole } from "./context.ts";
import { aloneOf } from "./readAlone.ts";
import type { Meant } from "./readAmounts.ts";
import { isDenied, isOpen } from "./readDenial.ts";
import type { Mark } from "./readMarks.ts";
import { isPerPerson, measureAt, sideOf, withBasis } from "./readMeasureAt.ts";
import { isUnknownMultiple, timesOf } from "./readMultiplier.ts";
import { comparePartners, type Times } from "./readPartners.ts";
import {
  between,
  type Desk,
  distance,
  inOneClause,
  marksOf,
  nearest,
  type Reading,
} from "./readScope.ts";
import { sidesOf } from "./readSides.ts";
import { isFuture, whenOf } from "./readTime.ts";
import { isVerbLast } from "./verbLast.ts";

/** “X's GDP almost equals that of the others together”, “X has three times as many people as Y”. */
export function readComparisons(desk: Desk): readonly Reading[] {
  // “For every dollar that it sold it bought two” is a ratio of two amounts.
  if (marksOf(desk, "for-every").some((one) => !isPerPerson(desk, one))) return [];
  const kinds = ["equal", "exceed", "compare", "evenness", "times", "times-unit", "fraction"];
  const anchors = marksOf(desk, ...kinds).filter((one) => !isOpen(desk, one));
  const apart = readEach(desk, anchors);
  if (apart.length > 0) return apart;
  return distribute(fullest(desk, anchors));
}

/** Several words of one comparison (“twice as large as”) make one claim: the fullest. */
function fullest(desk: Desk, anchors: readonly Mark[]): readonly Reading[] {
  const made = anchors.flatMap((anchor) => {
    const reading = readComparison(desk, anchor, anchors);
    return reading === undefined ? [] : [reading];
  });
  const best = made.sort((a, b) => b.confidence - a.confidence)[0];
  return best === undefined ? [] : [best];
}

/** “Lower than A's, higher than B's”: two words with a standard each make two claims of one subject. */
function readEach(desk: Desk, anchors: readonly Mark[]): readonly Reading[] {
  const groups = groupsOf(desk, anchors);
  if (groups.length !== 2) return [];
  const readings = groups.map(({ own, desk: part }) => fullest(part, own));
  const [one, other] = readings.map(([first]) => first?.query);
  if (one?.kind !== "comparison" || other?.kind !== "comparison") return [];
  const isApart =
    one.left.states.join() === other.left.states.join() &&
    one.right.states.join() !== other.right.states.join();
  return isApart ? readings.flat() : [];
}

/** Words of comparison that stand apart, each with the first party of the sentence and those of its own side. */
function groupsOf(
  desk: Desk,
  anchors: readonly Mark[],
): readonly { readonly own: readonly Mark[]; readonly desk: Desk }[] {
  const [subject, ...rest] = desk.parties.filter((one) => one.whole.group !== "region");
  if (subject === undefined || rest.length !== 2) return [];
  const late = isVerbLast(desk.sentence.language);
  return rest
    .map((party, i) => {
      const before = rest[i - 1];
      const after = rest[i + 1];
      const own = anchors.filter((one) =>
        late
          ? one.start >= party.end && (after === undefined || one.end <= after.start)
          : one.end <= party.start && one.start >= (before ?? subject).end,
      );
      return { own, desk: { ...desk, parties: [subject, party] } };
    })
    .filter(({ own }) => own.length > 0);
}

/** “Behind A and B” is said of each of them, where values do not add up. */
function distribute(readings: readonly Reading[]): readonly Reading[] {
  return readings.flatMap((one) => {
    const { query } = one;
    if (query.kind !== "comparison" || query.right.states.length < 2) return [one];
    return query.right.states.map((state) => ({
      ...one,
      query: { ...query, right: { states: [state] } },
    }));
  });
}

function readComparison(desk: Desk, anchor: Mark, anchors: readonly Mark[]): Reading | undefined {
  const meant = measureFor(desk, anchor);
  if (meant === undefined || passesAmount(desk, anchor)) return undefined;
  if (isUnknownMultiple(desk, anchor, anchors)) return undefined;
  return compareAt(desk, anchor, meant, timesOf(desk, anchor, anchors));
}

/**
 * Two sides of one measure set against each other at a word, by so many times or plainly.
 *
 * Missing: undefined where the two sides are not clear, or the year is to come.
 */
export function compareAt(
  desk: Desk,
  anchor: Mark,
  meant: Meant,
  amount: Times,
): Reading | undefined {
  if (meant.word.lone && isWithPartner(desk)) return undefined;
  if (meant.word.grain !== "state") {
    const partners = comparePartners(desk, anchor, meant, amount);
    const alone =
      partners === undefined && isOfTwo(desk) ? aloneOf(desk, meant.word, meant.mark) : undefined;
    return alone === undefined
      ? partners
      : compareAt(desk, anchor, { word: alone, mark: meant.mark }, amount);
  }
  const sides = sidesOf(desk, anchor);
  if (sides === undefined) return undefined;
  const [left, right] = sides;
  const time = whenOf(desk, anchor);
  if (isFuture(desk, time.when)) return undefined;
  const leftWhole = settleWhole(left.whole, right.whole.states, desk.world);
  const rightWhole = settleWhole(right.whole, leftWhole.states, desk.world);
  if (leftWhole.states.length === 0 || rightWhole.states.length === 0) return undefined;
  // A part is never set against the whole that it is in by “more” or “less” alone.
  const isInside = leftWhole.states.every((one) => rightWhole.states.includes(one));
  if (isInside && amount.times === 1) return undefined;
  const isBoth =
    leftWhole.states.length === 1 &&
    meant.word.per === true &&
    right.form === "name" &&
    amount.times === 1 &&
    amount.relation !== "equals";
  const isSum = !isBoth && (leftWhole.states.length > 1 || rightWhole.states.length > 1);
  if (isSum && meant.word.per) return undefined;
  const when = time.when === undefined ? {} : { when: time.when };
  return {
    query: {
      kind: isSum ? "sum" : "comparison",
      measure: { ...withBasis(desk, meant.word), ...sideOf(meant.word) },
      left: leftWhole,
      right: rightWhole,
      ...amount,
      ...when,
    },
    negated: isDenied(desk, anchor),
    assumed: [...new Set([...left.assumed, ...right.assumed, ...time.assumed])],
    rule: `comparison/${anchor.id}/${meant.word.id}`,
    confidence: amount.times === 1 ? 0.8 : 0.85,
    spans: [anchor, left, right, ...(meant.mark === undefined ? [] : [meant.mark]), ...time.spans],
  };
}

/** Two states and no third: each of them has the measure for itself. */
function isOfTwo(desk: Desk): boolean {
  const singles = desk.parties.filter((one) => one.whole.states.length === 1);
  return new Set(singles.map((one) => one.whole.states[0])).size === 2;
}

/** A balance with one partner is not that with all. */
function isWithPartner(desk: Desk): boolean {
  return desk.parties.some((one) => one.role === "with" || one.role === "instrumental");
}

/** A verb of passing that passes an amount compares no states. */
function passesAmount(desk: Desk, anchor: Mark): boolean {
  return marksOf(desk, "quantity").some(
    (one) =>
      one.id !== "percent" && inOneClause(desk, one, anchor) && distance(desk, anchor, one) < 30,
  );
}

function measureFor(desk: Desk, anchor: Mark): Meant | undefined {
  const named = marksOf(desk, "measure").filter((one) => !between(desk, anchor, one).includes(";"));
  const mark = nearest(desk, anchor, named);
  const word = mark === undefined ? undefined : measureAt(desk, mark);
  // What is the only measure of a sentence is meant also after a dash or two.
  const isOnly = new Set(named.map((one) => one.id)).size === 1;
  if (
    word !== undefined &&
    mark !== undefined &&
    distance(desk, anchor, mark) < (isOnly ? 260 : 130)
  )
    return { word, mark };
  const people = marksOf(desk, "people-cue").find(
    (one) => one.id === "live" && inOneClause(desk, one, anchor),
  );
  const population = desk.measures.byId("population");
  return people === undefined || population === undefined
    ? undefined
    : { word: population, mark: undefined };
}
