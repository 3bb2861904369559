import { stem } from "../language/index.ts";
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

function hasPast(sentence: Sentence): boolean {
  return sentence.grammar.after.size > 0
    ? endsInPast(sentence)
    : hasPastAfter(sentence, 0, sentence.words.length);
}

function endsInPast(sentence: Sentence): boolean {
  const last = sentence.words.at(-1);
  if (last === undefined) return false;
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
