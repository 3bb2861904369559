import type { ToldAct } from "./actWords.ts";
import type { Candidate, KnownAct, KnownEntry } from "./candidates.ts";
import type { ProposalContent } from "./proposalContent.ts";
import type { StatusRules } from "./rules.ts";
import type { Statement } from "./statement.ts";
import type { TitleIndex } from "./titles.ts";

/** What one sentence tells of one entry, known or new. */
export interface Telling {
  readonly statement: Statement;
  readonly rule: string;
  readonly candidates: readonly Candidate[];
  readonly entry: KnownEntry | undefined;
  readonly act: Told | undefined;
  /** The act of the register that it tells; then nothing is proposed. */
  readonly confirms: KnownAct | undefined;
  /** Acts of the register that give another day for what happens once, or that say otherwise. */
  readonly disagrees: readonly KnownAct[];
  readonly fresh: FreshEntry | undefined;
}

/** What was done, by whom and when; the day may not be told. */
export type Told = Pick<ToldAct, "word" | "date" | "party" | "days">;

/** An entry that the register does not have, as a sentence gives it. */
export interface FreshEntry {
  readonly kind: "agreement" | "commitment";
  readonly title: string;
  readonly form: string | undefined;
  readonly parties: readonly string[];
  readonly due: string | undefined;
  readonly measure: { readonly value: number; readonly unit: string } | undefined;
}

/** The register as sentences are held against it. */
export interface KnownBook {
  readonly entries: ReadonlyMap<string, KnownEntry>;
  readonly titles: TitleIndex;
  readonly byDay: ReadonlyMap<string, readonly string[]>;
  readonly byUnit: ReadonlyMap<string, readonly string[]>;
  readonly underAgreement: ReadonlyMap<string, readonly string[]>;
}

/** What tellings are made by. */
export interface TellingContent extends ProposalContent {
  readonly status: StatusRules;
  /** The day on which the dossier is shown: nothing later was done. */
  readonly today: string;
}
