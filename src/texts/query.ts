import { foldWord, formKey, transliterate, wordKeys, words } from "../language/index.ts";
import { type Language, languages } from "../terms/index.ts";
import type { SearchIndex, TermSpelling } from "./search-index.ts";

/** A way to satisfy one part of a query: forms for each word of it, in order. */
export interface Alternative {
  readonly words: readonly ReadonlySet<number>[];
  /** Glossary entry or other spelling that led here; undefined for what was typed. */
  readonly through: string | undefined;
}

/** One part of a query: a word or a phrase in quotation marks; every part has to be found. */
export interface Clause {
  readonly typed: string;
  readonly alternatives: readonly Alternative[];
}

/** What was typed, in parts: phrases in quotation marks whole, the rest word by word. */
export function queryParts(query: string): readonly string[] {
  const parts: string[] = [];
  const pattern = /["“”„«»]([^"“”„«»]+)["“”„«»]|([^"“”„«»]+)/gu;
  for (const match of query.matchAll(pattern)) {
    if (match[1] !== undefined) parts.push(match[1].trim());
    else parts.push(...(match[2] ?? "").split(/\s+/u));
  }
  return [...new Set(parts.filter((part) => part !== ""))];
}

/** The parts of a query as forms of the index, by folding and stem, and through the glossary when asked. */
export function toClauses(
  index: SearchIndex,
  query: string,
  mode: "folded" | "across",
): readonly Clause[] {
  const parts = queryParts(query).filter((part) => words(part).length > 0);
  const typed = parts.flatMap((part, i) => wordsOf(part).map((word) => typedWord(word, i)));
  return parts.map((part, i) => {
    const own: Alternative = { words: typedForms(index, part), through: undefined };
    if (mode === "folded") return { typed: part, alternatives: [own] };
    const through = [...throughGlossary(index, typed, i), ...inOtherScript(index, part)];
    return { typed: part, alternatives: [own, ...through] };
  });
}

function wordsOf(text: string): readonly string[] {
  return words(text).map(({ start, end }) => text.slice(start, end));
}

function typedForms(index: SearchIndex, part: string): readonly ReadonlySet<number>[] {
  return wordsOf(part).map((word) => formsOf(index, word));
}

/** The forms that a word as typed may stand for, in whatever language it is meant. */
function formsOf(index: SearchIndex, word: string, only?: Language): ReadonlySet<number> {
  const folded = foldWord(word);
  const forms = new Set<number>();
  for (const { language, byForm, byKey } of index.vocabularies) {
    const same = byForm.get(folded);
    if (same !== undefined) forms.add(same);
    if (only !== undefined && only !== language) continue;
    for (const form of byKey.get(formKey(word, language)) ?? []) forms.add(form);
  }
  return forms;
}

/** Uzbek is written in two scripts: a word typed in one is found in the other. */
function inOtherScript(index: SearchIndex, part: string): Alternative[] {
  const isCyrillic = /\p{Script=Cyrillic}/u.test(part);
  const [from, to] = isCyrillic
    ? (["uz-Cyrl", "uz-Latn"] as const)
    : (["uz-Latn", "uz-Cyrl"] as const);
  const other = transliterate(part, from, to);
  if (other === part) return [];
  return [{ words: wordsOf(other).map((word) => formsOf(index, word, to)), through: other }];
}

/** A typed word with the keys that lead to it, by language. */
interface TypedWord {
  readonly part: number;
  readonly folded: string;
  readonly keys: ReadonlyMap<Language, ReadonlySet<string>>;
}

function typedWord(word: string, part: number): TypedWord {
  const keys = languages.map((one) => [one, new Set(wordKeys(word, one))] as const);
  return { part, folded: foldWord(word), keys: new Map(keys) };
}

/** The other spellings of every glossary entry that the typed words name, alone or with their neighbours. */
function throughGlossary(
  index: SearchIndex,
  typed: readonly TypedWord[],
  part: number,
): Alternative[] {
  const named = index.spellings.filter((spelling) => isNamed(spelling, typed, part));
  const terms = [...new Set(named.map((spelling) => spelling.term))];
  return terms.flatMap((term) =>
    (index.spellingsByTerm.get(term) ?? []).map((spelling) => ({
      words: spelling.words.map((word) => formsOf(index, word, spelling.language)),
      through: `${spelling.term}: ${spelling.text}`,
    })),
  );
}

/** Whether typed words one after the other, the part in question among them, are this spelling. */
function isNamed(spelling: TermSpelling, typed: readonly TypedWord[], part: number): boolean {
  const { folded, keys, language } = spelling;
  for (let from = 0; from + keys.length <= typed.length; from += 1) {
    const fits = keys.every((key, i) => {
      const word = typed[from + i];
      return word?.folded === folded[i] || word?.keys.get(language)?.has(key) === true;
    });
    if (!fits) continue;
    if (typed.slice(from, from + keys.length).some((word) => word.part === part)) return true;
  }
  return false;
}
