import type { Party } from "./context.ts";
import type { GeographyQuery } from "./query.ts";
import { geography } from "./readBorderReading.ts";
import { exceptionIn } from "./readExcept.ts";
import type { Mark } from "./readMarks.ts";
import { type Desk, distance, inOneClause, marksOf, type Reading } from "./readScope.ts";

/** “With all the other states of the region”, and whether it alone does. */
export function bordersAll(desk: Desk, anchor: Mark, subject: Party): Reading | undefined {
  const all = marksOf(desk, "all", "rest", "neighbours").filter(
    (one) => distance(desk, anchor, one) < 90,
  );
  const group = desk.parties.find(
    (one) =>
      one !== subject &&
      (one.whole.group === "region" || one.whole.group === "rest") &&
      distance(desk, anchor, one) < 90 &&
      one.role !== "locative",
  );
  const rest = group?.whole.group === "rest" || all.some((one) => one.kind === "rest");
  const each =
    all.some((one) => one.kind === "all") && (group !== undefined || hasCountries(desk, anchor));
  if (!rest && !each) return undefined;
  // “All but X” leaves one out.
  if (exceptionIn(desk) !== undefined) return undefined;
  // “Of all its neighbours the longest border …” sets borders against each other.
  if (marksOf(desk, "superlative").length > 0) return undefined;
  // “Trails all its neighbours in human development” has nothing of borders.
  if (isMeasured(desk)) return undefined;
  if (subject.whole.states.length !== 1) return undefined;
  const only = marksOf(desk, "only").some(
    (one) => distance(desk, anchor, one) < 120 || inOneClause(desk, one, anchor),
  );
  const parties = group === undefined ? [subject] : [subject, group];
  return {
    ...allBorders(desk, anchor, subject, parties, only),
    assumed: group === undefined ? ["region"] : [...subject.assumed],
  };
}

/** Neighbours are set apart by what is measured of them, and it is no border. */
function isMeasured(desk: Desk): boolean {
  const isOther = marksOf(desk, "measure").some(
    (one) => one.id !== "border-length" && one.id !== "land-boundary",
  );
  return isOther && marksOf(desk, "compare", "exceed").length > 0;
}

/** “Borders all states of the region.” */
export function allBorders(
  desk: Desk,
  anchor: Mark,
  subject: Party,
  parties: readonly Party[],
  only: boolean,
): Reading {
  const [state = ""] = subject.whole.states;
  const among = { states: [...desk.world.region].sort(), group: "region" as const };
  const query: GeographyQuery = {
    kind: "geography",
    fact: "borders-all",
    subject: state,
    among,
    only,
  };
  return geography(desk, anchor, query, parties, 0.9);
}

function hasCountries(desk: Desk, anchor: Mark): boolean {
  return marksOf(desk, "countries").some((one) => distance(desk, anchor, one) < 60);
}
