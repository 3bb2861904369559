import { isOfMeeting, isOwnedName } from "./bodies.ts";
import { caseOf } from "./cases.ts";
import { statementTypes } from "./codebook.ts";
import type { Named } from "./compile.ts";
import { cueOfHead } from "./heads.ts";
import type { Known, Party, PartyCue } from "./party.ts";
import { readingOf, type Sentence, wordAfter, wordBefore, wordFrom } from "./sentence.ts";
import { isJoined, isTitleOf } from "./titles.ts";

/** The types of codes that can act. */
export const actorTypes: ReadonlySet<string> = new Set(["state", "actor", "organisation"]);

/** The parties of a sentence in its order, each with what its case and its neighbours say. */
export function readParties(sentence: Sentence, named: readonly Named[], known: Known): Party[] {
  const all = named.filter((one) => actorTypes.has(one.type) || one.code.id === "parties");
  if (all.length === 0) return [];
  const own = all.some((one) => one.code.id === "parties") ? withPair(known, named) : known;
  const acting = outermost(all, named).filter((one) => !isOfMeeting(sentence, one));
  const parties = acting.map((one) => readParty(sentence, one, own));
  share(sentence, parties);
  return parties;
}

/** Where nobody else is known, “the parties” are the two states that the sentence itself names. */
function withPair(known: Known, named: readonly Named[]): Known {
  if (known.parties.length > 0) return known;
  const states = new Set(
    named.flatMap((one) => (one.type === "state" ? (one.code.iso3 ?? []) : [])),
  );
  return states.size === 2 ? { ...known, parties: [...states] } : known;
}

/** A pronoun as a party, for a sentence that has no other subject. */
export function pronounParty(sentence: Sentence, named: Named, known: Known): Party {
  return { ...readParty(sentence, named, known), ids: known.last, resolved: "pronoun" };
}

/** Whether a name stands where something happens: in the locative, or after `in` or `в`. */
export function isPlace(sentence: Sentence, named: Named): boolean {
  const grammatical = caseOf(sentence, named);
  const before = wordBefore(sentence, named.start)?.before;
  // A Russian -е alone may be a dative: «Ташкенту и Астане».
  if (grammatical === "locative" && sentence.grammar.before.size === 0) return true;
  // «в Ташкент» is a goal, «в Ташкенте» a place.
  if (before === "into") return grammatical !== "bare";
  return before === "about";
}

/**
 * Leaves out names inside longer names of others (the UN in the UN General Assembly, the states of a railway's name),
 * and “the side” right after the adjective that says whose: «казахстанская сторона».
 */
function outermost(all: readonly Named[], named: readonly Named[]): readonly Named[] {
  return all.filter((one) => {
    if (one.type === "reference" && hasAdjectiveBefore(one, all)) return false;
    return !named.some((other) => other !== one && isWithin(one, other));
  });
}

function hasAdjectiveBefore(side: Named, all: readonly Named[]): boolean {
  return all.some((one) => one.group.as === "adjective" && side.start - one.end === 1);
}

function isWithin(one: Named, other: Named): boolean {
  if (statementTypes.includes(other.type) && other.code.id !== "parties") return false;
  const isSame = other.code.id === "parties" && one.code.id !== "parties";
  const isLonger = other.end - other.start > one.end - one.start || isSame;
  if (isLonger && other.start <= one.start && other.end >= one.end) return true;
  // “The United Nations General Assembly” in two pieces: the body acts, not the organisation.
  const areBodies = one.type === "organisation" && other.type === "organisation";
  return areBodies && one.code !== other.code && other.start - one.end === 1;
}

function readParty(sentence: Sentence, named: Named, known: Known): Party {
  const grammatical = caseOf(sentence, named);
  const isParties = named.code.id === "parties" && named.type === "reference";
  const cue = cueOf(sentence, named, grammatical);
  return {
    ids: isParties ? known.parties : idsOf(named),
    named,
    case: grammatical,
    resolved: isParties ? "parties" : undefined,
    cue,
    isIn: cue === "about" && isInside(sentence, named, grammatical),
  };
}

function isInside(sentence: Sentence, { start }: Named, grammatical: string): boolean {
  const { after, inside } = sentence.grammar;
  if (after.size > 0) return grammatical === "locative";
  return inside.has(wordBefore(sentence, start)?.folded ?? "");
}

function idsOf({ type, code }: Named): readonly string[] {
  if (type === "state") return [code.iso3 ?? code.id];
  if (code.office) return code.iso3 === undefined ? [] : [code.iso3];
  return [code.id];
}

function cueOf(sentence: Sentence, named: Named, grammatical: string): PartyCue {
  const { grammar } = sentence;
  if (ownsPlace(sentence, named)) return "about";
  const cue =
    wordAfter(sentence, named.end)?.after ??
    wordBefore(sentence, named.start)?.before ??
    cueOfRow(sentence, named, grammatical) ??
    grammar.cueOfCase.get(grammatical);
  // «С таджикской стороны» is from it: with the instrumental alone «с» is “with”.
  if (cue === "with" && grammatical === "genitive" && isRussian(sentence)) return "from";
  if (cue === "into") return grammatical === "bare" ? "target" : "about";
  if (cue !== undefined) return cue;
  if (named.group.as === "adjective" || isDerived(sentence, named))
    return cueOfAdjective(sentence, named);
  if (grammatical === "genitive") return "owner";
  if (grammatical !== "bare") return grammatical === "ablative" ? "from" : "about";
  return isOwner(sentence, named) || isOwnedName(sentence, named) ? "owner" : "bare";
}

/** Whether the language has both cases and prepositions. */
function isRussian({ grammar }: Sentence): boolean {
  return grammar.hasCases && grammar.before.size > 0;
}

/** «По безопасности и X-у»: after “and” the preposition of the noun before it holds. */
function cueOfRow(
  { grammar, words }: Sentence,
  { start }: Named,
  grammatical: string,
): PartyCue | undefined {
  if (grammar.before.size === 0 || !grammar.hasCases || grammatical === "bare") return undefined;
  const at = wordFrom(words, start) - 1;
  if (words[at]?.facts.isAnd !== true) return undefined;
  return words[at - 2]?.facts.before === "about" ? "about" : undefined;
}

/** “In the north of X”, «с территории X», “X hududidan”: the land in which or from which something comes. */
function ownsPlace(sentence: Sentence, { start, end, group }: Named): boolean {
  const { places, after } = sentence.grammar;
  if (after.size > 0) return places.has(wordAfter(sentence, end)?.folded ?? "");
  if (group.as === "title") return false;
  const at = wordFrom(sentence.words, start) - 1;
  const isOf = sentence.words[at]?.facts.before === "owner";
  const place = sentence.words[isOf ? at - 1 : at];
  if (place === undefined || !places.has(place.facts.folded)) return false;
  // “Sent to the south of X” reaches X; where nouns have cases, only those of a place are listed.
  return sentence.grammar.hasCases || wordBefore(sentence, place.start)?.before !== "target";
}

/** “Qozogʻistonlik”, «қазақстандық»: made of the name, and an adjective. */
function isDerived({ text, grammar }: Sentence, { start, end }: Named): boolean {
  if (grammar.after.size === 0) return false;
  const written = text.slice(start, end).toLowerCase();
  return grammar.adjectives.some(([ending]) => written.endsWith(ending));
}

/** In Uzbek and Kazakh what an adjective belongs to bears the ending. */
function cueOfAdjective(sentence: Sentence, named: Named): PartyCue {
  if (sentence.grammar.after.size === 0) return "adjective";
  return cueOfHead(sentence, named.end) ?? "adjective";
}

/** A bare name before a thing that is its own: Qozogʻiston chegarasi, Қазақстан шекарасы. */
function isOwner(sentence: Sentence, named: Named): boolean {
  if (sentence.grammar.after.size === 0 || named.group.as === "title") return false;
  // Whoever follows a “but” begins another clause, as its doer.
  if (wordBefore(sentence, named.start)?.isBut === true) return false;
  const next = sentence.words[wordFrom(sentence.words, named.end)];
  if (next === undefined || next.start - named.end > 1) return false;
  const { partOfSpeech, features } = readingOf(sentence, next);
  return features.possessive === "3" && partOfSpeech !== "verb";
}

/** Names joined by “and”, and a title with the state it belongs to, play one part. */
function share(sentence: Sentence, parties: readonly Party[]): void {
  const isTurkic = sentence.grammar.after.size > 0;
  for (let i = parties.length - 2; i >= 0; i -= 1) {
    const [one, next] = [parties[i], parties[i + 1]];
    if (one === undefined || next === undefined) continue;
    // Turkic marks only the last of a row: the earlier ones take its part, and “with” between two is “and”.
    if (isTurkic && isJoined(sentence, one, next)) {
      // What states make with one another is no party with them: “X bilan qoʻshma komissiya tuzish”.
      const isAlike = one.cue === "with" && next.named.type === one.named.type;
      const isMarked = next.cue !== "bare" || isAlike;
      if (one.case === "bare" && isMarked) one.cue = next.cue;
    }
    if (isTitleOf(sentence, next, one)) join(next, one, isTurkic);
  }
  for (let i = 1; i < parties.length; i += 1) {
    const [before, one] = [parties[i - 1], parties[i]];
    if (before === undefined || one === undefined) continue;
    // Russian and English say the preposition once, before the first of the row.
    const isOpen =
      one.cue === "bare" ||
      one.cue === "about" ||
      one.cue === "owner" ||
      (one.case === before.case && before.cue !== "bare");
    if (isOpen && sentence.grammar.before.size > 0 && isJoined(sentence, before, one)) {
      one.cue = before.cue;
    }
    if (isTitleOf(sentence, before, one)) join(before, one, isTurkic);
  }
}

/** A title and its state are one: “the presidents of X and Y” are X and Y, not the parties of the document. */
function join(title: Party, state: Party, isTurkic: boolean): void {
  // A preposition stands before the first of the two, a Turkic ending on the last.
  const isFirst = state.named.start < title.named.start;
  const isTold = !["bare", "owner", "adjective"].includes(state.cue);
  if (!isTurkic && isFirst && isTold) title.cue = state.cue;
  // «Российские ведомства»: the adjective shows that its noun is no owner.
  else state.cue = cueOfBoth(title, state);
  title.cue = state.cue;
  if (state.ids.length > 0) title.ids = [];
}

function cueOfBoth(title: Party, state: Party): PartyCue {
  if (state.case === "nominative" && title.cue === "owner") return "bare";
  // What is in someone's policy is his own.
  return title.case === "locative" && title.cue === "about" ? "owner" : title.cue;
}
