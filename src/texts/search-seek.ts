import { type Clause, hasWords, toClauses } from "./search-clause.ts";
import { type ExactPart, exactMatcher, exactPart, joinExact } from "./search-exact.ts";
import { joinMatchers } from "./search-find.ts";
import type { SearchPassage } from "./search-index.ts";
import type { Matcher, Single } from "./search-matcher.ts";
import type { QueryPart, WordsAsked } from "./search-query.ts";
import { type Shown, showExact, showFolded } from "./search-show.ts";
import type { WordIndex } from "./search-words.ts";
import type { Searcher } from "./searcher.ts";

/** The three ways of searching: the very characters, folded and by stem, or through the glossary too. */
export type SearchMode = "exact" | "folded" | "across";

/** What is sought in the words of passages, in the manner of one of the modes. */
export interface Sought {
  readonly all: readonly Matcher[];
  readonly none: readonly Matcher[];
  readonly together: (matchers: readonly Matcher[]) => Matcher;
  readonly titles: readonly { readonly matcher: Matcher; readonly excluded: boolean }[];
  /** Parts of which only the text itself can tell. */
  readonly exact: readonly ExactPart[];
  readonly mustRead: boolean;
  readonly show: (passage: SearchPassage) => Shown;
}

/** Reads the words of a query for an index, in the manner of a mode. */
export function seek(searcher: Searcher, parts: readonly QueryPart[], mode: SearchMode): Sought {
  const words = parts.filter((part): part is WordsAsked => part.kind !== "values");
  return mode === "exact" ? seekExact(searcher, words) : seekFolded(searcher, words, mode);
}

function seekFolded(
  { index, glossary }: Searcher,
  words: readonly WordsAsked[],
  mode: "folded" | "across",
): Sought {
  const through = mode === "across" ? glossary : undefined;
  const clausesIn = (field: WordsAsked["field"], at: WordIndex): readonly Clause[] =>
    toClauses(
      at,
      words.filter((one) => one.field === field && hasWords(one)),
      through,
    );
  const clauses = clausesIn("text", index.text);
  const wanted = clauses.filter(({ asked }) => !asked.excluded);
  const unwanted = clauses.filter(({ asked }) => asked.excluded);
  return {
    all: wanted.map(toMatcher),
    none: unwanted.map(toMatcher),
    together: joinMatchers,
    titles: clausesIn("title", index.titles).map((clause) => ({
      matcher: toMatcher(clause),
      excluded: clause.asked.excluded,
    })),
    exact: [],
    mustRead: false,
    show: (passage) => showFolded(index.text, passage, wanted),
  };
}

function toMatcher({ alternatives }: Clause): Matcher {
  const alone = alternatives.filter(({ words }) => words.length === 1);
  const joined = joinMatchers([
    {
      singles: alone.flatMap(({ words: [forms = []] }) =>
        forms.map(([from, to]): Single => ({ from, to, weight: 1 })),
      ),
      phrases: [],
    },
  ]);
  const phrases = alternatives.filter(({ words }) => words.length > 1).map(({ words }) => words);
  return { singles: joined.singles, phrases };
}

function seekExact({ index }: Searcher, words: readonly WordsAsked[]): Sought {
  const exact = words.filter(({ field }) => field === "text").map(exactPart);
  const wanted = exact.filter(({ asked }) => !asked.excluded);
  const titles = words.filter(({ field }) => field === "title").map(exactPart);
  const mustRead = exact.some((part) => !part.isWithinWords);
  const matchers = (parts: readonly ExactPart[]): readonly Matcher[] =>
    mustRead ? [] : parts.map((part) => exactMatcher(index.text, part));
  return {
    all: matchers(wanted),
    none: matchers(exact.filter(({ asked }) => asked.excluded)),
    together: () => joinExact(index.text, wanted),
    titles: titles.map((part) => ({
      matcher: exactMatcher(index.titles, part),
      excluded: part.asked.excluded,
    })),
    exact,
    mustRead,
    show: (passage) => showExact(passage, wanted),
  };
}
