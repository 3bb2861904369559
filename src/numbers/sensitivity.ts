import type { Chance } from "./chance.ts";
import { type Interval, quantile } from "./interval.ts";
import { mostSobolDimensions, sobolPoints } from "./sobol.ts";

/** A model whose inputs are all drawn between 0 and 1, and what is to be learnt of it. */
export interface SensitivityDesign {
  /** Which places of a point belong to each factor; together they fill the point. */
  readonly factors: readonly (readonly number[])[];
  /** Points of each of the two samples; a power of two is best. */
  readonly base: number;
  /** Samples of the sample from which intervals come. */
  readonly draws: number;
  readonly chance: Chance;
  /** The figures of a model at a point; the same number of them each time. */
  readonly model: (point: Float64Array) => ArrayLike<number>;
}

/** A share of variance with its 95 % interval. */
export interface Share extends Interval {
  readonly value: number;
}

/** What one factor does to one figure: alone, and with all that it does together with others. */
export interface Sensitivity {
  readonly first: Share;
  readonly total: Share;
}

/**
 * How much of the spread of each figure of a model comes from each factor (Sobol indices).
 *
 * Shape: one list for each figure, with one entry for each factor; first-order indices of estimates may fall a little
 * below 0. The model is run base · (factors + 2) times. Intervals are percentiles of samples of the points.
 * Missing: undefined for a figure that does not vary.
 * Throws: `sobol-dimensions` when the factors have more than 64 places.
 * Source: first order, Saltelli and others 2010, Computer Physics Communications 181(2), table 2 (b); total, Jansen 1999,
 * Computer Physics Communications 117(1).
 */
export function sensitivityOf(
  design: SensitivityDesign,
): readonly (readonly Sensitivity[] | undefined)[] {
  const { base, factors } = design;
  const runs = runDesign(design);
  const figures = runs.a[0]?.length ?? 0;
  const resamples = drawRows(design);
  return Array.from({ length: figures }, (_, figure) => {
    const a = columnOf(runs.a, figure);
    const b = columnOf(runs.b, figure);
    const spread = varianceOf(a, b);
    if (!(spread.variance > 1e-24)) return undefined;
    return factors.map((_factor, at) => {
      const mixed = columnOf(runs.mixed[at] ?? [], figure);
      const terms = termsOf({ a, b, mixed, mean: spread.mean });
      const drawn = resamples.map((rows) => estimate(terms, rows));
      const all = estimate(terms, undefined, base);
      return {
        first: withInterval(
          all.first,
          drawn.map((one) => one.first),
        ),
        total: withInterval(
          all.total,
          drawn.map((one) => one.total),
        ),
      };
    });
  });
}

type Outputs = readonly ArrayLike<number>[];

function runDesign({ factors, base, chance, model }: SensitivityDesign) {
  const places = factors.flat().length;
  const dimensions = Math.min(2 * places, mostSobolDimensions + 1); // one too many is refused below
  const points = sobolPoints({ points: base, dimensions: Math.max(dimensions, 2), shift: chance });
  const half = (point: number, from: number): Float64Array =>
    points.slice(point * dimensions + from, point * dimensions + from + places);
  const each = (make: (point: number) => Float64Array): Outputs =>
    Array.from({ length: base }, (_, point) => Float64Array.from(model(make(point))));
  return {
    a: each((point) => half(point, 0)),
    b: each((point) => half(point, places)),
    mixed: factors.map((factor) =>
      each((point) => {
        const mixed = half(point, 0);
        const other = half(point, places);
        for (const place of factor) mixed[place] = other[place] ?? 0;
        return mixed;
      }),
    ),
  };
}

function drawRows({ base, draws, chance }: SensitivityDesign): readonly Uint32Array[] {
  return Array.from({ length: draws }, () =>
    Uint32Array.from({ length: base }, () => chance.below(base)),
  );
}

function columnOf(outputs: Outputs, figure: number): Float64Array {
  return Float64Array.from(outputs, (one) => one[figure] ?? Number.NaN);
}

function varianceOf(a: Float64Array, b: Float64Array): { mean: number; variance: number } {
  const all = [...a, ...b];
  const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
  return { mean, variance: all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / all.length };
}

/** What is summed at each point: for both indices, and for the mean and the variance that they are shares of. */
interface Terms {
  readonly first: Float64Array;
  readonly total: Float64Array;
  readonly sum: Float64Array;
  readonly square: Float64Array;
}

function termsOf(runs: {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly mixed: Float64Array;
  readonly mean: number;
}): Terms {
  const { a, b, mixed, mean } = runs; // figures about their mean: the products lose no digits
  const each = (make: (a: number, b: number, mixed: number) => number): Float64Array =>
    a.map((one, i) => make(one - mean, (b[i] ?? 0) - mean, (mixed[i] ?? 0) - mean));
  return {
    first: each((ofA, ofB, ofMixed) => ofB * (ofMixed - ofA)),
    total: each((ofA, _ofB, ofMixed) => (ofA - ofMixed) ** 2 / 2),
    sum: each((ofA, ofB) => (ofA + ofB) / 2),
    square: each((ofA, ofB) => (ofA * ofA + ofB * ofB) / 2),
  };
}

function estimate(terms: Terms, rows: Uint32Array | undefined, base = 0) {
  const n = rows?.length ?? base;
  let [first, total, sum, square] = [0, 0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const row = rows === undefined ? i : (rows[i] ?? 0);
    first += terms.first[row] ?? 0;
    total += terms.total[row] ?? 0;
    sum += terms.sum[row] ?? 0;
    square += terms.square[row] ?? 0;
  }
  const variance = square / n - (sum / n) ** 2;
  return { first: first / n / variance, total: total / n / variance };
}

function withInterval(value: number, drawn: readonly number[]): Share {
  const sorted = drawn.filter(Number.isFinite).sort((a, b) => a - b);
  return { value, low: quantile(sorted, 0.025) ?? value, high: quantile(sorted, 0.975) ?? value };
}
