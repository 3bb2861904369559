import type { ExaminedText, Examiner, ToldText } from "../claims/index.ts";
import type { IndexAnswer, IndexDefinition, PositionAnswer } from "../measures/index.ts";
import type { DrawnOutcome, OpenScenario } from "../models/index.ts";
import type {
  DoctrineComparison,
  DoctrineMatter,
  Partners,
  PlacedQuote,
} from "../register/index.ts";
import type { ReadLanguage } from "../terms/index.ts";

/** Two doctrines side by side, in the order of the brief's sides, with what the comparison was made from. */
export interface ComparedDoctrines {
  readonly matters: readonly [DoctrineMatter, DoctrineMatter];
  readonly comparison: DoctrineComparison;
  readonly partners: Partners;
}

/** A scenario with its outcome, as data. */
export interface RanScenario extends Pick<OpenScenario, "scenario" | "words" | "files"> {
  readonly outcome: DrawnOutcome;
}

/** A text that is put to the test, with where it stands. */
export interface BriefText {
  readonly examined: ExaminedText;
  readonly examiner: Examiner;
  readonly title: string;
  /** Path in the dossier, or the name of the file that was given. */
  readonly file: string;
  readonly sha256: string;
  /** Whether it may be passed on: what a text from outside does not say is unknown. */
  readonly redistribute: string;
  /** The claims in words of a language. */
  readonly told: (language: ReadLanguage) => ToldText;
}

/** Where the two states lie, with the sources of their borders. */
export interface BriefPositions {
  readonly sides: readonly [PositionAnswer, PositionAnswer];
  readonly source: { readonly title: string; readonly url: string | undefined };
}

/** An index of the dossier with all its scores. */
export interface BriefIndex {
  readonly id: string;
  readonly path: string;
  readonly definition: IndexDefinition;
  readonly answer: IndexAnswer;
}

/** What only some templates ask for: it is read and worked out for those alone. */
export interface BriefExtras {
  readonly quotes: readonly PlacedQuote[];
  readonly compared: ComparedDoctrines | undefined;
  readonly scenarios: readonly RanScenario[];
  readonly text: BriefText | undefined;
  readonly positions: BriefPositions | undefined;
  readonly indexes: readonly BriefIndex[];
}

/** Nothing beside the rows of the register and the figures. */
export const noExtras: BriefExtras = {
  quotes: [],
  compared: undefined,
  scenarios: [],
  text: undefined,
  positions: undefined,
  indexes: [],
};
