import type { Relation } from "./query.ts";
import type { Mark } from "./readMarks.ts";
import { relationAt } from "./readRelation.ts";
import { type Desk, distance, inOneClause, marksOf } from "./readScope.ts";

/** Twice, three times, 1.5 times: by what the value was multiplied. */
export function factorOf(desk: Desk, cue: Mark): number | undefined {
  const known = desk.cues.byId(cue.id)?.factor;
  if (known !== undefined) return known;
  const beside = (one: Mark): boolean =>
    inOneClause(desk, one, cue) && distance(desk, cue, one) < 45;
  const times = marksOf(desk, "times").find(beside);
  if (times !== undefined) return Number(times.value);
  const unit = marksOf(desk, "times-unit").find(beside);
  if (unit === undefined) return undefined;
  const number = marksOf(desk, "number").findLast(
    (one) => one.end <= unit.start && unit.start - one.end < 4,
  );
  return number === undefined ? undefined : Number(number.value);
}

/** How near the amount or the multiple of a change is said to be. */
export function relationOf(
  desk: Desk,
  cue: Mark,
  amount: Mark | undefined,
  factor: number | undefined,
): Relation | undefined {
  if (amount !== undefined) {
    // “Fell to 5” is no “at most 5”.
    const relation = relationAt(desk, amount);
    return relation === "at-most" ? undefined : relation;
  }
  if (factor === undefined) return undefined;
  const beside = marksOf(desk, "times", "number").find(
    (one) => inOneClause(desk, one, cue) && distance(desk, cue, one) < 45,
  );
  return (beside === undefined ? undefined : relationAt(desk, beside)) ?? relationAt(desk, cue);
}
