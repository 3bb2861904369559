import { createChance, quantile } from "../../numbers/index.ts";

/** A part of a trip whose hours vary from trip to trip. */
export interface TripPart {
  readonly hours: number;
  readonly spread: number;
}

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

/**
 * How long trips take whose parts vary independently, each lognormal with its mean and standard deviation.
 *
 * Missing: with no hours at all every figure is 0.
 */
export function tripBand(parts: readonly TripPart[], luck: TripLuck, lateAfter: number): TripBand {
  const hours = new Float64Array(luck.draws);
  for (const [at, part] of parts.entries()) {
    if (part.hours <= 0) continue;
    const variance = Math.log(1 + (part.spread / part.hours) ** 2);
    const sigma = Math.sqrt(variance);
    const column = at % luck.parts;
    for (let draw = 0; draw < luck.draws; draw++) {
      const deviate = luck.deviates[draw * luck.parts + column] as number;
      hours[draw] = (hours[draw] as number) + part.hours * Math.exp(sigma * deviate - variance / 2);
    }
  }
  hours.sort();
  const sorted = [...hours];
  const [p10 = 0, p50 = 0, p90 = 0] = [0.1, 0.5, 0.9].map((share) => quantile(sorted, share));
  const limit = p50 * lateAfter;
  return { p10, p50, p90, late: sorted.filter((one) => one > limit).length / luck.draws };
}
