import { type ComparisonQuery, type Relation, relations } from "./query.ts";
import { measureOf, unitOf } from "./readAmounts.ts";
import { compareAt } from "./readComparisons.ts";
import { isOpen } from "./readDenial.ts";
import type { Mark } from "./readMarks.ts";
import { isBeside } from "./readRelation.ts";
import { between, type Desk, distance, inOneClause, marksOf, type Reading } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** How far the word for more or less may stand from the amount that says by how much. */
const besideAmount = 14;
const besideWorth = 26; // “1.8 billion dollars' worth of goods more”
const inClause = 70;

/** By how much one side is more than the other, and what of a sentence that tells it no other reader may take. */
export interface Differences {
  readonly readings: readonly Reading[];
  readonly isSuch: boolean;
}

/**
 * “X has 16 million more people than Y”, «на 97 млрд долларов больше, чем у Y», “Y-nikidan 97 milliardga koʻp”.
 *
 * Shape: the side that has more comes first; a part in per cent makes it so many times the other.
 * Missing: an amount that tells how far two lie apart is taken even where the sides are not clear: it is the value of
 * neither.
 */
export function readDifferences(desk: Desk, taken: Set<Mark>): Differences {
  const steps = marksOf(desk, "quantity").flatMap((amount) => {
    const word = taken.has(amount) ? undefined : wordBeside(desk, amount);
    return word === undefined || sidesIn(desk) < 2 ? [] : [{ amount, word }];
  });
  const [step, ...more] = steps;
  for (const { amount } of steps) taken.add(amount);
  if (step === undefined || more.length > 0 || isOpen(desk, step.word))
    return { readings: [], isSuch: steps.length > 0 };
  const reading = readStep(desk, step.amount, step.word);
  return { readings: reading === undefined ? [] : [reading], isSuch: true };
}

/** How many different holders a sentence names. */
function sidesIn(desk: Desk): number {
  return new Set(desk.parties.map((one) => one.whole.states.join())).size;
}

function readStep(desk: Desk, amount: Mark, word: Mark): Reading | undefined {
  const meant = measureOf(desk, amount) ?? comparedMeasure(desk, amount) ?? people(desk, amount);
  if (meant === undefined) return undefined;
  const isLess = word.value === "less-than";
  const near = nearnessOf(desk, amount, word);
  if (amount.id === "percent") {
    if (meant.word.dimension === "percent") return undefined;
    const part = Number(amount.value) / 100;
    const times = Number((isLess ? 1 - part : 1 + part).toPrecision(4));
    return compareAt(desk, word, meant, { relation: near, times });
  }
  const base = compareAt(desk, word, meant, {
    relation: isLess ? "less-than" : "more-than",
    times: 1,
  });
  if (base === undefined || !isComparison(base.query)) return undefined;
  const { left, right } = base.query;
  const query: ComparisonQuery = {
    ...base.query,
    ...(isLess ? { left: right, right: left } : {}),
    relation: near,
    by: { value: Number(amount.value), unit: unitOf(desk, amount, meant.word) },
  };
  return { ...base, query, spans: [...base.spans, amount], rule: `apart/${meant.word.id}` };
}

function isComparison(query: Reading["query"]): query is ComparisonQuery {
  return query.kind === "comparison" || query.kind === "sum";
}

/** “X is 20 per cent larger than Y by GDP”: of a part in per cent the measure is that of the comparison. */
function comparedMeasure(desk: Desk, amount: Mark): ReturnType<typeof measureOf> {
  if (amount.id !== "percent") return undefined;
  const [mark, ...more] = marksOf(desk, "measure");
  const word = mark === undefined ? undefined : desk.measures.byId(mark.id);
  return mark === undefined || word === undefined || more.length > 0 ? undefined : { word, mark };
}

/** “16 million more live in X than in Y.” */
function people(desk: Desk, amount: Mark): ReturnType<typeof measureOf> {
  const word = desk.measures.byId("population");
  const isCount = amount.id === "count" || amount.id === "people";
  const live =
    marksOf(desk, "people-cue").some((one) => inOneClause(desk, one, amount)) ||
    marksOf(desk, "measure").every((one) => one.id === "people" || one.id === "population");
  const named = marksOf(desk, "measure", "people-cue").length > 0;
  return isCount && live && named && word !== undefined ? { word, mark: undefined } : undefined;
}

/** The word for more or less that an amount belongs to, where it says by how much. */
function wordBeside(desk: Desk, amount: Mark): Mark | undefined {
  if (amount.id === "years" || amount.upTo !== undefined) return undefined;
  const words = marksOf(desk, "compare", "exceed").filter((one) => inOneClause(desk, one, amount));
  if (isVerbLast(desk.sentence.language)) return wordAfter(desk, amount, words);
  const { text, language } = desk.sentence;
  const before = text.slice(Math.max(0, amount.start - 24), amount.start);
  if (language === "ru") {
    if (!russianBy.test(before)) return undefined;
    return nearestOf(desk, amount, words, inClause);
  }
  if (englishBy.test(before))
    return words.find((one) => one.end <= amount.start && distance(desk, amount, one) < inClause);
  const word = words.find(
    (one) =>
      one.kind === "compare" &&
      one.start > amount.start &&
      one.start - amount.end <= besideWorth &&
      !/[,;:]/.test(text.slice(amount.end, Math.max(amount.end, one.start))),
  );
  const than = marksOf(desk, "than").some((one) => word !== undefined && one.end > word.start);
  return than || word?.id === "ahead-of" || word?.id === "behind-of" ? word : undefined;
}

/** “By” may lead on to the words for about. */
const russianBy =
  /(?:^|\s)на\s(?:примерно |почти |около |целых |добрых |более чем |свыше |порядка )?$/iu;
const englishBy =
  /\bby (?:about |almost |nearly |some |roughly |around |more than |over |approximately |just over )?$/iu;

function nearestOf(
  desk: Desk,
  amount: Mark,
  words: readonly Mark[],
  reach: number,
): Mark | undefined {
  return [...words]
    .filter((one) => distance(desk, amount, one) < reach && !isNearness(desk, one, amount))
    .sort((a, b) => distance(desk, amount, a) - distance(desk, amount, b))[0];
}

/** The “more” of «на более чем 5 млрд» says how near. */
function isNearness(desk: Desk, word: Mark, amount: Mark): boolean {
  return word.end <= amount.start && between(desk, word, amount).length < 10;
}

/** Uzbek and Kazakh: the amount, in the dative or bare, and the word at once; what is set against stands before both. */
function wordAfter(desk: Desk, amount: Mark, words: readonly Mark[]): Mark | undefined {
  const word = words.findLast(
    (one) =>
      (one.start >= amount.end || (one.start > amount.start && one.end <= amount.end)) &&
      one.start - amount.end <= besideAmount,
  );
  if (word === undefined || !hasStandard(desk, amount)) return undefined;
  const isPast = amount.case === "ablative" && words.length < 2;
  return isPast ? undefined : word;
}

/** Somebody, or what somebody has, stands in the ablative, or before the word for than. */
function hasStandard(desk: Desk, amount: Mark): boolean {
  const before = (one: Mark): boolean => one.end <= amount.start;
  return (
    marksOf(desk, "state", "measure", "thing", "thing-measure", "pronoun").some(
      (one) => one.case === "ablative" && before(one),
    ) || marksOf(desk, "than").some(before)
  );
}

/** How near the amount is said to be, the word for more or less itself left out. */
function nearnessOf(desk: Desk, amount: Mark, word: Mark): Relation {
  // In Uzbek and Kazakh the word for more behind an amount is taken for its bound too.
  const bound = isVerbLast(desk.sentence.language)
    ? undefined
    : relations.find((one) => one === String(amount.bound ?? "").replace(" ", "-"));
  const cue = marksOf(desk, "relation").find(
    (one) => isBeside(desk, one, amount) && (one.end <= word.start || one.start >= word.end),
  );
  return bound ?? relations.find((one) => one === cue?.value) ?? "equals";
}
