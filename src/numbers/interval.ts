import type { Chance } from "./chance.ts";

/** A range that holds the true value in so many of a hundred samples. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The point of the normal distribution under which 97.5 % lies. */
const z975 = 1.959963984540054; // Abramowitz and Stegun 1972, table 26.5

/**
 * The 95 % interval of a share that was counted: so many right of so many.
 *
 * Shape: never below 0 nor above 1, and never of no width, also where all or none were right.
 * Missing: without a single case anything from 0 to 1 is possible.
 * Source: Wilson 1927, Journal of the American Statistical Association 22.
 */
export function shareInterval(right: number, all: number): Interval {
  if (all <= 0) return { low: 0, high: 1 };
  const share = right / all;
  const square = z975 * z975;
  const centre = share + square / (2 * all);
  const reach = z975 * Math.sqrt((share * (1 - share) + square / (4 * all)) / all);
  const scale = 1 + square / all;
  return {
    low: Math.max(0, (centre - reach) / scale),
    high: Math.min(1, (centre + reach) / scale),
  };
}

/** How an interval is drawn from samples of the sample. */
export interface Resampling {
  readonly chance: Chance;
  /** How many samples are drawn. */
  readonly draws: number;
}

/**
 * The 95 % interval of any figure made of units that stand for more: from samples of the units with putting back.
 *
 * Missing: samples of which the figure cannot be made are left out; undefined where none is left.
 * Source: percentile bootstrap, Efron 1979, Annals of Statistics 7(1).
 */
export function resampledInterval<Unit>(
  units: readonly Unit[],
  figure: (sample: readonly Unit[]) => number | undefined,
  { chance, draws }: Resampling,
): Interval | undefined {
  const drawn: number[] = [];
  for (let i = 0; i < draws; i += 1) {
    const found = figure(drawAgain(units, chance));
    if (found !== undefined) drawn.push(found);
  }
  drawn.sort((a, b) => a - b);
  const low = quantile(drawn, 0.025);
  const high = quantile(drawn, 0.975);
  return low === undefined || high === undefined ? undefined : { low, high };
}

function drawAgain<Unit>(units: readonly Unit[], chance: Chance): readonly Unit[] {
  return units.flatMap(() => {
    const unit = units[chance.below(units.length)];
    return unit === undefined ? [] : [unit];
  });
}

/**
 * The value under which a share of sorted values lies.
 *
 * Shape: between two values by straight line. Missing: undefined of no values.
 * Source: type 7 of Hyndman and Fan 1996, The American Statistician 50(4).
 */
export function quantile(sorted: readonly number[], share: number): number | undefined {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  if (below === undefined || above === undefined) return undefined;
  return below + (above - below) * (at - Math.floor(at));
}
