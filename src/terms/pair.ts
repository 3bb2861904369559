import { Problem } from "./problem.ts";

/** Two states in no order: `a` is the alphabetically first code, so one pair has one id. */
export interface Pair {
  readonly directed: false;
  readonly id: string;
  readonly a: string;
  readonly b: string;
}

/** One state towards another: `from` on `to` is not `to` on `from`. */
export interface DirectedPair {
  readonly directed: true;
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/**
 * The pair of two states, whichever is named first.
 *
 * Throws: `pair-of-one` when both are the same state.
 */
export function pairOf(one: string, other: string): Pair {
  refuseOne(one, other);
  const [a, b] = one < other ? [one, other] : [other, one];
  return { directed: false, id: `${a}-${b}`, a, b };
}

/**
 * One state towards another.
 *
 * Throws: `pair-of-one` when both are the same state.
 */
export function directedPair(from: string, to: string): DirectedPair {
  refuseOne(from, to);
  return { directed: true, id: `${from}>${to}`, from, to };
}

/**
 * Reads a pair as people write it: `UZB-KAZ` and `KAZ-UZB` are the same.
 *
 * Throws: `pair-unreadable` when the text is not two different three-letter codes.
 */
export function parsePair(text: string): Pair {
  const match = /^([A-Z]{3})-([A-Z]{3})$/.exec(text);
  const [, one, other] = match ?? [];
  if (one === undefined || other === undefined) {
    throw new Problem("pair-unreadable", "A pair is two ISO3 codes with a hyphen, as in AAA-BBB.");
  }
  return pairOf(one, other);
}

/** The other side of a pair; undefined when the state is not in it. */
export function partnerIn(pair: Pair, state: string): string | undefined {
  if (state === pair.a) return pair.b;
  return state === pair.b ? pair.a : undefined;
}

function refuseOne(one: string, other: string): void {
  if (one === other) {
    throw new Problem("pair-of-one", `${one} has no relation with itself: name two states.`);
  }
}
