import type { Mark } from "./readMarks.ts";
import { between, type Desk, distance, marksOf } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** Two years of one measure, and the words that give them. */
export interface PastYears {
  readonly from: number;
  readonly to: number;
  readonly spans: readonly Mark[];
}

/** How far the time that is set against may stand from the word for more or less. */
const besideTime = 60;
/** Letters that may stand between “than” and its year. */
const besideThan = 20;

/**
 * The year that a sentence tells of and the earlier one that it sets it against: “in 2023 … than in 2022”, “than a year
 * earlier”.
 *
 * Missing: undefined where there is no such standard, or more years than two.
 */
export function pastYears(desk: Desk, anchor: Mark): PastYears | undefined {
  const dates = marksOf(desk, "date").filter((one) => /^\d{4}/.test(String(one.value)));
  const [first, second, ...more] = dates;
  if (first === undefined || more.length > 0) return undefined;
  const back = marksOf(desk, "year-before").find((one) => distance(desk, anchor, one) < besideTime);
  if (second === undefined) {
    const to = yearIn(first);
    return back === undefined || back.start < first.end
      ? undefined
      : { from: to - Number(back.value), to, spans: [first, back] };
  }
  const standard = back === undefined ? standardOf(desk, anchor, first, second) : undefined;
  if (standard === undefined) return undefined;
  const [from, to] = [yearIn(standard), yearIn(standard === first ? second : first)];
  return from < to ? { from, to, spans: [first, second] } : undefined;
}

function yearIn(date: Mark): number {
  return Number(String(date.value).slice(0, 4));
}

/** “… than in 2022”, “2022-yildagidan”, «уровень 2016 года»: the year set against is marked as such. */
function standardOf(desk: Desk, anchor: Mark, first: Mark, second: Mark): Mark | undefined {
  const than = marksOf(desk, "than", "past-level");
  if (!isVerbLast(desk.sentence.language)) {
    const isMarked = than.some(
      (one) =>
        one.start >= Math.min(anchor.start, first.end) &&
        between(desk, one, second).length < besideThan &&
        (one.end <= second.start || one.kind === "past-level"),
    );
    return isMarked && second.start >= anchor.start ? second : undefined;
  }
  const marked = [first, second].filter(
    (one) =>
      one.end <= anchor.start &&
      (isAblative(desk, one) ||
        than.some((word) => word.start >= one.end && between(desk, one, word).length < 4)),
  );
  return marked.length === 1 ? marked[0] : undefined;
}

/** The ending stands on the word for year, or on one made of it: “2022-yildan”, “2022-yildagidan”, «2022 жылғыдан». */
function isAblative(desk: Desk, date: Mark): boolean {
  const tail = desk.sentence.text.slice(date.start, date.end + 12);
  return /^\S*(?:[\s-]\p{L}*)?(?:dan|дан|ден|тан|тен|нан|нен)(?!\p{L})/u.test(tail);
}
