import { foldWord, formKey, wordKeys, words } from "../language/index.ts";
import { type Language, languages } from "../terms/index.ts";
import { spellingsOf, type Term } from "./glossary.ts";

/** A glossary entry's spelling as keys, one for each of its words. */
export interface TermSpelling {
  readonly term: string;
  readonly text: string;
  readonly language: Language;
  readonly words: readonly string[];
  /** Each word folded, and as the key under which its inflected forms are found. */
  readonly folded: readonly string[];
  readonly keys: readonly string[];
}

/** The glossary made ready for searches across languages. */
export interface GlossaryWords {
  readonly byTerm: ReadonlyMap<string, readonly TermSpelling[]>;
  /** Spellings by the folded form and by the key of their first word. */
  readonly byFirst: ReadonlyMap<string, readonly TermSpelling[]>;
}

/** A word of a query, with the number of the part in which it stands. */
export interface TypedWord {
  readonly word: string;
  readonly part: number;
}

/** Makes a glossary ready for searches across languages. */
export function glossaryWords(terms: readonly Term[]): GlossaryWords {
  const spellings = terms.flatMap(termSpellings);
  return {
    byTerm: grouped(spellings, ({ term }) => [term]),
    byFirst: grouped(spellings, ({ folded, keys }) => [
      ...new Set([folded[0] ?? "", keys[0] ?? ""]),
    ]),
  };
}

/** The spellings of every entry that the typed words name, those of one part among them. */
export function namedBy(
  glossary: GlossaryWords,
  typed: readonly TypedWord[],
  part: number,
): readonly TermSpelling[] {
  const terms = new Set<string>();
  const read = typed.map(({ word }) => readWord(word));
  for (const [from, word] of read.entries()) {
    for (const spelling of new Set(word.all.flatMap((key) => glossary.byFirst.get(key) ?? []))) {
      const taken = typed.slice(from, from + spelling.keys.length);
      if (!taken.some((one) => one.part === part)) continue;
      if (isNamed(spelling, read.slice(from, from + spelling.keys.length)))
        terms.add(spelling.term);
    }
  }
  const inOrder = [...glossary.byTerm.keys()].filter((term) => terms.has(term));
  return inOrder.flatMap((term) => glossary.byTerm.get(term) ?? []);
}

interface ReadWord {
  readonly folded: string;
  readonly all: readonly string[];
  readonly keys: ReadonlyMap<Language, readonly string[]>;
}

function readWord(word: string): ReadWord {
  const keys = new Map(languages.map((one) => [one as Language, wordKeys(word, one)]));
  const folded = foldWord(word);
  return { folded, keys, all: [...new Set([folded, ...[...keys.values()].flat()])] };
}

function isNamed({ folded, keys, language }: TermSpelling, typed: readonly ReadWord[]): boolean {
  if (typed.length < keys.length) return false;
  return keys.every((key, i) => {
    const word = typed[i];
    return word?.folded === folded[i] || word?.keys.get(language)?.includes(key) === true;
  });
}

function termSpellings(entry: Term): TermSpelling[] {
  return spellingsOf(entry).flatMap(({ text, language }) => {
    const list = words(text).map(({ start, end }) => text.slice(start, end));
    if (list.length === 0) return [];
    const folded = list.map(foldWord);
    const keys = list.map((word) => formKey(word, language));
    return [{ term: entry.id, text, language, words: list, folded, keys }];
  });
}

function grouped(
  spellings: readonly TermSpelling[],
  namesOf: (spelling: TermSpelling) => readonly string[],
): ReadonlyMap<string, readonly TermSpelling[]> {
  const groups = new Map<string, TermSpelling[]>();
  for (const spelling of spellings) {
    for (const name of namesOf(spelling)) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [spelling]);
      else group.push(spelling);
    }
  }
  return groups;
}
