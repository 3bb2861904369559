import type { MeasureWord } from "./measures.ts";
import type { Mark } from "./readMarks.ts";
import { between, type Desk, marksOf } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/**
 * The measure of a state that is meant where a flow or a border is named without a partner: “exports” are all exports.
 *
 * Missing: undefined where a partner stands with it, or where it is set against another flow of the same state.
 */
export function aloneOf(
  desk: Desk,
  word: MeasureWord,
  mark: Mark | undefined,
): MeasureWord | undefined {
  if (word.grain === "state") return word;
  const alone = word.alone === undefined ? undefined : desk.measures.byId(word.alone);
  if (alone === undefined || hasPartner(desk, mark) || isAgainstFlow(desk)) return undefined;
  return alone;
}

/** Roles in which a partner stands, beside the measure in Uzbek and Kazakh, anywhere in Russian and English. */
const partnerRoles = new Set(["with", "instrumental", "dative", "ablative"]);

function hasPartner(desk: Desk, mark: Mark | undefined): boolean {
  if (marksOf(desk, "partner", "reverse", "between").length > 0) return true;
  return desk.parties.some((one) => {
    if (one.whole.states.length === 2 || one.whole.group === "pair") return true;
    if (!partnerRoles.has(one.role)) return false;
    if (!isVerbLast(desk.sentence.language))
      return one.role === "dative" || one.role === "ablative" ? !isYielded(desk, one.start) : true;
    return mark !== undefined && one.end <= mark.start && between(desk, one, mark).length < 4;
  });
}

/** «Уступает X», «отстаёт от X»: the verb takes the case, and the state is no partner. */
function isYielded(desk: Desk, at: number): boolean {
  return (
    desk.sentence.language === "ru" &&
    marksOf(desk, "exceed", "compare", "second-to", "leads").some(
      (one) => one.end <= at && at - one.end < 24,
    )
  );
}

/** “Sells more than it buys”: two flows of one state, with a reader of their own. */
function isAgainstFlow(desk: Desk): boolean {
  const flows = marksOf(desk, "measure").flatMap((one) => {
    const word = desk.measures.byId(one.id);
    return word === undefined || word.grain === "state" ? [] : [word.inverse === true];
  });
  return new Set(flows).size > 1;
}
