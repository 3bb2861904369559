import { foldWord, formKey, wordKeys, words } from "../language/index.ts";
import type { Language } from "../terms/index.ts";
import { spellingsOf, type Term } from "./glossary.ts";

/** A passage as search needs it. */
export interface SearchPassage {
  readonly id: string;
  readonly document: string;
  readonly documentTitle: string;
  readonly language: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

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

/** The words of one language that occur, by each key under which they may be found. */
export interface Vocabulary {
  readonly language: Language;
  readonly byForm: ReadonlyMap<string, number>;
  readonly byKey: ReadonlyMap<string, readonly number[]>;
}

/**
 * Passages made ready to be searched.
 *
 * Shape: `tokens` holds the form of every word in order, 0 where a sentence ends, so that no phrase is found
 * across it; `firstToken[i]` is where passage i begins; the places of form f are
 * `places[firstPlace[f]]` up to `places[firstPlace[f + 1]]`.
 */
export interface SearchIndex {
  readonly passages: readonly SearchPassage[];
  readonly tokens: Uint32Array;
  readonly firstToken: Uint32Array;
  readonly lengths: Uint32Array;
  readonly averageLength: number;
  readonly firstPlace: Uint32Array;
  readonly places: Uint32Array;
  readonly vocabularies: readonly Vocabulary[];
  readonly spellings: readonly TermSpelling[];
  /** Spellings by term, and by the folded first word of each. */
  readonly spellingsByTerm: ReadonlyMap<string, readonly TermSpelling[]>;
}

interface Growing {
  readonly tokens: number[];
  readonly byRaw: Map<string, Map<string, number>>;
  readonly forms: Map<string, Map<string, number>>;
  count: number;
}

/** Makes passages ready to be searched, with the glossary's spellings for searches across languages. */
export function buildIndex(
  passages: readonly SearchPassage[],
  terms: readonly Term[] = [],
): SearchIndex {
  const growing: Growing = { tokens: [], byRaw: new Map(), forms: new Map(), count: 1 };
  const firstToken = new Uint32Array(passages.length + 1);
  const lengths = new Uint32Array(passages.length);
  for (const [i, passage] of passages.entries()) {
    firstToken[i] = growing.tokens.length;
    lengths[i] = addPassage(growing, passage);
  }
  firstToken[passages.length] = growing.tokens.length;
  const tokens = Uint32Array.from(growing.tokens);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const spellings = terms.flatMap(termSpellings);
  return {
    passages,
    tokens,
    firstToken,
    lengths,
    averageLength: total / Math.max(1, passages.length),
    ...findPlaces(tokens, growing.count),
    vocabularies: [...growing.forms].map(([language, forms]) =>
      toVocabulary(asLanguage(language), forms),
    ),
    spellings,
    spellingsByTerm: grouped(spellings),
  };
}

function addPassage(growing: Growing, passage: SearchPassage): number {
  const { text, language } = passage;
  const raw = inner(growing.byRaw, language);
  let end = 0;
  let length = 0;
  for (const span of words(text)) {
    if (length > 0 && endsSentence(text, end, span.start)) growing.tokens.push(0);
    const word = text.slice(span.start, span.end);
    let form = raw.get(word);
    if (form === undefined) {
      form = formId(growing, language, foldWord(word));
      raw.set(word, form);
    }
    growing.tokens.push(form);
    end = span.end;
    length += 1;
  }
  growing.tokens.push(0);
  return length;
}

function formId(growing: Growing, language: string, folded: string): number {
  const forms = inner(growing.forms, language);
  const known = forms.get(folded);
  if (known !== undefined) return known;
  const id = growing.count;
  growing.count += 1;
  forms.set(folded, id);
  return id;
}

function inner(maps: Map<string, Map<string, number>>, key: string): Map<string, number> {
  const known = maps.get(key);
  if (known !== undefined) return known;
  const made = new Map<string, number>();
  maps.set(key, made);
  return made;
}

/** Whether between two words a sentence ends or a clause is shut: no phrase reaches over that. */
export function endsSentence(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    const isStop =
      unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x3b || unit === 0x3a;
    if (isStop && (at + 1 < to || unit !== 0x2e)) return true;
  }
  return false;
}

function findPlaces(
  tokens: Uint32Array,
  forms: number,
): { firstPlace: Uint32Array; places: Uint32Array } {
  const firstPlace = new Uint32Array(forms + 1);
  for (const form of tokens) firstPlace[form + 1] = (firstPlace[form + 1] ?? 0) + 1;
  // Places of sentence ends are never asked for.
  firstPlace[1] = 0;
  for (let form = 1; form <= forms; form += 1) {
    firstPlace[form] = (firstPlace[form] ?? 0) + (firstPlace[form - 1] ?? 0);
  }
  const places = new Uint32Array(firstPlace[forms] ?? 0);
  const next = firstPlace.slice();
  for (const [at, form] of tokens.entries()) {
    if (form === 0) continue;
    const place = next[form] ?? 0;
    places[place] = at;
    next[form] = place + 1;
  }
  return { firstPlace, places };
}

function toVocabulary(language: Language, forms: ReadonlyMap<string, number>): Vocabulary {
  const byKey = new Map<string, number[]>();
  for (const [form, id] of forms) {
    for (const key of wordKeys(form, language)) {
      const ids = byKey.get(key);
      if (ids === undefined) byKey.set(key, [id]);
      else ids.push(id);
    }
  }
  return { language, byForm: forms, byKey };
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

function grouped(spellings: readonly TermSpelling[]): ReadonlyMap<string, readonly TermSpelling[]> {
  const groups = new Map<string, TermSpelling[]>();
  for (const spelling of spellings) {
    const group = groups.get(spelling.term);
    if (group === undefined) groups.set(spelling.term, [spelling]);
    else group.push(spelling);
  }
  return groups;
}

function asLanguage(tag: string): Language {
  const known: readonly Language[] = ["uz-Latn", "uz-Cyrl", "kk", "ru", "en"];
  return known.find((language) => language === tag) ?? "unknown";
}
