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
  type Mention,
  type Reason,
  type SearchHit,
  type SearchMode,
  type SearchRequest,
  type SearchResult,
  search,
} from "./search.ts";
export { buildIndex, type SearchIndex, type SearchPassage } from "./search-index.ts";
export { glossaryStage, textsStage } from "./stage.ts";
export { document, documentPage, documentText, passage, term } from "./table.ts";
