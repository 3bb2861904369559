import type { Span } from "../language/index.ts";
import { clauseAt, type Party, type Setting } from "./context.ts";
import type { Measures } from "./measures.ts";
import type { Query } from "./query.ts";
import type { Cues } from "./readCues.ts";
import type { Mark, MarkedSentence } from "./readMarks.ts";
import { isVerbLast } from "./verbLast.ts";

/** All that a reader has before it: a sentence with its marks, who is in it, what came before. */
export interface Desk extends Setting {
  readonly sentence: MarkedSentence;
  readonly parties: readonly Party[];
  readonly cues: Cues;
  readonly measures: Measures;
}

/** What a reader makes of a sentence, before it gets its place in the document. */
export interface Reading {
  readonly query: Query;
  readonly negated: boolean;
  readonly assumed: readonly string[];
  readonly rule: string;
  readonly confidence: number;
  /** What it stands on: from these the quoted clause is cut. */
  readonly spans: readonly Span[];
}

/** Marks of a kind, in the order of the sentence. */
export function marksOf(desk: Desk, ...kinds: readonly string[]): readonly Mark[] {
  return desk.sentence.marks.filter((one) => kinds.includes(one.kind));
}

const perClause = 45;

/** How far one thing stands from another: letters between, more for other clauses and for the side where it is not expected. */
export function distance(desk: Desk, from: Span, to: Span): number {
  const { sentence } = desk;
  const before = to.end <= from.start;
  const gap = before ? from.start - to.end : Math.max(0, to.start - from.end);
  const clauses = Math.abs(clauseAt(sentence, from.start) - clauseAt(sentence, to.start));
  const after = before ? 0 : isVerbLast(sentence.language) ? 30 : 10;
  return gap + clauses * perClause + after;
}

/** The nearest of several to a place, those that something else claims counted as further away. */
export function nearest<One extends Span>(
  desk: Desk,
  from: Span,
  all: readonly One[],
  rivals: readonly Span[] = [],
): One | undefined {
  let best: One | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const one of all) {
    const blocked = rivals.some((rival) => rival !== from && isBetween(rival, from, one)) ? 80 : 0;
    const far = distance(desk, from, one) + blocked;
    if (far < least) [best, least] = [one, far];
  }
  return best;
}

function isBetween(middle: Span, a: Span, b: Span): boolean {
  const [low, high] = a.start < b.start ? [a, b] : [b, a];
  return middle.start >= low.end && middle.end <= high.start;
}

/** The text between two stretches, whichever comes first. */
export function between(desk: Desk, a: Span, b: Span): string {
  const [low, high] = a.start < b.start ? [a, b] : [b, a];
  return desk.sentence.text.slice(low.end, Math.max(low.end, high.start));
}

/** Whether two stretches are in one clause. */
export function inOneClause(desk: Desk, a: Span, b: Span): boolean {
  return clauseAt(desk.sentence, a.start) === clauseAt(desk.sentence, b.start);
}
