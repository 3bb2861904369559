import type { RowOf } from "../store/index.ts";
import type { DoctrineRules, Question } from "./doctrineRules.ts";
import type { Partners } from "./partners.ts";
import type { doctrine, priority } from "./table.ts";

/** Words of a document with their place, as a coder has them. */
export interface Quoted {
  readonly id: string;
  readonly document: string;
  readonly documentTitle: string;
  readonly date: string | undefined;
  readonly passage: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly language: string;
  readonly kind: string;
  readonly direction: string | undefined;
  readonly interests: readonly string[];
  readonly confidence: number;
}

/** A doctrine with all that the dossier has of it. */
export interface DoctrineMatter {
  readonly doctrine: RowOf<typeof doctrine>;
  readonly priorities: readonly RowOf<typeof priority>[];
  /** Documents of the dossier that hold its text. */
  readonly documents: readonly string[];
  /** Coded statements of that text. */
  readonly text: readonly Quoted[];
  /** Coded statements of other documents that name the doctrine. */
  readonly readings: readonly Quoted[];
  /** Coded statements of documents of its side, dated within its term: not the doctrine's words. */
  readonly voices: readonly Quoted[];
}

/** What shows that a side says something, and whose words they are. */
export type Statement =
  | {
      readonly kind: "priority";
      readonly says: "a reader of it";
      readonly row: RowOf<typeof priority>;
    }
  | {
      readonly kind: "passage";
      readonly says: "the doctrine" | "a reader of it" | "a source of that side";
      readonly quote: Quoted;
    };

/** One side's answer: stated with what shows it, or not stated, which is an answer too. */
export interface SideAnswer {
  readonly state: "stated" | "not stated";
  readonly interests: readonly string[];
  readonly statements: readonly Statement[];
  /** At most so many as the rules name, the surest first. */
  readonly voices: readonly Statement[];
  readonly voicesFound: number;
}

/** What a doctrine says towards a direction: rows of its readers, its text, and passages that name it. */
export function answerInDirection(
  matter: DoctrineMatter,
  direction: string,
  rules: DoctrineRules,
): SideAnswer {
  return answer(
    matter,
    (row) => row.directions.includes(direction),
    (quote) => quote.direction === direction,
    rules,
  );
}

/** What a doctrine says to a question that is put to both. */
export function answerTo(
  question: Question,
  matter: DoctrineMatter,
  partners: Partners,
  rules: DoctrineRules,
): SideAnswer {
  const { directions, tags, words } = question;
  const wanted = new Set(words.map((one) => one.toLowerCase()));
  const hasWord = (text: string) => wordsOf(text).some((one) => wanted.has(one));
  return answer(
    matter,
    (row) =>
      row.directions.some((one) => directions.includes(one)) ||
      row.tags.some((one) => tags.includes(one)) ||
      partners.find(row.partner ?? "").some((one) => question.partners.includes(one.id)) ||
      hasWord([row.partner, row.topic, row.note].join(" ")),
    ({ direction, text }) =>
      (direction !== undefined && directions.includes(direction)) || hasWord(text),
    rules,
  );
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

function answer(
  { priorities, text, readings, voices }: DoctrineMatter,
  fitsRow: (row: RowOf<typeof priority>) => boolean,
  fitsQuote: (quote: Quoted) => boolean,
  { voicesShown }: DoctrineRules,
): SideAnswer {
  const rows = priorities.filter(fitsRow).sort(byRank);
  const quote =
    (says: "the doctrine" | "a reader of it" | "a source of that side") => (one: Quoted) =>
      ({ kind: "passage", says, quote: one }) as const;
  const statements: readonly Statement[] = [
    ...rows.map((row) => ({ kind: "priority", says: "a reader of it", row }) as const),
    ...text.filter(fitsQuote).sort(inText).map(quote("the doctrine")),
    ...readings.filter(fitsQuote).sort(inText).map(quote("a reader of it")),
  ];
  const heard = voices.filter(fitsQuote).sort(surestFirst);
  return {
    state: statements.length > 0 ? "stated" : "not stated",
    interests: [...new Set(statements.flatMap(interestsOf))].sort(),
    statements,
    voices: heard.slice(0, voicesShown).map(quote("a source of that side")),
    voicesFound: heard.length,
  };
}

function interestsOf(one: Statement): readonly string[] {
  return one.kind === "priority" ? one.row.interests : one.quote.interests;
}

function byRank(a: RowOf<typeof priority>, b: RowOf<typeof priority>): number {
  return (a.rank ?? 999) - (b.rank ?? 999) || (a.id < b.id ? -1 : 1);
}

function inText(a: Quoted, b: Quoted): number {
  if (a.document !== b.document) return a.document < b.document ? -1 : 1;
  return a.start - b.start || (a.id < b.id ? -1 : 1);
}

function surestFirst(a: Quoted, b: Quoted): number {
  return b.confidence - a.confidence || inText(a, b);
}
