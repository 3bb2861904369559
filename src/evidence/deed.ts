import { isOwnedName } from "./bodies.ts";
import type { Party } from "./party.ts";
import { readingOf, type Sentence, type Word, wordFrom } from "./sentence.ts";

/** How many words after its subject the verb of an English or Russian sentence is looked for. */
const reach = 6;

/**
 * Whether a sentence tells what was done: a name as subject with a verb of the past that is its own, or a day with
 * such a verb.
 */
export function isDeed(sentence: Sentence, parties: readonly Party[], hasDay: boolean): boolean {
  if (hasDay && hasPast(sentence)) return true;
  const isTurkic = sentence.grammar.after.size > 0;
  const subject = parties.find(
    (one) =>
      one.cue === "bare" ||
      one.cue === "source" ||
      isOwnedName(sentence, one.named) ||
      (isTurkic && ownsSubject(sentence, one)),
  );
  if (subject === undefined) return false;
  return isTurkic ? endsInPast(sentence) : hasPastAfter(sentence, subject.named.end);
}

/** “X aviakompaniyalari reys qoʻydi”: whose own things or people act, acts. */
function ownsSubject(sentence: Sentence, { cue, case: grammatical, named }: Party): boolean {
  if (cue !== "owner" || grammatical !== "bare" || named.group.as === "adjective") return false;
  const next = sentence.words[wordFrom(sentence.words, named.end)];
  if (next === undefined) return false;
  const { features } = readingOf(sentence, next);
  return features.possessive === "3" && features.case === undefined;
}

/** Whether “the Parties”, as subject, do something in the present or future and nothing in the past. */
export function isTreatyDuty(sentence: Sentence, parties: readonly Party[]): boolean {
  const { grammar, words } = sentence;
  if (!grammar.hasCases || words.length < 4) return false;
  // “Neither Party … against the other Party”: both are the Parties.
  if (parties.length === 0 || !parties.every((one) => one.resolved === "parties")) return false;
  if (parties[0]?.cue !== "bare") return false;
  const read = (word: Word | undefined) => word && readingOf(sentence, word).features;
  if (grammar.after.size > 0) {
    const tense = read(words.at(-1))?.tense;
    return tense === "present" || tense === "future";
  }
  if (hasPastAfter(sentence, 0, words.length)) return false;
  return words.some((word) => read(word)?.tense === "present");
}

function hasPast(sentence: Sentence): boolean {
  return sentence.grammar.after.size > 0
    ? endsInPast(sentence)
    : hasPastAfter(sentence, 0, sentence.words.length);
}

function endsInPast(sentence: Sentence): boolean {
  const last = sentence.words.at(-1);
  if (last === undefined) return false;
  // “Made up 21 per cent” and “reached” tell how things stood.
  const end = sentence.words.slice(-2);
  if (end.some((word) => sentence.grammar.notPast.has(word.facts.folded))) return false;
  const { partOfSpeech, features } = readingOf(sentence, last);
  return partOfSpeech === "verb" && features.tense === "past";
}

function hasPastAfter(sentence: Sentence, from: number, most = reach): boolean {
  const first = wordFrom(sentence.words, from);
  for (let i = first; i < Math.min(first + most, sentence.words.length); i += 1) {
    if (sentence.words[i]?.facts.isPast === true) return true;
  }
  return false;
}
