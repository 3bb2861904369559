/**
 * Kendall's τ-b: how far two orders of the same things agree, from −1 (reversed) to 1 (the same).
 *
 * Shape: `first` and `second` give the rank of the same things in the same places; equal ranks are ties.
 * Missing: undefined for fewer than two things, and where all are tied in one of the orders.
 * Source: Kendall 1945, Biometrika 33(3).
 */
export function kendallTau(
  first: readonly number[],
  second: readonly number[],
): number | undefined {
  let agreeing = 0;
  let apartInFirst = 0;
  let apartInSecond = 0;
  for (let i = 0; i < first.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const one = Math.sign((first[i] ?? 0) - (first[j] ?? 0));
      const other = Math.sign((second[i] ?? 0) - (second[j] ?? 0));
      agreeing += one * other;
      apartInFirst += one * one;
      apartInSecond += other * other;
    }
  }
  const scale = Math.sqrt(apartInFirst * apartInSecond);
  return scale === 0 ? undefined : agreeing / scale;
}

/**
 * Rank-biased overlap of two lists, extrapolated: how alike they are, the top counting most, from 0 to 1.
 *
 * Shape: lists best first, each thing once in a list; they may differ in length and in what they name.
 * `persistence` is the chance, under 1, that a reader goes on from one place to the next: 0.9 puts about 86 % of
 * the weight on the first ten. Missing: undefined when either list is empty.
 * Source: Webber, Moffat and Zobel 2010, ACM Transactions on Information Systems 28(4), equation 32.
 */
export function rankBiasedOverlap(
  first: readonly string[],
  second: readonly string[],
  persistence: number,
): number | undefined {
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  const s = short.length;
  const l = long.length;
  if (s === 0) return undefined;
  const shared = overlaps(short, long);
  const [atShort = 0, atLong = 0] = [shared[s - 1], shared[l - 1]];
  let sum = 0;
  for (let depth = 1; depth <= l; depth += 1) {
    const beyond = depth > s ? (atShort * (depth - s)) / s : 0;
    sum += (((shared[depth - 1] ?? 0) + beyond) / depth) * persistence ** depth;
  }
  const tail = ((atLong - atShort) / l + atShort / s) * persistence ** l;
  return ((1 - persistence) / persistence) * sum + tail;
}

/** How many things the first so many places of both lists share, for each depth of the longer one. */
function overlaps(short: readonly string[], long: readonly string[]): readonly number[] {
  const [inShort, inLong] = [new Set<string>(), new Set<string>()];
  let shared = 0;
  return long.map((name, i) => {
    const other = short[i];
    inLong.add(name);
    if (other !== undefined) inShort.add(other);
    if (inShort.has(name)) shared += 1;
    if (other !== undefined && other !== name && inLong.has(other)) shared += 1;
    return shared;
  });
}
