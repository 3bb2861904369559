import { type Fraction, fraction } from "../../numbers/index.ts";
import { Problem } from "../../terms/index.ts";

/** A body that decides by weighted votes: a motion passes when its votes reach the quota. */
export interface VotingBody {
  readonly weights: readonly number[];
  readonly quota: number;
}

/** The share of each member in the power to decide, by two measures. */
export interface VotingPower {
  /** In how many orders of joining a member turns the vote (adds up to 1). */
  readonly shapleyShubik: readonly Fraction[];
  /** In how many groups of the others a member turns the vote (need not add up to 1). */
  readonly banzhaf: readonly Fraction[];
}

const mostVotes = 100_000;

/**
 * Power in a weighted vote, exactly, without listing the groups.
 *
 * Throws: `game-too-large` when there are more than 100,000 votes in all, `game-values` when a weight is not whole.
 * Source: Mann and Shapley 1962 (generating functions): counts of groups by size and votes.
 */
export function votingPower({ weights, quota }: VotingBody): VotingPower {
  checkBody(weights, quota);
  const kinds = [...new Set(weights)];
  const found = new Map(kinds.map((weight) => [weight, swingsOf(weights, weight, quota)]));
  const count = weights.length;
  const factorials = [1n];
  for (let i = 1; i <= count; i += 1) factorials.push((factorials.at(-1) ?? 1n) * BigInt(i));
  const powerOf = (weight: number): { readonly shapley: Fraction; readonly banzhaf: Fraction } => {
    const swings = found.get(weight) ?? [];
    const orders = swings.reduce(
      (sum, groups, size) =>
        sum + groups * (factorials[size] ?? 1n) * (factorials[count - 1 - size] ?? 1n),
      0n,
    );
    const groups = swings.reduce((sum, one) => sum + one, 0n);
    return {
      shapley: fraction(orders, factorials[count] ?? 1n),
      banzhaf: fraction(groups, 2n ** BigInt(count - 1)),
    };
  };
  const powers = weights.map(powerOf);
  return {
    shapleyShubik: powers.map((power) => power.shapley),
    banzhaf: powers.map((power) => power.banzhaf),
  };
}

/** For one member of this weight: how many groups of the others, by size, it turns from losing to winning. */
function swingsOf(weights: readonly number[], weight: number, quota: number): readonly bigint[] {
  const others = weights.toSpliced(weights.indexOf(weight), 1);
  const total = others.reduce((sum, one) => sum + one, 0);
  // counts[size][votes]: groups of so many of the others with so many votes
  const counts = weights.map(() => new Array<bigint>(total + 1).fill(0n));
  if (counts[0] !== undefined) counts[0][0] = 1n;
  others.forEach((one, done) => {
    for (let size = done; size >= 0; size -= 1) {
      const from = counts[size] ?? [];
      const into = counts[size + 1] ?? [];
      for (let votes = total - one; votes >= 0; votes -= 1) {
        const groups = from[votes] ?? 0n;
        if (groups !== 0n) into[votes + one] = (into[votes + one] ?? 0n) + groups;
      }
    }
  });
  const from = Math.max(0, quota - weight);
  return counts.map((row) =>
    row.slice(from, Math.max(0, quota)).reduce((sum, one) => sum + one, 0n),
  );
}

function checkBody(weights: readonly number[], quota: number): void {
  const isWhole = [...weights, quota].every((one) => Number.isSafeInteger(one) && one >= 0);
  if (!isWhole) {
    throw new Problem("game-values", "Weights and quota of a vote are whole numbers from 0 up.");
  }
  const total = weights.reduce((sum, one) => sum + one, 0);
  if (total * weights.length <= mostVotes * 10 && weights.length <= 200) return;
  throw new Problem(
    "game-too-large",
    `The body has ${weights.length} members with ${total} votes: divide the weights by what they share.`,
  );
}
