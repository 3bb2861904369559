/**
 * A way of playing that looks one round back.
 *
 * Shape: `after` is how likely it cooperates after both did, only it did, only the other did, neither did; `first` is for
 * the first round.
 */
export interface MemoryOne {
  readonly first: number;
  readonly after: readonly [number, number, number, number];
}

/** Payoffs of one player for: both cooperate, only it does, only the other does, neither does (R, S, T, P). */
export type RoundPayoffs = readonly [number, number, number, number];

/** The ways of playing that the literature compares, by name. */
export const knownStrategies = {
  "always-cooperate": { first: 1, after: [1, 1, 1, 1] },
  "always-defect": { first: 0, after: [0, 0, 0, 0] },
  "tit-for-tat": { first: 1, after: [1, 0, 1, 0] },
  "generous-tit-for-tat": { first: 1, after: [1, 1 / 3, 1, 1 / 3] }, // Nowak and Sigmund 1992
  "win-stay-lose-shift": { first: 1, after: [1, 0, 0, 1] }, // Nowak and Sigmund 1993
  grim: { first: 1, after: [1, 0, 0, 0] }, // looks one round back only, so that a slip of both can end it
  random: { first: 0.5, after: [0.5, 0.5, 0.5, 0.5] },
} as const satisfies Readonly<Record<string, MemoryOne>>;

/** The name of a way of playing. */
export type StrategyName = keyof typeof knownStrategies;

/** A way of playing that does the other thing by mistake, now and then. */
export function withNoise({ first, after }: MemoryOne, noise: number): MemoryOne {
  const slip = (share: number): number => (1 - noise) * share + noise * (1 - share);
  return {
    first: slip(first),
    after: [slip(after[0]), slip(after[1]), slip(after[2]), slip(after[3])],
  };
}

/** How a repeated game is counted: mistakes, and the worth of the next round (1: the average of endless play). */
export interface RepeatedPlay {
  readonly noise?: number;
  readonly discount?: number;
}

/** What came of endless play: the payoff of a round to each, and how often both cooperated. */
export interface PlayValue {
  readonly payoffs: readonly [number, number];
  readonly bothCooperate: number;
}

/**
 * What two ways of playing bring each other a round, without chance: from the chain of the four outcomes.
 *
 * Source: Nowak and Sigmund 1990; Press and Dyson 2012, PNAS 109.
 */
export function playValue(
  ways: readonly [MemoryOne, MemoryOne],
  payoffs: readonly [RoundPayoffs, RoundPayoffs],
  { noise = 0, discount = 1 }: RepeatedPlay = {},
): PlayValue {
  const [mine, theirs] = [withNoise(ways[0], noise), withNoise(ways[1], noise)];
  const start = outcomes(mine.first, theirs.first);
  const seenByOther = [0, 2, 1, 3] as const; // what is "only I" for one is "only the other" for the other
  const chain = seenByOther.map((other, state) =>
    outcomes(mine.after[state] ?? 0, theirs.after[other] ?? 0),
  );
  const shares = discount < 1 ? discounted(start, chain, discount) : averaged(start, chain);
  const sum = (values: RoundPayoffs, order: readonly number[]): number =>
    order.reduce((total, from, state) => total + (values[from] ?? 0) * (shares[state] ?? 0), 0);
  return {
    payoffs: [sum(payoffs[0], [0, 1, 2, 3]), sum(payoffs[1], seenByOther)],
    bothCooperate: shares[0] ?? 0,
  };
}

/** The four outcomes of a round when each cooperates with its own chance. */
function outcomes(mine: number, theirs: number): readonly number[] {
  return [mine * theirs, mine * (1 - theirs), (1 - mine) * theirs, (1 - mine) * (1 - theirs)];
}

type Chain = readonly (readonly number[])[];

const step = (row: readonly number[], chain: Chain): readonly number[] =>
  row.map((_, to) => row.reduce((sum, share, from) => sum + share * (chain[from]?.[to] ?? 0), 0));

/** How often each outcome comes on average: 2^50 rounds, doubled at each step, so that cycles do no harm. */
function averaged(start: readonly number[], chain: Chain): readonly number[] {
  let mean: Chain = chain.map((_, i) => chain.map((__, k) => (i === k ? 1 : 0)));
  let power = chain;
  for (let doubling = 0; doubling < 50; doubling += 1) {
    const later = mean.map((row) => step(row, power));
    mean = mean.map((row, i) => row.map((share, k) => (share + (later[i]?.[k] ?? 0)) / 2));
    power = power.map((row) => step(row, power)).map(wholeRow);
  }
  return step(start, mean);
}

/** Rounding would let a row drift from 1 over many doublings. */
function wholeRow(row: readonly number[]): readonly number[] {
  const sum = row.reduce((total, share) => total + share, 0);
  return row.map((share) => share / sum);
}

/** How much each outcome counts when every round counts `discount` of the one before: (1 − δ) Σ δᵗ, by doubling. */
function discounted(start: readonly number[], chain: Chain, discount: number): readonly number[] {
  let sum: Chain = chain.map((_, i) => chain.map((__, k) => (i === k ? 1 - discount : 0)));
  let power = chain;
  for (let factor = discount; factor > 1e-18; factor *= factor) {
    const later = sum.map((row) => step(row, power));
    const now = factor;
    sum = sum.map((row, i) => row.map((share, k) => share + now * (later[i]?.[k] ?? 0)));
    power = power.map((row) => step(row, power)).map(wholeRow);
  }
  return step(start, sum);
}

/**
 * A way of playing that holds its own gain over mutual defection at a fixed multiple of the other's.
 *
 * Shape: `share` (from 0 to 1, not 0) sets how fast it answers within what is possible.
 * Source: Press and Dyson 2012, PNAS 109, equation 14.
 */
export function extortion(
  [reward, sucker, temptation, punishment]: RoundPayoffs,
  factor: number,
  share = 1,
): MemoryOne {
  const bind = (mine: number, theirs: number): number =>
    mine - punishment - factor * (theirs - punishment);
  const terms = [
    bind(reward, reward),
    bind(sucker, temptation),
    bind(temptation, sucker),
    0,
  ] as const;
  // after = (1, 1, 0, 0) + phi · terms, each between 0 and 1: the greatest phi that keeps this
  const limits = terms.flatMap((term, i) => (term === 0 ? [] : [1 / (i < 2 ? -term : term)]));
  const phi = share * Math.min(...limits.filter((limit) => limit > 0));
  const [both, mine, theirs] = terms;
  return { first: 0, after: [1 + phi * both, 1 + phi * mine, phi * theirs, 0] };
}
