import { dates, quantities, type Span, sentences } from "../language/index.ts";
import type { Language } from "../terms/index.ts";
import { statementTypes } from "./codebook.ts";
import type { Coder, Coding, DocumentContext, Mention, PassageIn } from "./coder.ts";
import type { CompiledCodebooks, Named } from "./compile.ts";
import { type DirectionScore, scoreDirections } from "./directions.ts";
import type { RoleGrammars } from "./grammar.ts";
import { makeId } from "./ids.ts";
import { chooseInterests, chooseKind } from "./kinds.ts";
import { findRoles, isPlace } from "./roles.ts";

/** Name of the first coder in every coding it makes. */
export const ruleCoderId = "rules";

/** What a sentence must have for a direction to be its own. */
const ownDirection = 0.5;
/** Beside the strongest direction, others count from this share of it. */
const besideStrongest = 0.62;
const mostDirections = 3;
/** From here on a sentence's own words keep its heading from speaking. */
const sureOfItself = 0.75;
const leastHint = 0.25;

/** Confidence of a direction taken from the words around a sentence, not from its own. */
const fromPassage = 0.3;
const fromTitle = 0.25;
const ofHeading = 0.8;

/** A direction for a sentence, with the rule that gave it. */
interface Chosen {
  readonly direction: string;
  readonly rule: string;
  readonly confidence: number;
}

/** A sentence with all that was found in it; offsets are within the passage. */
interface Sentence extends Span {
  readonly named: readonly Named[];
  readonly scores: readonly DirectionScore[];
}

/**
 * The coder by written rules: what codebooks name, where it stands, and how the sentence is built.
 *
 * Shape: one coding for each sentence and direction; offsets in the document's extracted text.
 */
export function createRuleCoder(codebooks: CompiledCodebooks, grammars: RoleGrammars): Coder {
  return {
    id: ruleCoderId,
    version: codebooks.version,
    code: (passage, context) => codePassage(passage, context, codebooks, grammars),
  };
}

function codePassage(
  passage: PassageIn,
  context: DocumentContext,
  codebooks: CompiledCodebooks,
  grammars: RoleGrammars,
): readonly Coding[] {
  const read = readSentences(passage, codebooks);
  if (passage.kind === "heading") {
    return read.flatMap((one) => codeHeading(one, passage, context, codebooks, grammars));
  }
  const leading = leadingDirection(read);
  const title = titleDirection(context, codebooks);
  const chosen = read.map((one) => chooseDirections(one, context, leading, title));
  const codings = read.flatMap((one, i) => {
    const directions = carried(chosen, i, context);
    return codeSentence(one, directions, { passage, context, codebooks, grammars });
  });
  return codings;
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
  return sentences(passage.text, passage.language).map(({ start, end }) => {
    const own = named
      .filter((one) => one.start >= start && one.end <= end)
      .map((one) => ({ ...one, start: one.start - start, end: one.end - start }));
    return { start, end, named: own, scores: scoreDirections(own) };
  });
}

/** The direction that a passage's sentences point to most clearly. */
function leadingDirection(read: readonly Sentence[]): string | undefined {
  let best: DirectionScore | undefined;
  for (const { scores } of read) {
    const first = scores[0];
    if (first !== undefined && first.score > (best?.score ?? 0)) best = first;
  }
  return best !== undefined && best.score >= sureOfItself ? best.direction : undefined;
}

function titleDirection(
  context: DocumentContext,
  codebooks: CompiledCodebooks,
): string | undefined {
  if (context.title === undefined || context.language === undefined) return undefined;
  const best = scoreDirections(codebooks.find(context.title, context.language))[0];
  return best !== undefined && best.score >= ownDirection ? best.direction : undefined;
}

function chooseDirections(
  sentence: Sentence,
  context: DocumentContext,
  leading: string | undefined,
  title: string | undefined,
): readonly Chosen[] {
  const top = sentence.scores[0]?.score ?? 0;
  const own = sentence.scores
    .filter((one) => one.score >= ownDirection && one.score >= besideStrongest * top)
    .slice(0, mostDirections)
    .map(({ direction, score, by }) => ({ direction, rule: `direction/${by}`, confidence: score }));
  const { section } = context;
  if (section !== undefined && top < sureOfItself) {
    const isOwn = own.some((one) => one.direction === section.direction);
    return isOwn ? own : [...own, sectionChoice(section.direction, section.confidence)];
  }
  if (own.length > 0) return own;
  return lesser(sentence, leading, title);
}

/** For a sentence without clear words of its own: its passage, a hint, the document's title. */
function lesser(
  sentence: Sentence,
  leading: string | undefined,
  title: string | undefined,
): readonly Chosen[] {
  const tells = sentence.named.some((one) => one.type !== "interest");
  if (!tells) return [];
  const weak = sentence.scores[0];
  if (weak !== undefined && weak.score >= leastHint) {
    return [{ direction: weak.direction, rule: `direction/${weak.by}`, confidence: weak.score }];
  }
  if (leading !== undefined) {
    return [{ direction: leading, rule: "passage/leading", confidence: fromPassage }];
  }
  const hint = [...sentence.scores].sort((a, b) => b.hint - a.hint)[0];
  if (hint !== undefined && hint.hint >= leastHint) {
    return [{ direction: hint.direction, rule: "direction/hint", confidence: hint.hint * 0.8 }];
  }
  if (title !== undefined) {
    return [{ direction: title, rule: "document/title", confidence: fromTitle }];
  }
  return [];
}

function sectionChoice(direction: string, confidence: number): Chosen {
  return { direction, rule: `section/${direction}`, confidence };
}

/** Every passage under a heading carries the heading's direction at least once, on its first sentence. */
function carried(
  chosen: readonly (readonly Chosen[])[],
  i: number,
  context: DocumentContext,
): readonly Chosen[] {
  const own = chosen[i] ?? [];
  const { section } = context;
  if (section === undefined || i > 0) return own;
  const isCarried = chosen.some((all) => all.some((one) => one.direction === section.direction));
  return isCarried ? own : [...own, sectionChoice(section.direction, section.confidence)];
}

function codeHeading(
  sentence: Sentence,
  passage: PassageIn,
  context: DocumentContext,
  codebooks: CompiledCodebooks,
  grammars: RoleGrammars,
): readonly Coding[] {
  // Only a numbered heading states something: that its matter is one of the directions listed.
  if (sentence.start === 0 && !/^\d/.test(passage.text)) return [];
  const best = sentence.scores[0];
  if (best === undefined || best.score < ownDirection) return [];
  const chosen = { direction: best.direction, rule: "heading/numbered", confidence: ofHeading };
  const codings = codeSentence(sentence, [chosen], { passage, context, codebooks, grammars });
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
  const days = dates(quote, passage.language).map(({ value, ...span }) => ({ value, ...at(span) }));
  const kind = chooseKind(sentence.named, codebooks.codes("kind"), {
    hasDate: days.length > 0,
    hasDay: days.some((one) => one.value.length === 10),
    hasQuantity: amounts.length > 0,
  });
  const named = withoutPlaces(sentence.named, quote, passage.language, grammars);
  const mentions = toMentions(named, quote, start);
  const actors = findRoles(quote, passage.language, named, grammars.get(passage.language));
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
  if (grammar === undefined || language === "unknown") return named;
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
