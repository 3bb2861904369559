import { type Interval, quantile } from "../numbers/index.ts";

/** What all runs make of the place of one row. */
export interface RankBand extends Interval {
  /** Place under the choices of the index itself. */
  readonly nominal: number;
  readonly mean: number;
  readonly median: number;
  /** Share of runs that give the nominal place. */
  readonly steady: number;
  /** Runs in which the row had a score. */
  readonly runs: number;
}

/** Between which values the score of a row lies, of runs on the scale of the index itself. */
export interface ScoreBand extends Interval {
  readonly median: number;
  readonly runs: number;
}

/** Which row of a table of runs is meant, and how much of the runs its band holds. */
export interface BandOf {
  readonly row: number;
  readonly replications: number;
  readonly band: number;
}

/**
 * The places of one row over all runs.
 *
 * Shape: `table` holds row by row one place a run. Missing: undefined for a row without a place of its own or in any run.
 */
export function rankBand(table: Float64Array, of: BandOf, nominal: number): RankBand | undefined {
  const sorted = sortedOf(table, of);
  const found = quantilesOf(sorted, of.band);
  if (found === undefined || Number.isNaN(nominal)) return undefined;
  return {
    nominal,
    mean: sorted.reduce((sum, one) => sum + one, 0) / sorted.length,
    ...found,
    steady: sorted.filter((one) => one === nominal).length / sorted.length,
    runs: sorted.length,
  };
}

/**
 * The scores of one row over all runs on the same scale.
 *
 * Missing: undefined where there is no such run.
 */
export function scoreBand(table: Float64Array, of: BandOf): ScoreBand | undefined {
  const sorted = sortedOf(table, of);
  const found = quantilesOf(sorted, of.band);
  return found === undefined ? undefined : { ...found, runs: sorted.length };
}

/**
 * Mean of how many places rows move against their own, over all runs.
 *
 * Missing: runs in which a row has no place are left out; NaN where there is none at all.
 */
export function meanShift(
  table: Float64Array,
  nominal: Float64Array,
  replications: number,
): number {
  let [sum, count] = [0, 0];
  for (const [row, own] of nominal.entries()) {
    for (let run = 0; run < replications; run += 1) {
      const apart = Math.abs((table[row * replications + run] ?? Number.NaN) - own);
      if (Number.isNaN(apart)) continue;
      sum += apart;
      count += 1;
    }
  }
  return sum / count;
}

function sortedOf(table: Float64Array, { row, replications }: BandOf): readonly number[] {
  const own = table.slice(row * replications, (row + 1) * replications);
  return [...own.filter((one) => !Number.isNaN(one)).sort()];
}

function quantilesOf(sorted: readonly number[], band: number) {
  const edge = (1 - band) / 2;
  const [low, median, high] = [edge, 0.5, 1 - edge].map((share) => quantile(sorted, share));
  if (low === undefined || median === undefined || high === undefined) return undefined;
  return { low, median, high };
}
