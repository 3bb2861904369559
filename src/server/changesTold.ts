import type { z } from "zod";
import type { Span } from "../register/index.ts";
import type { Pair } from "../terms/index.ts";
import type { Shown } from "./route.ts";
import type { change } from "./shapesChanges.ts";

/** A change as the wire has it, but for the words of its kind. */
export type Told = Omit<Shown<z.infer<typeof change>>, "label">;

/** What of all changes is asked for. */
export interface ChangesAsked extends Span {
  readonly pair: Pair | undefined;
  readonly direction: string | undefined;
  readonly kind: string | undefined;
  /** Most values shown of one edition; their number is always told. */
  readonly values: number;
}
