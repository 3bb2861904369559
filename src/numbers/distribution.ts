import { Problem } from "../terms/index.ts";
import { normalShareBelow } from "./normal.ts";

/** How a number that is not known exactly is thought to be spread. */
export interface Spread {
  /** `normal` and `lognormal` take `low` and `high` as the bounds of the middle 90 %, the others as the ends. */
  readonly distribution: "fixed" | "uniform" | "triangular" | "normal" | "lognormal";
  /** The most likely value: mode of `triangular`, mean of `normal`, median of `lognormal`. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The value below which a share of a spread lies.
 *
 * Shape: `share` above 0 and under 1. Throws: `spread-wrong` when the bounds do not enclose the value, or a lognormal one
 * is not above zero.
 * Source: inverse distribution functions, Johnson, Kotz and Balakrishnan 1994, Continuous Univariate Distributions.
 */
export function spreadQuantile({ distribution, value, low, high }: Spread, share: number): number {
  if (distribution === "fixed") return value;
  if (!(low <= value && value <= high)) {
    throw new Problem(
      "spread-wrong",
      `A range from ${low} to ${high} does not hold its value ${value}: mend one of them.`,
    );
  }
  if (distribution === "uniform") return low + share * (high - low);
  if (distribution === "triangular") return triangular(value, low, high, share);
  if (distribution === "normal") {
    return value + (normalQuantile(share) * (high - low)) / (2 * z95);
  }
  if (low <= 0) {
    throw new Problem("spread-wrong", "A lognormal range lies above zero: mend it.");
  }
  return value * Math.exp((normalQuantile(share) * Math.log(high / low)) / (2 * z95));
}

function triangular(mode: number, low: number, high: number, share: number): number {
  const width = high - low;
  if (width === 0) return mode;
  const turn = (mode - low) / width;
  return share < turn
    ? low + Math.sqrt(share * width * (mode - low))
    : high - Math.sqrt((1 - share) * width * (high - mode));
}

/** The point of a standard normal distribution below which 95 % lie. */
const z95 = 1.6448536269514722;

/**
 * The point of a standard normal distribution below which a share lies.
 *
 * Shape: right to about fourteen digits for shares from 1e-300 to 1 − 1e-15; infinite at 0 and 1.
 * Source: a rational start (Abramowitz and Stegun 1972, 26.2.23), made exact by Halley's steps.
 */
export function normalQuantile(share: number): number {
  if (share <= 0) return Number.NEGATIVE_INFINITY;
  if (share >= 1) return Number.POSITIVE_INFINITY;
  if (share > 0.5) return -normalQuantile(1 - share);
  const t = Math.sqrt(-2 * Math.log(share));
  let z =
    -t +
    (2.515517 + 0.802853 * t + 0.010328 * t * t) /
      (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
  for (let step = 0; step < 4; step += 1) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    if (density === 0) break;
    const off = (normalShareBelow(z) - share) / density;
    z -= off / (1 + (z * off) / 2);
  }
  return z;
}
