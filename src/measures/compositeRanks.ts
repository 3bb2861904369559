import { placesOf, type Ties } from "../numbers/index.ts";

/**
 * The place of each score within its year, the highest being 1.
 *
 * Shape: scores that agree to twelve digits are tied. Missing: a row without a score has no place.
 */
export function ranksWithin(
  scores: Float64Array,
  years: Int16Array | undefined,
  ties: Ties,
): Float64Array {
  if (years === undefined) return placesOf(cleared(scores), { first: "highest", ties });
  const ranks = new Float64Array(scores.length).fill(Number.NaN);
  for (const rows of rowsByYear(years)) {
    const column = Float64Array.from(rows, (row) => scores[row] ?? Number.NaN);
    const own = placesOf(cleared(column), { first: "highest", ties });
    for (const [at, row] of rows.entries()) ranks[row] = own[at] ?? Number.NaN;
  }
  return ranks;
}

/** Scores to twelve digits of the greatest: what differs only by the rounding of a machine is equal. */
function cleared(scores: Float64Array): Float64Array {
  let greatest = 0;
  for (const one of scores) if (Math.abs(one) > greatest) greatest = Math.abs(one);
  return greatest === 0 ? scores : scores.map((one) => Math.round((one / greatest) * 1e12));
}

/** The rows of each year, in the order of years. */
export function rowsByYear(years: Int16Array): readonly Uint32Array[] {
  const rows = new Map<number, number[]>();
  for (const [row, year] of years.entries()) {
    const own = rows.get(year);
    if (own === undefined) rows.set(year, [row]);
    else own.push(row);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, own]) => Uint32Array.from(own));
}
