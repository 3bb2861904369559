import { presentOf, shapeOf } from "../numbers/index.ts";
import type { Treatment } from "./compositeChoices.ts";

/** What was done to the extreme values of a column, and its shape before and after. */
export interface TreatmentNote {
  readonly skewnessBefore: number;
  readonly kurtosisBefore: number;
  readonly skewnessAfter: number;
  readonly kurtosisAfter: number;
  /** Values drawn in to the next one. */
  readonly winsorised: number;
  readonly logged: boolean;
  /** Whether the column as it now stands is within the limits. */
  readonly passes: boolean;
}

/** A column after treatment, and what was done. */
export interface Treated {
  readonly values: Float64Array;
  readonly note: TreatmentNote;
}

/**
 * Tames the extreme values of one column, if it is both skewed and heavy-tailed beyond the limits.
 *
 * Shape: winsorising draws in one value at a time, from the end to which the column leans, until it passes or the points
 * are used up; if it still fails and a logarithm is allowed, the untreated column is put on a log scale instead.
 * Missing: gaps stay; a column that does not vary has no shape and passes.
 * Source: OECD/JRC Handbook 2008, step 3; limits on skewness and kurtosis as in the Global Innovation Index.
 */
export function treatColumn(column: Float64Array, treatment: Treatment): Treated {
  const present = presentOf(column);
  const before = shapeIn(present);
  const done = (
    values: Float64Array,
    how: Pick<TreatmentNote, "winsorised" | "logged">,
  ): Treated => {
    const after = shapeIn(presentOf(values));
    return {
      values,
      note: {
        skewnessBefore: before.skewness,
        kurtosisBefore: before.kurtosis,
        skewnessAfter: after.skewness,
        kurtosisAfter: after.kurtosis,
        ...how,
        passes: treatment.method === "none" || isWithin(after, treatment),
      },
    };
  };
  const untouched = () => done(column.slice(), { winsorised: 0, logged: false });
  if (treatment.method === "none" || isWithin(before, treatment)) return untouched();
  if ("points" in treatment) {
    const { least, greatest, points, passes } = winsoriseUntil(present, treatment);
    if (passes || treatment.method === "winsorise") {
      const drawn = column.map((one) => Math.min(greatest, Math.max(least, one)));
      return done(drawn, { winsorised: points, logged: false });
    }
  }
  if (!("offset" in treatment)) return untouched();
  return done(logOf(column, present, treatment.offset), { winsorised: 0, logged: true });
}

interface Limits {
  readonly skewness: number;
  readonly kurtosis: number;
}

type Shape = ReturnType<typeof shapeOf>;

function isWithin({ skewness, kurtosis }: Shape, limits: Limits): boolean {
  if (Number.isNaN(skewness) || Number.isNaN(kurtosis)) return true;
  return Math.abs(skewness) < limits.skewness || kurtosis < limits.kurtosis;
}

function shapeIn(present: Float64Array): Shape {
  let sum = 0;
  for (const one of present) sum += one;
  return shapeOf(present, sum / present.length);
}

function winsoriseUntil(present: Float64Array, limits: Limits & { readonly points: number }) {
  const sorted = present.slice().sort();
  const last = sorted.length - 1;
  let [low, high] = [0, 0];
  const bounds = () => ({
    least: sorted[low] ?? Number.NaN,
    greatest: sorted[last - high] ?? Number.NaN,
    points: low + high,
  });
  let shape = shapeIn(sorted);
  while (!isWithin(shape, limits) && low + high < Math.min(limits.points, last)) {
    if (shape.skewness >= 0) high += 1;
    else low += 1;
    const { least, greatest } = bounds();
    shape = shapeIn(sorted.map((one) => Math.min(greatest, Math.max(least, one))));
  }
  return { ...bounds(), passes: isWithin(shape, limits) };
}

/** The logarithm of the distance from the least value, so far moved up that all are above 0. */
function logOf(column: Float64Array, present: Float64Array, offset: number): Float64Array {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const one of present) {
    least = Math.min(least, one);
    greatest = Math.max(greatest, one);
  }
  return column.map((one) => Math.log(one - least + offset * (greatest - least)));
}
