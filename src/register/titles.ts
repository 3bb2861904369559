import { type Span, transliterate, wordKeys, words } from "../language/index.ts";
import type { Language } from "../terms/index.ts";

/** How far a title stands in a sentence: the share of its words, rare ones counting more, and where. */
export interface TitleMatch {
  readonly entry: string;
  readonly share: number;
  readonly words: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Finds the titles of entries in sentences, language by language. */
export interface TitleIndex {
  find(quote: string, language: string, apart?: readonly Span[]): readonly TitleMatch[];
}

interface TitleWord {
  readonly keys: readonly string[];
  weight: number;
}

interface Title {
  readonly entry: string;
  readonly words: readonly TitleWord[];
  readonly total: number;
}

interface Book {
  readonly titles: readonly Title[];
  readonly byKey: ReadonlyMap<string, readonly (readonly [number, number])[]>;
}

/** An entry with its titles by language tag. */
export interface Titled {
  readonly id: string;
  readonly title: Readonly<Record<string, string>>;
}

/** The words of a title that tell it from others, by their places. */
export type NameOf = (title: string, language: string) => readonly Span[];

const wholeTitle: NameOf = (title) => words(title);

/**
 * Makes the titles of a register ready to be found, under any form of their words.
 *
 * Shape: a title in Uzbek Latin letters is looked for in Cyrillic ones too. Words are weighed by how few titles of the
 * language have them; what stands in brackets is no part of a title. `nameOf` gives the words that tell a title from
 * others; a title without any, such as “Joint statement”, is not looked for. Words of the sentence within `apart` are
 * passed over.
 */
export function indexTitles(entries: readonly Titled[], nameOf: NameOf = wholeTitle): TitleIndex {
  const books = new Map<string, Book>();
  return {
    find: (quote, language, apart = []) => {
      const book = books.get(language) ?? makeBook(entries, language, nameOf);
      books.set(language, book);
      return findTitles(quote, { language, apart }, book);
    },
  };
}

function titleIn({ title }: Titled, language: string): string | undefined {
  if (title[language] !== undefined) return title[language];
  const latin = title["uz-Latn"];
  if (language !== "uz-Cyrl" || latin === undefined) return undefined;
  return transliterate(latin, "uz-Latn", "uz-Cyrl");
}

function keysOf(word: string, language: string): readonly string[] {
  return wordKeys(word, language as Language);
}

function makeBook(entries: readonly Titled[], language: string, nameOf: NameOf): Book {
  const drafts = entries.flatMap((entry) => {
    const text = titleIn(entry, language)?.replace(/\([^)]*\)/g, " ");
    if (text === undefined) return [];
    const found = nameOf(text, language).map(({ start, end }) => text.slice(start, end));
    if (found.length === 0) return [];
    const read = found.map((word) => ({ keys: keysOf(word, language), weight: 0 }));
    return [{ entry: entry.id, words: withoutRepeats(read) }];
  });
  const counts = new Map<string, number>();
  for (const one of drafts) {
    for (const key of new Set(one.words.flatMap((word) => word.keys))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  for (const one of drafts) {
    for (const word of one.words) {
      // The commonest of its keys counts: a rare inflection of a common word is still a common word.
      const count = Math.max(...word.keys.map((key) => counts.get(key) ?? 1));
      word.weight = Math.log((drafts.length + 1) / count);
    }
  }
  const titles = drafts.map((one) => ({
    ...one,
    total: one.words.reduce((sum, word) => sum + word.weight, 0),
  }));
  return { titles, byKey: byKey(titles) };
}

function withoutRepeats(found: readonly TitleWord[]): readonly TitleWord[] {
  const seen = new Set<string>();
  return found.filter(({ keys: [first = ""] }) => {
    const isNew = first !== "" && !seen.has(first);
    seen.add(first);
    return isNew;
  });
}

function byKey(titles: readonly Title[]): Book["byKey"] {
  const map = new Map<string, (readonly [number, number])[]>();
  for (const [number, title] of titles.entries()) {
    for (const [index, { keys }] of title.words.entries()) {
      for (const key of keys) {
        const known = map.get(key);
        if (known === undefined) map.set(key, [[number, index]]);
        else known.push([number, index]);
      }
    }
  }
  return map;
}

interface Hit {
  readonly word: number;
  /** Place among the words of the sentence. */
  readonly at: number;
}

function findTitles(
  quote: string,
  { language, apart }: { readonly language: string; readonly apart: readonly Span[] },
  book: Book,
): readonly TitleMatch[] {
  const spans = words(quote).filter(
    (word) => !apart.some((one) => one.start <= word.start && one.end >= word.end),
  );
  const hits = new Map<number, Hit[]>();
  for (const [at, { start, end }] of spans.entries()) {
    const seen = new Set<string>();
    for (const key of keysOf(quote.slice(start, end), language)) {
      for (const [number, word] of book.byKey.get(key) ?? []) {
        if (seen.has(`${number} ${word}`)) continue;
        seen.add(`${number} ${word}`);
        const known = hits.get(number);
        if (known === undefined) hits.set(number, [{ word, at }]);
        else known.push({ word, at });
      }
    }
  }
  return [...hits].flatMap(([number, found]) => {
    const title = book.titles[number];
    const isWorth = title !== undefined && mostOf(title, found) >= leastShare * title.total;
    const best = title === undefined || !isWorth ? undefined : densest(title, found);
    const [first, final] = [spans[best?.from ?? -1], spans[best?.to ?? -1]];
    if (title === undefined || best === undefined || first === undefined || final === undefined) {
      return [];
    }
    const said = best.places.map((at) => quote.slice(spans[at]?.start, spans[at]?.end));
    const share = title.total === 0 ? 0 : best.weight / title.total;
    return [{ entry: title.entry, share, words: said, start: first.start, end: final.end }];
  });
}

/** A smaller share of a title says nothing: most sentences have a word or two of most titles. */
const leastShare = 0.2;

/** The weight of a title's words that a sentence has, wherever they stand. */
function mostOf(title: Title, hits: readonly Hit[]): number {
  const found = new Set(hits.map((one) => one.word));
  let weight = 0;
  for (const word of found) weight += title.words[word]?.weight ?? 0;
  return weight;
}

interface Cluster {
  readonly weight: number;
  readonly from: number;
  readonly to: number;
  readonly places: readonly number[];
}

/** Where the most of a title stands close together: within half as many words more than it has. */
function densest(title: Title, hits: readonly Hit[]): Cluster | undefined {
  const width = Math.ceil(1.5 * title.words.length) + 2;
  let best: Cluster | undefined;
  for (const { at: from } of hits) {
    const seen = new Set<number>();
    const places: number[] = [];
    let weight = 0;
    for (const { word, at } of hits) {
      if (at < from || at >= from + width || seen.has(word)) continue;
      seen.add(word);
      places.push(at);
      weight += title.words[word]?.weight ?? 0;
    }
    const to = Math.max(...places);
    const isBetter =
      best === undefined ||
      weight > best.weight + 1e-9 ||
      (Math.abs(weight - best.weight) <= 1e-9 && to - from < best.to - best.from);
    if (isBetter) best = { weight, from, to, places };
  }
  return best;
}
