import { clauseAt, type Party } from "./context.ts";
import type { GeographyQuery } from "./query.ts";
import { geography } from "./readBorderReading.ts";
import { isDenied } from "./readDenial.ts";
import { exceptionIn } from "./readExcept.ts";
import type { Mark } from "./readMarks.ts";
import { ownerOfNeighbours } from "./readNeighbours.ts";
import { type Desk, distance, inOneClause, marksOf, type Reading } from "./readScope.ts";

/** How far a name may stand from the word of bordering. */
const reach = 170;

/**
 * “Only X borders Z”, “X borders Z alone”, “no state of the region but X borders Z”: who has no other neighbours.
 *
 * Missing: undefined where no word shuts others out; an empty list where one does and it is not clear whom, so that the
 * rest of the sentence is not taken for the whole of it.
 */
export function bordersOnly(desk: Desk, anchor: Mark): readonly Reading[] | undefined {
  const only = marksOf(desk, "only").find(
    (one) => inOneClause(desk, one, anchor) || isHead(desk, one, anchor),
  );
  const except = exceptionIn(desk);
  const all = except === undefined ? onlyCounted(desk, anchor) : undefined;
  if (all !== undefined) return [all];
  const cue = except?.cue ?? only;
  if (cue === undefined) return undefined;
  const named = desk.parties.filter(
    (one) =>
      one.form === "name" &&
      (one.whole.group === undefined || one.whole.group === "pair") &&
      distance(desk, anchor, one) < reach,
  );
  const met = metBy(desk, anchor, named);
  const chosen = except === undefined ? chosenBy(desk, cue, named, met) : except.party;
  const but =
    except === undefined || met !== undefined ? undefined : bordersAllBut(desk, except.party);
  if (but !== undefined)
    return [{ ...geography(desk, anchor, but, named, 0.84), negated: isDenied(desk, anchor) }];
  if (met === undefined || chosen === undefined || named.length !== 2) return [];
  const query =
    except === undefined
      ? onlyQuery(desk, anchor, met, chosen, named)
      : exceptQuery(desk, anchor, met, chosen);
  if (query === undefined) return [];
  return [{ ...geography(desk, anchor, query, named, 0.84), negated: false }];
}

/** “Only two of the five states, A and B, border C”: those named are all of the region that do. */
function onlyCounted(desk: Desk, anchor: Mark): Reading | undefined {
  const numbers = marksOf(desk, "number");
  const isNumber =
    marksOf(desk, "one-of-two").length > 0 ||
    marksOf(desk, "only").some((only) =>
      numbers.some((one) => one.start >= only.end && one.start - only.end < 4),
    );
  const list = desk.parties.find(
    (one) => one.form === "name" && one.parts.length > 1 && one.role !== "with",
  );
  const met = desk.parties.find((one) => one !== list && one.whole.states.length === 1);
  if (!isNumber || list === undefined || met === undefined) return undefined;
  const query = within(desk, met, list.whole.states);
  return query === undefined ? undefined : geography(desk, anchor, query, [list, met], 0.84);
}

/** “The only state of the region, which has a border with Z”: the clause of the border tells who is meant by “only”. */
function isHead(desk: Desk, only: Mark, anchor: Mark): boolean {
  const clause = clauseAt(desk.sentence, only.start);
  const next = desk.sentence.clauses[clause + 1];
  if (next === undefined || clauseAt(desk.sentence, anchor.start) !== clause + 1) return false;
  const isOfStates = marksOf(desk, "country", "countries", "region").some(
    (one) => one.start >= only.end - 1 && one.start - only.end < 4,
  );
  const relative = /^[\s,–—-]*(?:(?:у|с|в|на|к|with)\s)?(?:котор|which|that|whose)/iu;
  return isOfStates && relative.test(desk.sentence.text.slice(next.start, anchor.start));
}

/** The one that is bordered: with “with” beside it, else after the verb. */
function metBy(desk: Desk, anchor: Mark, named: readonly Party[]): Party | undefined {
  const owner = ownerOfNeighbours(desk, anchor, named);
  if (owner !== undefined) return owner;
  const marked = named.filter((one) => one.role === "with" || one.role === "instrumental");
  if (marked.length > 0) return marked.length === 1 ? marked[0] : undefined;
  return desk.sentence.language === "en"
    ? named.find((one) => one.start >= anchor.end && one.role === "")
    : undefined;
}

/** Whom “only” singles out: the name after it, before “alone”, and in “the only state that” the one that borders. */
function chosenBy(
  desk: Desk,
  cue: Mark,
  named: readonly Party[],
  met: Party | undefined,
): Party | undefined {
  const isOfStates = marksOf(desk, "country", "countries", "region").some(
    (one) => one.start >= cue.end - 1 && one.start - cue.end < 4,
  );
  if (isOfStates) return named.find((one) => one !== met);
  if (cue.value === "alone") return named.findLast((one) => one.end <= cue.start);
  const next = named.find((one) => one.start >= cue.end - 1);
  return next ?? (desk.sentence.language === "kk" ? named.at(-1) : undefined);
}

function onlyQuery(
  desk: Desk,
  anchor: Mark,
  met: Party,
  chosen: Party,
  named: readonly Party[],
): GeographyQuery | undefined {
  const other = named.find((one) => one !== met);
  if (other === undefined || anchor.value === "none" || isDenied(desk, anchor)) return undefined;
  if (chosen !== met) return within(desk, met, other.whole.states);
  // “X borders only Y and Z”: of X all neighbours are told.
  const [subject] = other.whole.states;
  if (subject === undefined || other.whole.states.length !== 1 || hasRegion(desk)) return undefined;
  return { kind: "geography", fact: "borders-only", subject, others: met.whole.states };
}

/** “No one but X borders Z” and “all but X border Z”. */
function exceptQuery(
  desk: Desk,
  anchor: Mark,
  met: Party,
  chosen: Party,
): GeographyQuery | undefined {
  if (chosen === met) return undefined;
  const { states } = chosen.whole;
  const isNone =
    marksOf(desk, "none-of").length > 0 || anchor.value === "none" || isDenied(desk, anchor);
  if (isNone) return within(desk, met, states);
  if (marksOf(desk, "all").length === 0) return undefined;
  const left = desk.world.region.filter((one) => !states.includes(one));
  return within(
    desk,
    met,
    left.filter((one) => !met.whole.states.includes(one)),
  );
}

/** “X borders all states of the region but Y”: its neighbours in the region are all others. */
function bordersAllBut(desk: Desk, out: Party): GeographyQuery | undefined {
  const subject = desk.parties.find((one) => one !== out && one.whole.states.length === 1);
  if (subject === undefined || marksOf(desk, "all").length === 0) return undefined;
  const [self = ""] = subject.whole.states;
  const left = desk.world.region.filter((one) => one !== self && !out.whole.states.includes(one));
  return within(desk, subject, left);
}

/** Who in the region borders one state, where the words are of the region. */
function within(desk: Desk, met: Party, others: readonly string[]): GeographyQuery | undefined {
  const [subject] = met.whole.states;
  if (subject === undefined || met.whole.states.length !== 1 || !hasRegion(desk)) return undefined;
  const among = { states: [...desk.world.region].sort(), group: "region" as const };
  return { kind: "geography", fact: "borders-only", subject, others: [...others].sort(), among };
}

function hasRegion(desk: Desk): boolean {
  return desk.parties.some((one) => one.whole.group === "region");
}
