import { typeOf } from "./acts.ts";
import { type Named, verbGroup } from "./compile.ts";
import { lastReading } from "./predicate.ts";
import { type Sentence, wordFrom } from "./sentence.ts";

/** What is left of a verb's weight where it does not carry the sentence. */
const ofNounForm = 0.62;
const ofInfinitive = 0.72;
const ofConverb = 0.94;

/** Nothing is left of an event's weight where its verb tells what is usual or to come, or the sentence gives a sum. */
const ofUnfinished = 0;

/** Within so many words from the end a Turkic participle is the verb of its sentence: imzolangan edi. */
const atEnd = 3;

/**
 * How much a cue says of its sentence: its own weight, less where its verb is an infinitive, a participle or a noun,
 * as in “proposed to sign” and “imzolashni taklif qildi”.
 *
 * Unit: 0 to 1.
 */
export function weightOf(named: Named, sentence: Sentence | undefined): number {
  const own = named.group.confidence;
  if (sentence === undefined || !hasVerbs(named)) return own;
  const share = shareOf(named, sentence);
  return own * (share === 1 && isUnfinished(named, sentence) ? ofUnfinished : share);
}

/** “Buys a third of its flour”, “gas is sold to X”, “will lay a cable”, “exports totalled”: no event, by its verb. */
function isUnfinished({ code, start }: Named, { grammar, words }: Sentence): boolean {
  const { endings, before, not } = grammar.unfinished;
  if (endings.length === 0 || (code.act?.kind ?? code.id) !== "event") return false;
  // Closing, seizing, meeting are told in the present as news: only what is traded and built may be a habit.
  if (code.act !== undefined && typeOf(code.act) !== "COOPERATE") return false;
  if (words.some((word) => word.facts.isSum)) return true;
  const first = wordFrom(words, start);
  const wordAt = (i: number): string => words[i]?.facts.folded ?? "";
  const at = before.has(wordAt(first)) ? first + 1 : first;
  const verb = wordAt(at);
  if (verb.endsWith("ing")) return false;
  if (before.has(wordAt(at - 1)) || before.has(wordAt(at - 2))) return true;
  return endings.some((ending) => verb.endsWith(ending)) && !not.has(verb);
}

/** Groups of the codebook of kinds that hold verbs and what is made of them. */
function hasVerbs({ group }: Named): boolean {
  return group.as === verbGroup || group.as === "act";
}

function shareOf(named: Named, sentence: Sentence): number {
  if (sentence.grammar.after.size > 0) return shareOfTurkic(named, sentence);
  const first = wordFrom(sentence.words, named.start);
  const word = sentence.words[first];
  if (word === undefined) return 1;
  const { folded } = word.facts;
  const { infinitive } = sentence.grammar;
  if (infinitive.endings.some((ending) => folded.endsWith(ending))) return ofInfinitive;
  const before = sentence.words[first - 1];
  if (before !== undefined && infinitive.before.has(before.facts.folded)) {
    return ofInfinitive;
  }
  return 1;
}

function shareOfTurkic(named: Named, sentence: Sentence): number {
  const reading = lastReading(named, sentence);
  if (reading === undefined || reading.partOfSpeech === "noun") {
    return reading?.features.possessive === undefined ? 0.9 : ofNounForm;
  }
  const { form } = reading.features;
  if (form === undefined) return 1;
  const isLast = wordFrom(sentence.words, named.end) >= sentence.words.length - atEnd;
  if (form === "converb") return ofConverb;
  if (form === "participle" && reading.features.case === undefined && isLast) return 1;
  return form === "infinitive" && isLast ? 1 : ofNounForm;
}
