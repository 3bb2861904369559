import { momentsOf, placesOf } from "../numbers/index.ts";
import type { Normalisation } from "./compositeChoices.ts";

/** Which end of an indicator is the good one, and its target where it has one. */
export interface Aim {
  readonly better: "higher" | "lower";
  readonly target: number | undefined;
}

/**
 * Makes one column comparable with others: the same scale, and higher always better.
 *
 * Shape: `rank`, `borda` and `percentile-rank` count from the worst, so that more is better; ties take the lowest place.
 * `distance-to-target` is 1 at the target and 0 at the worst value, never above 1.
 * Missing: gaps stay gaps; a column that does not vary says nothing and becomes all gaps, as does one without the target
 * that the method needs. Source: OECD/JRC Handbook 2008, step 5.
 */
export function normaliseColumn(
  column: Float64Array,
  aim: Aim,
  normalisation: Normalisation,
): Float64Array {
  const sign = aim.better === "higher" ? 1 : -1;
  const values = column.map((one) => sign * one);
  const found = momentsOf(values);
  const { least, greatest, count } = found;
  if (!(greatest > least)) return nothing(values);
  const stretch = (low: number, high: number) =>
    values.map((one) => low + ((one - least) / (greatest - least)) * (high - low));
  const places = () => placesOf(values, { first: "lowest", ties: "lowest" });
  switch (normalisation.method) {
    case "min-max":
      return stretch(normalisation.low, normalisation.high);
    case "z-score": {
      const { mean, deviation } = normalisation;
      return values.map((one) => mean + ((one - found.mean) / found.deviation) * deviation);
    }
    case "rank":
      return places();
    case "borda":
      return places().map((one) => one - 1);
    case "percentile-rank":
      return places().map((one) => (one - 1) / (count - 1));
    case "distance-to-maximum":
      return values.map((one) => 1 - (greatest - one) / (greatest - least));
    case "distance-to-target":
      return towards(values, least, sign * (aim.target ?? Number.NaN));
  }
}

function towards(values: Float64Array, least: number, target: number): Float64Array {
  if (!(target > least)) return nothing(values);
  return values.map((one) => Math.min(1, (one - least) / (target - least)));
}

function nothing(values: Float64Array): Float64Array {
  return new Float64Array(values.length).fill(Number.NaN);
}
