import type { MissingReason } from "../terms/index.ts";
import type { ColumnSource } from "./panel.ts";

/**
 * Why a cell of a panel has no value: the source's own reason, that it has no row for it, or that what stands there was
 * refused with a finding (no number, out of bounds, or two values for one cell).
 */
export type PanelGap = MissingReason | "no row" | "refused";

/**
 * What a source can speak of: outside it nothing is known.
 *
 * Missing: `from`, `to` undefined for what has no year (geography); `states` undefined for a source of all states.
 */
export interface Coverage {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly states: ReadonlySet<string> | undefined;
  /** Of a pair, whether both states must be among `states`, or one is enough. */
  readonly sides: "both" | "either";
}

/**
 * Figures of one thing as a source has them, before they meet a panel.
 *
 * Shape: `a`, `b`, `year`, `month`, `value`, `missing` have one entry a row; of a pair in no order either may be `a`.
 * Missing: `b` without pairs, `year` for what has no year, `month` for what has none; NaN in `value`, with the reason in
 * `missing` where the source gives one.
 */
export interface Figures {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly source: ColumnSource;
  readonly note: string | undefined;
  readonly of: "state" | "pair" | "directed-pair";
  readonly covers: Coverage;
  /** Whether the source lists every case: then, inside what it covers, what has no row is 0 and not unknown. */
  readonly listsAll: boolean;
  readonly a: readonly string[];
  readonly b: readonly string[] | undefined;
  readonly year: ArrayLike<number> | undefined;
  readonly month: ArrayLike<number> | undefined;
  readonly value: ArrayLike<number>;
  readonly missing: readonly (PanelGap | undefined)[] | undefined;
}

/** Whether a source can speak of one or two states in a year; undefined for both means of its whole scope. */
export function isCovered(covers: Coverage, year: number, one: string, other?: string): boolean {
  if (covers.from !== undefined && year < covers.from) return false;
  if (covers.to !== undefined && year > covers.to) return false;
  if (covers.states === undefined) return true;
  const first = covers.states.has(one);
  if (other === undefined) return first;
  const second = covers.states.has(other);
  return covers.sides === "both" ? first && second : first || second;
}
