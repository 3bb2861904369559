import type { Span } from "../language/index.ts";

/**
 * Something in a sentence that a reader can use: a state, a measure, an amount, a date, a cue word, a name.
 *
 * Shape: offsets are within the sentence. `kind` is `state`, `measure`, `paper`, `project`, `organisation`, `actor`,
 * `quantity`, `date`, or the class of a cue. `as` tells a state's name from its adjective and its capital. `case` is the
 * grammatical case of its last word, as far as the language shows one. `value`: a cue's meaning, a date, an amount.
 */
export interface Mark extends Span {
  readonly kind: string;
  readonly id: string;
  readonly as: string;
  readonly case: string;
  readonly value: string | number;
  /** Of an amount: unit, how near, and the upper end of a range. */
  readonly unit?: string | undefined;
  readonly bound?: string | undefined;
  readonly upTo?: number | undefined;
  /** Of a name: the register's entry that its code points to, and the state for which an official acts. */
  readonly entry?: string | undefined;
  readonly state?: string | undefined;
}
