import type { Analysis } from "../language/index.ts";
import type { Modality } from "./coder.ts";
import type { Named } from "./compile.ts";
import { lastReading, type Predicate } from "./predicate.ts";
import { readingOf, type Sentence, wordsBetween } from "./sentence.ts";

/** How far before a verb its “not” or “may” stands, in words, and how far after it. */
const reachBefore = 6;
const reachAfter = 3;

/** Whether the main statement of a sentence is denied: by a word beside its verb, or by the verb's own ending. */
export function isNegated(
  sentence: Sentence,
  named: readonly Named[],
  predicate: Predicate | undefined,
): boolean {
  const cues = named.filter((one) => one.type === "negation");
  if (isTurkic(sentence)) return endsNegated(sentence, cues, predicate);
  return cues.some(
    (one) => predicate === undefined || !predicate.isVerb || isBeside(sentence, one, predicate),
  );
}

function isTurkic(sentence: Sentence): boolean {
  return sentence.grammar.after.size > 0;
}

function isBeside(sentence: Sentence, cue: Named, { named }: Predicate): boolean {
  if (cue.start >= named.start) {
    return cue.start <= named.end || wordsBetween(sentence, named.end, cue.start) < reachAfter;
  }
  const between = sentence.text.slice(cue.end, named.start);
  return wordsBetween(sentence, cue.end, named.start) <= reachBefore && !/[;:]/u.test(between);
}

/** How many words from the end hold the verb of a Turkic sentence. */
const endWords = 3;

/** A finite verb that carries the sentence answers for itself; else the end of the sentence does. */
function endsNegated(
  sentence: Sentence,
  cues: readonly Named[],
  predicate: Predicate | undefined,
): boolean {
  const { words } = sentence;
  if (cues.some((one) => one.group.as === "nothing")) return true;
  const reading = predicate?.isVerb === true ? lastReading(predicate.named, sentence) : undefined;
  if (predicate !== undefined && reading?.partOfSpeech === "verb" && isFiniteVerb(reading)) {
    const { end } = predicate.named;
    if (isDenial(reading)) return true;
    return cues.some(
      (one) => one.start >= end && wordsBetween(sentence, end, one.start) < endWords,
    );
  }
  const from = words[Math.max(0, words.length - endWords)]?.start ?? 0;
  if (cues.some((one) => one.start >= from)) return true;
  return (
    isDenial(readWord(sentence, words.length - 1)) || isDenial(readWord(sentence, words.length - 2))
  );
}

function isFiniteVerb({ features }: Analysis): boolean {
  return features.form === undefined && features.tense !== undefined;
}

function isDenial(reading: Analysis | undefined): boolean {
  if (reading === undefined || reading.partOfSpeech !== "verb" || reading.weight < 0.5)
    return false;
  return reading.features.negation === "yes" && reading.features.mood !== "conditional";
}

function readWord(sentence: Sentence, i: number): Analysis | undefined {
  const word = sentence.words[i];
  if (word === undefined) return undefined;
  return readingOf(sentence, word);
}

/** How a sentence holds what it says. */
export function modalityOf(
  sentence: Sentence,
  named: readonly Named[],
  statement: { readonly kind: string; readonly predicate: Predicate | undefined },
): Modality {
  const { kind, predicate } = statement;
  const cues = named.filter((one) => one.type === "modality");
  if (cues.some((one) => one.code.id === "condition") || isConditional(sentence))
    return "condition";
  const near = cues.filter((one) => isMain(sentence, one, predicate));
  const told = pick(near, isTurkic(sentence));
  if (kind === "proposal") return told === "intention" ? told : "wish";
  if (told !== undefined && (kind !== "commitment" || told !== "wish")) return told;
  if (predicate?.act.kind === "commitment") return "duty";
  return endsIntended(sentence) ? "intention" : "real";
}

/** Whether a modal word belongs to the verb of the sentence. */
function isMain(sentence: Sentence, cue: Named, predicate: Predicate | undefined): boolean {
  if (predicate === undefined) return true;
  if (isTurkic(sentence)) return cue.end >= predicate.named.start;
  if (cue.start >= predicate.named.start) return cue.start <= predicate.named.end;
  return wordsBetween(sentence, cue.end, predicate.named.start) <= reachBefore;
}

/** The strongest of the modal words; of equals the last in Turkic sentences, whose verb ends them. */
function pick(cues: readonly Named[], isLast: boolean): Modality | undefined {
  let best: Named | undefined;
  for (const one of cues) {
    const most = best?.group.confidence ?? 0;
    if (one.group.confidence > most || (isLast && one.group.confidence === most)) best = one;
  }
  return modalities.find((one) => one === best?.code.id);
}

const modalities: readonly Modality[] = ["duty", "intention", "possible", "wish", "condition"];

/** A verb in the conditional before the end: qilsa, болса. */
function isConditional(sentence: Sentence): boolean {
  if (!isTurkic(sentence)) return false;
  const last = sentence.words.length - 1;
  return sentence.words.some((word, i) => {
    if (i === last || !word.facts.mayBeConditional) return false;
    const features = readWord(sentence, i)?.features;
    return (
      features?.mood === "conditional" && features.person === "3 singular" && isClause(sentence, i)
    );
  });
}

/** “Esa” and a conditional that only sets a topic off stand without a comma after them. */
function isClause(sentence: Sentence, i: number): boolean {
  const end = sentence.words[i]?.end ?? 0;
  return /^\s*[,:–—]/u.test(sentence.text.slice(end, end + 3));
}

function endsIntended(sentence: Sentence): boolean {
  if (!isTurkic(sentence)) return false;
  return readWord(sentence, sentence.words.length - 1)?.features.mood === "intention";
}
