import type { Mark } from "./readMarks.ts";
import { orderCue } from "./readOrder.ts";
import { between, type Desk, distance, inOneClause, marksOf } from "./readScope.ts";

/** How far a word such as “promise” may stand from the act promised. */
const reachOfPromise = 30;

/** “Kept their promise to sign the treaty”: the act is what was promised, and what came of it is told beside it. */
export function isPromised(desk: Desk, act: Mark): boolean {
  const told = marksOf(desk, "fulfilment", "target-outcome");
  return (
    told.length > 0 &&
    marksOf(desk, "target").some((one) => between(desk, one, act).length < reachOfPromise)
  );
}

/** “Ratified it before X did”: which came first is another claim than that it was done, with a reader of its own. */
export function isOrderOfTime(desk: Desk, act: Mark): boolean {
  if (orderCue(desk, act) !== undefined) return true;
  return marksOf(desk, "ahead", "after", "sooner").some(
    (one) =>
      inOneClause(desk, one, act) &&
      distance(desk, one, act) < 40 &&
      desk.parties.some((party) => distance(desk, one, party) < 16),
  );
}

/** “Ratified only by X” and “only by three states” say of the others that they did not, and are not read. */
export function isOnlyBy(desk: Desk, act: Mark): boolean {
  return marksOf(desk, "only").some(
    (one) =>
      inOneClause(desk, one, act) &&
      [...desk.parties, ...marksOf(desk, "number")].some(
        (next) => next.start >= one.start && next.start - one.end < 4,
      ),
  );
}
