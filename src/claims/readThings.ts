import type { Span } from "../language/index.ts";
import type { Relation } from "./query.ts";
import { exceedAt } from "./readAmounts.ts";
import { isDenied, isOpen } from "./readDenial.ts";
import type { Mark } from "./readMarks.ts";
import { isBeside, relationAt } from "./readRelation.ts";
import { type Desk, distance, inOneClause, marksOf, nearest, type Reading } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** How far, in letters and clauses, the word for what is counted may stand from its amount. */
const farthest = 130;

/** “The river is 3,019 km long”, “the reservoir holds less than that one”: figures of rivers and reservoirs. */
export function readThings(desk: Desk, taken: Set<Mark>): readonly Reading[] {
  const things = thingsIn(desk);
  if (things.length === 0) return [];
  const row = inTurn(desk, things);
  const isOfTwo = new Set([...things, ...marksOf(desk, "project")].map((one) => one.id)).size > 1;
  const amounts = marksOf(desk, "quantity").flatMap((amount, i) => {
    // “35 metres lower than Y” is how far two lie apart, and the figure of neither.
    if (isOfTwo && isDifference(desk, amount)) {
      taken.add(amount);
      return thingsApart(desk, amount, readOrder(desk, things));
    }
    const own = row === undefined ? things : row.slice(i, i + 1);
    const reading = isOpen(desk, amount) ? undefined : readAmount(desk, amount, own);
    if (reading !== undefined) taken.add(amount);
    return reading === undefined ? [] : [reading];
  });
  const isApart = marksOf(desk, "quantity").some((one) => isDifference(desk, one));
  if (isApart && isOfTwo) return amounts;
  if (row !== undefined) return [...readOrder(desk, things), ...amounts];
  return amounts.length > 0 ? amounts : readOrder(desk, things);
}

function isDifference(desk: Desk, amount: Mark): boolean {
  const order = marksOf(desk, "thing-measure", "compare").filter(
    (one) => one.kind === "compare" || orderWord.test(one.id),
  );
  const isLed = /(?:^|\s)(?:by|на)\s(?:about |some |almost |nearly |почти |около )?$/iu.test(
    desk.sentence.text.slice(Math.max(0, amount.start - 16), amount.start),
  );
  return order.some(
    (one) =>
      (one.start >= amount.end && one.start - amount.end < 14) ||
      (isLed && one.end <= amount.start),
  );
}

/** Rivers and reservoirs named, also where the name is that of a project: “Rogun HPP”. */
function thingsIn(desk: Desk): readonly Mark[] {
  const named = marksOf(desk, "thing");
  const works = marksOf(desk, "project").filter(
    (one) =>
      desk.world.things.kindOf(one.id) !== undefined &&
      !named.some((thing) => thing.start < one.end && thing.end > one.start),
  );
  return [...named, ...works].sort((a, b) => a.start - b.start);
}

/** By how much the one is more, from the reading that it is more at all. */
function thingsApart(desk: Desk, amount: Mark, orders: readonly Reading[]): readonly Reading[] {
  return orders.flatMap((one) => {
    const { query } = one;
    const measure = desk.world.things.measureOf(
      query.kind === "comparison" ? query.measure.concept : "",
    );
    const fits = measure?.unit.includes(String(amount.unit)) === true;
    if (query.kind !== "comparison" || query.times !== 1 || !fits) return [];
    const isLess = query.relation === "less-than";
    const near = relationAt(desk, amount);
    const by = { value: Number(amount.value), unit: String(amount.unit) };
    return [
      {
        ...one,
        query: {
          ...query,
          ...(isLess ? { left: query.right, right: query.left } : {}),
          relation: near === "about" || near === "almost" ? near : ("equals" as const),
          by,
        },
        spans: [...one.spans, amount],
      },
    ];
  });
}

/** “X is longer than Y: 3,019 km against 2,540”: the figures behind both are theirs in turn. */
function inTurn(desk: Desk, things: readonly Mark[]): readonly Mark[] | undefined {
  const amounts = marksOf(desk, "quantity");
  const last = things.at(-1);
  const order = marksOf(desk, "compare", "thing-measure").some(
    (one) => last !== undefined && one.end <= (amounts[0]?.start ?? 0) && one.start >= 0,
  );
  const isBehind = amounts.every((one) => last !== undefined && one.start >= last.end);
  const [first] = amounts;
  const isApart =
    first !== undefined &&
    last !== undefined &&
    /[:(–—]/u.test(desk.sentence.text.slice(last.end, first.start));
  return things.length === 2 &&
    amounts.length > 0 &&
    amounts.length <= 2 &&
    order &&
    isBehind &&
    isApart
    ? things
    : undefined;
}

function readAmount(desk: Desk, amount: Mark, things: readonly Mark[]): Reading | undefined {
  const fitting = marksOf(desk, "thing-measure").filter((one) => {
    const measure = desk.world.things.measureOf(conceptOf(one));
    return measure?.unit.includes(String(amount.unit)) && distance(desk, amount, one) < farthest;
  });
  const thing = nearest(desk, amount, things);
  const own = fitting.filter((one) => thing !== undefined && isMeasureOf(desk, one, thing));
  const mark = nearest(desk, amount, own);
  if (thing !== undefined && mark === undefined && /^[kMG]W$/.test(amount.id))
    return amountOf(desk, amount, thing, capacity, [amount, thing], things.length);
  if (mark === undefined || thing === undefined || isPart(desk, mark)) return undefined;
  return amountOf(desk, amount, thing, conceptOf(mark), [amount, mark, thing], things.length);
}

/** A figure in watts is what a plant can give, also where no word for its capacity stands. */
const capacity = "plant-capacity";

function amountOf(
  desk: Desk,
  amount: Mark,
  thing: Mark,
  concept: string,
  spans: readonly Mark[],
  count: number,
): Reading {
  const exceed = exceedAt(desk, amount)?.relation;
  const relation = exceed ?? relationAt(desk, amount) ?? "equals";
  const kind = /^(?:equals|about|almost)$/.test(relation) ? "amount" : "threshold";
  return {
    query: {
      kind,
      measure: { concept },
      of: { states: [thing.id] },
      relation,
      value: { value: Number(amount.value), unit: String(amount.unit) },
      ...(amount.upTo === undefined ? {} : { upTo: amount.upTo }),
    },
    negated: isDenied(desk, amount),
    assumed: [],
    rule: `thing/${concept}`,
    confidence: count > 1 ? 0.75 : 0.85,
    spans,
  };
}

/** What marks a word that sets two things against each other. */
const orderWord = /-(?:larger|smaller)$/;

/** The measure's own word, also where the mark is its “larger” or “smaller”. */
function conceptOf(mark: Mark): string {
  return mark.id.replace(orderWord, "");
}

/** What lies within one state, or on a border, is a part of a river and no figure of the whole. */
function isPart(desk: Desk, mark: Mark): boolean {
  if (desk.world.things.measureOf(conceptOf(mark))?.whole !== true) return false;
  return (
    (marksOf(desk, "part", "borders", "smaller-place").some((one) =>
      inOneClause(desk, one, mark),
    ) &&
      desk.parties.length > 0) ||
    desk.parties.some((one) => inOneClause(desk, one, mark) && one.role === "locative")
  );
}

/** “The one is longer than the other.” */
function readOrder(desk: Desk, things: readonly Mark[]): readonly Reading[] {
  const words = marksOf(desk, "thing-measure").filter(
    (one) => !isOpen(desk, one) && things.every((thing) => isMeasureOf(desk, one, thing)),
  );
  const order = words.find((one) => orderWord.test(one.id));
  const compare = marksOf(desk, "compare")[0];
  const plain = words.find((one) => !orderWord.test(one.id));
  const multiple = marksOf(desk, "times", "times-unit")[0];
  const anchor = order ?? ((compare ?? multiple) === undefined ? undefined : plain);
  if (anchor === undefined || things.length !== 2 || isPart(desk, anchor)) return [];
  const sides = sidesOf(desk, things);
  if (sides === undefined) return [];
  const named = plain === undefined ? conceptOf(anchor) : conceptOf(plain);
  const concept = order === undefined || plain !== undefined ? named : conceptOf(order);
  const isLess = order?.id.endsWith("smaller") === true || compare?.value === "less-than";
  const relation: Relation = isLess ? "less-than" : "more-than";
  const [left, right] = sides;
  return [
    {
      query: {
        kind: "comparison",
        measure: { concept },
        left: { states: [left.id] },
        right: { states: [right.id] },
        ...timesOf(desk, relation),
      },
      negated: isDenied(desk, anchor),
      assumed: [],
      rule: `thing/order/${concept}`,
      confidence: 0.8,
      spans: [anchor, left, right],
    },
  ];
}

/** A river has a length and a flow, a reservoir a volume, a dam and a plant. */
function isMeasureOf(desk: Desk, measure: Mark, thing: Mark): boolean {
  const ofRiver = conceptOf(measure).startsWith("river-");
  return ofRiver === (desk.world.things.kindOf(thing.id) === "river");
}

/** “Twice as much”, “half as high”: how many times, or plain more and less. */
function timesOf(
  desk: Desk,
  relation: Relation,
): { readonly relation: Relation; readonly times: number } {
  const word = marksOf(desk, "times")[0];
  const unit = marksOf(desk, "times-unit")[0];
  const number = marksOf(desk, "number").findLast(
    (one) => unit !== undefined && one.end <= unit.start && unit.start - one.end < 4,
  );
  const said = Number(word?.value ?? number?.value ?? 1);
  if (!(said > 0) || said === 1) return { relation, times: 1 };
  const isLess = relation === "less-than" && said > 1;
  const near = nearnessOf(desk, word ?? number);
  return {
    relation: near === "more-than" && isLess ? "less-than" : near,
    times: isLess ? 1 / said : said,
  };
}

/** How near the multiple is said to be; the “more” of “twice more” is what is multiplied. */
function nearnessOf(desk: Desk, multiple: Mark | undefined): Relation {
  const said = multiple === undefined ? undefined : relationAt(desk, multiple);
  if (said === undefined || multiple === undefined) return "equals";
  if (said !== "more-than" && said !== "less-than") return said;
  const isBefore = marksOf(desk, "relation").some(
    (one) => one.value === said && one.end <= multiple.start && isBeside(desk, one, multiple),
  );
  return isBefore || multiple.case === "ablative" ? said : "equals";
}

/** The standard stands after “than” or in the ablative; in Russian it is the second one, in the genitive. */
function sidesOf(desk: Desk, things: readonly Mark[]): readonly [Mark, Mark] | undefined {
  const [first, second] = things;
  if (first === undefined || second === undefined || first.id === second.id) return undefined;
  if (isVerbLast(desk.sentence.language)) {
    const standard =
      things.find((one) => one.case === "ablative" || isCompared(desk, one)) ??
      things.findLast((one) => ablativeNoun.test(desk.sentence.text.slice(one.end))) ??
      ownerOfStandard(desk, things);
    if (standard === undefined) return undefined;
    return standard === second ? [first, second] : [second, first];
  }
  const than = marksOf(desk, "than")[0] ?? asOf(desk, first, second);
  if (than === undefined) return desk.sentence.language === "ru" ? [first, second] : undefined;
  return second.start > than.start && first.start < than.start ? [first, second] : undefined;
}

/** “… Y toʻgʻonidan”, «… су қоймасынан»: the noun behind the name has the case. */
const ablativeNoun =
  /^(?:\s\p{L}[\p{L}ʻʼ]*){0,2}?\s\p{L}[\p{L}ʻʼ]*(?:idan|идан|ынан|інен|дан|нан|нен)(?![\p{L}ʻʼ])/u;

/** “Twice as much as Y”: the “as” right before the second. */
function asOf(desk: Desk, first: Mark, second: Mark): Span | undefined {
  const found = / as (?:the )?$/u.exec(desk.sentence.text.slice(first.end, second.start));
  if (found === null || desk.sentence.language !== "en") return undefined;
  const start = first.end + found.index;
  return { start, end: start + 1 };
}

/** “… X's capacity than that of Y”: the measure stands in the ablative, right behind the thing that it is of. */
function ownerOfStandard(desk: Desk, things: readonly Mark[]): Mark | undefined {
  // “… than Y's reservoir”: the noun behind the name may have the case.
  const measure = marksOf(desk, "thing-measure", "smaller-place").find(
    (one) => one.case === "ablative",
  );
  return measure === undefined ? undefined : things.findLast((one) => one.end <= measure.start);
}

/** “Nisbatan”, “қарағанда”: right after the name. */
function isCompared(desk: Desk, thing: Mark): boolean {
  return marksOf(desk, "than").some((one) => one.start >= thing.end && isBeside(desk, one, thing));
}
