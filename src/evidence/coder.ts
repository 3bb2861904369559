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
  /** Who “the Parties” and “the two states” are in this document: ids of actors. */
  readonly parties?: readonly string[] | undefined;
  /** The two that were named together last before the passage, for documents that do not say who their parties are. */
  readonly pair?: readonly string[] | undefined;
  /** Who acted in the last sentence before the passage. */
  readonly before?: readonly string[] | undefined;
}

/** The part that an actor plays in a statement. */
export type Role = "source" | "target" | "about";

/**
 * An actor of a statement: the id of its code (for a state its ISO3 code) and its part.
 *
 * Shape: officials, ministries and capitals stand as their state; a party of a mutual act stands twice, as source
 * and as target. `resolved` says that the sentence does not name it, and by what it was known.
 */
export interface CodedActor {
  readonly id: string;
  readonly role: Role;
  readonly resolved?: "parties" | "pronoun" | undefined;
}

/** Something that a statement names, with its place in the document's text. */
export interface Mention {
  readonly id: string;
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/**
 * A date that a statement gives: partial ISO, or two with `/` between them.
 *
 * Shape: `relative` when the words alone do not give it (“last year”, “on 3 March”) and the document's date did.
 * Missing: no value when the words name a day that only a dated document could tell.
 */
export interface CodedDate {
  readonly value: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly relative: boolean;
}

/** An amount that a statement gives. */
export interface CodedQuantity {
  readonly value: number;
  readonly unit: string;
  readonly start: number;
  readonly end: number;
}

/** What was done, in the terms of PLOVER 2.0: the type, how, and in which field of life. */
export interface CodedEvent {
  readonly type: string;
  readonly mode?: string | undefined;
  readonly contexts: readonly string[];
}

/** The sign of an act or of a wish, as the sentence gives it. */
export type Polarity = "cooperative" | "conflictual" | "neutral";

/** How the sentence holds its statement: as so, as bound to be, as meant, possible, wished or conditional. */
export type Modality = "real" | "duty" | "intention" | "possible" | "wish" | "condition";

/**
 * What a passage shows, as one coder has it: one statement towards one direction.
 *
 * Shape: all offsets are UTF-16 units of the document's extracted text, and `quote` is exactly that stretch.
 * `rule` says what decided the direction and the kind; `states` are the ISO3 codes of every state that the
 * sentence names or whose officials it names. `obligors`, `measure` and `deadline` are given for commitments.
 * Unit: `score` from −10 (conflict) to +10 (cooperation), Goldstein's weight of the CAMEO code.
 * Missing: `direction` for a statement of relations as a whole; `event` where no act between actors is reported;
 * `saidBy` where the document speaks itself; `known`, the day from which the document could be read, when it has
 * no date.
 */
export interface Coding {
  readonly id: string;
  readonly document: string;
  readonly passage: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly kind: string;
  readonly direction: string | undefined;
  readonly interests: readonly string[];
  readonly states: readonly string[];
  readonly actors: readonly CodedActor[];
  readonly mentions: readonly Mention[];
  readonly dates: readonly CodedDate[];
  readonly quantities: readonly CodedQuantity[];
  readonly event: CodedEvent | undefined;
  readonly cameo: string | undefined;
  readonly score: number | undefined;
  readonly polarity: Polarity;
  readonly negated: boolean;
  readonly modality: Modality;
  /** Whose word it is: id of an actor, or `press`, `expert`, `unknown-speaker`. */
  readonly saidBy: string | undefined;
  readonly obligors: readonly string[];
  readonly measure: CodedQuantity | undefined;
  readonly deadline: string | undefined;
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
