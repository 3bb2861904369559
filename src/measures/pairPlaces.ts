import { Problem } from "../terms/index.ts";

/** Pairs by the places of their states in a list, the first before the second. */
export interface PairPlaces {
  readonly a: Uint16Array;
  readonly b: Uint16Array;
}

/**
 * The pairs that are asked for, or all pairs of a list of states.
 *
 * Shape: in the order of the list, each pair once, whichever state was named first.
 * Throws: `pair-of-one`; `state-unknown` for a state that is not in the list.
 */
export function pairsOf(
  states: readonly string[],
  asked?: readonly (readonly [string, string])[],
): PairPlaces {
  if (asked === undefined) return allPairs(states.length);
  const place = new Map(states.map((state, i) => [state, i]));
  const pairs = asked
    .map(([one, other]) => orderedPlaces(place, one, other))
    .sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  const distinct = pairs.filter((pair, i) => pair.join() !== pairs[i - 1]?.join());
  return {
    a: Uint16Array.from(distinct, ([one]) => one),
    b: Uint16Array.from(distinct, ([, other]) => other),
  };
}

function orderedPlaces(
  place: ReadonlyMap<string, number>,
  one: string,
  other: string,
): readonly [number, number] {
  const [first, second] = [placeOf(place, one), placeOf(place, other)];
  if (first === second) {
    throw new Problem("pair-of-one", `${one} has no likeness with itself: name two states.`);
  }
  return first < second ? [first, second] : [second, first];
}

function placeOf(place: ReadonlyMap<string, number>, state: string): number {
  const found = place.get(state);
  if (found !== undefined) return found;
  throw new Problem("state-unknown", `Nothing is known of ${state} here: check its code.`);
}

function allPairs(states: number): PairPlaces {
  const count = (states * (states - 1)) / 2;
  const a = new Uint16Array(count);
  const b = new Uint16Array(count);
  let at = 0;
  for (let one = 0; one < states; one += 1) {
    for (let other = one + 1; other < states; other += 1) {
      a[at] = one;
      b[at] = other;
      at += 1;
    }
  }
  return { a, b };
}
