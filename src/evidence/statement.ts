import { type DateMatch, dates, type Span } from "../language/index.ts";
import { isRead } from "../terms/index.ts";
import { type CodedAct, codeAct } from "./acts.ts";
import { readAmounts } from "./amounts.ts";
import { conditionClauses, inOtherClause, relativeClauses } from "./clauses.ts";
import { statementTypes } from "./codebook.ts";
import type {
  CodedActor,
  CodedDate,
  CodedQuantity,
  DocumentContext,
  Mention,
  Modality,
  PassageIn,
} from "./coder.ts";
import { bindingOf, isSpan } from "./commitment.ts";
import type { CompiledCodebooks, Named } from "./compile.ts";
import { readDays } from "./days.ts";
import { readAgo } from "./daysAgo.ts";
import { isDeed, isTreatyDuty } from "./deed.ts";
import type { RoleGrammars } from "./grammar.ts";
import { chooseKind } from "./kinds.ts";
import { isNegated, modalityOf } from "./manner.ts";
import { joinMonthsOfYear } from "./monthsOfYear.ts";
import { isPlace, pronounParty, readParties } from "./parties.ts";
import type { Known, Party } from "./party.ts";
import { mainAct, type Predicate } from "./predicate.ts";
import { findRoles } from "./roles.ts";
import { readWords, type Sentence, wordsBetween } from "./sentence.ts";
import { type Speaker, speakerOf } from "./speech.ts";
import { isTitleOf } from "./titles.ts";
import { weightOf } from "./weight.ts";

/** What a sentence states, whatever its direction; offsets within the sentence. */
export interface Stated {
  readonly kind: string;
  readonly kindRule: string;
  /** How sure kind and actors are: a factor for the confidence of the coding. */
  readonly sureness: number;
  readonly states: readonly string[];
  readonly actors: readonly CodedActor[];
  /** What it names, with its place in the document. */
  readonly mentions: readonly Mention[];
  readonly dates: readonly CodedDate[];
  readonly quantities: readonly CodedQuantity[];
  readonly act: CodedAct;
  readonly negated: boolean;
  readonly modality: Modality;
  readonly saidBy: string | undefined;
  readonly obligors: readonly string[];
  readonly measure: CodedQuantity | undefined;
  readonly deadline: string | undefined;
}

interface Desk {
  readonly passage: PassageIn;
  readonly context: DocumentContext;
  readonly codebooks: CompiledCodebooks;
  readonly grammars: RoleGrammars;
  readonly known: Known;
  /** Where the sentence begins in the document. */
  readonly offset: number;
}

const nobody: ReadonlySet<Party> = new Set();

/** A verb of a relative clause does not carry its sentence where another can. */
const ofRelative = 0.5;

function weightIn(clauses: readonly Span[], one: Named, sentence: Sentence | undefined): number {
  const isApart = clauses.some(({ start, end }) => one.start > start && one.end <= end);
  return weightOf(one, sentence) * (isApart ? ofRelative : 1);
}

/** Actors that the sentence does not name make it less sure. */
const resolvedFactor = 0.85;

/** Reads what one sentence states: kind, act, actors, time, amounts, and how it is held and by whom. */
export function readStatement(quote: string, found: readonly Named[], desk: Desk): Stated {
  const { passage, context, codebooks } = desk;
  const sentence = sentenceOf(quote, desk);
  const named = sentence === undefined ? found : withoutPlaces(found, sentence);
  const single = daysOf(quote, named, desk);
  const counted = joinMonthsOfYear(quote, {
    days: single,
    amounts: readAmounts(quote, named, single, passage.language),
  });
  const { days, amounts } = readAgo(counted, named, context.date);
  const all = sentence === undefined ? [] : readParties(sentence, named, desk.known);
  const hasQuantity = amounts.some((one) => !isSpan(one.unit));
  const hasDay = days.some((one) => one.value?.length === 10);
  const conditions = sentence === undefined ? [] : conditionClauses(sentence, named);
  const kind = chooseKind(
    named,
    codebooks.codes("kind"),
    {
      hasDate: days.length > 0,
      hasDay,
      hasQuantity,
      isDeed: sentence !== undefined && isDeed(sentence, all, hasDay && !hasQuantity),
      isTreatyDuty: sentence !== undefined && isTreatyDuty(sentence, all),
    },
    (one) => weightIn(conditions, one, sentence),
  );
  const clauses = sentence === undefined ? [] : relativeClauses(sentence, named);
  const predicate = mainAct(named, kind.kind, sentence, (one) => weightIn(clauses, one, sentence));
  const speaker = sentence && speakerOf(sentence, named, all, { kind: kind.kind, predicate });
  const parties = withPronoun(
    sentence,
    named,
    desk.known,
    withoutSpeaker(all, speaker, kind.kind, sentence),
  );
  const played = findRoles(sentence, parties, {
    kind: kind.kind,
    predicate,
    isRank: kind.rule === "kind/rank",
    isTogether: sentence !== undefined && isTogether(sentence, parties),
    apart: sentence === undefined ? nobody : inOtherClause(sentence, parties, clauses),
  });
  const actors = kind.kind === "priority" ? withAuthor(played, named) : played;
  const isResolved = actors.some((one) => one.resolved !== undefined);
  return {
    kind: kind.kind,
    kindRule: kind.rule,
    sureness: (0.7 + 0.3 * kind.confidence) * (isResolved ? resolvedFactor : 1),
    states: statesOf(named, actors),
    actors,
    mentions: toMentions(named, quote, desk.offset),
    dates: days,
    quantities: amounts,
    act: codeAct(kind.kind, predicate, {
      hasSource: actors.some((one) => one.role === "source"),
      hasTarget: actors.some((one) => one.role === "target"),
      isMutual: isMutual(actors),
    }),
    negated: sentence !== undefined && isNegated(sentence, named, predicate),
    modality:
      sentence === undefined ? "real" : modalityOf(sentence, named, { kind: kind.kind, predicate }),
    saidBy:
      speaker !== undefined && isOwnAct(speaker, parties, predicate) ? undefined : speaker?.id,
    ...bindingOf(kind.kind, actors, amounts, days, context.date ?? ""),
  };
}

function sentenceOf(text: string, { passage, grammars, offset }: Desk): Sentence | undefined {
  const { language } = passage;
  const grammar = grammars.get(language);
  if (grammar === undefined || !isRead(language)) return undefined;
  const start = offset - passage.start;
  const words = readWords(passage.text, { start, end: start + text.length }, grammar);
  return { text, language, grammar, words };
}

/** Where saying is the act (proposed, accused, promised), it is nobody's report. */
function isOwnAct(
  speaker: Speaker,
  parties: readonly Party[],
  predicate: Predicate | undefined,
): boolean {
  if (speaker.isReport || speaker.party === undefined) return false;
  return predicate?.isVerb === true && parties.includes(speaker.party);
}

/** Whether all who act are also those towards whom they act. */
function isMutual(actors: readonly CodedActor[]): boolean {
  const of = (role: string): readonly string[] =>
    actors.filter((one) => one.role === role).map((one) => one.id);
  const targets = new Set(of("target"));
  return targets.size > 0 && of("source").every((id) => targets.has(id));
}

const doers: ReadonlySet<string> = new Set(["bare", "source", "between"]);

/** Who only reports takes no part, unless nobody else does; who says what is needed proposes it. */
function withoutSpeaker(
  all: readonly Party[],
  speaker: Speaker | undefined,
  kind: string,
  sentence: Sentence | undefined,
): readonly Party[] {
  const { party } = speaker ?? {};
  if (speaker === undefined || party === undefined || sentence === undefined) return all;
  const isBare = party.cue === "bare";
  if (kind === "proposal" && !speaker.isReport && isBare) return all;
  // “The minister of transport of X”: the title and its state are one who speaks.
  const isHim = (one: Party): boolean =>
    one === party || isTitleOf(sentence, party, one) || isTitleOf(sentence, one, party);
  const rest = all.filter((one) => !isHim(one));
  if (!all.some((one) => isHim(one) && one.ids.length > 0)) return rest;
  const acts = rest.some((one) => one.ids.length > 0 && doers.has(one.cue));
  if (kind === "proposal" && isBare && !acts) return all;
  return speaker.isReport || acts ? rest : all;
}

/** What a doctrine puts first, its state does, where the sentence names no other: “the Concept of X lists …”. */
function withAuthor(actors: readonly CodedActor[], named: readonly Named[]): readonly CodedActor[] {
  if (actors.some((one) => one.role === "source")) return actors;
  const paper = named.find((one) => one.type === "agreement" && one.code.iso3 !== undefined);
  const id = paper?.code.iso3;
  if (id === undefined) return actors;
  return [{ id, role: "source" }, ...actors.filter((one) => one.id !== id)];
}

function isTogether(sentence: Sentence, parties: readonly Party[]): boolean {
  if (parties.length < 2) return false;
  return sentence.words.some((word) => word.facts.isTogether);
}

/** A capital in which something happens is a place, not its state. */
function withoutPlaces(named: readonly Named[], sentence: Sentence): readonly Named[] {
  if (!named.some((one) => one.group.as === "capital")) return named;
  return named.filter((one) => one.group.as !== "capital" || !isPlace(sentence, one));
}

/** A pronoun further from the beginning stands mostly for something that the sentence itself names. */
const mostBeforePronoun = 3;

/** Whether a pronoun may stand for those who acted last: at the beginning, one of them for “it”, several for “they”. */
function mayMean(sentence: Sentence, pronoun: Named, { last }: Known): boolean {
  if (wordsBetween(sentence, 0, pronoun.start) > mostBeforePronoun) return false;
  return pronoun.group.as === "plural" ? last.length > 1 : last.length === 1;
}

/** A pronoun acts where no name stands before it that could. */
function withPronoun(
  sentence: Sentence | undefined,
  named: readonly Named[],
  known: Known,
  parties: readonly Party[],
): readonly Party[] {
  if (sentence === undefined || known.last.length === 0) return parties;
  const pronoun = named.find((one) => one.type === "reference" && one.code.id === "pronoun");
  const first = parties.find((one) => one.cue === "bare");
  if (pronoun === undefined || !mayMean(sentence, pronoun, known)) return parties;
  if (first !== undefined && first.named.start < pronoun.start) return parties;
  return [...parties, pronounParty(sentence, pronoun, known)].sort(
    (a, b) => a.named.start - b.named.start,
  );
}

/** A year, a decade, or a day in figures: without these a sentence gives no whole date. */
const mayBeDate = /(?:1[89]|20|21)\d\d|[2-9]0[-‐‑\ss]/u;

const noDays: readonly CodedDate[] = [];

function daysOf(
  quote: string,
  named: readonly Named[],
  { passage, context }: Desk,
): readonly CodedDate[] {
  const cues = named.filter((one) => one.type === "day");
  const hasYear = mayBeDate.test(quote);
  if (!hasYear && cues.length === 0) return noDays;
  const whole: readonly DateMatch[] = hasYear ? dates(quote, passage.language) : [];
  return readDays(quote, whole, cues, { today: context.date, language: passage.language });
}

const ofStatement: ReadonlySet<string> = new Set(statementTypes);

function toMentions(named: readonly Named[], quote: string, offset: number): readonly Mention[] {
  return named
    .filter((one) => !ofStatement.has(one.type))
    .map(({ type, code, start, end }) => ({
      id: code.id,
      type,
      start: start + offset,
      end: end + offset,
      quote: quote.slice(start, end),
    }));
}

function statesOf(named: readonly Named[], actors: readonly CodedActor[]): readonly string[] {
  const all = new Set<string>();
  for (const { type, code } of named) {
    if (code.iso3 === undefined) continue;
    if (type === "state" || type === "actor" || type === "agreement") all.add(code.iso3);
  }
  // Those meant by “the Parties” and by pronouns are states too.
  for (const { id, resolved } of actors) {
    if (resolved !== undefined && /^[A-Z]{3}$/.test(id)) all.add(id);
  }
  return [...all].sort();
}
