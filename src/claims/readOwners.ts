import { type Party, restOf } from "./context.ts";
import type { MeasureWord } from "./measures.ts";
import type { Measure, Whole } from "./query.ts";
import type { Mark } from "./readMarks.ts";
import { withBasis } from "./readMeasureAt.ts";
import { isWithin, otherSide, placeOf, sharedBorder } from "./readOwnerSides.ts";
import { between, type Desk, distance, nearest } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** Whose value a measure is, with the partner of a directed one. */
export interface Owned {
  readonly measure: Measure;
  readonly of: Whole;
  readonly assumed: readonly string[];
  readonly spans: readonly Party[];
}

/**
 * Whose value is meant where a measure and an amount stand together.
 *
 * Missing: undefined where the sentence names no one, or where flows between states need a second one.
 */
export function ownerOf(
  desk: Desk,
  word: MeasureWord,
  at: {
    readonly measure: Mark | undefined;
    readonly anchor: Mark;
    readonly rivals: readonly Mark[];
  },
): Owned | undefined {
  const parties = desk.parties.filter(
    (one) => one.whole.group !== "neighbours" && one.whole.group !== "world",
  );
  const border = word.id === "land-boundary" ? sharedBorder(desk, at.anchor) : undefined;
  if (border !== undefined) return pairOwner(desk, border, at, parties);
  if (word.grain === "state") return stateOwner(desk, word, at, parties);
  if (word.grain === "directed") return flow(desk, word, at, parties);
  return pairOwner(desk, word, at, parties);
}

type Place = Parameters<typeof ownerOf>[2];

function stateOwner(
  desk: Desk,
  word: MeasureWord,
  { measure, anchor, rivals }: Place,
  parties: readonly Party[],
): Owned | undefined {
  const able = parties.filter((one) => isOwner(desk, word, one));
  const possessed = parties.find(
    (one) => one.form === "pronoun" && one.end <= anchor.start && anchor.start - one.end <= 2,
  );
  if (possessed !== undefined && possessed.whole.states.length === 1 && measure !== undefined)
    return {
      measure: withBasis(desk, word),
      of: possessed.whole,
      assumed: possessed.assumed,
      spans: [possessed],
    };
  const beside =
    measure === undefined ? undefined : besideMeasure(desk, measure, able, anchor, rivals);
  const owner = beside ?? byOrder(desk, anchor, able, rivals);
  if (owner === undefined || (owner.whole.states.length === 0 && owner.whole.group !== "rest"))
    return undefined;
  if (owner.whole.group === "rest") return undefined;
  // “Uzbekistan and Kazakhstan, the largest markets in Central Asia”: a group is where, not whose, beside a state.
  const { whole, assumed } = owner;
  return { measure: withBasis(desk, word), of: whole, assumed, spans: [owner] };
}

function isOwner(desk: Desk, word: MeasureWord, one: Party): boolean {
  if (one.form === "adjective" && word.id === "population") return false;
  // Money flows to the state that receives it.
  if (one.role === "dative" && desk.parties.length === 1) return true;
  if (one.role === "with" || one.role === "dative")
    return one.whole.states.length > 1 && one.role === "with";
  const others = desk.parties.filter((other) => other.form === "name" && other !== one);
  // “in the region” beside a state only says where.
  if (one.whole.group === "region" && others.length > 0)
    return others.every((other) => other.whole.group === "region");
  return true;
}

/** A name in the genitive beside its measure: X-ning YaIMi, ВВП X-а, X's GDP, the GDP of X. */
function besideMeasure(
  desk: Desk,
  measure: Mark,
  able: readonly Party[],
  anchor: Mark,
  rivals: readonly Mark[],
): Party | undefined {
  if (rivals.some((one) => one !== anchor && isMiddle(one, measure, anchor))) return undefined;
  const near = able.filter((one) => {
    const gap = between(desk, one, measure);
    if (gap.length > 28 || /[,;:]/.test(gap)) return false;
    if (one.end <= measure.start)
      return desk.sentence.language !== "ru" || one.form === "adjective" || one.role === "locative";
    return !isVerbLast(desk.sentence.language) && one.role === "genitive";
  });
  return near.sort(
    (a, b) => between(desk, a, measure).length - between(desk, b, measure).length,
  )[0];
}

function isMiddle(middle: Mark, a: Mark, b: Mark): boolean {
  return middle.start > Math.min(a.start, b.start) && middle.start < Math.max(a.start, b.start);
}

/** In a row of amounts each has the name before it, or each the name after it, as the first one has. */
function byOrder(
  desk: Desk,
  anchor: Mark,
  able: readonly Party[],
  rivals: readonly Mark[],
): Party | undefined {
  const row = [...rivals.filter((one) => one !== anchor), anchor].sort((a, b) => a.start - b.start);
  if (row.length > 1 && able.length > 1) {
    const isLed = able.some((one) => one.end <= (row[0]?.start ?? 0));
    const at = row.indexOf(anchor);
    const from = isLed ? (row[at - 1]?.end ?? 0) : anchor.end;
    const to = isLed ? anchor.start : (row[at + 1]?.start ?? desk.sentence.text.length);
    const within = able.filter((one) => one.start >= from && one.end <= to);
    if (within.length > 0) return isLed ? within.at(-1) : within[0];
  }
  return nearest(desk, anchor, able);
}

/** Flows between two states, from one to the other: exports, imports, migrants, refugees. */
function flow(
  desk: Desk,
  word: MeasureWord,
  at: Place,
  parties: readonly Party[],
): Owned | undefined {
  const { anchor } = at;
  const all = parties.filter(
    (one) => one.whole.states.length > 0 && distance(desk, anchor, one) < 220,
  );
  const source = all.find((one) => one.role === "ablative");
  const target = all.find((one) => one.role === "dative" && one !== source);
  const rest = all.filter((one) => one !== source && one !== target);
  const owner = rest.find((one) => one.role === "genitive") ?? rest[0];
  const inside = rest.find(
    (one) => one !== owner && at.measure !== undefined && isWithin(one, at.measure),
  );
  const [from, to] = word.inverse
    ? [source ?? boughtIn(desk, rest, owner), target ?? owner]
    : [source ?? owner, target ?? inside ?? placeOf(rest, owner)];
  const partner = word.inverse ? from : to;
  const self = word.inverse ? to : from;
  if (self === undefined) {
    const other =
      partner?.role === (word.inverse ? "ablative" : "dative")
        ? otherSide(desk, partner)
        : undefined;
    if (partner === undefined || other === undefined) return undefined;
    const sides = word.inverse ? [partner.whole, other] : [other, partner.whole];
    const [of, towards] = [sides[0] ?? other, sides[1] ?? other];
    return {
      measure: { concept: word.concept, towards },
      of,
      assumed: ["state"],
      spans: [partner],
    };
  }
  if (partner === undefined || sameStates(self.whole, partner.whole)) {
    const alone = word.alone === undefined ? undefined : desk.measures.byId(word.alone);
    return alone === undefined || self.whole.group === "pair"
      ? undefined
      : stateOwner(desk, alone, at, parties);
  }
  const [of, towards] = word.inverse ? [partner, self] : [self, partner];
  const [ofWhole, toWhole] = settleSides(desk, of, towards);
  const assumed = [...new Set([...of.assumed, ...towards.assumed])];
  return {
    measure: { concept: word.concept, towards: toWhole },
    of: ofWhole,
    assumed,
    spans: [self, partner],
  };
}

/** «Закупил в X товаров»: of two states the one in which the other buys is the seller. */
function boughtIn(desk: Desk, rest: readonly Party[], owner: Party | undefined): Party | undefined {
  const place = placeOf(rest, owner);
  const isBare = owner?.role === "" && owner.form === "name";
  return desk.sentence.language === "ru" && isBare && rest.length === 2 ? place : undefined;
}

function settleSides(desk: Desk, one: Party, other: Party): readonly [Whole, Whole] {
  const left = one.whole.group === "rest" ? restOf(desk.world, other.whole.states) : one.whole;
  const right = other.whole.group === "rest" ? restOf(desk.world, one.whole.states) : other.whole;
  return [left, right];
}

function sameStates(one: Whole, other: Whole): boolean {
  return one.states.join() === other.states.join();
}

/** What two states share: trade both ways, their border, the distance of their capitals. */
function pairOwner(
  desk: Desk,
  word: MeasureWord,
  at: Place,
  parties: readonly Party[],
): Owned | undefined {
  const able = parties.filter((one) => one.whole.states.length > 0);
  const capitals = capitalsIn(desk, word);
  if (capitals.length === 2) return pairOf(word, capitals, [], []);
  const pair = nearest(
    desk,
    at.measure ?? at.anchor,
    able.filter((one) => one.whole.states.length === 2),
  );
  const singles = able.filter((one) => one.whole.states.length === 1 && one.form !== "pronoun");
  const row = singles.length >= 2 ? singles : able.filter((one) => one.whole.states.length === 1);
  const two = [...new Set(row.flatMap((one) => one.whole.states))];
  if (two.length === 2 && row.length >= 2)
    return pairOf(
      word,
      two,
      row.flatMap((one) => one.assumed),
      row,
    );
  if (pair !== undefined && two.length < 2)
    return pairOf(word, pair.whole.states, pair.assumed, [pair]);
  const group = able.find((one) => one.whole.group === "region" || one.whole.group === "rest");
  const single = row.length === 1 ? row[0] : undefined;
  if (
    single !== undefined &&
    group !== undefined &&
    group.role !== "locative" &&
    two.length === 1
  ) {
    const others = restOf(desk.world, single.whole.states);
    return withPartner(
      word,
      single,
      { ...others, group: group.whole.group },
      [...single.assumed, ...group.assumed],
      [single, group],
    );
  }
  if (able.length === 0 && word.grain === "mutual") {
    // “Mutual trade” without names is that of the pair spoken of.
    return pairOf(word, desk.memory.pair ?? desk.world.focus, ["pair"], []);
  }
  if (single === undefined || word.alone === undefined) return undefined;
  // “Its trade with the neighbour” needs the neighbour; trade alone is with all the world.
  const alone = desk.measures.byId(word.alone);
  return alone === undefined ? undefined : stateOwner(desk, alone, at, parties);
}

/** The distance of two states is that of their capitals; trade “between” two capitals is that of their states. */
function capitalsIn(desk: Desk, word: MeasureWord): readonly string[] {
  const isDistance = word.id === "capital-distance";
  if (!isDistance && (word.grain !== "mutual" || desk.parties.length > 0)) return [];
  const named = desk.sentence.marks.filter((one) => one.kind === "state");
  return [...new Set(named.map((one) => one.id))];
}

function withPartner(
  word: MeasureWord,
  one: Party,
  towards: Whole,
  assumed: readonly string[],
  spans: readonly Party[],
): Owned {
  const mutual = word.grain === "mutual" ? { mutual: true } : {};
  return {
    measure: { concept: word.concept, towards, ...mutual },
    of: one.whole,
    assumed: [...new Set(assumed)],
    spans,
  };
}

function pairOf(
  word: MeasureWord,
  states: readonly string[],
  assumed: readonly string[],
  spans: readonly Party[],
): Owned {
  const [one = "", other = ""] = [...states].sort();
  const mutual = word.grain === "mutual" ? { mutual: true } : {};
  const measure = { concept: word.concept, towards: { states: [other] }, ...mutual };
  return { measure, of: { states: [one] }, assumed: [...new Set(assumed)], spans };
}
