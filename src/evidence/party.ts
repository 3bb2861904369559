import type { CodedActor } from "./coder.ts";
import type { Named } from "./compile.ts";
import type { Cue } from "./grammar.ts";

/** What stands beside a name, or its case, says of its part; `bare` where nothing does. */
export type PartyCue = Cue | "bare" | "adjective";

/** Someone named in a sentence, whom the grammar can give a part. */
export interface Party {
  /** Ids of the actors for whom the name stands; none for an official of an unknown state. */
  ids: readonly string[];
  readonly named: Named;
  readonly case: string;
  readonly resolved: CodedActor["resolved"];
  /** Whether something is or happens in it: “villagers in X”, “X-da”. */
  readonly isIn: boolean;
  cue: PartyCue;
}

/** Who is meant by “the Parties” and by a pronoun. */
export interface Known {
  readonly parties: readonly string[];
  /** Whether the document says who its parties are: then no pair named later takes their place. */
  readonly isFixed: boolean;
  readonly last: readonly string[];
}
