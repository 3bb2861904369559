import { words } from "../language/index.ts";
import type { Paper, ToldAct } from "./actWords.ts";
import type { ProposalRules } from "./proposalContent.ts";
import type { Statement } from "./statement.ts";

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The name of a paper as a sentence gives it: what stands in quotation marks, or the words from its form to where the
 * clause, a party, a day or an act ends it; before the form in languages that put it last.
 *
 * Missing: undefined where no more than the form is said, or the words would be too many to be a name.
 */
export function titleOf(
  { quote, language, days, amounts, named: states }: Statement,
  paper: Paper,
  papers: readonly Paper[],
  acts: readonly ToldAct[],
  rules: ProposalRules,
): string | undefined {
  const links = papers.filter((one) => one.isLink);
  const others = papers.filter((one) => !one.isLink && one !== paper);
  const stops: readonly Stretch[] = [...days, ...amounts, ...states, ...links, ...acts, ...others];
  const isLast = rules.titleFirst.includes(language);
  const found = isLast ? before(quote, paper, stops) : after(quote, paper, stops);
  const named = withLemma(found, paper, isLast);
  const title = trim(named.replace(/\s+/gu, " "), rules.hanging);
  const count = words(title).length;
  const { least, most } = rules.titleWords;
  return count < least || count > most ? undefined : title;
}

/** A name without marks at its ends and without the words that join it to what follows. */
function trim(name: string, hanging: readonly string[]): string {
  const plain = name.replace(/^[\s,–—-]+|[\s,–—-]+$/gu, "");
  const last = /\s(\S+)$/u.exec(plain)?.[1] ?? "";
  const hangs = hanging.includes(last.toLowerCase());
  return hangs ? trim(plain.slice(0, -last.length), hanging) : plain;
}

/** The name with its form as dictionaries have it, in the letters' case that it stands in. */
function withLemma(found: string, paper: Paper, isLast: boolean): string {
  const { lemma, start, end } = paper;
  if (lemma === undefined) return found;
  const length = end - start;
  const first = isLast ? found.slice(-length).slice(0, 1) : found.slice(0, 1);
  const cased = first === first.toLowerCase() ? lemma : first + lemma.slice(1);
  return isLast ? found.slice(0, -length) + cased : cased + found.slice(length);
}

/** A mark that ends a clause; a hyphen inside a word or a point inside a number does not. */
const clauseEnd = /[.;:!?()](?=\s|$)|,(?=\s)|\s[–—-]\s/gu;

function after(quote: string, paper: Stretch, stops: readonly Stretch[]): string {
  const mark = [...quote.matchAll(clauseEnd)].find((one) => one.index >= paper.end)?.index;
  const stop = Math.min(
    mark ?? quote.length,
    ...stops.filter((one) => one.start >= paper.end).map((one) => one.start),
  );
  return quote.slice(paper.start, stop);
}

function before(quote: string, paper: Stretch, stops: readonly Stretch[]): string {
  const marks = [...quote.matchAll(clauseEnd)].filter((one) => one.index < paper.start);
  const last = marks.at(-1);
  const start = Math.max(
    last === undefined ? 0 : last.index + last[0].length,
    ...stops.filter((one) => one.end <= paper.start).map((one) => one.end),
  );
  return quote.slice(start, paper.end);
}
