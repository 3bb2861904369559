import type { AmountQuery } from "./query.ts";
import { type Desk, inOneClause, marksOf, type Reading } from "./readScope.ts";

/** How far the word for a state may stand from “only”: “the only Central Asian state”. */
const reachOfNoun = 30;

/** “The only state of the region whose GDP is above 200 bn”: a threshold that nobody else of the region passes. */
export function withOnly(desk: Desk, reading: Reading): Reading {
  const { query } = reading;
  if (query.kind !== "threshold" || !isOnly(desk)) return reading;
  const [state = "", ...more] = query.of.states;
  const region = [...desk.world.region].sort();
  if (more.length > 0 || !region.includes(state) || query.measure.towards !== undefined)
    return reading;
  const alone: AmountQuery = { ...query, among: { states: region, group: "region" } };
  return { ...reading, query: alone };
}

/** “The only state”, or “only X” where the region is named. */
function isOnly(desk: Desk): boolean {
  const onlys = marksOf(desk, "only");
  const hasRegion = desk.parties.some((one) => one.whole.group === "region");
  return onlys.some((only) => {
    const isOfStates = marksOf(desk, "country", "countries", "region").some(
      (one) =>
        one.end > only.start && one.start - only.end < reachOfNoun && inOneClause(desk, one, only),
    );
    const named = desk.parties.some(
      (one) => one.form === "name" && one.start >= only.end && one.start - only.end < 4,
    );
    return hasRegion && (isOfStates || named);
  });
}
