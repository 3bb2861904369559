import type { Party } from "./context.ts";
import type { Mark } from "./readMarks.ts";
import { type Desk, marksOf } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** How far a name may stand from the word that takes it out: “except for X”. */
const reach = 6;

/** A word that takes a state out of a group, with the state: “all but X”, «кроме X», “X-dan tashqari”. */
export interface Exception {
  readonly cue: Mark;
  readonly party: Party;
}

/**
 * The state that a sentence takes out of what it says.
 *
 * Missing: undefined where no such word stands beside a name, as in “besides, …”.
 */
export function exceptionIn(desk: Desk): Exception | undefined {
  for (const cue of marksOf(desk, "except")) {
    const party = desk.parties.find((one) => one.form === "name" && isTaken(desk, cue, one));
    if (party !== undefined) return { cue, party };
  }
  return undefined;
}

/** Uzbek and Kazakh put the name in the ablative before the word, Russian and English after it. */
function isTaken(desk: Desk, cue: Mark, one: Party): boolean {
  if (isVerbLast(desk.sentence.language))
    return one.role === "ablative" && one.end <= cue.start && cue.start - one.end <= reach;
  const gap = desk.sentence.text.slice(cue.end, one.start);
  return one.start >= cue.end && gap.length <= reach && !gap.includes(",");
}
