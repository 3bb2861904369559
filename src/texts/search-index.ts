import { indexWords, type KnownKeys, keysOf, type WordIndex } from "./search-words.ts";

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

/** A document as search needs it. */
export interface SearchDocument {
  readonly id: string;
  readonly title: string;
  /** Language of its title: the one in which most of it is written. */
  readonly language: string;
  readonly side?: string | undefined;
  readonly kind?: string | undefined;
  readonly date?: string | undefined;
}

/**
 * Passages made ready to be searched.
 *
 * Shape: passages are known by their number, in the order of documents; those of document d are
 * `firstPassage[d]` up to `firstPassage[d + 1]`. The words of titles are an index of their own.
 */
export interface SearchIndex {
  readonly documents: readonly SearchDocument[];
  readonly firstPassage: Uint32Array;
  readonly documentOf: Uint32Array;
  readonly text: WordIndex;
  readonly titles: WordIndex;
}

/** Where the passages of each document begin: what is kept of an index beside its words. */
export type StoredIndex = Omit<SearchIndex, "documentOf">;

/**
 * Makes passages ready to be searched.
 *
 * Shape: passages stand in the order of their documents. Of an earlier index of the same program the keys of
 * words are taken over: the result is the same without it.
 */
export function buildIndex(
  documents: readonly SearchDocument[],
  passages: readonly Pick<SearchPassage, "document" | "language" | "text">[],
  last?: SearchIndex,
): SearchIndex {
  const numbers = new Map(documents.map((one, i) => [one.id, i]));
  const firstPassage = new Uint32Array(documents.length + 1);
  for (const { document } of passages) {
    const next = (numbers.get(document) ?? documents.length) + 1;
    firstPassage[next] = (firstPassage[next] ?? 0) + 1;
  }
  for (let i = 1; i < firstPassage.length; i += 1) {
    firstPassage[i] = (firstPassage[i] ?? 0) + (firstPassage[i - 1] ?? 0);
  }
  const known: KnownKeys | undefined = last === undefined ? undefined : keysOf(last.text);
  const titles = documents.map(({ title, language }) => ({ text: title, language }));
  return completeIndex({
    documents,
    firstPassage,
    text: indexWords(passages, known),
    titles: indexWords(titles, last === undefined ? undefined : keysOf(last.titles)),
  });
}

/** Adds what follows from the parts of an index that are kept. */
export function completeIndex(stored: StoredIndex): SearchIndex {
  const { documents, firstPassage } = stored;
  const documentOf = new Uint32Array(firstPassage[documents.length] ?? 0);
  for (const i of documents.keys()) documentOf.fill(i, firstPassage[i], firstPassage[i + 1]);
  return { ...stored, documentOf };
}

/** The documents of passages, each where its first passage stands. */
export function documentsOf(passages: readonly SearchPassage[]): readonly SearchDocument[] {
  const documents = new Map<string, SearchDocument>();
  for (const { document, documentTitle, language } of passages) {
    if (documents.has(document)) continue;
    documents.set(document, { id: document, title: documentTitle, language });
  }
  return [...documents.values()];
}
