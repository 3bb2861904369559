import { createChance, quantile } from "../../numbers/index.ts";

/** How long trips over one way take. Unit: hours, but for `late`. */
export interface TripBand {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** Share of trips that take longer than a multiple of the middle one. */
  readonly late: number;
}

/** Normal deviates, the same for every way that is compared, so that a difference is not one of luck. */
export interface TripLuck {
  readonly draws: number;
  readonly parts: number;
  readonly deviates: Float64Array;
}

/**
 * Draws the luck of trips, once.
 *
 * Shape: the same seed gives the same luck; a way of more parts than `parts` uses them in turn.
 * Source: Box and Muller 1958, Annals of Mathematical Statistics 29(2).
 */
export function createLuck(draws: number, seed: number, parts = 48): TripLuck {
  const chance = createChance(seed);
  const deviates = new Float64Array(draws * parts);
  for (let i = 0; i < deviates.length; i++) {
    const radius = Math.sqrt(-2 * Math.log(1 - chance.next()));
    deviates[i] = radius * Math.cos(2 * Math.PI * chance.next());
  }
  return { draws, parts, deviates };
}

/** Hours of a way that vary from trip to trip: all running together, and every stop on its own. */
export interface TripParts {
  readonly running: number;
  readonly stops: readonly number[];
}

/** How much they vary: standard deviation over mean. */
export interface TripSpread {
  readonly running: number;
  readonly stop: number;
  /** A trip is late beyond this multiple of the middle one. */
  readonly lateAfter: number;
}

/**
 * How long trips take whose parts vary independently, each lognormal with its mean and its spread.
 *
 * Shape: the first column of the luck is of the running time; further stops than columns use them in turn. What is made here
 * once for a spread answers for any number of ways.
 */
export function createTrips(luck: TripLuck, spread: TripSpread): (parts: TripParts) => TripBand {
  const [running, stop] = [factorsOf(luck, spread.running), factorsOf(luck, spread.stop)];
  return (parts) => {
    const hours = new Float64Array(luck.draws);
    for (let draw = 0; draw < luck.draws; draw++) {
      const row = draw * luck.parts;
      let sum = parts.running * (running[row] as number);
      for (let i = 0; i < parts.stops.length; i++) {
        const column = 1 + (i % (luck.parts - 1));
        sum += (parts.stops[i] as number) * (stop[row + column] as number);
      }
      hours[draw] = sum;
    }
    return bandOfTrips(hours.sort(), spread.lateAfter);
  };
}

/** What a mean is multiplied with in each draw. Source: mean and variance of the lognormal distribution. */
function factorsOf({ deviates }: TripLuck, spread: number): Float64Array {
  const variance = Math.log(1 + spread ** 2);
  const sigma = Math.sqrt(variance);
  return deviates.map((deviate) => Math.exp(sigma * deviate - variance / 2));
}

function bandOfTrips(hours: Float64Array, lateAfter: number): TripBand {
  const sorted = Array.from(hours);
  const [p10 = 0, p50 = 0, p90 = 0] = [0.1, 0.5, 0.9].map((share) => quantile(sorted, share));
  let late = 0;
  for (const one of hours) if (one > p50 * lateAfter) late += 1;
  return { p10, p50, p90, late: late / hours.length };
}
