import type { Term } from "./glossary.ts";
import { joinColumns, ownColumns, type SearchColumn } from "./search-fields.ts";
import { type GlossaryWords, glossaryWords } from "./search-glossary.ts";
import { buildIndex, documentsOf, type SearchIndex, type SearchPassage } from "./search-index.ts";
import { createTally, type Tally } from "./search-tally.ts";

/** Passages by their numbers, in the order of the numbers. */
export type ReadPassages = (numbers: readonly number[]) => Promise<readonly SearchPassage[]>;

/** All that a search needs: the index, the glossary, the fields, and a way to the passages themselves. */
export interface Searcher {
  readonly index: SearchIndex;
  readonly glossary: GlossaryWords;
  readonly columns: readonly SearchColumn[];
  readonly read: ReadPassages;
  readonly tally: Tally;
  readonly titleTally: Tally;
}

/** What a searcher is made of. */
export interface SearcherOptions {
  readonly index: SearchIndex;
  readonly terms: readonly Term[];
  readonly read: ReadPassages;
  /** Fields besides those that every index has. */
  readonly columns?: readonly SearchColumn[];
}

/** Makes an index ready to be asked. */
export function createSearcher({ index, terms, read, columns }: SearcherOptions): Searcher {
  return {
    index,
    glossary: glossaryWords(terms),
    columns: joinColumns([...ownColumns(index), ...(columns ?? [])]),
    read,
    tally: createTally(index.text),
    titleTally: createTally(index.titles),
  };
}

/** Makes passages at hand ready to be asked, without a store; those of a document stand together. */
export function searcherOf(
  passages: readonly SearchPassage[],
  terms: readonly Term[] = [],
  documents: SearchIndex["documents"] = documentsOf(passages),
): Searcher {
  const index = buildIndex(documents, passages);
  const read: ReadPassages = async (numbers) => numbers.flatMap((number) => passages[number] ?? []);
  return createSearcher({ index, terms, read });
}
