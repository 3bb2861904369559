import type { CompiledCodebooks } from "../evidence/index.ts";
import { dates, type Span, words } from "../language/index.ts";
import { isRead, type Language } from "../terms/index.ts";
import { caseOf } from "./readCase.ts";
import { cutClauses } from "./readClauses.ts";
import type { Cues } from "./readCues.ts";
import { joinEquivalents } from "./readEquivalents.ts";
import { amountsIn } from "./readFigures.ts";
import type { Mark } from "./readMark.ts";
import { joinMultiples } from "./readMultiples.ts";
import { narrowMeasures } from "./readNarrowing.ts";
import { countPeople, isPeople } from "./readPeoples.ts";
import { possessionsIn } from "./readPossessions.ts";
import { settle } from "./readSettled.ts";

export type { Mark } from "./readMark.ts";

/** A sentence with all that was found in it; `start` is its place in the passage. */
export interface MarkedSentence {
  readonly text: string;
  readonly start: number;
  readonly language: Language;
  readonly marks: readonly Mark[];
  readonly words: readonly Span[];
  /** The parts between commas and other stops, in order; together they are the sentence. */
  readonly clauses: readonly Span[];
}

/** Types of codes that a reader uses, and what it calls them. */
const kindOfType: Readonly<Record<string, string>> = {
  state: "state",
  people: "state",
  measure: "measure",
  agreement: "paper",
  project: "project",
  organisation: "organisation",
  actor: "actor",
  region: "region",
  elsewhere: "elsewhere",
  entry: "paper",
  thing: "thing",
  nickname: "nickname",
  counted: "thing-measure",
};

/** Finds the marks of a passage and deals them out to its sentences. */
export function markPassage(
  text: string,
  language: Language,
  spans: readonly Span[],
  lexicon: {
    readonly codebooks: CompiledCodebooks;
    readonly cues: Cues;
    /** Names of the states that no codebook has. */
    readonly names: ReadonlySet<string>;
  },
): readonly MarkedSentence[] {
  if (!isRead(language)) return [];
  const named = lexicon.codebooks.find(text, language);
  const found: Mark[] = [];
  for (const one of named) {
    const { start, end } = one;
    const cue = one.type === "cue" ? lexicon.cues.byId(one.code.id) : undefined;
    const isRegion =
      language === "en" &&
      one.type === "actor" &&
      one.code.id === "region" &&
      isNamedRegion(text, one);
    const kind = isRegion ? "region" : (cue?.class ?? kindOfType[one.type]);
    if (one.type === "people" && !isPeople(text, one, language)) continue;
    if (kind === "state" && isCapital.has(one.group.as) && isSmall(text, one)) continue;
    if (kind === undefined || (one.group.as === "other" && !isName(text, one, lexicon.names)))
      continue;
    const mark = {
      start,
      end,
      kind,
      id: isRegion ? "own" : one.code.id,
      as: one.group.as,
      value: cue?.value ?? one.code.id,
    };
    found.push({
      ...mark,
      case: caseOf(text, end, language),
      entry: one.code.register,
      state: one.code.iso3,
    });
  }
  found.push(...ownersIn(text, language, lexicon.codebooks));
  found.sort((a, b) => a.start - b.start);
  let next = 0;
  return spans.map((span) => {
    while (next < found.length && (found[next]?.start ?? 0) < span.start) next += 1;
    const own: Mark[] = [];
    for (let i = next; i < found.length; i += 1) {
      const one = found[i];
      if (one === undefined || one.start >= span.end) break;
      if (one.end <= span.end)
        own.push({ ...one, start: one.start - span.start, end: one.end - span.start });
    }
    return markSentence(text.slice(span.start, span.end), span.start, language, own);
  });
}

/** States in words that mean what a state has, by the name that is left without the ending. */
function ownersIn(text: string, language: Language, codebooks: CompiledCodebooks): readonly Mark[] {
  return possessionsIn(text, language).flatMap(({ start, end, owner, ...word }) => {
    const found = codebooks
      .find(owner, language)
      .find(
        ({ type, start: from, end: to }) =>
          (type === "state" || type === "thing") && from === 0 && to === owner.length,
      );
    if (found === undefined) return [];
    const { id } = found.code;
    return [{ start, end, kind: found.type, id, as: found.group.as, value: id, case: word.case }];
  });
}

/** “Five Central Asian states” and “the five states” name the region; “five states” may be any. */
function isNamedRegion(text: string, { start, end }: Span): boolean {
  const said = text.slice(start, end);
  const isDefinite = /^the /iu.test(said) && !/^ of\b/u.test(text.slice(end));
  return isDefinite || /\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u.test(said);
}

/** Peoples and adjectives are written small in three of the languages. */
const isCapital: ReadonlySet<string> = new Set(["name", "capital", "other"]);

/** Names of states are written with a capital: without one АҚШ would be found in the word for money. */
function isSmall(text: string, { start }: Span): boolean {
  const letter = text.charAt(start);
  return letter === letter.toLowerCase() && letter !== letter.toUpperCase();
}

/** A shorter name is a state's only as it is written: endings would make common words of it. */
const shortName = 6;

function isName(text: string, { start, end }: Span, names: ReadonlySet<string>): boolean {
  const word = text.slice(start, end);
  if (word.charAt(0) === word.charAt(0).toLowerCase()) return false;
  return names.has(word) || word.length > shortName;
}

function markSentence(
  text: string,
  start: number,
  language: Language,
  named: readonly Mark[],
): MarkedSentence {
  const amounts = amountsIn(text, language).map((one): Mark => {
    const { end, unit, bound } = one;
    // A range that falls is none: the year before “to 20 million” is no amount.
    const falls = one.upTo !== undefined && one.upTo < one.value;
    const from = falls ? one.start + tailOf(one.quote) : one.start;
    const [value, upTo] = falls ? [one.upTo ?? one.value, undefined] : [one.value, one.upTo];
    const grammatical = caseOf(text, end, language);
    return {
      kind: "quantity",
      id: unit,
      as: "",
      start: from,
      end,
      case: grammatical,
      value,
      unit,
      bound,
      upTo,
    };
  });
  const days = findDates(text, language, amounts);
  // A range that falls leaves its upper end, which may have been found by itself as well.
  const distinct = amounts.filter(
    (one, i) =>
      !amounts.slice(0, i).some((other) => other.end === one.end && other.start === one.start),
  );
  const found = joinEquivalents([...withoutThings(named), ...distinct]);
  const settled = joinMultiples(settle([...found, ...days, ...plainNumbers(text, amounts, days)]));
  const marks = countPeople(text, narrowMeasures(text, settled));
  return { text, start, language, marks, words: words(text), clauses: cutClauses(text, marks) };
}

/** Words for what is counted of rivers and reservoirs mean nothing of them where none is named. */
function withoutThings(named: readonly Mark[]): readonly Mark[] {
  if (named.some((one) => one.kind === "thing" || one.kind === "project")) return named;
  return named.filter((one) => one.kind !== "thing-measure");
}

/** Where the last figure of a range begins. */
function tailOf(quote: string): number {
  const tail = /\d[\d.,]*[^\d]*$/u.exec(quote);
  return tail === null ? 0 : tail.index;
}

/** Years that stand without a word for year: “с 2016 по 2023 год”, “(2016)”. */
function findDates(text: string, language: Language, amounts: readonly Mark[]): readonly Mark[] {
  const made = (value: string, start: number, end: number): Mark => {
    return {
      kind: "date",
      id: value,
      as: "",
      start,
      end,
      case: caseOf(text, end, language),
      value,
    };
  };
  const found = dates(text, language).map((one) => made(one.value, one.start, one.end));
  for (const match of text.matchAll(/(?<![\p{L}\p{Nd}.,])(?:19|20)\d\d(?![\p{Nd}%]|[.,]\d)/gu)) {
    const start = match.index;
    const end = start + 4;
    const taken = [...found, ...amounts].some((one) => one.start < end && one.end > start);
    if (!taken) found.push(made(match[0], start, end));
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Bare figures, such as the 5 of “5 davlat” or the 1,5 of “1,5 раза”. */
function plainNumbers(
  text: string,
  amounts: readonly Mark[],
  days: readonly Mark[],
): readonly Mark[] {
  const found: Mark[] = [];
  for (const match of text.matchAll(
    /(?<![\p{L}\p{Nd}.,-])(?:0[.,]\d{3}|\d{1,3}(?:[.,]\d{1,2})?)(?![\p{Nd}%]|[.,]\d)/gu,
  )) {
    const start = match.index;
    const end = start + match[0].length;
    if ([...amounts, ...days].some((one) => one.start < end && one.end > start)) continue;
    const value = Number(match[0].replace(",", "."));
    found.push({ kind: "number", id: match[0], as: "figure", start, end, case: "", value });
  }
  return found;
}
