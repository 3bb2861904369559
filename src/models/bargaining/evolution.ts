/** Payoffs of a way of acting (row) against another (column), as ordinary numbers. */
export type Fitness = readonly (readonly number[])[];

/** How the shares of a population move. */
export type Motion = (shares: readonly number[]) => readonly number[];

/**
 * The replicator motion: ways of acting grow by how far they do better than the mean.
 *
 * Source: Taylor and Jonker 1978, Mathematical Biosciences 40.
 */
export function replicatorMotion(fitness: Fitness): Motion {
  return (shares) => {
    const payoffs = payoffsOf(fitness, shares);
    const mean = payoffs.reduce((sum, payoff, i) => sum + payoff * (shares[i] ?? 0), 0);
    return shares.map((share, i) => share * ((payoffs[i] ?? 0) - mean));
  };
}

/**
 * The logit motion: players revise now and then and choose better ways more often, the surer the less `noise` there is.
 *
 * Source: Fudenberg and Levine 1998; Hofbauer and Sandholm 2007.
 */
export function logitMotion(fitness: Fitness, noise: number): Motion {
  return (shares) => {
    const payoffs = payoffsOf(fitness, shares);
    const highest = Math.max(...payoffs);
    const weights = payoffs.map((payoff) => Math.exp((payoff - highest) / noise));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    return shares.map((share, i) => (weights[i] ?? 0) / whole - share);
  };
}

function payoffsOf(fitness: Fitness, shares: readonly number[]): readonly number[] {
  return fitness.map((row) => row.reduce((sum, cell, k) => sum + cell * (shares[k] ?? 0), 0));
}

/**
 * The shares at the times asked for, from a start.
 *
 * Unit: time is counted in units in which one point of payoff makes a share grow e-fold.
 * Source: Runge–Kutta of order 4 with steps of at most `longest`.
 */
export function followMotion(
  motion: Motion,
  start: readonly number[],
  times: readonly number[],
  longest = 0.005,
): readonly (readonly number[])[] {
  let [time, shares] = [0, start];
  return times.map((until) => {
    const steps = Math.max(1, Math.ceil((until - time) / longest));
    const length = (until - time) / steps;
    for (let i = 0; i < steps; i += 1) shares = stepped(motion, shares, length);
    time = until;
    return shares;
  });
}

function stepped(motion: Motion, shares: readonly number[], length: number): readonly number[] {
  const ahead = (slope: readonly number[], by: number): readonly number[] =>
    shares.map((share, i) => share + by * (slope[i] ?? 0));
  const first = motion(shares);
  const second = motion(ahead(first, length / 2));
  const third = motion(ahead(second, length / 2));
  const fourth = motion(ahead(third, length));
  return shares.map((share, i) => {
    const middle = (second[i] ?? 0) + (third[i] ?? 0);
    return share + (length / 6) * ((first[i] ?? 0) + 2 * middle + (fourth[i] ?? 0));
  });
}
