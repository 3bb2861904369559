import type { Span } from "../language/index.ts";
import { type Relation, relations } from "./query.ts";
import type { Mark } from "./readMarks.ts";
import { between, type Desk, marksOf } from "./readScope.ts";

/** How near a value is said to be: by the words beside it. */
export function relationAt(desk: Desk, at: Mark): Relation | undefined {
  const bound = String(at.bound ?? "").replace(" ", "-");
  const named = relations.find((one) => one === bound);
  if (named !== undefined) return named;
  const near = marksOf(desk, "relation").filter((one) => isBeside(desk, one, at));
  const found = near.find((one) => one.value === "at-least" || one.value === "at-most") ?? near[0];
  return relations.find((one) => one === found?.value);
}

/** Whether a cue stands right before or after an amount. */
export function isBeside(desk: Desk, cue: Span, at: Span): boolean {
  if (cue.start < at.end && cue.end > at.start) return true;
  const gap = between(desk, cue, at);
  const isBefore = cue.end <= at.start;
  return gap.length <= (isBefore ? 9 : 12) && !/[,;:()]/.test(gap) && !/\p{Nd}/u.test(gap);
}
