import { quantities, type Span, sentences } from "../language/index.ts";
import {
  type Chosen,
  chooseDirections,
  ownDirection,
  type Sentence,
  type Yields,
} from "./choose.ts";
import type {
  CodedDate,
  CodedQuantity,
  Coder,
  Coding,
  DocumentContext,
  PassageIn,
} from "./coder.ts";
import type { CompiledCodebooks, Named } from "./compile.ts";
import { scoreDirections } from "./directions.ts";
import { followActors, knownBefore } from "./followActors.ts";
import type { RoleGrammars } from "./grammar.ts";
import { makeId } from "./ids.ts";
import { chooseInterests, lentInterests } from "./kinds.ts";
import type { Known } from "./party.ts";
import { readStatement } from "./statement.ts";

/** Name of the first coder in every coding it makes. */
export const ruleCoderId = "rules";

/** How sure a statement is that points to no direction. */
const withoutDirection = 0.4;

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
  const chosen = chooseDirections(read, { section, yields: yieldsOf(codebooks) });
  let known = knownBefore(context);
  const found: Coding[] = [];
  read.forEach((one, i) => {
    const own = chosen[i] ?? [];
    const codings = codeSentence(one, own.length > 0 ? own : undirected(one, passage), desk, known);
    known = followActors(known, codings[0]);
    for (const coding of codings) found.push(coding);
  });
  return found;
}

const remembered = new WeakMap<CompiledCodebooks, Yields>();

/** Which direction yields to which, as the codebook of directions says. */
function yieldsOf(codebooks: CompiledCodebooks): Yields {
  const known = remembered.get(codebooks);
  if (known !== undefined) return known;
  const made = new Map(codebooks.codes("direction").map(({ id, yields }) => [id, yields]));
  remembered.set(codebooks, made);
  return made;
}

/** A sentence that points nowhere is still a statement when it names something, reports an act or gives a figure. */
function undirected({ named, start, end }: Sentence, passage: PassageIn): readonly undefined[] {
  if (named.some((one) => !silent.has(one.type))) return [undefined];
  // A cell of a table and a number of a list are no sentences.
  if (passage.kind !== "paragraph") return [];
  const text = passage.text.slice(start, end);
  const hasFigure = /\d/.test(text);
  if (hasFigure && end - start >= shortestStatement) return [undefined];
  // A number of a list is no sentence, and neither is a heading.
  if (!(hasFigure || named.some((one) => one.type === "span")) || !/[.!?…]$/u.test(text)) return [];
  return quantities(text, passage.language).length > 0 ? [undefined] : [];
}

/** A shorter sentence states something where it tells an amount with its unit. */
const shortestStatement = 30;

/** Types of codes whose words alone make no statement. */
const silent: ReadonlySet<string> = new Set([
  "modality",
  "negation",
  "speech",
  "interest",
  "direction",
  "span",
  "reference",
  "day",
]);

/** What the coder has at hand while it codes a passage. */
interface Desk {
  readonly passage: PassageIn;
  readonly context: DocumentContext;
  readonly codebooks: CompiledCodebooks;
  readonly grammars: RoleGrammars;
}

function readSentences(passage: PassageIn, codebooks: CompiledCodebooks): readonly Sentence[] {
  const named = codebooks.find(passage.text, passage.language);
  let from = 0;
  return sentencesOf(passage).map((span) => {
    // Both stand in the order of the text.
    while ((named[from]?.start ?? span.start) < span.start) from += 1;
    const own = namedIn(named, from, span);
    return { start: span.start, end: span.end, named: own, scores: scoreDirections(own) };
  });
}

/** What a sentence names, with offsets of its own. */
function namedIn(all: readonly Named[], from: number, { start, end }: Span): readonly Named[] {
  const own: Named[] = [];
  for (let i = from; i < all.length; i += 1) {
    const one = all[i];
    if (one === undefined || one.start >= end) break;
    if (one.end > end) continue;
    if (start === 0) {
      own.push(one);
      continue;
    }
    const { type, code, group, word } = one;
    own.push({ type, code, group, word, start: one.start - start, end: one.end - start });
  }
  return own;
}

/** A paragraph whose heading was cut off begins with half a line: it is no sentence by itself. */
function sentencesOf(passage: PassageIn): readonly Span[] {
  const found = sentences(passage.text, passage.language);
  const [first, second, ...rest] = found;
  if (passage.kind !== "paragraph" || first === undefined || second === undefined) return found;
  // The last sign alone, which may be of two units.
  const last = passage.text.slice(Math.max(first.start, first.end - 2), first.end);
  if (/[\p{P}\p{S}]$/u.test(last)) return found;
  return [{ start: first.start, end: second.end }, ...rest];
}

/** Only a numbered heading states something: that its matter is one of those listed. */
function codeHeading(sentence: Sentence, desk: Desk): readonly Coding[] {
  if (!/^\d/.test(desk.passage.text)) return [];
  const best = sentence.scores[0];
  if (best === undefined || best.score < ownDirection) return [];
  const chosen = { direction: best.direction, rule: "heading/numbered", confidence: ofHeading };
  const codings = codeSentence(sentence, [chosen], desk, { parties: [], isFixed: false, last: [] });
  return codings.map((one) => ({ ...one, kind: one.kind === "fact" ? "priority" : one.kind }));
}

function codeSentence(
  sentence: Sentence,
  chosen: readonly (Chosen | undefined)[],
  desk: Desk,
  known: Known,
): readonly Coding[] {
  if (chosen.length === 0) return [];
  const { passage, context, codebooks, grammars } = desk;
  const quote = passage.text.slice(sentence.start, sentence.end);
  const start = passage.start + sentence.start;
  const around = { passage, context, codebooks, grammars, known, offset: start };
  const said = readStatement(quote, sentence.named, around);
  const dates = said.dates.map((one) => movedDate(one, start));
  const quantities = said.quantities.map((one) => movedAmount(one, start));
  const measure = said.measure && movedAmount(said.measure, start);
  const ownInterests = chooseInterests(sentence.named, codebooks.codes("interest"));
  return chosen.map((one): Coding => {
    const direction = one?.direction;
    const interest = ownInterests ?? lentInterests(direction, codebooks);
    const rules = `${one?.rule ?? "direction/none"} ${said.kindRule} ${interest.rule}`;
    return {
      id: makeId(context.document, start, start + quote.length, direction ?? "", rules),
      document: context.document,
      passage: passage.id,
      start,
      end: start + quote.length,
      quote,
      kind: said.kind,
      direction,
      interests: interest.interests,
      states: said.states,
      actors: said.actors,
      mentions: said.mentions,
      dates,
      quantities,
      event: said.act.event,
      cameo: said.act.cameo,
      score: said.act.score,
      polarity: said.act.polarity,
      negated: said.negated,
      modality: said.modality,
      saidBy: said.saidBy,
      obligors: said.obligors,
      measure,
      deadline: said.deadline,
      coder: ruleCoderId,
      rule: rules,
      confidence: round(Math.min(one?.confidence ?? withoutDirection, 0.98) * said.sureness),
      file: context.file,
      known: context.date,
    };
  });
}

function movedDate({ value, start, end, relative }: CodedDate, offset: number): CodedDate {
  return { value, start: start + offset, end: end + offset, relative };
}

function movedAmount({ value, unit, start, end }: CodedQuantity, offset: number): CodedQuantity {
  return { value, unit, start: start + offset, end: end + offset };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
