import type { Span } from "../language/index.ts";
import { clauseAt, type Party } from "./context.ts";
import type { Mark } from "./readMarks.ts";
import { type Desk, marksOf } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/**
 * Who is compared with whom where the first is told by an amount and the second by a multiple alone: “X has 20 million
 * people, Y twice as many”.
 *
 * Shape: the one that is told by the multiple, then the one whose amount stands in a clause before.
 * Missing: undefined where more than one measure, or another number of names, leaves it open.
 */
export function toldBefore(
  desk: Desk,
  anchor: Mark,
  able: readonly Party[],
): readonly [Party, Party] | undefined {
  const measures = new Set(marksOf(desk, "measure").map((one) => one.id));
  const amounts = marksOf(desk, "quantity").filter((one) => one.end <= anchor.start);
  const [amount] = amounts;
  const [right, left] = able;
  if (amount === undefined || amounts.length > 1 || measures.size > 1) return undefined;
  if (left === undefined || right === undefined || able.length !== 2) return undefined;
  const apart = clauseAt(desk.sentence, amount.start) < clauseAt(desk.sentence, anchor.start);
  const isLed = left.start >= amount.end && left.end <= anchor.start;
  return apart && isLed && right.end <= amount.start ? [left, right] : undefined;
}

/** “… with X is 144 km, that with Y twelve times as long”, “… than it”: the one named first is the standard. */
export function isFirstStandard(desk: Desk, first: Span, second: Span, anchor: Span): boolean {
  if (anchor.start < second.end) return false;
  const told = marksOf(desk, "quantity").some(
    (one) => one.start >= first.end && one.end <= second.start,
  );
  const it = marksOf(desk, "pronoun").some(
    (one) =>
      isVerbLast(desk.sentence.language) &&
      one.case === "ablative" &&
      one.start >= second.end &&
      one.end <= anchor.start,
  );
  return told || it;
}
