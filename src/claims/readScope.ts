import type { Span } from "../language/index.ts";
import { stem } from "../language/index.ts";
import { clauseAt, isVerbLast, type Memory, type Party, type Setting } from "./context.ts";
import type { Measures, MeasureWord } from "./measures.ts";
import type { Query, Relation, When } from "./query.ts";
import type { Cues } from "./readCues.ts";
import type { Mark, MarkedSentence } from "./readMarks.ts";

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

/** How near “per head” must stand to what it divides. */
const reachOfHead = 90;

/**
 * The measure of a mark, with “per head” beside it taken in.
 *
 * Missing: undefined for what has no measure per head, so that a value per head is never taken for the whole.
 */
export function measureAt(desk: Desk, mark: Mark): MeasureWord | undefined {
  const word = desk.measures.byId(mark.id);
  if (word === undefined || word.per || word.id === "population" || word.id === "people")
    return word;
  const heads = marksOf(desk, "per-head");
  const near = heads.some(
    (one) => inOneClause(desk, one, mark) && distance(desk, one, mark) < reachOfHead,
  );
  if (!near) return word;
  return word.perHead === undefined ? undefined : desk.measures.byId(word.perHead);
}

/** The price basis that the words near a measure name, and the concept that goes with it. */
export function withBasis(
  desk: Desk,
  word: MeasureWord,
): { readonly concept: string; readonly basis?: "current" | "constant" | "ppp" } {
  if (Object.keys(word.bases).length === 0) return { concept: word.concept };
  const named = marksOf(desk, "basis")[0]?.value;
  for (const basis of ["current", "constant", "ppp"] as const) {
    const concept = word.bases[basis];
    if (named === basis && concept !== undefined) return { concept, basis };
  }
  return { concept: word.concept };
}

const relations: readonly Relation[] = [
  "about",
  "almost",
  "more-than",
  "less-than",
  "at-least",
  "at-most",
  "equals",
];

/** How near a value is said to be: by the words beside it. */
export function relationAt(desk: Desk, at: Mark): Relation | undefined {
  const bound = String(at.bound ?? "").replace(" ", "-");
  const named = relations.find((one) => one === bound);
  if (named !== undefined) return named;
  const near = marksOf(desk, "relation").filter((one) => isBeside(desk, one, at));
  const found = near.find((one) => one.value === "at-least" || one.value === "at-most") ?? near[0];
  return relations.find((one) => one === found?.value);
}

/** Whether a cue stands right before or after an amount. */
export function isBeside(desk: Desk, cue: Span, at: Span): boolean {
  if (cue.start < at.end && cue.end > at.start) return true;
  const gap = between(desk, cue, at);
  const isBefore = cue.end <= at.start;
  return gap.length <= (isBefore ? 9 : 12) && !/[,;:()]/.test(gap) && !/\p{Nd}/u.test(gap);
}

/** Whether the text speaks of wish, plan, duty or condition in the clause of a mark: then it states no fact. */
export function isOpen(desk: Desk, at: Span): boolean {
  const clause = clauseAt(desk.sentence, at.start);
  return marksOf(desk, "modal").some((one) => {
    const own = clauseAt(desk.sentence, one.start);
    if (one.value === "condition") return own <= clause && clause - own <= 1;
    // In Uzbek and Kazakh the verb that governs a clause may come after the next comma.
    return (
      own === clause ||
      (isVerbLast(desk.sentence.language) && own === clause + 1 && isLastClause(desk, own))
    );
  });
}

function isLastClause(desk: Desk, clause: number): boolean {
  return clause === desk.sentence.clauses.length - 1;
}

/** How many letters before a verb its “not” may stand. */
const reachOfNot = 14;

/** Whether the sentence denies what stands at a mark. */
export function isDenied(desk: Desk, at: Span): boolean {
  const { sentence } = desk;
  const nots = marksOf(desk, "not").filter((one) => inOneClause(desk, one, at));
  const only = marksOf(desk, "not-only");
  const free = nots.filter(
    (one) => !only.some((other) => other.start <= one.end + 8 && other.end >= one.start),
  );
  if (!isVerbLast(sentence.language)) {
    if (free.some((one) => one.start >= at.end && /^нет$/iu.test(textOf(desk, one)))) return true;
    return free.some(
      (one) =>
        one.end <= at.start + 1 &&
        at.start - one.end <= reachOfNot &&
        !/[,;]/.test(between(desk, one, at)),
    );
  }
  if (free.some((one) => one.start >= at.end && between(desk, one, at).length <= 40)) return true;
  return verbsAfter(desk, at).some((one) => one === "yes");
}

function textOf(desk: Desk, { start, end }: Span): string {
  return desk.sentence.text.slice(start, end);
}

/** For the words at the end of a mark's clause, where the verb stands, whether they are negated. */
function verbsAfter(desk: Desk, at: Span): readonly string[] {
  const { sentence } = desk;
  const clause = sentence.clauses[clauseAt(sentence, at.start)];
  const end = clause?.end ?? sentence.text.length;
  return sentence.words
    .filter((word) => word.end > at.start && word.end <= end)
    .slice(-2)
    .filter((word) => !isNamed(desk, word))
    .map((word) => stem(sentence.text.slice(word.start, word.end), sentence.language)[0])
    .filter((best) => best?.partOfSpeech === "verb")
    .filter(
      (best) =>
        best?.features.tense !== undefined ||
        best?.features.form !== undefined ||
        best?.stem === "emas",
    )
    .map((best) => best?.features.negation ?? "");
}

/** A word inside the name of a measure, a state or a paper is no verb, whatever its ending looks like. */
function isNamed(desk: Desk, word: Span): boolean {
  return marksOf(desk, "measure", "state", "paper", "project").some(
    (one) => one.start <= word.start && one.end >= word.end && !isVerbal(desk, one, word),
  );
}

/** A measure that ends in its verb (“sold goods”) can be denied by it. */
function isVerbal(desk: Desk, mark: Mark, word: Span): boolean {
  const best = stem(desk.sentence.text.slice(word.start, word.end), desk.sentence.language)[0];
  return (
    mark.kind === "measure" &&
    best?.features.possessive === undefined &&
    best?.features.tense !== undefined
  );
}

/** The year of the text, or of the dossier where it has no date. */
export function yearOf(memory: Memory, asOf: string): number {
  return Number((memory.date ?? asOf).slice(0, 4));
}

/** Dates and words of time that belong to a mark, and whether context filled the year in. */
export function whenOf(
  desk: Desk,
  at: Span,
  rivals: readonly Span[] = [],
): {
  readonly when: When | undefined;
  readonly assumed: readonly string[];
  readonly spans: readonly Span[];
} {
  const dates = marksOf(desk, "date").filter((one) => !isOfPaper(desk, one));
  const year = yearOf(desk.memory, desk.world.asOf);
  const later = yearLater(desk, at, dates);
  if (later !== undefined) return later;
  const back = marksOf(desk, "year-back").filter((one) => inOneClause(desk, one, at));
  const date = dates.length === 1 ? dates[0] : nearest(desk, at, dates, rivals);
  if (date === undefined || (back.length > 0 && !inOneClause(desk, date, at))) {
    const cue = back[0];
    if (cue === undefined) return { when: undefined, assumed: [], spans: [] };
    const value = String(year - Number(cue.value));
    return { when: { from: value, to: value }, assumed: ["year"], spans: [cue] };
  }
  const [from = "", to = from] = String(date.value)
    .split("/")
    .map((one) => one.slice(0, 4));
  const since = marksOf(desk, "since").some(
    (one) => isBeside(desk, one, date) && touches(desk, one, date),
  );
  if (since && dates.length === 1) {
    return {
      when: { from, to: String(Math.max(year, Number(from))), throughout: true },
      assumed: [],
      spans: [date],
    };
  }
  return { when: { from, to }, assumed: [], spans: [date] };
}

/** “A year later” counts from the date before it. */
function yearLater(
  desk: Desk,
  at: Span,
  dates: readonly Mark[],
): ReturnType<typeof whenOf> | undefined {
  const cue = marksOf(desk, "year-later").find((one) => inOneClause(desk, one, at));
  if (cue === undefined || Math.abs(cue.start - at.start) > 90) return undefined;
  const base = dates.findLast((one) => one.end <= cue.start && /^\d{4}/.test(String(one.value)));
  // What stands nearer to the first date than to “a year later” is of the first date.
  if (base === undefined || (base.start > at.start && cue.start > base.start)) return undefined;
  const value = String(Number(String(base.value).slice(0, 4)) + Number(cue.value));
  return { when: { from: value, to: value }, assumed: ["year"], spans: [cue] };
}

function touches(desk: Desk, cue: Mark, date: Mark): boolean {
  const after = isVerbLast(desk.sentence.language);
  return after ? cue.start >= date.end - 8 && cue.start >= date.start : cue.end <= date.start;
}

/** A year inside the name of a paper is no time of a figure. */
function isOfPaper(desk: Desk, date: Mark): boolean {
  return marksOf(desk, "paper").some((one) => one.start <= date.start && one.end >= date.end);
}

/** Whether the year that a claim is about is still to come for its text. */
export function isFuture(desk: Desk, when: When | undefined): boolean {
  if (when === undefined || desk.memory.date === undefined) return false;
  return Number(when.from.slice(0, 4)) > yearOf(desk.memory, desk.world.asOf);
}
