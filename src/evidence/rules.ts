import { dates, quantities, type Span, sentences } from "../language/index.ts";
import { isRead, type Language } from "../terms/index.ts";
import { type Chosen, chooseDirections, ownDirection, type Sentence } from "./choose.ts";
import { statementTypes } from "./codebook.ts";
import type { Coder, Coding, DocumentContext, Mention, PassageIn } from "./coder.ts";
import type { CompiledCodebooks, Named } from "./compile.ts";
import { scoreDirections } from "./directions.ts";
import type { RoleGrammars } from "./grammar.ts";
import { makeId } from "./ids.ts";
import { chooseInterests, chooseKind } from "./kinds.ts";
import { findRoles, isPlace } from "./roles.ts";

/** Name of the first coder in every coding it makes. */
export const ruleCoderId = "rules";

/** A numbered heading names one of the matters that its document lists. */
const ofHeading = 0.8;

/**
 * The coder by written rules: what codebooks name, where it stands, and how the sentence is built.
 *
 * Shape: one coding for each sentence and direction; offsets in the document's extracted text.
 */
export function createRuleCoder(codebooks: CompiledCodebooks, grammars: RoleGrammars): Coder {
  return {
    id: ruleCoderId,
    version: codebooks.version,
    code: (passage, context) => codePassage({ passage, context, codebooks, grammars }),
  };
}

function codePassage(desk: Desk): readonly Coding[] {
  const { passage, context, codebooks } = desk;
  const read = readSentences(passage, codebooks);
  if (passage.kind === "heading") return read.flatMap((one) => codeHeading(one, desk));
  // A cell of a table is no sentence: it says only what its own words say.
  const isCell = passage.kind === "table";
  const section = isCell ? undefined : context.section;
  const title = isCell ? undefined : titleDirection(context, codebooks);
  const rest = codebooks.codes("direction").find((one) => one.rest)?.id;
  const around = { section, title, rest };
  const chosen = chooseDirections(read, around);
  return read.flatMap((one, i) => codeSentence(one, chosen[i] ?? [], desk));
}

function titleDirection(
  context: DocumentContext,
  codebooks: CompiledCodebooks,
): string | undefined {
  if (context.title === undefined || context.language === undefined) return undefined;
  const scores = scoreDirections(codebooks.find(context.title, context.language));
  const best = scores[0];
  if (best !== undefined && best.score >= ownDirection) return best.direction;
  // A title is short: a hint in it is meant.
  return scores.find((one) => one.hint > 0)?.direction ?? best?.direction;
}

/** What a coder has at hand while it codes a sentence. */
interface Desk {
  readonly passage: PassageIn;
  readonly context: DocumentContext;
  readonly codebooks: CompiledCodebooks;
  readonly grammars: RoleGrammars;
}

function readSentences(passage: PassageIn, codebooks: CompiledCodebooks): readonly Sentence[] {
  const named = codebooks.find(passage.text, passage.language);
  return sentencesOf(passage).map(({ start, end }) => {
    const own = named
      .filter((one) => one.start >= start && one.end <= end)
      .map((one) => ({ ...one, start: one.start - start, end: one.end - start }));
    return { start, end, named: own, scores: scoreDirections(own) };
  });
}

/** A paragraph whose heading was cut off begins with half a line: it is no sentence by itself. */
function sentencesOf(passage: PassageIn): readonly Span[] {
  const found = sentences(passage.text, passage.language);
  const [first, second, ...rest] = found;
  if (passage.kind !== "paragraph" || first === undefined || second === undefined) return found;
  if (/[\p{P}\p{S}]$/u.test(passage.text.slice(first.start, first.end))) return found;
  return [{ start: first.start, end: second.end }, ...rest];
}

/** Only a numbered heading states something: that its matter is one of those listed. */
function codeHeading(sentence: Sentence, desk: Desk): readonly Coding[] {
  if (!/^\d/.test(desk.passage.text)) return [];
  const best = sentence.scores[0];
  if (best === undefined || best.score < ownDirection) return [];
  const chosen = { direction: best.direction, rule: "heading/numbered", confidence: ofHeading };
  const codings = codeSentence(sentence, [chosen], desk);
  return codings.map((one) => ({ ...one, kind: one.kind === "fact" ? "priority" : one.kind }));
}

function codeSentence(
  sentence: Sentence,
  chosen: readonly Chosen[],
  desk: Desk,
): readonly Coding[] {
  if (chosen.length === 0) return [];
  const { passage, context, codebooks, grammars } = desk;
  const quote = passage.text.slice(sentence.start, sentence.end);
  const start = passage.start + sentence.start;
  const at = place(start);
  const amounts = quantities(quote, passage.language).map(({ value, unit, ...span }) => ({
    value,
    unit,
    ...at(span),
  }));
  const days = dates(quote, passage.language).map(({ value, ...span }) => ({
    value,
    ...at(span),
    relative: false,
  }));
  const kind = chooseKind(sentence.named, codebooks.codes("kind"), {
    hasDate: days.length > 0,
    hasDay: days.some((one) => one.value.length === 10),
    hasQuantity: amounts.length > 0,
  });
  const named = withoutPlaces(sentence.named, quote, passage.language, grammars);
  const mentions = toMentions(named, quote, start);
  const actors = findRoles(quote, passage.language, named, {
    grammar: grammars.get(passage.language),
    isAct: kind.kind !== "fact" && kind.kind !== "priority",
  });
  const states = statesOf(named);
  return chosen.map(({ direction, rule, confidence }): Coding => {
    const lent = codebooks.code("direction", direction);
    const interest = chooseInterests(sentence.named, codebooks.codes("interest"), lent);
    const rules = `${rule} ${kind.rule} ${interest.rule}`;
    return {
      id: makeId(context.document, start, start + quote.length, direction, rules),
      document: context.document,
      passage: passage.id,
      start,
      end: start + quote.length,
      quote,
      kind: kind.kind,
      direction,
      interests: interest.interests,
      states,
      actors,
      mentions,
      dates: days,
      quantities: amounts,
      event: undefined,
      cameo: undefined,
      score: undefined,
      polarity: "neutral",
      negated: false,
      modality: "real",
      saidBy: undefined,
      obligors: [],
      measure: undefined,
      deadline: undefined,
      coder: ruleCoderId,
      rule: rules,
      confidence: round(Math.min(confidence, 0.98) * (0.7 + 0.3 * kind.confidence)),
      file: context.file,
      known: context.date,
    };
  });
}

function place(offset: number): (span: Span) => Span {
  return ({ start, end }) => ({ start: start + offset, end: end + offset });
}

function toMentions(named: readonly Named[], quote: string, offset: number): readonly Mention[] {
  return named
    .filter((one) => !statementTypes.includes(one.type))
    .map(({ type, code, start, end }) => ({
      id: code.id,
      type,
      start: start + offset,
      end: end + offset,
      quote: quote.slice(start, end),
    }));
}

/** A capital in which something happens is a place, not its state. */
function withoutPlaces(
  named: readonly Named[],
  quote: string,
  language: Language,
  grammars: RoleGrammars,
): readonly Named[] {
  const grammar = grammars.get(language);
  if (grammar === undefined || !isRead(language)) return named;
  return named.filter((one) => {
    if (one.group.as !== "capital") return true;
    return !isPlace(one, quote, language, grammar);
  });
}

function statesOf(named: readonly Named[]): readonly string[] {
  const all = named.filter((one) => !statementTypes.includes(one.type));
  const states = all
    .filter((one) => one.type === "state" || one.type === "actor" || one.type === "agreement")
    .flatMap((one) => (one.code.iso3 === undefined ? [] : [one.code.iso3]));
  return [...new Set(states)].sort();
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
