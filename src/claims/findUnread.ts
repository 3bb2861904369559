import { isOpen } from "./readDenial.ts";
import { type EntryNamed, statesBeside } from "./readEntryNames.ts";
import { type Desk, marksOf } from "./readScope.ts";

/**
 * A sentence that says something that could be checked, and that no reader could turn into a question.
 *
 * Shape: `why` is `no-measure` (an amount of something unknown), `no-one` (no state is named), `no-entry` (a dated act of
 * a paper that the register does not have), `unclear` (all is there, and the reading is not sure).
 */
export interface Unread {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly language: string;
  readonly why: "no-measure" | "no-one" | "no-entry" | "unclear";
}

/** Why a sentence that can be checked was not read; undefined for one that states nothing to check. */
export function whyUnread(desk: Desk, entries: readonly EntryNamed[]): Unread["why"] | undefined {
  const amounts = marksOf(desk, "quantity").filter((one) => !isOpen(desk, one));
  const ranks = marksOf(desk, "superlative", "ordinal").filter((one) => !isOpen(desk, one));
  const acts = marksOf(
    desk,
    "act",
    "status",
    "fulfilment",
    "target-outcome",
    "borders",
    "landlocked",
  ).filter((one) => !isOpen(desk, one));
  const changes = marksOf(desk, "change", "fraction").filter((one) => !isOpen(desk, one));
  const measures = marksOf(desk, "measure").filter(
    (one) => desk.measures.byId(one.id)?.weak !== true,
  );
  const dates = marksOf(desk, "date");
  const hasOne = desk.parties.length > 0 || marksOf(desk, "state").length > 0;
  if (hasOne && marksOf(desk, "narrowed").length > 0) return "no-measure";
  if (amounts.length > 0) {
    if (measures.length === 0) return hasOne ? "no-measure" : undefined;
    return hasOne ? "unclear" : "no-one";
  }
  if (acts.length > 0 && dates.length > 0 && hasOne && entries.length === 0) return "no-entry";
  if (acts.length > 0 && dates.length > 0 && entries.length > 0 && isOfStrangers(desk, entries))
    return "no-entry";
  const isAct = marksOf(desk, "act").some((one) => !isOpen(desk, one));
  if (isAct && marksOf(desk, "paper-noun").length > 0 && hasOne && entries.length === 0)
    return "no-entry";
  const compared = marksOf(desk, "compare", "exceed", "equal", "times").length > 0;
  if (measures.length > 0 && desk.parties.length > 1 && compared) return "unclear";
  if (measures.length > 0 && hasOne && (ranks.length > 0 || changes.length > 0)) return "unclear";
  if (entries.length > 0 && (acts.length > 0 || dates.length > 0)) return "unclear";
  if (measures.length === 0 && entries.length === 0 && hasOne && setsApart(desk))
    return "no-measure";
  return marksOf(desk, "landlocked").length > 0 ||
    (marksOf(desk, "project").length > 0 && acts.length > 0)
    ? "unclear"
    : undefined;
}

/** Whether the states named are the parties of none of the papers that the name may mean. */
function isOfStrangers(desk: Desk, entries: readonly EntryNamed[]): boolean {
  const states = statesBeside(desk);
  return (
    states.length > 1 &&
    entries.every(({ entry }) => !states.every((one) => entry.parties.includes(one)))
  );
}

/** “The highest in the region”, “higher than in X”, “doubled last year”: something unknown is ranked, compared or grows. */
function setsApart(desk: Desk): boolean {
  const isRanked =
    marksOf(desk, "superlative", "leads", "last").some((one) => !isOpen(desk, one)) &&
    desk.parties.some((one) => one.whole.group === "region");
  const isCompared =
    marksOf(desk, "compare").some((one) => !isOpen(desk, one)) &&
    desk.parties.length > 1 &&
    (marksOf(desk, "than").length > 0 || desk.parties.some((one) => one.role === "ablative"));
  const isChanged =
    marksOf(desk, "change").some((one) => !isOpen(desk, one)) &&
    marksOf(desk, "date", "year-back", "years-past").length > 0 &&
    marksOf(desk, "times", "times-unit", "fraction").length > 0;
  return isRanked || isCompared || isChanged;
}
