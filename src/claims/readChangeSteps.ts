import type { ChangeQuery } from "./query.ts";
import type { Mark } from "./readMarks.ts";
import { between, type Desk, distance, inOneClause, marksOf, nearest } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** An amount's part in a change: by how much, to how much, from how much. */
type Step = "by" | "to" | "from";

/** The amounts that belong to a change, with what each of them is. */
export function stepsOf(
  desk: Desk,
  cue: Mark,
  rivals: readonly Mark[],
): readonly { readonly mark: Mark; readonly step: Step }[] {
  const amounts = [
    ...marksOf(desk, "quantity").filter((one) => one.id !== "years"),
    ...marksOf(desk, "fraction")
      .filter((one) => isPartOfItself(desk, one))
      .map(asPercent),
  ];
  return amounts.flatMap((mark) => {
    if (!inOneClause(desk, mark, cue) || nearest(desk, mark, rivals) !== cue) return [];
    if (distance(desk, cue, mark) > 90) return [];
    const step = isVerbLast(desk.sentence.language)
      ? stepByCase(desk, mark, cue)
      : stepByWord(desk, mark, cue);
    return step === undefined ? [] : [{ mark, step }];
  });
}

/** “Shrank by more than a quarter”, «на треть», “chorakka”: the part stands after “by”, or in the dative. */
function isPartOfItself(desk: Desk, part: Mark): boolean {
  if (isVerbLast(desk.sentence.language)) return isDative(desk, part);
  const word = marksOf(desk, "step").findLast((one) => one.end <= part.start);
  return word?.value === "by" && /^[^,;\p{Nd}]{0,20}$/u.test(between(desk, word, part));
}

/** The dative stands on the part, or on the “more than” behind it. */
function isDative(desk: Desk, part: Mark): boolean {
  if (part.case === "dative") return true;
  const next = marksOf(desk, "relation").find(
    (one) => one.start >= part.end && between(desk, part, one).length < 3,
  );
  return next?.case === "dative";
}

function asPercent(part: Mark): Mark {
  return { ...part, kind: "quantity", id: "percent", unit: "percent", case: "dative" };
}

function stepByCase(desk: Desk, amount: Mark, cue: Mark): Step | undefined {
  if (amount.end > cue.start) return undefined;
  const upTo = marksOf(desk, "step").some(
    (one) => one.value === "to" && one.start >= amount.start && one.start - amount.end < 3,
  );
  if (upTo || amount.case === "terminative") return "to";
  if (amount.case === "ablative") return "from";
  const from = marksOf(desk, "quantity").some(
    (one) => one !== amount && one.case === "ablative" && one.end <= amount.start,
  );
  if (amount.case === "dative") {
    if (from || hasStart(desk, amount)) return "to";
    return cue.id === "rose-to" && amount.id !== "percent" ? "to" : "by";
  }
  return amount.id === "percent" ? "by" : undefined;
}

/** A figure in the ablative before the amount, also one without a unit of its own. */
function hasStart(desk: Desk, amount: Mark): boolean {
  const before = desk.sentence.text.slice(0, amount.start);
  // A year in the ablative is when it began, and no figure.
  return /\p{Nd}\s?(?!-?(?:yil|йил|жыл))\p{L}{2,}(?:dan|дан|ден|тан|тен|нан|нен)\s/u.test(before);
}

function stepByWord(desk: Desk, amount: Mark, cue: Mark): Step | undefined {
  const word = marksOf(desk, "step").findLast(
    (one) =>
      one.end <= amount.start &&
      amount.start - one.end < 22 &&
      !/\p{Nd}/u.test(between(desk, one, amount)),
  );
  if (word !== undefined && word.start >= cue.start - 40) {
    if (word.value === "to" || word.value === "from") return word.value;
    return "by";
  }
  // “Rose to 89 per cent” has the “to” in the verb.
  if (cue.id === "rose-to" && amount.start >= cue.end && amount.start - cue.end < 14) return "to";
  return amount.id === "percent" ? "by" : undefined;
}

/** By how much and to how much, as a question asks for it. */
export function amountsOf(
  steps: readonly { readonly mark: Mark; readonly step: Step }[],
  inPercent: boolean,
  unit: (mark: Mark) => string,
): Pick<ChangeQuery, "percent" | "by" | "to"> {
  const by = steps.find((one) => one.step === "by")?.mark;
  const to = steps.find((one) => one.step === "to")?.mark;
  const given = to === undefined ? {} : { to: { value: Number(to.value), unit: unit(to) } };
  if (by === undefined) return given;
  if (by.id === "percent" && !inPercent) return { ...given, percent: Number(by.value) };
  return { ...given, by: { value: Number(by.value), unit: unit(by) } };
}

/** A dative amount of money or people is what it grew by or to: only the figures can tell. */
export function isEither(
  desk: Desk,
  steps: readonly { readonly mark: Mark; readonly step: Step }[],
  inPercent: boolean,
): boolean {
  const by = steps.find((one) => one.step === "by")?.mark;
  return (
    isVerbLast(desk.sentence.language) &&
    by !== undefined &&
    (by.id !== "percent" || inPercent) &&
    by.case === "dative"
  );
}
