import type { Party } from "./context.ts";
import type { GeographyQuery } from "./query.ts";
import { isDenied } from "./readDenial.ts";
import type { Mark } from "./readMarks.ts";
import { type Desk, marksOf, type Reading } from "./readScope.ts";

/** A reading of a word of bordering, with what denies it and what context filled in. */
export function geography(
  desk: Desk,
  anchor: Mark,
  query: GeographyQuery,
  parties: readonly Party[],
  confidence: number,
): Reading {
  const assumed = [...new Set(parties.flatMap((one) => one.assumed))].filter(
    (one) => one !== "rest",
  );
  return {
    query,
    negated: anchor.value === "none" || isDenied(desk, anchor) || isNeitherOf(desk, anchor),
    assumed,
    rule: `geography/${query.fact}`,
    confidence,
    spans: [anchor, ...parties],
  };
}

/** “Borders neither X nor Y”: the “not” of English may follow the verb. */
function isNeitherOf(desk: Desk, anchor: Mark): boolean {
  return (
    desk.sentence.language === "en" &&
    marksOf(desk, "not").some((one) => one.start >= anchor.end && one.start - anchor.end < 3)
  );
}
