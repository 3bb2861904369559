import type { Language } from "../terms/index.ts";

/** A stretch of a document to be coded, as the texts room cuts it. */
export interface PassageIn {
  readonly id: string;
  /** Where the passage begins in the extracted text of the document; `text` is that text, unchanged. */
  readonly start: number;
  readonly text: string;
  readonly language: Language;
  /** `heading`, `paragraph`, `table` or another word of the texts room. */
  readonly kind: string;
}

/** The part of a document under a heading that names a direction, as it reaches one passage. */
export interface Section {
  readonly direction: string;
  /** How much the heading still says of the passage: less the further it stands from the heading. */
  readonly confidence: number;
}

/** What a coder may know beside the passage. */
export interface DocumentContext {
  readonly document: string;
  readonly title?: string | undefined;
  readonly language?: Language | undefined;
  readonly date?: string | undefined;
  readonly file?: string | undefined;
  /** The numbered section in which the passage stands. */
  readonly section?: Section | undefined;
}

/** The part that an actor plays in a statement. */
export type Role = "source" | "target" | "about";

/** An actor of a statement: the id of its code (for a state its ISO3 code) and its part. */
export interface CodedActor {
  readonly id: string;
  readonly role: Role;
}

/** Something that a statement names, with its place in the document's text. */
export interface Mention {
  readonly id: string;
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** A date that a statement gives: partial ISO, or two years with `/` between them. */
export interface CodedDate {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** An amount that a statement gives. */
export interface CodedQuantity {
  readonly value: number;
  readonly unit: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What a passage shows, as one coder has it: one statement towards one direction.
 *
 * Shape: all offsets are UTF-16 units of the document's extracted text, and `quote` is exactly that stretch.
 * `rule` says what decided the direction and the kind; `states` are the ISO3 codes of every state that the
 * sentence names or whose officials it names.
 * Missing: `known` is the day from which the document could be read; undefined when the document has no date.
 */
export interface Coding {
  readonly id: string;
  readonly document: string;
  readonly passage: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly kind: string;
  readonly direction: string;
  readonly interests: readonly string[];
  readonly states: readonly string[];
  readonly actors: readonly CodedActor[];
  readonly mentions: readonly Mention[];
  readonly dates: readonly CodedDate[];
  readonly quantities: readonly CodedQuantity[];
  readonly coder: string;
  readonly rule: string;
  readonly confidence: number;
  readonly file: string | undefined;
  readonly known: string | undefined;
}

/** Whatever codes passages: written rules, a person, a language model. Passage in, codings out. */
export interface Coder {
  readonly id: string;
  readonly version: string;
  code(passage: PassageIn, context: DocumentContext): readonly Coding[];
}
