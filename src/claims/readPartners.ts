import type { Party } from "./context.ts";
import type { MeasureWord } from "./measures.ts";
import type { Relation } from "./query.ts";
import { isDenied } from "./readDenial.ts";
import { isFirstStandard } from "./readEllipsis.ts";
import type { Mark } from "./readMarks.ts";
import { rivalOf, type Sides, wayOf } from "./readPartnerSides.ts";
import { type Desk, marksOf, type Reading } from "./readScope.ts";
import { isFuture, whenOf } from "./readTime.ts";
import { isVerbLast } from "./verbLast.ts";

/** How many times, and how near. */
export interface Times {
  readonly relation: Relation;
  readonly times: number;
}

/**
 * Two flows or two borders set against each other: “its border with X is longer than with Y”, “sold more than it bought”.
 *
 * Shape: the state that both sides share is the partner of the measure; where two states trade both ways, each is the
 * partner of the other.
 */
export function comparePartners(
  desk: Desk,
  anchor: Mark,
  meant: { readonly word: MeasureWord; readonly mark: Mark | undefined },
  amount: Times,
): Reading | undefined {
  const singles = desk.parties.filter((one) => one.whole.states.length === 1);
  const states = [...new Set(singles.flatMap((one) => one.whole.states))];
  const spread =
    states.length === 3 ? twoPartners(desk, anchor, meant, amount, singles) : undefined;
  if (spread !== undefined) return spread;
  const isFlow = meant.word.grain === "directed";
  const rival =
    isFlow && states.length === 3 ? rivalOf(desk, anchor, meant.word, singles) : undefined;
  const twoPairs = rival ?? pairsOf(desk);
  const sides =
    twoPairs ??
    (states.length === 3
      ? throughOne(desk, anchor, singles, isFlow)
      : bothWays(desk, singles, states));
  const time = whenOf(desk, anchor);
  if (sides === undefined || isFuture(desk, time.when)) return undefined;
  const mutual = meant.word.grain === "mutual" ? { mutual: true } : {};
  const towards = { states: [...sides.towards].sort() };
  return {
    query: {
      kind: "comparison",
      measure: { concept: meant.word.concept, towards, ...mutual },
      left: { states: [sides.left] },
      right: { states: [sides.right] },
      ...amount,
      ...(time.when === undefined ? {} : { when: time.when }),
    },
    negated: isDenied(desk, anchor),
    assumed: [...new Set([...singles.flatMap((one) => one.assumed), ...time.assumed])],
    rule: `comparison/${anchor.id}/${meant.word.id}`,
    confidence: 0.72,
    spans: [anchor, ...singles, ...(meant.mark === undefined ? [] : [meant.mark]), ...time.spans],
  };
}

/** “X's exports to A were twice those to B”, “X bought more from A than from B”: one state with two partners of a flow. */
function twoPartners(
  desk: Desk,
  anchor: Mark,
  meant: { readonly word: MeasureWord; readonly mark: Mark | undefined },
  amount: Times,
  singles: readonly Party[],
): Reading | undefined {
  if (meant.word.grain !== "directed") return undefined;
  const parallel = besideThan(desk, anchor, meant, amount, singles);
  if (parallel !== "none") return parallel;
  // “More goods reached X from A than from B”: two that send stand against each other.
  const isSent = singles.filter((one) => one.role === "ablative").length === 2;
  const role = meant.word.inverse || isSent ? "ablative" : "dative";
  const partners = singles.filter((one) => one.role === role);
  const self = singles.find((one) => one.role !== role);
  const [left, right] = partners;
  if (self === undefined || left === undefined || right === undefined) return undefined;
  if (singles.length !== 3 || partners.length !== 2) return undefined;
  // Where the standard comes first (“to B more than to A” in the order of Uzbek and Kazakh) the reading is not sure.
  const than = marksOf(desk, "than")[0];
  if (than === undefined && !isSetAgainst(desk, left, right)) return undefined;
  const isFirst =
    than !== undefined && isVerbLast(desk.sentence.language) && than.start < right.start;
  const [one, other] = isFirst ? [right, left] : [left, right];
  return partnersOf(desk, anchor, meant, amount, singles, {
    self,
    left: one,
    right: other,
    isFrom: role === "ablative",
  });
}

/** “As much from A as from B”, “A-dan B-dagidan”: the second is the standard without a word for than. */
function isSetAgainst(desk: Desk, left: Party, right: Party): boolean {
  const { text, language } = desk.sentence;
  const gap = text.slice(left.end, right.start);
  if (!isVerbLast(language)) return /(?:^|\s)as (?:from|to) $/u.test(gap);
  return gap.trim() === "" && levelled.test(text.slice(right.start));
}

/** The name itself, or a participle right behind it, has the ending of what is set against. */
const levelled =
  /^\S*(?:dagidan|дагидан|дағыдан|дегіден|тағыдан|тегіден)(?!\p{L})|^\S+\s\p{L}+(?:gandan|ganidan|гандан|ганидан|ғаннан|геннен|ғанынан|генінен|қаннан|кеннен)(?!\p{L})/u;

interface Partners {
  readonly self: Party;
  readonly left: Party;
  readonly right: Party;
  /** Whether the partners send to the state: otherwise it sends to them. */
  readonly isFrom: boolean;
}

/** The comparison of one state's flow with two partners. Missing: undefined for a year that is to come. */
function partnersOf(
  desk: Desk,
  anchor: Mark,
  { word, mark }: { readonly word: MeasureWord; readonly mark: Mark | undefined },
  amount: Times,
  singles: readonly Party[],
  { self, left, right, isFrom }: Partners,
): Reading | undefined {
  const time = whenOf(desk, anchor);
  if (isFuture(desk, time.when)) return undefined;
  const own = { states: self.whole.states };
  const { concept } = word;
  return {
    query: {
      kind: "comparison",
      measure: isFrom ? { concept, towards: own } : { concept, from: own },
      left: left.whole,
      right: right.whole,
      ...amount,
      ...(time.when === undefined ? {} : { when: time.when }),
    },
    negated: isDenied(desk, anchor),
    assumed: [...new Set([...singles.flatMap((party) => party.assumed), ...time.assumed])],
    rule: `comparison/${anchor.id}/${word.id}/partners`,
    confidence: 0.74,
    spans: [anchor, ...singles, ...(mark === undefined ? [] : [mark]), ...time.spans],
  };
}

/**
 * Uzbek and Kazakh: “to X from A than from B”, where the word for than gives B its case and so hides its part.
 *
 * Shape: B stands like the one right before it. Missing: `none` where no name stands before such a word.
 */
function besideThan(
  desk: Desk,
  anchor: Mark,
  meant: { readonly word: MeasureWord; readonly mark: Mark | undefined },
  amount: Times,
  singles: readonly Party[],
): Reading | undefined | "none" {
  if (!isVerbLast(desk.sentence.language) || singles.length !== 3) return "none";
  const than = marksOf(desk, "than").find((one) =>
    singles.some((party) => one.start >= party.end && one.start - party.end <= 2),
  );
  const standard = singles.find(
    (one) => than !== undefined && than.start - one.end <= 2 && one.end <= than.start,
  );
  if (standard === undefined) return "none";
  const others = singles.filter((one) => one !== standard);
  const like = others.findLast((one) => one.end <= standard.start);
  const self = others.find((one) => one !== like);
  if (like === undefined || self === undefined) return undefined;
  const isSender = like.role === "ablative";
  const isReceiver = like.role === "dative";
  if (isSender === isReceiver) return undefined;
  return partnersOf(desk, anchor, meant, amount, singles, {
    self,
    left: like,
    right: standard,
    isFrom: isSender,
  });
}

/** “The A–B border is longer than the A–C border”: two pairs with one state in common. */
function pairsOf(desk: Desk): Sides | undefined {
  const pairs = desk.parties.filter((one) => one.whole.states.length === 2);
  const [first, second] = pairs;
  if (first === undefined || second === undefined || pairs.length !== 2) return undefined;
  const common = first.whole.states.filter((id) => second.whole.states.includes(id));
  const left = first.whole.states.find((id) => !common.includes(id));
  const right = second.whole.states.find((id) => !common.includes(id));
  if (common.length !== 1 || left === undefined || right === undefined) return undefined;
  return { left, right, towards: common };
}

/** One state with two partners: the partners stand in one role, the state in another. */
function throughOne(
  desk: Desk,
  anchor: Mark,
  singles: readonly Party[],
  isFlow: boolean,
): Sides | undefined {
  const [first, second, third] = singles;
  const [a, b, c] = [first, second, third].map((one) => one?.whole.states[0]);
  if (a === undefined || b === undefined || c === undefined || singles.length !== 3)
    return undefined;
  // What one state sends to two others cannot be told apart by who sends it.
  if (!isFlow && second?.role === third?.role && first?.role !== second?.role) {
    const isTurned =
      second !== undefined && third !== undefined && isFirstStandard(desk, second, third, anchor);
    return isTurned ? { left: c, right: b, towards: [a] } : { left: b, right: c, towards: [a] };
  }
  // “X sells more to A than Y does”: the two sellers stand alike.
  if (first?.role === third?.role && second?.role !== first?.role) {
    return { left: a, right: c, towards: [b] };
  }
  return undefined;
}

/** “A sold more to B than it bought there”: what is said first is set against its reverse. */
function bothWays(
  desk: Desk,
  singles: readonly Party[],
  states: readonly string[],
): Sides | undefined {
  const [one, other] = states;
  const row = singles.map((single) => single.whole.states[0]);
  if (row.length === 4 && row[0] === row[3] && row[1] === row[2] && row[0] !== row[1]) {
    const flow = marksOf(desk, "measure").find(
      (mark) => desk.measures.byId(mark.id)?.grain === "directed",
    );
    const isTurned = flow !== undefined && desk.measures.byId(flow.id)?.inverse === true;
    const [left = "", right = ""] = isTurned ? [row[1], row[0]] : [row[0], row[1]];
    return { left, right, towards: states };
  }
  if (states.length !== 2 || one === undefined || other === undefined) return undefined;
  const reversed = marksOf(desk, "reverse").length > 0 ? wayOf(desk, singles) : undefined;
  if (reversed !== undefined) return reversed;
  const flows = marksOf(desk, "measure").filter((mark) => {
    return desk.measures.byId(mark.id)?.grain === "directed";
  });
  const distinct = flows.filter(
    (mark, i) => flows.findIndex((two) => two.end > mark.start && two.start < mark.end) === i,
  );
  const turned = new Set(distinct.map((mark) => desk.measures.byId(mark.id)?.inverse));
  if (distinct.length < 2 || (turned.size < 2 && singles.length < 4)) return undefined;
  // “What it buys is more than what it sells”: what stands in the ablative is the standard.
  const standard = distinct.find((mark) => mark.case === "ablative");
  const rest = standard === undefined ? distinct : distinct.filter((mark) => mark !== standard);
  const main = isVerbLast(desk.sentence.language) ? rest.at(-1) : distinct[0];
  const isBuying = main === undefined ? false : desk.measures.byId(main.id)?.inverse === true;
  const [left, right] = isBuying ? [other, one] : [one, other];
  return { left, right, towards: states };
}
