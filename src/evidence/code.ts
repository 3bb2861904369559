import type { ReadLanguage } from "../terms/index.ts";

/** The languages in which codebooks are kept. */
export type CodebookLanguage = ReadLanguage;

/** Types of codes that say what a statement is; codes of all other types are named in it, and mentioned. */
export const statementTypes: readonly string[] = [
  "direction",
  "interest",
  "kind",
  "event",
  "modality",
  "negation",
  "speech",
  "reference",
  "day",
  "span",
];

/** What a group of forms asks of the sentence before it counts. */
export type Need = "date" | "day" | "quantity";

/** Forms of equal weight: names, adjectives, cue verbs. */
export interface FormGroup {
  readonly as: string;
  readonly confidence: number;
  readonly gap: number;
  readonly needs: Need | undefined;
  readonly forms: Forms;
}

/** Forms by language; `auto` among the Uzbek Cyrillic ones stands for the Latin ones transliterated. */
export type Forms = Readonly<Partial<Record<CodebookLanguage, readonly string[]>>>;

/** What a code of the type `event` says of an act. */
export interface Act {
  /** CAMEO code, by which Goldstein's weight and the PLOVER type are looked up. */
  readonly cameo: string;
  /** PLOVER type, mode and contexts where they are not those of the CAMEO code. */
  readonly type: string | undefined;
  readonly mode: string | undefined;
  readonly contexts: readonly string[] | undefined;
  /** Kind of a sentence that this act carries. */
  readonly kind: string;
  /** Whether its parties do it to one another. */
  readonly mutual: boolean;
  /** Whether what it is done to is the doer's own, as forces are that are raised. */
  readonly ofOwn?: boolean | undefined;
  readonly polarity: "cooperative" | "conflictual" | undefined;
}

/** One thing that a passage can be found to say or name. */
export interface Code {
  readonly id: string;
  readonly label: Readonly<Partial<Record<CodebookLanguage, string>>>;
  readonly definition: string;
  /** The state for which an actor acts, or which the code is. */
  readonly iso3: string | undefined;
  /** Id of the entry in the register or glossary. */
  readonly register: string | undefined;
  /** Directions to which naming this adds weight. */
  readonly directions: readonly string[];
  /** For a direction: those beside which one word of it says nothing, as goods do in the story of a clash. */
  readonly yields: readonly string[];
  /** For a direction: the interest lent to a passage that names none. */
  readonly default: string | undefined;
  /** For a direction: whether it takes the passages that name a state and point nowhere. */
  readonly rest: boolean;
  /** Whether an actor acts in the name of its state, as officials and ministries do. */
  readonly office: boolean;
  /** For an event: what the act is. */
  readonly act: Act | undefined;
  /** For a relative day: how far it is from the document's date, as in `-1 year`. */
  readonly shift: string | undefined;
  readonly groups: readonly FormGroup[];
  readonly except: Forms;
  readonly examples: Forms;
  readonly nearMisses: Forms;
}

/** A theme with its codes, in the order of the file. */
export interface Codebook {
  readonly id: string;
  readonly version: string;
  readonly type: string;
  /** Whether it adds to an earlier book of its id instead of taking its place. */
  readonly adds: boolean;
  readonly codes: readonly Code[];
}
