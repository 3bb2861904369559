/**
 * The share of a standard normal distribution that lies below a point.
 *
 * Shape: right to about fourteen digits, also far out in the lower tail.
 * Source: Abramowitz and Stegun 1972, 26.2.10 near the middle, 26.2.14 in the tails.
 */
export function normalShareBelow(z: number): number {
  if (z > 0) return 1 - normalShareBelow(-z);
  return z > -3 ? 0.5 - middle(-z) : tail(-z);
}

/** The chance of a normal value at least as far from the middle as this one, on either side. */
export function twoSidedShare(z: number): number {
  return Math.min(1, 2 * normalShareBelow(-Math.abs(z)));
}

/**
 * The chance that a chi-squared value of one or two degrees of freedom is above a point.
 *
 * Source: Abramowitz and Stegun 1972, 26.4.
 */
export function chiSquaredShareAbove(value: number, freedom: 1 | 2): number {
  if (value <= 0) return 1;
  return freedom === 2 ? Math.exp(-value / 2) : twoSidedShare(Math.sqrt(value));
}

const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** The share between 0 and a point below 3, by the series of odd powers. */
function middle(z: number): number {
  let term = z;
  let sum = z;
  for (let n = 3; Math.abs(term) > 1e-17 * Math.abs(sum); n += 2) {
    term *= (z * z) / n;
    sum += term;
  }
  return density(z) * sum;
}

/** The share beyond a point of at least 3, by the continued fraction, worked from its far end. */
function tail(z: number): number {
  let value = z;
  for (let n = 120; n >= 1; n -= 1) value = z + n / value;
  return density(z) / value;
}
