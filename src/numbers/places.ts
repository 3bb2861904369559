/** How equal values share places: `lowest` gives all the best of them (1, 2, 2, 4), `average` the mean (1, 2.5, 2.5, 4). */
export type Ties = "lowest" | "average";

/** From which end places are counted, and how ties are placed. */
export interface Placing {
  readonly first: "highest" | "lowest";
  readonly ties: Ties;
}

/**
 * The place of each value among all, the first being 1.
 *
 * Missing: a gap (NaN) has no place and takes none.
 */
export function placesOf(values: ArrayLike<number>, { first, ties }: Placing): Float64Array {
  const places = new Float64Array(values.length).fill(Number.NaN);
  const sign = first === "highest" ? -1 : 1;
  const order = orderOf(values, sign);
  for (let i = 0; i < order.length; ) {
    const value = values[order[i] ?? 0];
    let end = i + 1;
    while (end < order.length && values[order[end] ?? 0] === value) end += 1;
    const place = ties === "lowest" ? i + 1 : (i + 1 + end) / 2;
    for (; i < end; i += 1) places[order[i] ?? 0] = place;
  }
  return places;
}

function orderOf(values: ArrayLike<number>, sign: number): Uint32Array {
  const order = new Uint32Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i += 1) if (!Number.isNaN(values[i])) order[count++] = i;
  return order
    .subarray(0, count)
    .sort((a, b) => sign * ((values[a] ?? 0) - (values[b] ?? 0)) || a - b);
}
