import type { Party, PartyCue } from "./party.ts";
import type { Predicate } from "./predicate.ts";
import { isInRow } from "./rows.ts";
import { factsOf, type Sentence, wordBefore, wordFrom, wordsBetween } from "./sentence.ts";
import { isJoined, isTitleOf } from "./titles.ts";

/** The part of a party before it is known what the sentence is. */
export type Part = PartyCue | "subject" | "object";

/** Finds subject and objects among the bare names of a sentence: one part for each party. */
export function partsOf(
  sentence: Sentence,
  parties: readonly Party[],
  { kind, predicate }: { readonly kind: string; readonly predicate: Predicate | undefined },
): Part[] {
  const parts: Part[] = parties.map((one) => one.cue);
  const isLed = isLeadingAdjective(sentence, parties, predicate);
  if (isLed) parts[0] = "subject";
  const found = firstSubject(sentence, parties, predicate);
  // «Казахстанские аграрии призывают Ташкент»: who stands after the verb is its object.
  const isObject = isLed && parties[0]?.case === "nominative" && sentence.grammar.hasCases;
  const first = isObject ? -1 : found;
  const own = kind === "threat" ? parts : withOwner(sentence, parties, parts, predicate);
  if (first < 0) return objects(sentence, parties, own, predicate);
  for (let i = first; i < parties.length; i += 1) {
    const [before, one] = [parties[i - 1], parties[i]];
    if (one === undefined) continue;
    if (before !== undefined && parts[i - 1] === "subject" && isInRow(sentence, before, one))
      parts[i] = "subject";
    if (parts[i] !== "bare") continue;
    if (i === first) parts[i] = "subject";
    else if (before !== undefined && isOneParty(sentence, before, one))
      parts[i] = parts[i - 1] ?? "bare";
    else if (kind === "priority" && isAfterThat(sentence, one)) parts[i] = "about";
    else if (startsClause(sentence, before, one, kind)) parts[i] = "subject";
    // In Uzbek and Kazakh a second bare name owns what follows it: “X Y yuk mashinalarini toʻxtatdi”.
    else if (sentence.grammar.after.size > 0) parts[i] = "owner";
  }
  return objects(sentence, parties, parts, predicate);
}

/** «Пресс-центр погранвойск X-а обвинил …»: where no name is the subject, whose things or people stand before the verb acts. */
function withOwner(
  sentence: Sentence,
  parties: readonly Party[],
  parts: Part[],
  predicate: Predicate | undefined,
): Part[] {
  const { grammar, words } = sentence;
  if (!grammar.hasCases || grammar.after.size > 0 || predicate?.isPassive === true) return parts;
  if (parts.some((part) => part === "subject" || part === "source")) return parts;
  const verb = words.find((word) => word.facts.isPast);
  const place = predicate?.isVerb === true ? predicate.named.start : verb?.start;
  const at = parts.indexOf("owner");
  if (place === undefined || at < 0 || (parties[at]?.named.start ?? place) >= place) return parts;
  // What stands under a preposition is no subject: «в столице X-а прошли …».
  if (parts.some((part, i) => i < at && part !== "owner")) return parts;
  const last = parts.findLastIndex(
    (part, i) => part === "owner" && (parties[i]?.named.start ?? place) < place,
  );
  return parts.map((part, i) => (i >= at && i <= last && part === "owner" ? "subject" : part));
}

/** “Kazakh guards fired at …”: an adjective before the verb names the doer where no name stands before it. */
function isLeadingAdjective(
  sentence: Sentence,
  parties: readonly Party[],
  predicate: Predicate | undefined,
): boolean {
  if (sentence.grammar.after.size > 0 || predicate?.isVerb !== true) return false;
  const { start } = predicate.named;
  const [first] = parties;
  if (first?.cue !== "adjective" || first.named.end > start) return false;
  return !parties.some((one) => one.named.start < start && one.cue === "bare");
}

/** The first bare name; in English and Russian one before the verb, where a verb is known. */
function firstSubject(
  sentence: Sentence,
  parties: readonly Party[],
  predicate: Predicate | undefined,
): number {
  const first = parties.findIndex((one) => one.cue === "bare");
  const one = parties[first];
  if (one === undefined || sentence.grammar.after.size > 0) return first;
  const isBefore = predicate === undefined || one.named.start < predicate.named.start;
  if (sentence.grammar.hasCases) {
    // In Russian the subject may stand after its verb; then nothing before it says who acts.
    const acts = parties.slice(0, first).some((other) => other.cue === "source");
    return isBefore || !acts ? first : -1;
  }
  return isBefore && wordsBetween(sentence, 0, one.named.start) <= mostBeforeSubject ? first : -1;
}

/** More words than these before its first name, and an English sentence has another subject. */
const mostBeforeSubject = 22;

/** In Russian and English a bare name after the verb is its object. */
function objects(
  sentence: Sentence,
  parties: readonly Party[],
  parts: Part[],
  predicate: Predicate | undefined,
): Part[] {
  if (sentence.grammar.after.size > 0) return parts;
  const hasSubject = parts.includes("subject");
  return parts.map((part, i) => {
    const place = parties[i]?.named.start ?? 0;
    // “Called on X”: what stands right after the verb with its preposition is its object.
    if (part === "about" && isRightAfter(sentence, predicate, place)) return "object";
    if (part !== "bare") return part;
    const isAfter = predicate === undefined ? hasSubject : place > predicate.named.start;
    return isAfter ? "object" : part;
  });
}

function isRightAfter(
  sentence: Sentence,
  predicate: Predicate | undefined,
  place: number,
): boolean {
  if (predicate?.isVerb !== true || place < predicate.named.end) return false;
  const last = sentence.words[wordFrom(sentence.words, predicate.named.end) - 1];
  if (last === undefined || factsOf(sentence, last).before === undefined) return false;
  return wordsBetween(sentence, predicate.named.end, place) <= 1;
}

/** A bare name that begins another clause is another doer: “A ratified it in March and B in June”. */
function startsClause(
  sentence: Sentence,
  before: Party | undefined,
  one: Party,
  kind: string,
): boolean {
  const between = sentence.text.slice(before?.named.end ?? 0, one.named.start);
  const word = wordBefore(sentence, one.named.start);
  // Of whom it is proposed that he do something, it is asked; of whom it is complained, he is accused.
  if (word?.isThat === true) return kind !== "proposal" && kind !== "dispute";
  return word?.isAnd === true || word?.isBut === true || /[,;:–—]\s*$/u.test(between);
}

/** «Выступает за то, чтобы X стал …»: what another should be is a matter of who wants it, and no deed. */
function isAfterThat(sentence: Sentence, { named }: Party): boolean {
  return wordBefore(sentence, named.start)?.isThat === true;
}

/** Whether two names in a row play one part: joined by “and”, or a title and whose it is. */
function isOneParty(sentence: Sentence, a: Party, b: Party): boolean {
  return isJoined(sentence, a, b) || isTitleOf(sentence, a, b) || isTitleOf(sentence, b, a);
}
