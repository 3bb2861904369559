import type { ReadLanguage } from "../terms/index.ts";
import type { BriefChart } from "./briefDrawn.ts";
import type { FixedWords } from "./briefFixed.ts";
import type { MarkPlace } from "./briefMarkPlace.ts";
import type { BriefNote, NoteForm } from "./briefNotes.ts";
import type { Foreign, Said } from "./briefRuns.ts";
import type { BriefWork } from "./briefWorks.ts";
import type { CitationStyle } from "./reference.ts";

/** A sentence with the number of its footnote. */
export interface BriefSentence extends Said {
  readonly id: string;
  /** The row of the dossier, or the count of rows, that it tells. */
  readonly row: string;
  readonly note: number;
}

/** Sentences that belong together: one in running text, or several as a list. */
export interface BriefParagraph {
  readonly kind: "paragraph" | "list";
  readonly sentences: readonly BriefSentence[];
}

/** A table of figures of both sides. */
export interface BriefFigures {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly cells: readonly [string, string];
    readonly values: readonly [number, number];
    readonly year: number;
    readonly unit: string;
    readonly note: number;
  }[];
}

/** A part of a brief under its heading. */
export interface BriefSection {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly BriefParagraph[];
  readonly figures: BriefFigures | undefined;
  readonly charts: readonly BriefChart[];
}

/** What a template asks for and the dossier does not have. */
export interface BriefGap {
  readonly id: string;
  readonly text: string;
}

/** A brief as data: every form of it is written from this alone. */
export interface Brief {
  readonly template: string;
  readonly language: ReadLanguage;
  readonly style: CitationStyle;
  readonly sides: readonly [string, string];
  readonly day: string;
  /** The day as the language of the brief writes it. */
  readonly dayWritten: string;
  readonly title: string;
  readonly subtitle: string;
  readonly subtitleForeign?: readonly Foreign[];
  readonly sections: readonly BriefSection[];
  readonly notes: readonly BriefNote[];
  /** Where sources are shown: in footnotes, or in the list alone. */
  readonly noteForm: NoteForm;
  /** Where the mark of a note stands at the end of a sentence, as its language and form have it. */
  readonly markPlace: MarkPlace;
  readonly gaps: readonly BriefGap[];
  /** The list of sources in words. */
  readonly references: readonly string[];
  /** The same sources with their marks, their rows, and what is known of each. */
  readonly works: readonly BriefWork[];
  readonly versions: readonly (readonly [name: string, value: string])[];
  /** The files used; `kind` and `redistribute` are what the licence gate asks. */
  readonly files: readonly {
    readonly path: string;
    readonly sha256: string;
    readonly kind: string;
    readonly redistribute: string;
  }[];
  readonly words: FixedWords;
}
