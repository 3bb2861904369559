import type { Finding } from "../terms/index.ts";

/** The formats that are read, told by content and never by name. */
export type Format = "txt" | "md" | "html" | "pdf" | "docx";

/** What a stretch of a document is. */
export type BlockKind = "heading" | "paragraph" | "list" | "table" | "note";

/** A page and the stretch of the text that stands on it; an unread page says why. */
export interface Page {
  readonly start: number;
  readonly end: number;
  readonly read: boolean;
  readonly reason?: string | undefined;
}

/** A stretch of the text whose form the format itself tells: a heading, a table row, a footnote. */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly kind: BlockKind;
  /** Depth of a heading, 1 being the highest. */
  readonly level?: number | undefined;
}

/**
 * A document as text: what stands on which page, what is what, and what was odd.
 *
 * Shape: offsets count UTF-16 units of `text`; pages follow each other without gaps. Without `blocks`
 * the form has to be found in the lines of the text.
 */
export interface Extracted {
  readonly format: Format | "unknown";
  readonly text: string;
  readonly pages: readonly Page[];
  readonly blocks?: readonly Block[] | undefined;
  /** Where the body begins: what stands before it (front matter) describes the document. */
  readonly bodyStart: number;
  /** What the file says of itself: front matter, HTML title and the like. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
}

/** A document none of which could be read: no text, its pages unread, and the finding that says why. */
export function unread(format: Extracted["format"], finding: Finding, reason: string): Extracted {
  const pages = [{ start: 0, end: 0, read: false, reason }];
  return { format, text: "", pages, blocks: [], bodyStart: 0, metadata: {}, findings: [finding] };
}
