import type {
  AmountQuery,
  ChangeQuery,
  ComparisonQuery,
  RankQuery,
  Relation,
  ShareQuery,
  When,
} from "./query.ts";
import { fillGaps } from "./wordsContent.ts";
import {
  dateName,
  figureName,
  measureName,
  type Namer,
  numberName,
  ownerName,
  stateName,
  wholeName,
} from "./wordsNames.ts";

/** The template of a kind of question, with its gaps filled. */
export function kind(
  name: string,
  { words }: Namer,
  values: Readonly<Record<string, string>>,
): string {
  return fillGaps(words.kinds[name] ?? name, values);
}

/** The time of a question, with its comma; nothing where it names none. */
export function whenWords(when: When | undefined, namer: Namer): string {
  if (when === undefined) return "";
  const values = { from: dateName(when.from, namer), to: dateName(when.to, namer) };
  if (when.throughout === true) return fillGaps(namer.words.when.throughout, values);
  return fillGaps(when.from === when.to ? namer.words.when.point : namer.words.when.span, values);
}

/** A value with how near it is said to be. */
export function related(relation: Relation, value: string, { words }: Namer): string {
  return fillGaps(words.relations[relation] ?? "{value}", { value });
}

/** An amount or a threshold in words. */
export function sayAmount(query: AmountQuery, namer: Namer): string {
  const { value, unit } = query.value;
  const figure = figureName(value, unit, namer);
  const upTo = query.upTo === undefined ? undefined : figureName(query.upTo, unit, namer);
  const spread = upTo === undefined ? figure : fillGaps(namer.words.range, { value: figure, upTo });
  return kind(query.kind, namer, {
    measure: measureName(query.measure, namer),
    of: ownerName(query.measure, query.of, namer),
    when: whenWords(query.when, namer),
    value: `${related(query.relation, spread, namer)}${query.among === undefined ? "" : namer.words.only}`,
  });
}

/** Two wholes set against each other, in words. */
export function sayComparison(query: ComparisonQuery, namer: Namer): string {
  const { words } = namer;
  const times =
    query.by !== undefined
      ? fillGaps(words.more, {
          value: related(query.relation, figureName(query.by.value, query.by.unit, namer), namer),
        })
      : query.times === 1
        ? (words.plain[query.relation] ?? query.relation)
        : fillGaps(words.multiples[query.relation] ?? "{times}", {
            times: numberName(query.times, namer),
          });
  const from = query.measure.from === undefined ? "" : partnerOf(query, namer);
  return kind(query.kind, namer, {
    measure: `${measureName(query.measure, namer)}${from}`,
    left: wholeName(query.left, namer),
    right: wholeName(query.right, namer),
    when: whenWords(query.when, namer),
    times,
  });
}

/** A place in an order, in words. */
export function sayRank(query: RankQuery, namer: Namer): string {
  return kind("rank", namer, {
    subject: stateName(query.subject, namer),
    rank: String(query.rank),
    order: namer.words.order[query.order] ?? query.order,
    measure: `${measureName(query.measure, namer)}${partnerOf(query, namer)}`,
    among: wholeName(query.among, namer),
    when: whenWords(query.when, namer),
  });
}

/** Whose borders are set against each other. */
function partnerOf({ measure }: RankQuery | ComparisonQuery, namer: Namer): string {
  if (measure.from !== undefined) return ` (${wholeName(measure.from, namer)} →)`;
  if (measure.towards === undefined) return "";
  return measure.mutual === true || measure.concept === "border-length"
    ? ` (${wholeName(measure.towards, namer)})`
    : ` (→ ${wholeName(measure.towards, namer)})`;
}

/** A part of a whole, in words. */
export function sayShare(query: ShareQuery, namer: Namer): string {
  return kind("share", namer, {
    measure: measureName(query.measure, namer),
    part: wholeName(query.part, namer),
    whole: wholeName(query.whole, namer),
    when: whenWords(query.when, namer),
    value: related(query.relation, figureName(query.percent, "percent", namer), namer),
  });
}

/** A change over time, in words. */
export function sayChange(query: ChangeQuery, namer: Namer): string {
  const { details, relationWords } = namer.words;
  const { factor, percent, by, to, relation } = query;
  const parts = [
    factor === undefined ? "" : fillGaps(details.factor, { value: numberName(factor, namer) }),
    percent === undefined
      ? ""
      : fillGaps(details.percent, { value: figureName(percent, "percent", namer) }),
    by === undefined
      ? ""
      : fillGaps(query.either === true ? details.either : details.by, {
          value: figureName(by.value, by.unit, namer),
        }),
    to === undefined ? "" : fillGaps(details.to, { value: figureName(to.value, to.unit, namer) }),
    relation === undefined
      ? ""
      : fillGaps(details.relation, { relation: relationWords[relation] ?? relation }),
  ];
  return kind("change", namer, {
    measure: measureName(query.measure, namer),
    of: ownerName(query.measure, query.of, namer),
    when: whenWords(query.when, namer),
    move: namer.words.moves[query.move] ?? query.move,
    details: parts.join(""),
  });
}
