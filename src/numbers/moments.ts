/** What a column of numbers looks like; gaps (NaN) are left out and counted apart. */
export interface Moments {
  /** Values that are there. */
  readonly count: number;
  readonly missing: number;
  readonly least: number;
  readonly greatest: number;
  readonly mean: number;
  readonly median: number;
  /** Standard deviation of a sample, n − 1. */
  readonly deviation: number;
  readonly skewness: number;
  readonly kurtosis: number;
  readonly different: number;
}

/**
 * Count, range, mean, median, spread and shape of a column of numbers.
 *
 * Missing: NaN stands for a gap and is left out; a figure that cannot be told (a spread of one value, the skewness of
 * two, the shape of a constant) is NaN. Source: skewness G1 and excess kurtosis G2, adjusted for the size of the sample,
 * Joanes and Gill 1998, The Statistician 47(1).
 */
export function momentsOf(values: ArrayLike<number>): Moments {
  const sorted = presentOf(values).sort();
  const count = sorted.length;
  const mean = sorted.reduce((sum, one) => sum + one, 0) / count;
  return {
    count,
    missing: values.length - count,
    least: sorted[0] ?? Number.NaN,
    greatest: sorted[count - 1] ?? Number.NaN,
    mean,
    median: middleOf(sorted),
    ...shapeOf(sorted, mean),
    different: sorted.reduce((many, one, i) => many + (one === sorted[i - 1] ? 0 : 1), 0),
  };
}

/** The values of a column that are there, in their order. */
export function presentOf(values: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isNaN(value)) kept[count++] = value;
  }
  return kept.slice(0, count);
}

/** Spread, skewness and kurtosis of values about their mean. */
export function shapeOf(
  values: ArrayLike<number>,
  mean: number,
): Pick<Moments, "deviation" | "skewness" | "kurtosis"> {
  const n = values.length;
  let [two, three, four] = [0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const apart = (values[i] ?? Number.NaN) - mean;
    const square = apart * apart;
    two += square;
    three += square * apart;
    four += square * square;
  }
  const plain = two / n;
  const isFlat = !(two > 0);
  const g1 = three / n / plain ** 1.5;
  const g2 = four / n / plain ** 2 - 3;
  return {
    deviation: n < 2 ? Number.NaN : Math.sqrt(two / (n - 1)),
    skewness: n < 3 || isFlat ? Number.NaN : (g1 * Math.sqrt(n * (n - 1))) / (n - 2),
    kurtosis: n < 4 || isFlat ? Number.NaN : ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * g2 + 6),
  };
}

function middleOf(sorted: Float64Array): number {
  const half = sorted.length / 2;
  if (sorted.length === 0) return Number.NaN;
  if (sorted.length % 2 === 1) return sorted[Math.floor(half)] ?? Number.NaN;
  return ((sorted[half - 1] ?? Number.NaN) + (sorted[half] ?? Number.NaN)) / 2;
}
