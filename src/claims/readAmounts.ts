import type { Quantity } from "../terms/index.ts";
import { clauseAt } from "./context.ts";
import type { MeasureWord } from "./measures.ts";
import type { Relation } from "./query.ts";
import { isDenied, isOpen } from "./readDenial.ts";
import { impliedMeasure, indexFigures, type Meant } from "./readImplied.ts";
import type { Mark } from "./readMarks.ts";
import { measureAt } from "./readMeasureAt.ts";
import { partOfGdp } from "./readOfGdp.ts";
import { withOnly } from "./readOnly.ts";
import { type Owned, ownerOf } from "./readOwners.ts";
import { isBeside, relationAt } from "./readRelation.ts";
import { type Desk, distance, inOneClause, marksOf, nearest, type Reading } from "./readScope.ts";
import { isFuture, pairedYear, whenOf } from "./readTime.ts";
import { isVerbLast } from "./verbLast.ts";

export type { Meant } from "./readImplied.ts";

const farthest = 240; // letters and clauses that a measure may stand from its amount

/** What an amount counts: the nearest measure that its unit fits, or people and lengths by the words around them. */
export function measureOf(desk: Desk, amount: Mark): Meant | undefined {
  const named = marksOf(desk, "measure").flatMap((mark) => {
    const word = measureAt(desk, mark);
    const isWorth =
      word?.dimension === "money" &&
      word.weak &&
      word.grain === "state" &&
      marksOf(desk, "reach").some((one) => inOneClause(desk, one, amount));
    return word === undefined || (word.weak && !isWorth) || !desk.measures.fits(word, amount.id)
      ? []
      : [{ word, mark }];
  });
  if (amount.id === "percent") {
    const sector = sectorShare(desk, amount) ?? partOfGdp(desk, amount);
    if (sector !== undefined) return sector;
  }
  const rivals = marksOf(desk, "quantity");
  const best = nearest(
    desk,
    amount,
    named.map((one) => one.mark),
    rivals,
  );
  const found = named.find((one) => one.mark === best);
  if (found !== undefined && distance(desk, amount, found.mark) < farthest) return found;
  return impliedMeasure(desk, amount);
}

/** “Farming brings in four per cent of GDP”: a sector beside the whole economy is its share. */
export function sectorShare(desk: Desk, at: Mark): Meant | undefined {
  const sectors = marksOf(desk, "sector").filter((one) => inOneClause(desk, one, at));
  const [sector] = sectors;
  const whole = marksOf(desk, "measure").find(
    (one) => (one.id === "gdp" || one.id === "economy") && inOneClause(desk, one, at),
  );
  if (sector === undefined || whole === undefined || sectors.length !== 1) return undefined;
  const word = desk.measures.byId(String(sector.value));
  return word === undefined ? undefined : { word, mark: whole };
}

/** “The population of X is 36 million”, “trade passed 4 bn dollars in 2023”: a value stated. */
export function readAmounts(desk: Desk, taken: ReadonlySet<Mark>): readonly Reading[] {
  const amounts = [
    ...marksOf(desk, "quantity").filter((one) => !isUpperEnd(desk, one)),
    ...indexFigures(desk),
  ];
  return amounts.flatMap((amount) => {
    if (taken.has(amount) || isOpen(desk, amount)) return [];
    const reading = readAmount(desk, amount, amounts);
    return reading === undefined ? [] : [withOnly(desk, reading)];
  });
}

/** The upper end of a range is given with its lower end. */
function isUpperEnd(desk: Desk, one: Mark): boolean {
  return marksOf(desk, "quantity").some(
    (other) =>
      other !== one && other.upTo !== undefined && other.start <= one.start && other.end >= one.end,
  );
}

function readAmount(desk: Desk, amount: Mark, rivals: readonly Mark[]): Reading | undefined {
  const meant = measureOf(desk, amount);
  if (meant === undefined || isPart(desk, amount) || isDifference(desk, amount, meant.word))
    return undefined;
  const like = rivals.filter((one) => desk.measures.fits(meant.word, one.id));
  const owned = ownerOf(desk, meant.word, { measure: meant.mark, anchor: amount, rivals: like });
  if (owned === undefined || isShared(desk, meant.word)) return undefined;
  const time =
    turnOf(desk, amount, like) ?? pairedYear(desk, amount, like) ?? whenOf(desk, amount, like);
  if (time === "none") return undefined;
  if (isFuture(desk, time.when)) return undefined;
  const exceed = exceedAt(desk, amount) ?? leftOut(desk, amount, like);
  const isShortfall = exceed?.relation === "less-than" && exceed.cue.id !== "fell-below";
  const denied = !isShortfall && isDenied(desk, exceed?.cue ?? amount);
  const said = exceed?.relation ?? relationAt(desk, amount) ?? "equals";
  // “Does not have even 50 million” and “has not reached 5 billion” say less.
  const short = denied && exceed === undefined && isShort(desk, amount);
  const relation = short ? "less-than" : said;
  const unit = unitOf(desk, amount, meant.word);
  const negated = denied && !short && !isLimit(relation);
  const kind =
    relation === "equals" || relation === "about" || relation === "almost" ? "amount" : "threshold";
  return {
    query: {
      kind,
      measure: owned.measure,
      of: owned.of,
      ...signed(meant.word, relation, { value: Number(amount.value), unit }),
      ...(amount.upTo === undefined ? {} : { upTo: amount.upTo }),
      ...(time.when === undefined ? {} : { when: time.when }),
    },
    negated,
    assumed: [...owned.assumed, ...time.assumed],
    rule: `amount/${meant.word.id}`,
    confidence: sureness(desk, amount, meant, owned),
    spans: [
      amount,
      ...(meant.mark === undefined ? [] : [meant.mark]),
      ...owned.spans,
      ...time.spans,
    ],
  };
}

/** “From 21 million in 1991 to 36 million in 2024”: the first figure is of the first year, the second of the last. */
function turnOf(
  desk: Desk,
  amount: Mark,
  like: readonly Mark[],
): ReturnType<typeof whenOf> | "none" | undefined {
  const [first, second] = like;
  if (first === undefined || second === undefined || like.length !== 2) return undefined;
  const isStart =
    first.case === "ablative" ||
    marksOf(desk, "step").some((one) => one.value === "from" && isJustBefore(one, first));
  if (!isStart) return undefined;
  const dates = marksOf(desk, "date").filter((one) => /^\d{4}$/.test(String(one.value)));
  const years = [...new Set(dates.map((one) => String(one.value)))].sort();
  const [from, to] = years;
  if (from === undefined || to === undefined || years.length !== 2)
    return amount === first ? "none" : undefined;
  const year = amount === first ? from : to;
  return { when: { from: year, to: year }, assumed: [], spans: dates };
}

function isJustBefore(cue: Mark, one: Mark): boolean {
  return cue.end <= one.start && one.start - cue.end < 3;
}

/** “X's debt passed 70 billion, and Y's 11 billion”: the verb of the first figure goes for the next as well. */
function leftOut(desk: Desk, amount: Mark, like: readonly Mark[]): ReturnType<typeof exceedAt> {
  const before = like.findLast((one) => one.end <= amount.start);
  const own = marksOf(desk, "reach", "exceed", "change", "relation", "has");
  if (before === undefined || inOneClause(desk, before, amount)) return undefined;
  if (own.some((one) => inOneClause(desk, one, amount))) return undefined;
  return exceedAt(desk, before);
}

function isShort(desk: Desk, amount: Mark): boolean {
  const reaches = marksOf(desk, "reach").some((one) => inOneClause(desk, one, amount));
  return reaches || marksOf(desk, "even").some((one) => isBeside(desk, one, amount));
}

/** A bare “4.4 billion” has the unit of the amounts beside it; of people it needs none. */
export function unitOf(desk: Desk, amount: Mark, word: MeasureWord): string {
  if (amount.id !== "count") return amount.id;
  if (word.dimension === "people") return "people";
  const beside = marksOf(desk, "quantity").find(
    (one) => one.id !== "count" && desk.measures.fits(word, one.id),
  );
  return beside?.id ?? amount.id;
}

/** “Not more than” is one relation, not a denial of another. */
function isLimit(relation: string): boolean {
  return relation === "at-most" || relation === "at-least";
}

/** A verb that says an amount was passed or not reached. */
export function exceedAt(
  desk: Desk,
  amount: Mark,
): { readonly cue: Mark; readonly relation: "more-than" | "less-than" } | undefined {
  const late = isVerbLast(desk.sentence.language);
  const cue = marksOf(desk, "exceed").find((one) => {
    if (!inOneClause(desk, one, amount) || distance(desk, amount, one) > 70) return false;
    // Uzbek and Kazakh pass an amount from it (ablative), and grow by or to it (dative).
    return late
      ? one.start >= amount.end && (amount.case === "ablative" || one.value === "less-than")
      : one.end <= amount.start;
  });
  if (cue === undefined) return undefined;
  return { cue, relation: cue.value === "less-than" ? "less-than" : "more-than" };
}

/** A deficit of 9 billion is a balance of minus 9; more of it is less. */
function signed(
  word: MeasureWord,
  relation: Relation,
  value: Quantity,
): { readonly relation: Relation; readonly value: Quantity } {
  if (!word.negative) return { relation, value };
  return { relation: turned[relation] ?? relation, value: { ...value, value: -value.value } };
}

const turned: Readonly<Partial<Record<Relation, Relation>>> = {
  "more-than": "less-than",
  "less-than": "more-than",
  "at-least": "at-most",
  "at-most": "at-least",
};

/** A balance with one partner is not that with all. */
export function isShared(desk: Desk, { lone }: MeasureWord): boolean {
  const states = new Set(desk.parties.flatMap((one) => one.whole.states));
  return lone && states.size > 1;
}

/** “By 3 billion”, «минус 14 млн тонн»: how far two values lie apart, and the value of neither. */
function isDifference(desk: Desk, amount: Mark, { grain }: MeasureWord): boolean {
  const before = desk.sentence.text.slice(Math.max(0, amount.start - 16), amount.start);
  const isGrown = grain === "state" && desk.sentence.language === "ru" && amount.id !== "percent";
  if (isGrown && /(?:^|\s)на\s(?:примерно |почти |около )?$/iu.test(before)) return true;
  if (/(?:минус|плюс|minus|plus)\s$/iu.test(before)) return true;
  return desk.sentence.language === "en" && /\bby (?:about |almost |nearly )?$/iu.test(before);
}

/** Figures of a quarter or a half-year are no figures of the year. */
function isPart(desk: Desk, amount: Mark): boolean {
  const clause = clauseAt(desk.sentence, amount.start);
  return marksOf(desk, "part-of-year").some(
    (one) => Math.abs(clauseAt(desk.sentence, one.start) - clause) <= 1,
  );
}

function sureness(desk: Desk, amount: Mark, meant: Meant, owned: Owned): number {
  const far = meant.mark === undefined ? 60 : distance(desk, amount, meant.mark);
  const own =
    owned.spans.length === 0
      ? 0
      : Math.min(...owned.spans.map((one) => distance(desk, amount, one)));
  const base = 0.95 - Math.min(0.25, far / 400) - Math.min(0.2, own / 600);
  return Math.round((base - 0.1 * owned.assumed.length) * 100) / 100;
}
