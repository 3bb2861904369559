import type { Party } from "./context.ts";
import { clauseAt } from "./context.ts";
import type { Mark } from "./readMarks.ts";
import { type Desk, marksOf } from "./readScope.ts";

/** States of which a sentence says the same of a paper. */
interface Group {
  readonly parties: readonly Party[];
  readonly negated: boolean;
}

/** How far behind a name its own “not” may stand. */
const besideName = 24;

/**
 * The states named with a word for party or an act, those apart of whom a later clause says the opposite: “X has signed
 * it, Y has not”, «X — участник, Y — нет».
 *
 * Missing: where the first is denied, nothing is read of those in later clauses that have no “not” of their own.
 */
export function groupsOf(
  desk: Desk,
  anchor: Mark,
  parties: readonly Party[],
  isNot: boolean,
): readonly Group[] {
  const later = parties.filter(
    (one) =>
      one.start >= anchor.end &&
      clauseAt(desk.sentence, one.start) > clauseAt(desk.sentence, anchor.start) &&
      !isReached(desk, one, anchor),
  );
  const own = parties.filter((one) => !later.includes(one));
  const denied = later.filter((one) => hasOwnNot(desk, one));
  // Without a “not” of its own a later name stands with the first, as in a list.
  const like = isNot ? [] : later.filter((one) => !denied.includes(one));
  const groups = [
    { parties: [...own, ...like], negated: isNot },
    { parties: denied, negated: true },
  ];
  return groups.filter((one) => one.parties.length > 0);
}

/** Another act between the two has the name for itself. */
function isReached(desk: Desk, party: Party, anchor: Mark): boolean {
  return marksOf(desk, "act", "party").some(
    (one) => one.start >= anchor.end && one.end <= party.start,
  );
}

function hasOwnNot(desk: Desk, party: Party): boolean {
  return marksOf(desk, "not").some((one) => {
    const gap = one.start - party.end;
    const isParted = marksOf(desk, "state").some(
      (other) => other.start >= party.end && other.end <= one.start,
    );
    return gap >= 0 && gap <= besideName && !isParted;
  });
}
