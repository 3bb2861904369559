import { foldWord, formKey, transliterate, words } from "../language/index.ts";
import { type GlossaryWords, namedBy } from "./search-glossary.ts";
import type { WordsAsked } from "./search-query.ts";
import { findPrefix, findTagged, findText, type Range } from "./search-table.ts";
import { grammarOf, type WordIndex } from "./search-words.ts";

/** Forms that a word may stand for: runs of form numbers, in order and apart from each other. */
export type Forms = readonly Range[];

/** A way to satisfy one part of a query: forms for each word of it, in order. */
export interface Alternative {
  readonly words: readonly Forms[];
  /** Glossary entry or other spelling that led here; undefined for what was typed. */
  readonly through: string | undefined;
}

/** One part of a query as forms of an index: any of its alternatives satisfies it. */
export interface Clause {
  readonly asked: WordsAsked;
  readonly alternatives: readonly Alternative[];
}

/** The words of a text. */
export function wordsOf(text: string): readonly string[] {
  return words(text).map(({ start, end }) => text.slice(start, end));
}

/** Whether a part of a query has a word that can be looked for. */
export function hasWords(asked: WordsAsked): boolean {
  return words(asked.typed).length > 0;
}

/** Parts of a query as forms of an index, by folding and stem, and through the glossary where one is given. */
export function toClauses(
  index: WordIndex,
  asked: readonly WordsAsked[],
  glossary: GlossaryWords | undefined,
): readonly Clause[] {
  const typed = asked.flatMap((one, part) =>
    one.kind === "prefix" ? [] : wordsOf(one.typed).map((word) => ({ word, part })),
  );
  return asked.map((one, i) => {
    const own: Alternative = { words: typedForms(index, one), through: undefined };
    if (glossary === undefined) return { asked: one, alternatives: [own] };
    const other = inOtherScript(index, one);
    if (one.kind === "prefix") return { asked: one, alternatives: [own, ...other] };
    const named = namedBy(glossary, typed, i).map((spelling) => ({
      words: spelling.words.map((word) => formsOf(index, word, spelling.language)),
      through: `${spelling.term}: ${spelling.text}`,
    }));
    return { asked: one, alternatives: distinct([own, ...named, ...other]) };
  });
}

/** Spellings often come to the same forms, or to none that occur: one of each is enough. */
function distinct(alternatives: readonly Alternative[]): readonly Alternative[] {
  const done = new Set<string>();
  return alternatives.filter(({ words: list }) => {
    if (list.some((forms) => forms.length === 0)) return false;
    const key = JSON.stringify(list);
    const isNew = !done.has(key);
    done.add(key);
    return isNew;
  });
}

function typedForms(index: WordIndex, asked: WordsAsked): readonly Forms[] {
  const list = wordsOf(asked.typed);
  return list.map((word, i) =>
    asked.kind === "prefix" && i === list.length - 1
      ? formsBeginning(index, word)
      : formsOf(index, word),
  );
}

function formsBeginning(index: WordIndex, begin: string): Forms {
  const [from, to] = findPrefix(index.words, foldWord(begin));
  return formsOfWords(index, [[from, to]]);
}

/** The forms that a word as typed may stand for, in whatever language it is meant. */
export function formsOf(index: WordIndex, word: string, only?: string): Forms {
  const runs: Range[] = [findText(index.words, foldWord(word))];
  for (const [tag, language] of index.languages.entries()) {
    const grammar = grammarOf(language);
    if (grammar === "unknown" || (only !== undefined && only !== language)) continue;
    const key = formKey(word, grammar);
    const same = findTagged(index.words, key, tag);
    if (same !== undefined) runs.push([same, same + 1]);
    const found = findTagged(index.keys, key, tag);
    if (found === undefined) continue;
    for (let i = index.firstKeyWord[found] ?? 0; i < (index.firstKeyWord[found + 1] ?? 0); i += 1) {
      const one = index.keyWords[i] ?? 0;
      runs.push([one, one + 1]);
    }
  }
  return formsOfWords(index, runs);
}

function formsOfWords(index: WordIndex, runs: readonly Range[]): Forms {
  return joinRuns(
    runs.map(([from, to]) => [index.firstForm[from] ?? 0, index.firstForm[to] ?? 0] as const),
  );
}

/** Runs in order, those that touch or overlap made one. */
export function joinRuns(runs: readonly Range[]): Forms {
  const joined: [number, number][] = [];
  for (const [from, to] of [...runs].sort((a, b) => a[0] - b[0])) {
    if (from >= to) continue;
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Whether a form is among some. */
export function hasForm(forms: Forms, form: number): boolean {
  return forms.some(([from, to]) => from <= form && form < to);
}

/** Uzbek is written in two scripts: a word typed in one is found in the other. */
function inOtherScript(index: WordIndex, asked: WordsAsked): Alternative[] {
  const { typed, kind } = asked;
  const isCyrillic = /\p{Script=Cyrillic}/u.test(typed);
  const [from, to] = isCyrillic
    ? (["uz-Cyrl", "uz-Latn"] as const)
    : (["uz-Latn", "uz-Cyrl"] as const);
  const other = transliterate(typed, from, to);
  if (other === typed) return [];
  if (kind === "prefix") {
    return [{ words: typedForms(index, { ...asked, typed: other }), through: other }];
  }
  return [{ words: wordsOf(other).map((word) => formsOf(index, word, to)), through: other }];
}
