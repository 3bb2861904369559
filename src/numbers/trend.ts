import type { Interval } from "./interval.ts";
import { studentQuantile } from "./student.ts";

/** One observation: how much there was at a time. */
export interface Observed {
  readonly x: number;
  readonly y: number;
}

/** A straight line drawn through observations, with what is needed to say how sure it is. */
export interface Line {
  readonly slope: number;
  /** The mean of the times and of the amounts: the line goes through both. */
  readonly centre: Observed;
  /** Standard deviation of the amounts about the line. */
  readonly spread: number;
  readonly count: number;
  /** Sum of squared distances of the times from their mean. */
  readonly reach: number;
}

/**
 * The straight line that lies nearest to observations (least squares).
 *
 * Missing: undefined for fewer than three observations, of which no spread can be told, and where all are of one time.
 * Source: Draper and Smith 1998, Applied Regression Analysis, chapter 1.
 */
export function fitLine(points: readonly Observed[]): Line | undefined {
  const count = points.length;
  if (count < 3) return undefined;
  const x = points.reduce((sum, one) => sum + one.x, 0) / count;
  const y = points.reduce((sum, one) => sum + one.y, 0) / count;
  const reach = points.reduce((sum, one) => sum + (one.x - x) ** 2, 0);
  if (reach === 0) return undefined;
  const slope = points.reduce((sum, one) => sum + (one.x - x) * (one.y - y), 0) / reach;
  const left = points.reduce((sum, one) => sum + (one.y - y - slope * (one.x - x)) ** 2, 0);
  return { slope, centre: { x, y }, spread: Math.sqrt(left / (count - 2)), count, reach };
}

/**
 * What the line gives for a time, with the 95 % interval for a single new observation of that time.
 *
 * Shape: the interval widens with the distance from the times observed.
 */
export function predict(line: Line, x: number): Interval & { readonly value: number } {
  const { slope, centre, spread, count, reach } = line;
  const value = centre.y + slope * (x - centre.x);
  const width = Math.sqrt(1 + 1 / count + (x - centre.x) ** 2 / reach);
  const margin = studentQuantile(0.975, count - 2) * spread * width;
  return { value, low: value - margin, high: value + margin };
}

/** The 95 % interval of the slope of a line. */
export function slopeInterval({ slope, spread, count, reach }: Line): Interval {
  const margin = (studentQuantile(0.975, count - 2) * spread) / Math.sqrt(reach);
  return { low: slope - margin, high: slope + margin };
}
