export {
  type Anchor,
  type Annotation,
  anchorQuote,
  type Reanchored,
  reanchor,
  toAnnotation,
} from "./anchor.ts";
export { parseAnnotation } from "./annotation.ts";
export { slugOf } from "./documents.ts";
export { extract } from "./extract.ts";
export type { Block, BlockKind, Extracted, Format, Page } from "./extracted.ts";
export { type Spelling, spellingsOf, type Term, termLanguages } from "./glossary.ts";
export { type Metadata, readMetadata } from "./metadata.ts";
export { cutPassages, type Passage } from "./passages.ts";
export {
  type SearchHit,
  type SearchRequest,
  type SearchResult,
  search,
} from "./search.ts";
export {
  columnOf,
  type PassageValue,
  type SearchColumn,
  type ValueCount,
} from "./search-fields.ts";
export { decodeIndex, encodeIndex } from "./search-file.ts";
export {
  buildIndex,
  type SearchDocument,
  type SearchIndex,
  type SearchPassage,
} from "./search-index.ts";
export {
  parseQuery,
  type QueryPart,
  type SearchField,
  searchFields,
  type ValuesAsked,
  type WordsAsked,
} from "./search-query.ts";
export type { SearchMode } from "./search-seek.ts";
export type { Mention, Reason } from "./search-show.ts";
export { openSearcher, searchFile } from "./search-store.ts";
export { createSearcher, type ReadPassages, type Searcher, searcherOf } from "./searcher.ts";
export { glossaryStage, textsStage } from "./stage.ts";
export { document, documentPage, documentText, passage, term } from "./table.ts";
