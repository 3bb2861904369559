import type { Party } from "./context.ts";
import type { GeographyQuery } from "./query.ts";
import { geography } from "./readBorderReading.ts";
import type { Mark } from "./readMarks.ts";
import { type Desk, marksOf, type Reading } from "./readScope.ts";

/** How far a name may stand from the word for having. */
const reach = 120;

/**
 * «Граница с X есть у A, B и C»: the border stands first, with the one that is bordered inside its words.
 *
 * Missing: undefined where no state stands inside the words; an empty list where it is not clear whose border it is.
 */
export function borderHeld(desk: Desk, anchor: Mark): readonly Reading[] | undefined {
  const met = desk.parties.find(
    (one) =>
      one.form === "name" &&
      one.whole.states.length === 1 &&
      one.start > anchor.start &&
      one.end < anchor.end,
  );
  if (met === undefined) return undefined;
  const named = desk.parties.filter(
    (one) => one !== met && one.form === "name" && one.start >= anchor.end - 1 - reach,
  );
  const holders = named.filter((one) => one.role === "genitive" || one.role === "");
  const [holder] = holders;
  const [subject = ""] = met.whole.states;
  if (holders.length !== 1 || holder === undefined) return [];
  const others = holder.whole.states.filter((one) => one !== subject);
  const query: GeographyQuery = { kind: "geography", fact: "borders", subject, others };
  return [
    geography(desk, anchor, query, [met, holder], 0.84),
    ...counted(desk, anchor, met, holder),
  ];
}

/** “… is had by three states of the region: A, B and C”: the number is of the region's states. */
function counted(desk: Desk, anchor: Mark, met: Party, holder: Party): readonly Reading[] {
  const region = desk.parties.find((one) => one.whole.group === "region");
  const number = marksOf(desk, "number").find(
    (one) => one.start >= anchor.end && one.end <= holder.start,
  );
  if (region === undefined || number === undefined || anchor.value === "none") return [];
  if (region.start < number.end || region.start - number.end > 24) return [];
  const [subject = ""] = met.whole.states;
  const query: GeographyQuery = {
    kind: "geography",
    fact: "neighbour-count",
    subject,
    relation: "equals",
    count: Number(number.value),
    among: { states: [...desk.world.region].sort(), group: "region" },
  };
  return [geography(desk, anchor, query, [met, region], 0.82)];
}

/** “… but not X”: a name that is denied by itself, so that the list of names holds for a part of them only. */
export function hasDeniedName(desk: Desk): boolean {
  return marksOf(desk, "not").some((one) =>
    desk.parties.some((party) => {
      const gap = desk.sentence.text.slice(one.end, party.start);
      return party.start >= one.end && party.form === "name" && gap.trim().length <= 2;
    }),
  );
}
