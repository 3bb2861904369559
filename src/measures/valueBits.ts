/**
 * What each of several actors chose on each of several items, as bits: one row of bits for each actor and choice.
 *
 * Shape: `bits` holds, for actor `i` and choice `v`, the `words` numbers from `(i * choices + v) * words`; a set bit is
 * an item on which the actor chose so. An item without a bit for any choice is missing for the actor.
 */
export interface ValueBits {
  readonly choices: number;
  readonly words: number;
  readonly bits: Int32Array;
}

/**
 * Packs choices into bits, so that two actors can be compared on 32 items at once.
 *
 * Shape: `choiceOf` is asked for each actor and item and gives a number from 0 to `choices` - 1.
 * Missing: any other number, such as -1: the item then counts for no pair with that actor.
 */
export function packChoices(
  { actors, items, choices }: { actors: number; items: number; choices: number },
  choiceOf: (actor: number, item: number) => number,
): ValueBits {
  const words = (items + 31) >>> 5;
  const bits = new Int32Array(actors * choices * words);
  for (let actor = 0; actor < actors; actor += 1) {
    for (let item = 0; item < items; item += 1) {
      const choice = choiceOf(actor, item);
      if (choice < 0 || choice >= choices) continue;
      const at = (actor * choices + choice) * words + (item >>> 5);
      bits[at] = (bits[at] ?? 0) | (1 << (item & 31));
    }
  }
  return { choices, words, bits };
}

/**
 * Counts how often two actors chose what: the table from which every measure of likeness follows.
 *
 * Shape: writes `choices` × `choices` counts into `counts`, a row for each choice of `one`; gives their sum.
 */
export function countTogether(
  { choices, words, bits }: ValueBits,
  one: number,
  other: number,
  counts: Float64Array,
): number {
  if (choices === 3) return countThree(words, bits, one, other, counts);
  let all = 0;
  for (let i = 0; i < choices; i += 1) {
    const left = (one * choices + i) * words;
    for (let j = 0; j < choices; j += 1) {
      const right = (other * choices + j) * words;
      let both = 0;
      for (let word = 0; word < words; word += 1) {
        both += countBits((bits[left + word] ?? 0) & (bits[right + word] ?? 0));
      }
      counts[i * choices + j] = both;
      all += both;
    }
  }
  return all;
}

/** How many bits are set: sums of neighbours in pairs, fours and eights. Source: Warren 2012, Hacker's Delight, 5-1. */
export function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * The same for three choices, written out: votes of all pairs of the world pass here, and loops over the nine counts
 * take a third more time.
 */
function countThree(
  words: number,
  bits: Int32Array,
  one: number,
  other: number,
  counts: Float64Array,
): number {
  let aa = 0;
  let ab = 0;
  let ac = 0;
  let ba = 0;
  let bb = 0;
  let bc = 0;
  let ca = 0;
  let cb = 0;
  let cc = 0;
  let left = one * 3 * words;
  let right = other * 3 * words;
  for (let word = 0; word < words; word += 1, left += 1, right += 1) {
    const a = bits[left] ?? 0;
    const b = bits[left + words] ?? 0;
    const c = bits[left + 2 * words] ?? 0;
    const d = bits[right] ?? 0;
    const e = bits[right + words] ?? 0;
    const f = bits[right + 2 * words] ?? 0;
    aa += countBits(a & d);
    ab += countBits(a & e);
    ac += countBits(a & f);
    ba += countBits(b & d);
    bb += countBits(b & e);
    bc += countBits(b & f);
    ca += countBits(c & d);
    cb += countBits(c & e);
    cc += countBits(c & f);
  }
  counts[0] = aa;
  counts[1] = ab;
  counts[2] = ac;
  counts[3] = ba;
  counts[4] = bb;
  counts[5] = bc;
  counts[6] = ca;
  counts[7] = cb;
  counts[8] = cc;
  return aa + ab + ac + ba + bb + bc + ca + cb + cc;
}
