import type { Party } from "./context.ts";
import type { EntryNamed } from "./readEntryNames.ts";
import { exceptionIn } from "./readExcept.ts";
import type { Mark } from "./readMarks.ts";
import { between, type Desk, inOneClause, marksOf, type Reading } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** Acts by which a state comes to be a party. */
const joining: ReadonlySet<string> = new Set(["signed", "acceded"]);

/** How far the word that shuts out may stand from the name: «тек X ғана», “only X of the five”. */
const besideName = 4;

/**
 * “All states of the region but X signed it”, “of the five only X has not signed it”: who of the region is party and who
 * is not.
 *
 * Shape: all but the one named are said to be the parties. Missing: read only of a paper of states of the region.
 */
export function readAllBut(desk: Desk, entries: readonly EntryNamed[]): readonly Reading[] {
  const [one, ...more] = entries;
  const hasRegion =
    desk.parties.some((party) => party.whole.group === "region") ||
    marksOf(desk, "number").some((number) => Number(number.value) === desk.world.region.length);
  if (one === undefined || more.length > 0 || !hasRegion || one.entry.kind !== "agreement")
    return [];
  if (!one.entry.parties.every((id) => desk.world.region.includes(id))) return [];
  const out = leftOut(desk);
  const [state = ""] = out?.whole.states ?? [];
  if (out === undefined || out.whole.states.length !== 1 || !desk.world.region.includes(state))
    return [];
  const states = desk.world.region.filter((id) => id !== state).sort();
  return [
    {
      query: { kind: "parties", entry: one.entry.id, states, exact: true },
      negated: false,
      assumed: one.assumed,
      rule: "parties/all-but",
      confidence: one.confidence - 0.1,
      spans: [one, out],
    },
  ];
}

/** The one that is no party: taken out of all that signed, or the only one that did not. */
function leftOut(desk: Desk): Party | undefined {
  const done = marksOf(desk, "act", "party").filter(
    (one) => joining.has(String(one.value)) || one.kind === "party",
  );
  const isNot = done.some((one) => one.id.startsWith("not-")) || marksOf(desk, "not").length > 0;
  if (done.length === 0) return undefined;
  const isAll = marksOf(desk, "all").length > 0;
  const but = exceptionIn(desk)?.party ?? outOfAll(desk);
  if (but !== undefined) return isAll && !isNot ? but : undefined;
  const named = desk.parties.filter((one) => one.form === "name" && one.whole.group !== "region");
  const [only, ...others] = named;
  if (only === undefined || others.length > 0 || !isNot) return undefined;
  return marksOf(desk, "only").some((cue) => isBeside(desk, cue, only)) ? only : undefined;
}

function isBeside(desk: Desk, cue: Mark, one: Party): boolean {
  return cue.end <= one.start && one.start - cue.end < besideName && inOneClause(desk, cue, one);
}

/** “All … but X”: English has the word that joins clauses for it. */
export function outOfAll(desk: Desk): Party | undefined {
  if (isVerbLast(desk.sentence.language)) return undefined;
  const all = marksOf(desk, "all")[0];
  const but = marksOf(desk, "joint").find(
    (one) => all !== undefined && one.start >= all.end && !/[,;]/.test(between(desk, all, one)),
  );
  return but === undefined
    ? undefined
    : desk.parties.find(
        (one) => one.form === "name" && one.start >= but.end && one.start - but.end < besideName,
      );
}
