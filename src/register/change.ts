import type { ActedKind } from "./rules.ts";
import type { Standing } from "./status.ts";

interface OfEntry {
  /** Stable: the same change has the same id in every answer that holds it. */
  readonly id: string;
  /** The day on which it came about, or became known where that was later. */
  readonly day: string;
  readonly entry: string;
  readonly entryKind: ActedKind;
}

/** An entry that the register did not have on the day before. */
export interface EntryAdded extends OfEntry {
  readonly kind: "entry-added";
  readonly after: Standing;
}

/** An act that took place, or that its source made known. */
export interface ActKnown extends OfEntry {
  readonly kind: "act-known";
  readonly act: string;
}

/** A status that became another. */
export interface StatusChanged extends OfEntry {
  readonly kind: "status-changed";
  readonly before: Standing;
  readonly after: Standing;
  /** Acts of that day; none where only time passed, as when a due day went by. */
  readonly because: readonly string[];
}

/** Sources that disagree since that day. */
export interface SourcesDisagree extends OfEntry {
  readonly kind: "sources-disagree";
  readonly about: string;
  readonly acts: readonly string[];
}

/** A promise whose due day came, with how it stood then. */
export interface FellDue extends OfEntry {
  readonly kind: "fell-due";
  readonly after: Standing;
}

/** A status that leaves an act to be looked for: a finding, never a guess. */
export interface ActMissing extends OfEntry {
  readonly kind: "act-missing";
  readonly status: string;
  /** Acts of which the register should have one. */
  readonly expected: readonly string[];
}

/** Something that is otherwise in the register on one day than on the day before. */
export type Change = EntryAdded | ActKnown | StatusChanged | SourcesDisagree | FellDue | ActMissing;

/** A span of days: what lies after the first and up to the last, the last included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}
