/** Shares of one population by part, such as religions; they need not reach 1. */
export type Shares = ReadonlyMap<string, number>;

/**
 * How far two populations overlap: 1 − half the sum of absolute differences of their shares.
 *
 * Shape: 0 to 1, 1 for the same shares; both are brought to a sum of 1 first.
 * Source: 1 less the index of dissimilarity of Duncan and Duncan 1955, American Sociological Review 20(2).
 */
export function shareOverlap(one: Shares, other: Shares): number {
  const [whole, otherWhole] = [totalOf(one), totalOf(other)];
  let overlap = 0;
  for (const [part, share] of one) {
    overlap += Math.min(share / whole, (other.get(part) ?? 0) / otherWhole);
  }
  return overlap;
}

/**
 * How likely it is that two people, one of each population drawn by chance, are of the same part: the sum of the products.
 *
 * Shape: 0 to 1; two like populations of many parts stay far under 1. Both are brought to a sum of 1 first.
 * Source: the index of religious proximity of Disdier and Mayer 2007, over all parts that the source lists.
 */
export function shareMatch(one: Shares, other: Shares): number {
  const [whole, otherWhole] = [totalOf(one), totalOf(other)];
  let match = 0;
  for (const [part, share] of one) {
    match += (share / whole) * ((other.get(part) ?? 0) / otherWhole);
  }
  return match;
}

const totalOf = (shares: Shares) => [...shares.values()].reduce((sum, share) => sum + share, 0);
