import { Problem } from "../terms/index.ts";

/** Where a state stands in a year on the line that its votes suggest. */
export interface IdealPoint {
  readonly state: string;
  readonly year: number;
  readonly value: number;
  /** Ends of the source's 90 % interval. Missing: undefined where the source prints none. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** How far apart two states stand, with the 90 % interval where the source lets one be told. */
export interface IdealPointDistance {
  readonly value: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** Ideal points by state and year, ready to be asked. */
export type IdealPoints = ReadonlyMap<string, IdealPoint>;

/**
 * Sorts ideal points for asking.
 *
 * Throws: `ideal-point-repeated` when a state has two in one year.
 */
export function createIdealPoints(points: readonly IdealPoint[]): IdealPoints {
  const found = new Map<string, IdealPoint>();
  for (const point of points) {
    const key = keyOf(point.state, point.year);
    if (found.has(key)) {
      const message = "A state has two ideal points in one year: keep those of one estimate.";
      throw new Problem("ideal-point-repeated", message, { where: key });
    }
    found.set(key, point);
  }
  return found;
}

/**
 * How far apart two states stand in their votes, as the size of the difference of their ideal points.
 *
 * Unit: that of the source, about one standard deviation of all states. The interval takes the two estimates as normal
 * and independent, and folds at 0, below which no distance can lie.
 * Missing: undefined unless both states have a point in the year; `low` and `high` unless both have an interval.
 * Source: Bailey, Strezhnev and Voeten 2017, Journal of Conflict Resolution 61(2).
 */
export function idealPointDistance(
  points: IdealPoints,
  one: string,
  other: string,
  year: number,
): IdealPointDistance | undefined {
  const [a, b] = [points.get(keyOf(one, year)), points.get(keyOf(other, year))];
  if (a === undefined || b === undefined) return undefined;
  const value = Math.abs(a.value - b.value);
  const margin = marginOf(a, b);
  if (margin === undefined) return { value, low: undefined, high: undefined };
  return { value, low: Math.max(0, value - margin), high: value + margin };
}

/** Half-widths of independent normal estimates add as the sides of a right angle do. */
function marginOf(a: IdealPoint, b: IdealPoint): number | undefined {
  if (a.low === undefined || a.high === undefined) return undefined;
  if (b.low === undefined || b.high === undefined) return undefined;
  return Math.hypot((a.high - a.low) / 2, (b.high - b.low) / 2);
}

function keyOf(state: string, year: number): string {
  return `${state}/${year}`;
}
