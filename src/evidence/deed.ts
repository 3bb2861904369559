import { type Span, stem } from "../language/index.ts";
import type { Party } from "./parties.ts";
import { factsOf, type Sentence, wordFrom } from "./sentence.ts";

/** How many words after its subject the verb of an English or Russian sentence is looked for. */
const reach = 6;

/**
 * Whether a sentence tells what was done: a name as subject with a verb of the past that is its own, or a day with
 * such a verb.
 */
export function isDeed(sentence: Sentence, parties: readonly Party[], hasDay: boolean): boolean {
  if (hasDay && hasPast(sentence)) return true;
  const subject = parties.find((one) => one.cue === "bare" || one.cue === "source");
  if (subject === undefined) return false;
  return sentence.grammar.after.size > 0
    ? endsInPast(sentence)
    : hasPastAfter(sentence, subject.named.end);
}

/** Whether “the Parties”, as subject, do something in the present or future and nothing in the past. */
export function isTreatyDuty(sentence: Sentence, parties: readonly Party[]): boolean {
  const { grammar, words } = sentence;
  if (!grammar.hasCases || words.length < 4) return false;
  if (parties.length !== 1 || parties[0]?.resolved !== "parties") return false;
  if (parties[0].cue !== "bare") return false;
  const read = (word: Span | undefined) =>
    word && stem(sentence.text.slice(word.start, word.end), sentence.language)[0]?.features;
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
  if (end.some((word) => sentence.grammar.notPast.has(factsOf(sentence, word).folded)))
    return false;
  const [best] = stem(sentence.text.slice(last.start, last.end), sentence.language);
  return best?.partOfSpeech === "verb" && best.features.tense === "past";
}

function hasPastAfter(sentence: Sentence, from: number, most = reach): boolean {
  const first = wordFrom(sentence.words, from);
  const own = sentence.words.slice(first, first + most);
  return own.some((word) => {
    const { folded } = factsOf(sentence, word);
    if (sentence.grammar.notPast.has(folded)) return false;
    if (folded.length < 4) return sentence.grammar.past.includes(folded);
    return sentence.grammar.past.some((ending) => folded.endsWith(ending));
  });
}
