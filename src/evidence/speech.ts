import type { Named } from "./compile.ts";
import type { Party } from "./party.ts";
import { lastReading, type Predicate } from "./predicate.ts";
import { type Sentence, wordsBetween } from "./sentence.ts";

/** Whose word a sentence is. */
export interface Speaker {
  /** Id of an actor, or `press`, `expert`, `unknown-speaker`. */
  readonly id: string;
  /** The party that speaks, where it is one of the sentence's. */
  readonly party: Party | undefined;
  /** Whether he only reports, as in “according to X”. */
  readonly isReport: boolean;
}

/** Kinds of which experts speak without a verb of saying: they recommend and warn. */
const advised: ReadonlySet<string> = new Set(["proposal", "threat"]);

/** Kinds that are the word of whoever speaks: what he puts first, what he wants. */
const own: ReadonlySet<string> = new Set(["priority", "proposal"]);

/** How far a speaker may stand from the word that makes it one. */
const reach = 7;

/**
 * Who speaks, where a sentence gives its statement as another's.
 *
 * Missing: none where the document speaks itself, or where nobody who could speak stands near a verb of saying.
 */
export function speakerOf(
  sentence: Sentence,
  named: readonly Named[],
  parties: readonly Party[],
  { kind, predicate }: { readonly kind: string; readonly predicate: Predicate | undefined },
): Speaker | undefined {
  // “Confirmed the timetable” is an act, though “confirmed” may be a word of saying.
  const speech = named.filter(
    (one) => one.type === "speech" && !isIn(one, predicate) && !isDuty(one, sentence),
  );
  if (speech.length === 0) return undefined;
  const beside = speech.find((one) => one.group.as === "beside");
  if (beside !== undefined) {
    const found = besideSpeaker(sentence, beside, speech, parties);
    if (found !== undefined) return found;
  }
  const impersonal = speech.find((one) => one.group.as === "impersonal");
  // “X regards Y as a partner” is what X holds, no report, where that is the statement.
  const isHeld = kind === "priority" || kind === "dispute";
  const verb = speech.find(
    (one) => one.group.as === "verb" || (one.group.as === "view" && !isHeld),
  );
  const speaker = speech.find((one) => one.group.as === "speaker");
  if (verb !== undefined && speaker !== undefined) {
    if (distance(sentence, verb, speaker) <= reach * 2)
      return { id: speaker.code.id, party: undefined, isReport: true };
  }
  if (speaker?.code.id === "expert" && advised.has(kind)) {
    return { id: speaker.code.id, party: undefined, isReport: true };
  }
  if (verb !== undefined) {
    const party = subjectOf(sentence, verb, parties);
    // “Its minister said”: a minister of the state that the sentence names.
    const id = party?.ids[0] ?? (party && parties.find((one) => one.ids.length > 0)?.ids[0]);
    // “…, said X” and “…, X said”: who is named after his verb, or in a clause at the end, only reports.
    const isReport =
      party !== undefined &&
      (party.named.start >= verb.end || (!own.has(kind) && isSetOff(sentence, party, verb)));
    if (id !== undefined) return { id, party, isReport };
  }
  return impersonal === undefined
    ? undefined
    : { id: impersonal.code.id, party: undefined, isReport: true };
}

/** “Shall inform” is what is to be done: a Turkic verb of saying that is an infinitive reports nothing. */
function isDuty(one: Named, sentence: Sentence): boolean {
  if (one.group.as !== "verb" || sentence.grammar.after.size === 0) return false;
  const features = lastReading(one, sentence)?.features;
  return features?.form === "infinitive" && features.case === "dative";
}

function isIn(word: Named, predicate: Predicate | undefined): boolean {
  if (predicate?.isVerb !== true) return false;
  return word.start >= predicate.named.start && word.end <= predicate.named.end;
}

function distance(sentence: Sentence, a: Named, b: { start: number; end: number }): number {
  return a.start < b.start
    ? wordsBetween(sentence, a.end, b.start)
    : wordsBetween(sentence, b.end, a.start);
}

/** “According to X” stands before X, “X maʼlumotiga koʻra” after it. */
function besideSpeaker(
  sentence: Sentence,
  cue: Named,
  speech: readonly Named[],
  parties: readonly Party[],
): Speaker | undefined {
  const isAfter = sentence.grammar.after.size > 0;
  const fits = (one: { readonly start: number; readonly end: number }): boolean =>
    (isAfter ? one.end <= cue.start : one.start >= cue.end) &&
    distance(sentence, cue, one) <= reach;
  const speaker = speech.find((one) => one.group.as === "speaker" && fits(one));
  const near = parties.filter((one) => fits(one.named) && one.ids.length > 0);
  const party = isAfter ? near.at(-1) : near[0];
  // Of a ministry beside the words and experts further off, the ministry speaks.
  const isNearer =
    speaker !== undefined &&
    (party === undefined ||
      distance(sentence, party.named, speaker) <= 1 ||
      distance(sentence, cue, speaker) <= distance(sentence, cue, party.named));
  if (isNearer) return { id: speaker.code.id, party: undefined, isReport: true };
  return party?.ids[0] === undefined ? undefined : { id: party.ids[0], party, isReport: true };
}

/** Words that a clause such as “, the ministry of X said on Monday” has at most before its name and after its verb. */
const inClause = 4;

function isSetOff(sentence: Sentence, { named }: Party, verb: Named): boolean {
  const comma = sentence.text.slice(0, named.start).search(/[,”»][^,”»]*$/u);
  if (comma < 0 || wordsBetween(sentence, comma, named.start) > inClause) return false;
  const rest = sentence.text.slice(verb.end).search(/[,;.]/u);
  const end = rest < 0 ? sentence.text.length : verb.end + rest;
  return (
    wordsBetween(sentence, named.end, verb.start) <= inClause &&
    wordsBetween(sentence, verb.end, end) <= inClause
  );
}

/** The subject of a verb of saying: the bare name before it, or in “…, said X” right after it. */
function subjectOf(sentence: Sentence, verb: Named, parties: readonly Party[]): Party | undefined {
  const bare = parties.filter((one) => one.cue === "bare");
  const before = bare.filter((one) => one.named.end <= verb.start);
  const after = bare.filter(
    (one) => one.named.start >= verb.end && wordsBetween(sentence, verb.end, one.named.start) <= 3,
  );
  if (sentence.grammar.after.size > 0) {
    const [last] = after;
    // “…, deb xabar berdi X”: who stands after his verb at the end of a Turkic sentence speaks.
    const isLast =
      last !== undefined && wordsBetween(sentence, last.named.end, sentence.text.length) < inClause;
    return isLast ? last : (before[0] ?? last);
  }
  const near = before.filter((one) => wordsBetween(sentence, one.named.end, verb.start) <= reach);
  return near.at(-1) ?? after[0] ?? parties.find((one) => isSeat(sentence, one, verb));
}

/** «Сообщили в X»: the body or capital right after the verb in which it is said. */
function isSeat(sentence: Sentence, { named, isIn }: Party, { end }: Named): boolean {
  return isIn && named.start >= end && wordsBetween(sentence, end, named.start) === 1;
}
