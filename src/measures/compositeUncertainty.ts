import { createChance, type Interval, quantile, sobolPoints } from "../numbers/index.ts";
import { type CompositePlan, type Prepared, prepareComposite } from "./composite.ts";
import type { MonteCarlo } from "./compositeChoices.ts";
import type { CompositeData } from "./compositeData.ts";
import { createDrawing } from "./compositeDraw.ts";
import { ranksWithin } from "./compositeRanks.ts";

/** What all runs make of one row. */
export interface RankBand extends Interval {
  /** Place under the choices of the index itself. */
  readonly nominal: number | undefined;
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

/** How far an index rests on choices. */
export interface Uncertainty {
  readonly replications: number;
  readonly varied: readonly string[];
  readonly held: readonly string[];
  readonly band: number;
  /** By row; undefined for rows that never had a score. */
  readonly ranks: readonly (RankBand | undefined)[];
  readonly scores: readonly (ScoreBand | undefined)[];
  /** Mean of how many places rows move against the nominal order, over all runs. */
  readonly meanShift: number;
}

/**
 * Runs an index again and again under every choice that it calls uncertain, and says how its order and scores move.
 *
 * Shape: `low` and `high` hold the middle share `band` of runs (0.9: from the 5th to the 95th of a hundred). Scores of other
 * scales are not mixed: only runs with the normalisation of the index itself count for them.
 * Missing: no band for a row without a score.
 * Throws: what `composite` throws, when a drawn choice cannot be carried out on the figures.
 * Source: OECD/JRC Handbook 2008, step 7; Saisana, Saltelli and Tarantola 2005, Journal of the Royal Statistical Society A
 * 168(2).
 */
export function uncertaintyOf(
  plan: CompositePlan,
  data: CompositeData,
  how: MonteCarlo,
): Uncertainty {
  const prepared = prepareComposite(plan, data);
  const runs = runMany(prepared, how);
  const rows = data.units.length;
  const nominal = nominalRanks(prepared);
  const { replications, band } = how;
  const ranks = Array.from({ length: rows }, (_, row) =>
    rankBand(runs.ranks, { row, replications, band, nominal: nominal[row] ?? Number.NaN }),
  );
  return {
    replications,
    varied: runs.varied,
    held: [...choiceNames].filter((name) => !runs.varied.includes(name)),
    band,
    ranks,
    scores: Array.from({ length: rows }, (_, row) =>
      scoreBand(runs.scores, { row, replications, band }),
    ),
    meanShift: meanShift(runs.ranks, nominal, replications),
  };
}

const choiceNames = [
  "imputation",
  "treatment",
  "normalisation",
  "weights",
  "weights-moved",
  "aggregation",
  "leave-one-out",
] as const;

/** Places of the rows under the choices of the index itself. */
export function nominalRanks({ plan, data, tree, run }: Prepared): Float64Array {
  const scores = run(plan).scores[tree.nodes.length - 1] ?? new Float64Array(0);
  return ranksWithin(scores, data.years, plan.ranks.ties);
}

/** Row by row, one place for each run. */
type Table = Float64Array;

function runMany(
  prepared: Prepared,
  how: MonteCarlo,
): { readonly ranks: Table; readonly scores: Table; readonly varied: readonly string[] } {
  const { plan, data, tree } = prepared;
  const { replications } = how;
  const drawing = createDrawing(prepared, how);
  const points = pointsOf(how, drawing.dimensions);
  const rows = data.units.length;
  const ranks = new Float64Array(rows * replications);
  const scores = new Float64Array(rows * replications);
  const scale = JSON.stringify(plan.normalisation);
  for (let run = 0; run < replications; run += 1) {
    const place = run * drawing.dimensions;
    const { choices, weights } = drawing.draw(points.subarray(place, place + drawing.dimensions));
    const column = prepared.run(choices, weights).scores[tree.nodes.length - 1] ?? points;
    const own = ranksWithin(column, data.years, plan.ranks.ties);
    const isSameScale = JSON.stringify(choices.normalisation) === scale;
    for (let row = 0; row < rows; row += 1) {
      ranks[row * replications + run] = own[row] ?? Number.NaN;
      scores[row * replications + run] = isSameScale ? (column[row] ?? Number.NaN) : Number.NaN;
    }
  }
  return { ranks, scores, varied: drawing.factors.map((factor) => factor.name) };
}

function pointsOf({ replications, sequence, seed }: MonteCarlo, dimensions: number): Float64Array {
  const chance = createChance(seed);
  if (sequence === "sobol" && dimensions > 0) {
    return sobolPoints({ points: replications, dimensions, shift: chance });
  }
  return Float64Array.from({ length: replications * dimensions }, () => chance.next());
}

interface BandOf {
  readonly row: number;
  readonly replications: number;
  readonly band: number;
}

function sortedOf(table: Table, { row, replications }: BandOf): Float64Array {
  const own = table.slice(row * replications, (row + 1) * replications);
  return own.filter((one) => !Number.isNaN(one)).sort();
}

function rankBand(table: Table, of: BandOf & { readonly nominal: number }): RankBand | undefined {
  const sorted = sortedOf(table, of);
  const edge = (1 - of.band) / 2;
  const [low, median, high] = [edge, 0.5, 1 - edge].map((share) => quantile([...sorted], share));
  if (low === undefined || median === undefined || high === undefined) return undefined;
  return {
    nominal: Number.isNaN(of.nominal) ? undefined : of.nominal,
    mean: sorted.reduce((sum, one) => sum + one, 0) / sorted.length,
    median,
    low,
    high,
    steady: sorted.filter((one) => one === of.nominal).length / sorted.length,
    runs: sorted.length,
  };
}

function scoreBand(table: Table, of: BandOf): ScoreBand | undefined {
  const sorted = [...sortedOf(table, of)];
  const edge = (1 - of.band) / 2;
  const [low, median, high] = [edge, 0.5, 1 - edge].map((share) => quantile(sorted, share));
  if (low === undefined || median === undefined || high === undefined) return undefined;
  return { low, median, high, runs: sorted.length };
}

function meanShift(table: Table, nominal: Float64Array, replications: number): number {
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
