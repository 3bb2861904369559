import type { Relation } from "./query.ts";
import type { Mark } from "./readMarks.ts";
import { onlyCounts } from "./readPeoples.ts";
import { relationAt } from "./readRelation.ts";
import { type Desk, marksOf, type Reading } from "./readScope.ts";

/** How far the name of a people may stand from “for every”. */
const reach = 12;

/** “For every X there are five Y”: how many times as many people one state has as another. */
export function readPeopleRatio(desk: Desk): readonly Reading[] {
  const [cue] = marksOf(desk, "for-every");
  const states = marksOf(desk, "state").filter((one) => one.as !== "name" && one.as !== "capital");
  if (cue === undefined || states.length !== 2) return [];
  const base = states.find((one) => one.start >= cue.end && one.start - cue.end < reach);
  const other = states.find((one) => one !== base);
  if (base === undefined || other === undefined || base.id === other.id) return [];
  const number = marksOf(desk, "number", "quantity").find(
    (one) => one.start >= cue.end && Number(one.value) >= 1 && isPlain(one),
  );
  if (number === undefined || !onlyCounts(desk.sentence.text, desk.sentence.marks)) return [];
  const relation: Relation = relationAt(desk, number) ?? "equals";
  return [
    {
      query: {
        kind: "comparison",
        measure: { concept: "population" },
        left: { states: [other.id] },
        right: { states: [base.id] },
        relation,
        times: Number(number.value),
      },
      negated: false,
      assumed: [],
      rule: "comparison/for-every",
      confidence: 0.8,
      spans: [cue, base, number, other],
    },
  ];
}

/** A number of people, and of nothing else. */
function isPlain(one: Mark): boolean {
  return one.kind === "number" || one.id === "people" || one.id === "count";
}
