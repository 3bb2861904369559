import { eigenvalues } from "../../numbers/index.ts";
import { type Fitness, followMotion, logitMotion } from "./evolution.ts";

/** Shares at which revision leaves everything as it is, and whether a disturbance dies out. */
export interface LogitRest {
  readonly shares: readonly number[];
  readonly isAttracting: boolean;
}

const close = 1e-9;

/**
 * The rest points of the logit motion: of two ways of acting all of them, of more those that attract.
 *
 * Shape: two ways are searched on a grid of 2,000 steps and by bisection; more ways by following the motion from every
 * corner, every edge's middle and the centre.
 * Source: McKelvey and Palfrey 1995 (quantal response equilibria are these points).
 */
export function logitRestPoints(fitness: Fitness, noise: number): readonly LogitRest[] {
  const found = fitness.length === 2 ? crossings(fitness, noise) : ends(fitness, noise);
  const distinct: (readonly number[])[] = [];
  for (const shares of found) {
    const isKnown = distinct.some((one) =>
      one.every((share, i) => Math.abs(share - (shares[i] ?? 0)) < 1e-6),
    );
    if (!isKnown) distinct.push(shares);
  }
  return distinct.map((shares) => ({ shares, isAttracting: isAttracting(fitness, noise, shares) }));
}

function crossings(fitness: Fitness, noise: number): readonly (readonly number[])[] {
  const motion = logitMotion(fitness, noise);
  const rise = (share: number): number => motion([share, 1 - share])[0] ?? 0;
  const steps = 2000;
  return Array.from({ length: steps }, (_, k) => k).flatMap((k) => {
    let [low, high] = [k / steps, (k + 1) / steps];
    const side = Math.sign(rise(low));
    if (side !== 0 && side === Math.sign(rise(high))) return [];
    for (let i = 0; i < 60; i += 1) {
      const middle = (low + high) / 2;
      if (Math.sign(rise(middle)) === side) low = middle;
      else high = middle;
    }
    return [[low, 1 - low]];
  });
}

function ends(fitness: Fitness, noise: number): readonly (readonly number[])[] {
  const motion = logitMotion(fitness, noise);
  const count = fitness.length;
  const corner = (i: number): readonly number[] => fitness.map((_, k) => (k === i ? 1 : 0));
  const corners = fitness.map((_, i) => corner(i));
  const middles = corners.flatMap((one, i) =>
    corners.slice(i + 1).map((other) => one.map((share, k) => (share + (other[k] ?? 0)) / 2)),
  );
  const starts = [...corners, ...middles, fitness.map(() => 1 / count)];
  return starts.flatMap((start) => {
    const [end] = followMotion(motion, start, [400], 0.1);
    const isStill = end?.every((_, i) => Math.abs(motion(end)[i] ?? 1) < close);
    return end !== undefined && isStill === true ? [end] : [];
  });
}

/** The motion beside the point, by small steps of all shares but the last, has no way out. */
function isAttracting(fitness: Fitness, noise: number, shares: readonly number[]): boolean {
  const motion = logitMotion(fitness, noise);
  const step = 1e-6;
  const last = shares.length - 1;
  const columns = shares.slice(0, -1).map((_, k) => {
    const moved = (by: number): readonly number[] =>
      motion(shares.map((share, i) => share + (i === k ? by : i === last ? -by : 0)));
    const [ahead, behind] = [moved(step), moved(-step)];
    return ahead.slice(0, -1).map((rise, i) => (rise - (behind[i] ?? 0)) / (2 * step));
  });
  return eigenvalues(columns).real.every((rate) => rate < -close);
}
