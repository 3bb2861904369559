import type { Span } from "../language/index.ts";
import { type Named, verbGroup } from "./compile.ts";
import type { Party } from "./party.ts";
import { readingOf, type Sentence, wordFrom } from "./sentence.ts";
import { isJoined } from "./titles.ts";

/**
 * The relative clauses of an English or Russian sentence: what stands between “which” or «который» and the comma
 * after it.
 *
 * Shape: a clause without a comma before it (“water that X needed”) is one only after a verb of its sentence, and
 * “that” right after a verb begins no clause of this kind (“said that”).
 */
export function relativeClauses(sentence: Sentence, named: readonly Named[]): readonly Span[] {
  if (sentence.grammar.relative.size === 0) return [];
  const { text, words } = sentence;
  const found: Span[] = [];
  for (let i = 1; i < words.length; i += 1) {
    const word = words[i];
    if (word?.facts.isRelative !== true) continue;
    const start = word.start;
    if (start < (found.at(-1)?.end ?? 0) || isAfterVerb(sentence, named, i)) continue;
    // A preposition may stand between the comma and the word: «против которой».
    const isSetOff = /[,–—]\s(?:\p{L}+\s){0,2}$/u.test(text.slice(Math.max(0, start - 30), start));
    const isAfterAct = named.some((one) => one.group.as === verbGroup && one.end <= start);
    if (!isSetOff && !isAfterAct) continue;
    const length = text.slice(start).search(/[,;:–—](?=\s)/u);
    found.push({ start, end: length < 0 ? text.length : start + length });
  }
  return found;
}

/** The English or Russian clauses that only say when something holds: from “if” to the comma after it. */
export function conditionClauses(sentence: Sentence, named: readonly Named[]): readonly Span[] {
  if (sentence.grammar.after.size > 0) return [];
  const cues = named.filter((one) => one.type === "modality" && one.code.id === "condition");
  return cues.map(({ start }) => {
    const length = sentence.text.slice(start).search(/[,;:–—](?=\s)/u);
    return { start: start - 1, end: length < 0 ? sentence.text.length : start + length };
  });
}

/** Whether a verb stands right before a word: what follows is what was said or agreed. */
function isAfterVerb(sentence: Sentence, named: readonly Named[], i: number): boolean {
  const before = sentence.words[i - 1];
  if (before === undefined) return true;
  return named.some((one) => one.group.as === verbGroup && one.end === before.end);
}

/** Words between a name and the participle of its clause, at most. */
const reach = 4;

/** Words at the end of a Turkic sentence that its own verb takes. */
const atEnd = 3;

/**
 * The parties that stand in a clause about something else: they take no part in the act of their sentence.
 *
 * Shape: in Uzbek and Kazakh those right before a participle (“X-ga kerak boʻlgan suv”), where another name acts.
 */
export function inOtherClause(
  sentence: Sentence,
  parties: readonly Party[],
  clauses: readonly Span[],
): ReadonlySet<Party> {
  if (parties.length === 0) return nobody;
  const apart = parties.filter((one) =>
    clauses.some(({ start, end }) => one.named.start > start && one.named.end <= end),
  );
  if (sentence.grammar.after.size === 0) return new Set(apart);
  const before = new Set(beforeParticiples(sentence, parties));
  // Those in a row with one of them are there too: “X va Y imzolagan bitim”.
  for (let i = parties.length - 2; i >= 0; i -= 1) {
    const [one, next] = [parties[i], parties[i + 1]];
    if (one === undefined || next === undefined || !before.has(next)) continue;
    if (next.cue === "bare" && one.cue !== "with" && isJoined(sentence, one, next)) before.add(one);
  }
  return before;
}

const nobody: ReadonlySet<Party> = new Set();

function beforeParticiples(sentence: Sentence, parties: readonly Party[]): readonly Party[] {
  const bare = parties.filter((one) => one.cue === "bare");
  if (bare.length === 0 || parties.length < 2) return [];
  return parties.filter((one, i) => {
    const next = parties[i + 1];
    const from = wordFrom(sentence.words, one.named.end);
    const limit = next === undefined ? from + reach : wordFrom(sentence.words, next.named.start);
    const at = participleFrom(sentence, from, Math.min(from + reach, limit));
    if (at === undefined) return false;
    const others = bare.filter((other) => other !== one);
    // “X returned the herds of families that fled to Y”: where nobody else is meant, Y is.
    const isOneOfMore = parties.some((other) => other !== one && other.cue !== "bare");
    if (one.cue !== "bare") return others.length > 0 && isOneOfMore && one.cue !== "between";
    // A bare name before a participle is the subject of the sentence, unless another stands after it.
    return others.some((other) => other.named.start > at);
  });
}

/** Where a participle stands that has a noun after it. */
function participleFrom(sentence: Sentence, from: number, to: number): number | undefined {
  const last = Math.min(to, sentence.words.length - atEnd);
  for (let i = from; i < last; i += 1) {
    const word = sentence.words[i];
    if (word === undefined) return undefined;
    // A comma or a colon ends the clause in which the name stands.
    const gap = sentence.text.slice(sentence.words[i - 1]?.end ?? 0, word.start);
    if (i > from && /[,;:]/.test(gap)) return undefined;
    const { partOfSpeech, features } = readingOf(sentence, word);
    if (partOfSpeech === "verb" && features.form === "participle") {
      if (features.case === undefined && features.possessive === undefined) return word.start;
    }
  }
  return undefined;
}

/** The number of the clause in which a place stands: a semicolon or a “but” begins the next. */
export function clauseAt(sentence: Sentence, place: number): number {
  let count = 0;
  for (let at = sentence.text.indexOf(";"); at >= 0 && at < place; ) {
    count += 1;
    at = sentence.text.indexOf(";", at + 1);
  }
  if (sentence.grammar.but.size === 0) return count;
  const last = wordFrom(sentence.words, place);
  for (let i = 1; i < last; i += 1) {
    const word = sentence.words[i];
    if (word?.facts.isBut === true) count += 1;
  }
  return count;
}
