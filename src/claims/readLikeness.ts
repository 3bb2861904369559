import type { Span } from "../language/index.ts";
import type { PartiesQuery } from "./query.ts";
import { type EntryNamed, statesBeside } from "./readEntryNames.ts";
import { type Desk, inOneClause, marksOf, type Reading } from "./readScope.ts";

/** A name by a codebook is surer than this; one by words of a title is not. */
const sureName = 0.86;

/**
 * Whether a reading is rather of another paper of a like name, of which the register may have nothing.
 *
 * What does not fit the entry refutes the sentence only where the entry is surely the one meant: a date that none of
 * its acts has, together with states that are no parties, with another paper named beside the act, or with a name
 * only half said and a paper that has just that day.
 */
export function isOfAnother(desk: Desk, { query, spans }: Reading, one: EntryNamed): boolean {
  if (query.kind === "parties") {
    if (sharesTooFew(query, one)) return true;
    return !isWithin(query, one) && (isCalledOtherwise(desk, one) || hasLikeness(desk, query, one));
  }
  if (query.kind !== "date" || query.act === undefined) return false;
  const { date } = query;
  const fits = (dates: readonly string[]): boolean =>
    dates.some((known) => known.startsWith(date) || date.startsWith(known));
  if (fits(one.entry.dates)) return false;
  if (isCalledOtherwise(desk, one)) return true;
  const strangers = statesBeside(desk).filter((id) => !one.entry.parties.includes(id));
  if (strangers.length > 0) return true;
  const act = spans[1];
  const nouns = marksOf(desk, "paper-noun").filter(
    (noun) => noun.end <= one.start || noun.start >= one.end,
  );
  const isElsewhere = act !== undefined && !inOneClause(desk, act, one);
  if (isElsewhere && nouns.some((noun) => inOneClause(desk, noun, act))) return true;
  if (one.confidence >= sureName || date.length < 10) return false;
  return desk.world.entries.some(
    (other) => other.kind === "agreement" && other.dates.includes(date),
  );
}

/** Whether another paper called by the same noun has just the states named for its parties. */
function hasLikeness(desk: Desk, { states }: PartiesQuery, one: EntryNamed): boolean {
  const { text, language } = desk.sentence;
  const nouns = marksOf(desk, "paper-noun").map((noun) =>
    text.slice(noun.start, noun.end).toLowerCase().slice(0, nounLetters),
  );
  return desk.world.entries.some((other) => {
    const title = other.titles[language] ?? other.titles[language === "uz-Latn" ? "uz" : ""] ?? "";
    return (
      other.kind === one.entry.kind &&
      other.id !== one.entry.id &&
      other.parties.join() !== "" &&
      [...other.parties].sort().join() === states.join() &&
      nouns.some((noun) => title.toLowerCase().includes(noun))
    );
  });
}

function isWithin({ states, exact }: PartiesQuery, { entry }: EntryNamed): boolean {
  const isInside = states.every((id) => entry.parties.includes(id));
  return isInside && (!exact || states.length === entry.parties.length);
}

/** How far the noun of a paper may stand from the name: “declaration on …”. */
const reachOfNoun = 6;
/** Letters by which a noun is known in a title. */
const nounLetters = 4;

/** “The declaration on …” is no treaty on it: the noun beside the name is none that the title has. */
function isCalledOtherwise(desk: Desk, one: EntryNamed): boolean {
  const { text, language } = desk.sentence;
  const title = one.entry.titles[language] ?? one.entry.titles[language === "uz-Latn" ? "uz" : ""];
  if (title === undefined) return false;
  const beside = marksOf(desk, "paper-noun").filter(
    (noun) =>
      (noun.end <= one.start && one.start - noun.end <= reachOfNoun) ||
      (noun.start >= one.end && noun.start - one.end <= reachOfNoun),
  );
  const letters = (noun: Span): string =>
    text.slice(noun.start, noun.end).toLowerCase().slice(0, nounLetters);
  return beside.length > 0 && !beside.some((noun) => title.toLowerCase().includes(letters(noun)));
}

/** A list of states most of which are no parties names those of another paper; a single one may be denied. */
function sharesTooFew({ states }: PartiesQuery, { entry }: EntryNamed): boolean {
  const shared = states.filter((id) => entry.parties.includes(id)).length;
  return states.length > 2 && shared * 2 < states.length;
}
