import { type FormGroup, formsIn } from "../evidence/index.ts";
import type { Language, ReadLanguage } from "../terms/index.ts";
import type { ProposalContent } from "./proposalContent.ts";
import type { Placed, Statement } from "./statement.ts";

/** What a sentence says was done, by whom and when. */
export interface ToldAct {
  readonly word: string;
  /** The day nearest to its word. */
  readonly date: string | undefined;
  /** Every day that may be meant, the nearest first, those of its clause before the others. */
  readonly days: readonly string[];
  readonly party: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** A word for a paper, such as treaty, where it stands. */
export interface Paper extends Placed<string> {
  /** The word as dictionaries have it. */
  readonly lemma: string | undefined;
  /** Words such as “between” are no papers, but end the name of one. */
  readonly isLink: boolean;
}

const link = "between";

/** The papers that a sentence speaks of, by form, and the words that join parties to them. */
export function findPapers(statement: Statement, { words }: ProposalContent): readonly Paper[] {
  return words
    .find(statement.quote, statement.language as Language)
    .filter((one) => one.type === "paper")
    .map(({ code, group, start, end }) => ({
      value: code.id.replaceAll("-", " "),
      lemma: lemmaOf(group, statement.language as ReadLanguage),
      start,
      end,
      isLink: code.id === link,
    }));
}

function lemmaOf(group: FormGroup, language: ReadLanguage): string | undefined {
  const [form] = formsIn(group.forms, language);
  return form?.replaceAll("=", "");
}

/**
 * What a sentence says was done: each act with the nearest day of its clause, and with the party that the clause names
 * where the act is done by one party for itself.
 *
 * Missing: no date where the sentence has none that was past when the document was written.
 */
export function findActs(
  statement: Statement,
  content: ProposalContent,
  today: string,
): readonly ToldAct[] {
  const { quote, language } = statement;
  const found = content.words
    .find(quote, language as Language)
    .filter((one) => one.type === "act")
    .map(({ code, group, start, end }) => ({ word: code.id, group: group.as, start, end }));
  const written = statement.documentDate ?? today;
  const past = statement.days.filter((one) => isPast(one.value, written));
  const apart = found.filter((one) => !found.some((other) => isInside(one, other)));
  return apart.map((one) => {
    const others = apart.filter((other) => other !== one);
    const reach = clauseOf(quote, one, others, statement.days);
    const near = byNearness(one, past);
    const inside = near.filter((day) => isInside(day, reach));
    const outside = others.length === 0 ? near.filter((day) => !inside.includes(day)) : [];
    const days = [...inside, ...outside].map((day) => day.value);
    const isOfTheDay = [one.word, `${one.word}/${one.group}`].some((name) =>
      content.rules.ofTheDay.includes(name),
    );
    const ofTheDay = isOfTheDay ? statement.documentDate : undefined;
    const named = statement.named.filter((state) => isInside(state, reach));
    const states = [...new Set(named.map((state) => state.value))];
    const alone = content.rules.byOneParty.includes(one.word) && states.length === 1;
    const told = days.length === 0 && ofTheDay !== undefined ? [ofTheDay] : days;
    const { group: _, ...place } = one;
    return { ...place, date: told[0], days: told, party: alone ? states[0] : undefined };
  });
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Whether something dated so had begun when the document was written; a span of two days never is an act's day. */
function isPast(value: string, written: string): boolean {
  return !value.includes("/") && value <= written.slice(0, value.length);
}

function isInside(inner: Stretch, outer: Stretch): boolean {
  return inner !== outer && inner.start >= outer.start && inner.end <= outer.end;
}

/**
 * The clause of an act: the sentence, cut between it and the acts beside it.
 *
 * Shape: cut at the last comma or semicolon between the two; where there is none, at the end of the earlier act when
 * its own day stands before it, and else where the later day begins.
 */
function clauseOf(
  quote: string,
  act: Stretch,
  others: readonly Stretch[],
  days: readonly Placed<string>[],
): Stretch {
  let start = 0;
  let end = quote.length;
  for (const other of others) {
    if (other.end <= act.start) start = Math.max(start, cutBetween(quote, other, act, days));
    if (other.start >= act.end) end = Math.min(end, cutBetween(quote, act, other, days));
  }
  return { start, end };
}

function cutBetween(
  quote: string,
  earlier: Stretch,
  later: Stretch,
  days: readonly Placed<string>[],
): number {
  const between = quote.slice(earlier.end, later.start);
  const mark = Math.max(between.lastIndexOf(","), between.lastIndexOf(";"));
  if (mark >= 0) return earlier.end + mark + 1;
  const isBefore = days.some((day) => day.end <= earlier.start);
  return isBefore ? earlier.end : later.start;
}

function byNearness(act: Stretch, days: readonly Placed<string>[]): readonly Placed<string>[] {
  const distance = (day: Stretch): number => Math.max(day.start - act.end, act.start - day.end, 0);
  return [...days].sort((a, b) => distance(a) - distance(b) || b.value.length - a.value.length);
}
