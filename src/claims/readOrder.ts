import type { DateQuery } from "./query.ts";
import { isOpen } from "./readDenial.ts";
import type { EntryNamed } from "./readEntryNames.ts";
import type { Mark } from "./readMarks.ts";
import { between, type Desk, distance, inOneClause, marksOf, type Reading } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** How far a word of order may stand from the act. */
const reach = 90;
/** How far a paper, and how far a state, may stand from the word of order that it is set against. */
const reachOfOther = 40;
const reachOfState = 16;
/** Acts that each party does on its own. */
const ownActs: ReadonlySet<string> = new Set(["signed", "ratified", "acceded"]);

/** What came first and what came second in a sentence, before it is known which is which. */
interface Ends {
  readonly entry: EntryNamed;
  readonly other: EntryNamed;
  readonly party?: string | undefined;
  readonly otherParty?: string | undefined;
}

/** “Ratified it before X did”, “signed three years after the treaty on Y”: the order of two acts. */
export function readOrder(desk: Desk, entries: readonly EntryNamed[]): readonly Reading[] {
  const acts = marksOf(desk, "act").filter((one) => !isOpen(desk, one));
  return acts.flatMap((act): readonly Reading[] => {
    const cue = orderCue(desk, act);
    if (cue === undefined || isDenied(desk, act)) return [];
    const ends = ofTwoPapers(desk, entries, cue) ?? ofTwoStates(desk, entries, act, cue);
    if (ends === undefined) return [];
    const name = String(act.value);
    const order = isLater(desk, cue) ? "after" : "before";
    const months = monthsApart(desk, cue);
    const query: DateQuery = {
      kind: "date",
      entry: ends.entry.entry.id,
      act: name,
      date: "",
      ...(ends.party === undefined ? {} : { party: ends.party }),
      against: {
        entry: ends.other.entry.id,
        act: name,
        order,
        ...(ends.otherParty === undefined ? {} : { party: ends.otherParty }),
        ...(months === undefined ? {} : { months }),
      },
    };
    return [
      {
        query,
        negated: false,
        assumed: [...new Set([...ends.entry.assumed, ...ends.other.assumed])],
        rule: `order/${name}`,
        confidence: Math.min(ends.entry.confidence, ends.other.confidence),
        spans: [act, cue, ends.entry, ends.other],
      },
    ];
  });
}

/** An act that is denied came neither first nor second. */
function isDenied(desk: Desk, act: Mark): boolean {
  return (
    act.id.startsWith("not-") || marksOf(desk, "not").some((one) => inOneClause(desk, one, act))
  );
}

/**
 * The word that sets one act before or after another.
 *
 * Missing: undefined where none stands near the act, or where it only leads on to a date or a place.
 */
export function orderCue(desk: Desk, act: Mark): Mark | undefined {
  return marksOf(desk, "sooner", "ahead", "after").find(
    (one) =>
      inOneClause(desk, one, act) && distance(desk, one, act) < reach && hasOther(desk, one, act),
  );
}

/** Whether a state or a paper stands where the other side of the order is told. */
function hasOther(desk: Desk, cue: Mark, act: Mark): boolean {
  const able = marksOf(desk, "state", "paper-noun", "nickname").filter(
    (one) => one.start >= act.end || one.end <= act.start,
  );
  const limit = (one: Mark): number => (one.kind === "state" ? reachOfState : reachOfOther);
  if (isVerbLast(desk.sentence.language))
    return able.some(
      (one) => one.end <= cue.start && one.case === "ablative" && cue.start - one.end < limit(one),
    );
  return able.some((one) => one.start >= cue.end && one.start - cue.end < limit(one));
}

function isLater(desk: Desk, cue: Mark): boolean {
  return (
    cue.value === "later" ||
    cue.kind === "after" ||
    marksOf(desk, "sooner").some(
      (one) => one.value === "later" && one.start < cue.end && one.end > cue.start,
    )
  );
}

/** Two papers: the standard is in the ablative before the word in Uzbek and Kazakh, else right after it. */
function ofTwoPapers(desk: Desk, entries: readonly EntryNamed[], cue: Mark): Ends | undefined {
  const [first, second, ...more] = [...entries].sort((a, b) => a.start - b.start);
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  if (first.entry.id === second.entry.id) return undefined;
  if (!isVerbLast(desk.sentence.language)) {
    const isBetween = first.end <= cue.start && second.start >= cue.end;
    return isBetween ? { entry: first, other: second } : undefined;
  }
  const marked = [first, second].filter((one) => endsInAblative(desk, one, cue));
  const [other] = marked;
  if (marked.length !== 1 || other === undefined) return undefined;
  return { entry: other === first ? second : first, other };
}

function endsInAblative(desk: Desk, one: EntryNamed, cue: Mark): boolean {
  return marksOf(desk, "nickname", "paper", "paper-noun").some(
    (mark) =>
      mark.case === "ablative" &&
      mark.end <= cue.start &&
      mark.end >= one.start &&
      mark.start <= one.end + 2,
  );
}

/** One paper and two states: who acted, and whom it is set against. */
function ofTwoStates(
  desk: Desk,
  entries: readonly EntryNamed[],
  act: Mark,
  cue: Mark,
): Ends | undefined {
  const [entry, ...more] = entries;
  if (entry === undefined || more.length > 0 || !ownActs.has(String(act.value))) return undefined;
  if (hasSecondPaper(desk, entry, cue)) return undefined;
  const states = marksOf(desk, "state").filter((one) => one.as !== "adjective");
  const late = isVerbLast(desk.sentence.language);
  const other = late
    ? states.findLast((one) => one.case === "ablative" && one.end <= cue.start)
    : states.find((one) => one.start >= cue.end && one.start - cue.end < reachOfOther);
  const actors = states.filter((one) => one !== other && !isPartOfName(desk, one));
  const actor = late
    ? actors.findLast((one) => one.end <= act.start)
    : (actors.findLast((one) => one.end <= act.start) ?? actors[0]);
  if (actor === undefined || other === undefined || actor.id === other.id) return undefined;
  return { entry, other: entry, party: actor.id, otherParty: other.id };
}

/** “… than the treaty on Y”, of which the register has no name: then two papers are compared, and one is not known. */
function hasSecondPaper(desk: Desk, entry: EntryNamed, cue: Mark): boolean {
  return marksOf(desk, "paper-noun").some((one) =>
    isVerbLast(desk.sentence.language)
      ? one.case === "ablative" && one.end <= cue.start
      : one.start >= cue.end && (entry.end <= cue.start || entry.start >= one.start),
  );
}

/** “The treaty with X” and “X's and Y's treaty” name the paper, and not who acted. */
function isPartOfName(desk: Desk, state: Mark): boolean {
  if (state.case === "genitive") return true;
  return marksOf(desk, "role").some(
    (one) =>
      one.value === "with" &&
      between(desk, one, state).trim() === "" &&
      (isVerbLast(desk.sentence.language) ? one.start >= state.end : one.end <= state.start),
  );
}

/** “Three months before”, «на полгода раньше»: by how many months, where the words say it. */
function monthsApart(desk: Desk, cue: Mark): number | undefined {
  const unit = marksOf(desk, "time-unit").findLast(
    (one) => one.end <= cue.start && cue.start - one.end < 6,
  );
  if (unit === undefined) return undefined;
  const number = marksOf(desk, "number").findLast(
    (one) => one.end <= unit.start && unit.start - one.end < 4,
  );
  return Number(unit.value) * (number === undefined ? 1 : Number(number.value));
}
