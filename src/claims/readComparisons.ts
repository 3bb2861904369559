import { type Party, settleWhole } from "./context.ts";
import type { Relation } from "./query.ts";
import { isDenied, isOpen } from "./readDenial.ts";
import { toldBefore } from "./readEllipsis.ts";
import type { Mark } from "./readMarks.ts";
import { measureAt, withBasis } from "./readMeasureAt.ts";
import { comparePartners } from "./readPartners.ts";
import { relationAt } from "./readRelation.ts";
import {
  between,
  type Desk,
  distance,
  inOneClause,
  marksOf,
  nearest,
  type Reading,
} from "./readScope.ts";
import { isFuture, whenOf } from "./readTime.ts";
import { isVerbLast } from "./verbLast.ts";

/** “X's GDP almost equals that of the others together”, “X has three times as many people as Y”. */
export function readComparisons(desk: Desk): readonly Reading[] {
  const kinds = ["equal", "exceed", "compare", "times", "times-unit", "fraction"];
  const anchors = marksOf(desk, ...kinds).filter((one) => !isOpen(desk, one));
  const made = anchors.flatMap((anchor) => {
    const reading = readComparison(desk, anchor, anchors);
    return reading === undefined ? [] : [reading];
  });
  // Several words of one comparison (“twice as large as”) make one claim: the fullest.
  const best = made.sort((a, b) => b.confidence - a.confidence)[0];
  return best === undefined ? [] : [best];
}

function readComparison(desk: Desk, anchor: Mark, anchors: readonly Mark[]): Reading | undefined {
  const meant = measureFor(desk, anchor);
  if (meant === undefined || meant.word.lone || passesAmount(desk, anchor)) return undefined;
  if (isUnknownMultiple(desk, anchor, anchors)) return undefined;
  const amount = timesOf(desk, anchor, anchors);
  if (meant.word.grain !== "state") return comparePartners(desk, anchor, meant, amount);
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
  const isSum = leftWhole.states.length > 1 || rightWhole.states.length > 1;
  if (isSum && meant.word.per) return undefined;
  const when = time.when === undefined ? {} : { when: time.when };
  return {
    query: {
      kind: isSum ? "sum" : "comparison",
      measure: withBasis(desk, meant.word),
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

/** A verb of passing that passes an amount compares no states. */
function passesAmount(desk: Desk, anchor: Mark): boolean {
  return marksOf(desk, "quantity").some(
    (one) =>
      one.id !== "percent" && inOneClause(desk, one, anchor) && distance(desk, anchor, one) < 30,
  );
}

function measureFor(
  desk: Desk,
  anchor: Mark,
): { word: NonNullable<ReturnType<Desk["measures"]["byId"]>>; mark: Mark | undefined } | undefined {
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

/** Who is compared with whom: the one after “than”, in the ablative, or second, is the measure of the first. */
function sidesOf(desk: Desk, anchor: Mark): readonly [Party, Party] | undefined {
  const able = desk.parties.filter(
    (one) => one.whole.group !== "world" && distance(desk, anchor, one) < 160,
  );
  if (able.length < 2) return undefined;
  const right = isVerbLast(desk.sentence.language)
    ? standardByCase(desk, anchor, able)
    : standardByWord(desk, anchor, able);
  const told = toldBefore(desk, anchor, able);
  if (right === undefined) return told;
  const others = able.filter((one) => one !== right && !isScene(one, able));
  const left =
    others.find(
      (one) =>
        one.whole.group === undefined || one.whole.group === "pair" || one.whole.group === "rest",
    ) ?? others[0];
  return left === undefined || left.whole.states.join() === right.whole.states.join()
    ? undefined
    : [left, right];
}

/** “In the region” is where the two are compared. */
function isScene(one: Party, all: readonly Party[]): boolean {
  return one.whole.group === "region" && all.length > 2;
}

/** Uzbek and Kazakh: the standard stands in the ablative, or for “equal” in the dative, itself or with its measure. */
function standardByCase(desk: Desk, anchor: Mark, able: readonly Party[]): Party | undefined {
  const wanted = anchor.kind === "equal" ? ["dative", "with"] : ["ablative"];
  if (anchor.kind === "exceed") wanted.push("accusative", "dative");
  const direct = able.findLast((one) => wanted.includes(one.role));
  if (direct !== undefined) return direct;
  const measures = marksOf(desk, "measure").filter((one) => wanted.includes(one.case));
  for (const measure of measures.reverse()) {
    const owner = able.findLast(
      (one) => one.end <= measure.start && between(desk, one, measure).length < 16,
    );
    if (owner !== undefined) return owner;
  }
  const done = participle.exec(desk.sentence.text);
  if (done !== null && anchor.kind !== "equal") {
    const at = done.index;
    const owner = able.findLast((one) => one.end <= at && one.role !== "locative");
    if (owner !== undefined) return owner;
  }
  const added = marksOf(desk, "sum").findLast((one) => wanted.includes(one.case));
  if (added !== undefined) return able.findLast((one) => one.end <= added.start);
  // “… even when those of A, B and C are added up”: several that are summed are the standard of one.
  const summed = marksOf(desk, "sum").find((one) => one.end <= anchor.start);
  const several = able.findLast(
    (one) => summed !== undefined && one.end <= summed.start && one.whole.states.length > 1,
  );
  if (several !== undefined && able.some((one) => one.whole.states.length === 1)) return several;
  const than = marksOf(desk, "than")[0];
  if (than !== undefined) return able.findLast((one) => one.end <= than.start);
  // “… when all the others' are added together, equal”: the sum is the standard.
  if (anchor.kind === "equal")
    return (
      able.find((one) => one.whole.group === "rest") ?? (able.length === 2 ? able[1] : undefined)
    );
  return undefined;
}

/** “More than what X produced”: a participle in the ablative. */
const participle =
  /\p{L}(?:ganidan|gandan|ganlaridan|ганидан|гандан|ғанынан|генінен|қанынан|кенінен|ғаннан|геннен)(?!\p{L})/u;

function standardByWord(desk: Desk, anchor: Mark, able: readonly Party[]): Party | undefined {
  const than = marksOf(desk, "than").find((one) => one.start >= anchor.start);
  if (than !== undefined) return able.find((one) => one.start >= than.end);
  const after = able.filter((one) => one.start >= anchor.end);
  const [near, far] = after;
  if (isPlaceBeside(anchor)) return near;
  // “Five times as many in A as in B”.
  if (
    near !== undefined &&
    far !== undefined &&
    /(?<!\p{L})as(?!\p{L})/u.test(between(desk, near, far))
  )
    return far;
  if (
    anchor.kind === "equal" ||
    anchor.kind === "exceed" ||
    anchor.kind === "times" ||
    anchor.kind === "times-unit" ||
    anchor.kind === "fraction"
  )
    return after[0];
  // Russian: «больше Казахстана» and «больше населения Казахстана» need no “than”.
  if (desk.sentence.language !== "ru") return undefined;
  return after.find(
    (one) =>
      (one.role === "genitive" || one.form === "group") && between(desk, anchor, one).length < 24,
  );
}

/** “Ahead of X”, «отстаёт от X»: the standard follows at once. */
function isPlaceBeside({ id }: Mark): boolean {
  return id === "ahead-of" || id === "behind-of";
}

/** “Forty-five times”: a multiple whose number is not read is no plain more. */
function isUnknownMultiple(desk: Desk, anchor: Mark, anchors: readonly Mark[]): boolean {
  const near = anchors.filter((one) => one === anchor || distance(desk, anchor, one) < 40);
  const isCut = near.some(
    (one) => one.kind === "times" && /\p{L}-$/u.test(desk.sentence.text.slice(0, one.start)),
  );
  const unit = near.find((one) => one.kind === "times-unit");
  if (isCut || unit === undefined || near.some((one) => one.kind === "times")) return isCut;
  return !marksOf(desk, "number").some((one) => one.end <= unit.start && unit.start - one.end < 4);
}

/** How many times, and how near. */
function timesOf(
  desk: Desk,
  anchor: Mark,
  anchors: readonly Mark[],
): { readonly relation: Relation; readonly times: number } {
  const near = (one: Mark): boolean => distance(desk, anchor, one) < 40 || one === anchor;
  const part = anchors.find((one) => one.kind === "fraction" && near(one));
  if (part !== undefined)
    return {
      relation: relationAt(desk, part) ?? "about",
      times: Number((Number(part.value) / 100).toPrecision(3)),
    };
  const cue = anchors.find((one) => one.kind === "times" && near(one));
  const unit = anchors.find((one) => one.kind === "times-unit" && near(one));
  const number =
    unit === undefined
      ? undefined
      : marksOf(desk, "number").findLast(
          (one) => one.end <= unit.start && unit.start - one.end < 4,
        );
  const value =
    cue === undefined
      ? number === undefined
        ? undefined
        : Number(number.value)
      : Number(cue.value);
  const isLess = anchors.some(
    (one) =>
      (one.kind === "compare" || one.kind === "exceed") &&
      one.value === "less-than" &&
      near(one) &&
      !anchors.some(
        (other) =>
          other.start === one.start && other.value === "more-than" && other.kind === one.kind,
      ),
  );
  if (value !== undefined && value !== 1) {
    const times = isLess && value > 1 ? 1 / value : value;
    const said = relationAt(desk, cue ?? number ?? anchor);
    const about = said === "almost" || said === "about" || said === "at-least" ? said : undefined;
    const isMore = said === "more-than" && !isPlainMore(desk, cue ?? number ?? anchor);
    // “More than twice smaller” is less than the half.
    const beyond: Relation = isMore
      ? times < 1 && value > 1
        ? "less-than"
        : "more-than"
      : "equals";
    return { relation: about ?? beyond, times };
  }
  if (anchor.kind === "equal") return { relation: nearlyAt(desk, anchor) ?? "equals", times: 1 };
  return { relation: isLess || anchor.value === "less-than" ? "less-than" : "more-than", times: 1 };
}

/** In “3 marta koʻp” the “more” is what is multiplied; in “more than three times” it is not. */
function isPlainMore(desk: Desk, number: Mark): boolean {
  // “Ikki baravardan koʻproq”: the ablative asks for more than the number.
  if (number.case === "ablative") return false;
  const cue = marksOf(desk, "relation").find(
    (one) => one.value === "more-than" && one.start >= number.end,
  );
  const before = marksOf(desk, "relation").find(
    (one) => one.value === "more-than" && one.end <= number.start && number.start - one.end < 9,
  );
  // “3 martadan ziyod koʻp”: the first goes with the number, the second says what is multiplied.
  const second = marksOf(desk, "compare").some((one) => cue !== undefined && one.start >= cue.end);
  return cue !== undefined && before === undefined && !second;
}

function nearlyAt(desk: Desk, anchor: Mark): Relation | undefined {
  const cue = marksOf(desk, "relation").find(
    (one) => (one.value === "almost" || one.value === "about") && distance(desk, anchor, one) < 140,
  );
  const almost = marksOf(desk, "relation").find(
    (one) => one.value === "almost" && distance(desk, anchor, one) < 140,
  );
  const found = almost ?? cue;
  return found?.value === "almost" ? "almost" : found === undefined ? undefined : "about";
}
