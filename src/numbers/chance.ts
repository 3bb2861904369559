/** A source of chance that gives the same numbers for the same seed, on every machine. */
export interface Chance {
  /** The next number, at least 0 and under 1. */
  next(): number;
  /** The next whole number, at least 0 and under `bound`. */
  below(bound: number): number;
}

/**
 * Chance that repeats itself: the same seed gives the same numbers.
 *
 * Shape: 2^128 states; not for secrets. Any whole number is a seed.
 * Source: xoshiro128**, Blackman and Vigna 2021, ACM Transactions on Mathematical Software 47(4); seeded by
 * splitmix32.
 */
export function createChance(seed: number): Chance {
  const state = seedState(seed);
  const next = (): number => nextWord(state) / 2 ** 32;
  return { next, below: (bound) => Math.floor(next() * bound) };
}

function seedState(seed: number): Uint32Array {
  let word = Math.trunc(seed) >>> 0;
  return Uint32Array.from({ length: 4 }, () => {
    word = (word + 0x9e3779b9) >>> 0;
    let mixed = word ^ (word >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  });
}

function nextWord(state: Uint32Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = state;
  const result = Math.imul(turned(Math.imul(b, 5), 7), 9) >>> 0;
  const third = c ^ a;
  const fourth = d ^ b;
  state[1] = b ^ third;
  state[0] = a ^ fourth;
  state[2] = third ^ (b << 9);
  state[3] = turned(fourth, 11);
  return result;
}

function turned(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
