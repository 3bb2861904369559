import {
  compareFractions,
  eigenvalues,
  type Fraction,
  fraction,
  fractionDeterminant,
  fractionDot,
  fractionNumber,
  greatestFraction,
  minus,
  negative,
  one,
  plus,
  signOf,
  solveFractions,
  zero,
} from "../../numbers/index.ts";
import { Problem } from "../../terms/index.ts";
import { expectedByRow, type PayoffMatrix } from "./bimatrix.ts";

/** A state of a population in which nothing moves, and what happens when it is disturbed. */
export interface RestPoint {
  readonly shares: readonly Fraction[];
  readonly payoff: Fraction;
  /** Whether all come back (attracting), some stray away (repelling), or the first order does not tell (neutral). */
  readonly stability: "attracting" | "repelling" | "neutral";
  /** Whether no single way of acting that is missing would do better. */
  readonly isEquilibrium: boolean;
  /** Whether no small group of any other kind can settle in: an evolutionarily stable strategy. */
  readonly isStableStrategy: boolean;
}

const mostWays = 8;

/**
 * The rest points of the replicator motion of one population, exactly, with their stability.
 *
 * Shape: one for each set of ways of acting that can do equally well together; sets that tie along a line give none.
 * Throws: `game-too-large` above 8 ways of acting.
 * Source: Taylor and Jonker 1978; stability by the eigenvalues of the motion along the shares; Maynard Smith 1982 with
 * the criterion of Haigh 1975 and Abakuks 1980.
 */
export function restPoints(payoffs: PayoffMatrix): readonly RestPoint[] {
  const count = payoffs.length;
  if (count > mostWays) {
    throw new Problem(
      "game-too-large",
      `There are ${count} ways of acting; rest points are found for up to ${mostWays}.`,
    );
  }
  return Array.from({ length: 2 ** count - 1 }, (_, k) => k + 1).flatMap((mask) => {
    const used = payoffs.flatMap((_, i) => ((mask & (1 << i)) === 0 ? [] : [i]));
    const shares = balanced(payoffs, used);
    return shares === undefined ? [] : [describeRest(payoffs, shares)];
  });
}

/** Shares above 0 at which all the used ways do equally well. */
function balanced(payoffs: PayoffMatrix, used: readonly number[]): readonly Fraction[] | undefined {
  const rows = [
    ...used.map((i) => [...used.map((k) => payoffs[i]?.[k] ?? zero), negative(one)]),
    [...used.map(() => one), zero],
  ];
  const found = solveFractions(rows, [...used.map(() => zero), one]);
  const shares = found?.slice(0, -1);
  if (shares === undefined || shares.some((share) => signOf(share) <= 0)) return undefined;
  return payoffs.map((_, i) => shares[used.indexOf(i)] ?? zero);
}

function describeRest(payoffs: PayoffMatrix, shares: readonly Fraction[]): RestPoint {
  const rows = expectedByRow(payoffs, shares);
  const payoff = fractionDot(rows, shares);
  const isEquilibrium = rows.every((row) => compareFractions(row, payoff) <= 0);
  return {
    shares,
    payoff,
    stability: stabilityOf(payoffs, shares, rows),
    isEquilibrium,
    isStableStrategy: isEvolutionarilyStable(payoffs, shares),
  };
}

/** The motion beside the rest point: growth of missing ways, and eigenvalues among those present. */
function stabilityOf(
  payoffs: PayoffMatrix,
  shares: readonly Fraction[],
  rows: readonly Fraction[],
): RestPoint["stability"] {
  const payoff = fractionDot(rows, shares);
  const missing = shares.flatMap((share, i) =>
    signOf(share) === 0 ? [signOf(minus(rows[i] ?? zero, payoff))] : [],
  );
  const present = shares.flatMap((share, i) => (signOf(share) === 0 ? [] : [i]));
  const growth = [...missing, ...presentGrowth(payoffs, shares, present)];
  if (growth.some((rate) => rate > 0)) return "repelling";
  return growth.every((rate) => rate < 0) ? "attracting" : "neutral";
}

/** Signs of the real parts of the eigenvalues along the face of the present ways. */
function presentGrowth(
  payoffs: PayoffMatrix,
  shares: readonly Fraction[],
  present: readonly number[],
): readonly number[] {
  const last = present.at(-1) ?? 0;
  const others = present.slice(0, -1);
  if (others.length === 0) return [];
  const number = (i: number, k: number): number => fractionNumber(payoffs[i]?.[k] ?? zero);
  const share = (i: number): number => fractionNumber(shares[i] ?? zero);
  const slope = (k: number): number =>
    present.reduce((sum, i) => sum + share(i) * (number(i, k) - number(i, last)), 0);
  const matrix = others.map((i) =>
    others.map((k) => share(i) * (number(i, k) - number(i, last) - slope(k))),
  );
  const size = Math.max(...matrix.flat().map(Math.abs), Number.MIN_VALUE);
  const rates = eigenvalues(matrix).real;
  return Array.from(rates, (rate) => (Math.abs(rate) < 1e-9 * size ? 0 : Math.sign(rate)));
}

/**
 * Whether a mixture of ways of acting, once common, cannot be entered by any other.
 *
 * Source: Maynard Smith and Price 1973; the quadratic form of Haigh 1975 and Abakuks 1980, with strict copositivity by
 * the determinants of Keller (Hadeler 1983).
 */
export function isEvolutionarilyStable(
  payoffs: PayoffMatrix,
  shares: readonly Fraction[],
): boolean {
  const rows = expectedByRow(payoffs, shares);
  const best = greatestFraction(rows);
  const isBest = (i: number): boolean => compareFractions(rows[i] ?? zero, best ?? zero) === 0;
  const used = shares.flatMap((share, i) => (signOf(share) > 0 ? [i] : []));
  if (!used.every(isBest)) return false;
  const [base = 0, ...inner] = used;
  const outer = rows.flatMap((_, i) => (isBest(i) && !used.includes(i) ? [i] : []));
  const cell = (i: number, k: number): Fraction => payoffs[i]?.[k] ?? zero;
  const half = (i: number, k: number): Fraction =>
    minus(plus(cell(base, k), cell(i, base)), plus(cell(i, k), cell(base, base)));
  const form = [...inner, ...outer].map((i) =>
    [...inner, ...outer].map((k) => plus(half(i, k), half(k, i))),
  );
  return isStrictlyCopositive(form, inner.length);
}

/** Whether a form is above 0 for all coordinates of which the first `free` have any sign and the rest are not below 0. */
function isStrictlyCopositive(form: readonly (readonly Fraction[])[], free: number): boolean {
  const part = (chosen: readonly number[]): readonly (readonly Fraction[])[] =>
    chosen.map((i) => chosen.map((k) => form[i]?.[k] ?? zero));
  const inner = Array.from({ length: free }, (_, i) => i);
  const isDefinite = inner.every(
    (_, i) => signOf(fractionDeterminant(part(inner.slice(0, i + 1)))) > 0,
  );
  if (!isDefinite) return false;
  const outer = Array.from({ length: form.length - free }, (_, i) => free + i);
  return Array.from({ length: 2 ** outer.length - 1 }, (_, k) => k + 1).every((mask) => {
    const chosen = outer.filter((_, i) => (mask & (1 << i)) !== 0);
    const whole = part([...inner, ...chosen]);
    if (signOf(fractionDeterminant(whole)) > 0) return true;
    const last = whole.length - 1;
    const cofactors = chosen.map((_, i) => cofactor(whole, last, free + i));
    return !cofactors.every((value) => signOf(value) > 0);
  });
}

function cofactor(matrix: readonly (readonly Fraction[])[], row: number, column: number): Fraction {
  const rest = matrix.toSpliced(row, 1).map((cells) => cells.toSpliced(column, 1));
  const value = fractionDeterminant(rest);
  return (row + column) % 2 === 0 ? value : negative(value);
}

/**
 * How likely one newcomer whose fitness is `fitness` times that of the others takes over a population of `size`.
 *
 * Source: Moran 1958; Nowak 2006, Evolutionary Dynamics.
 */
export function fixation(fitness: Fraction, size: number): Fraction {
  let sum = zero;
  let power = one;
  for (let i = 0; i < size; i += 1) {
    sum = plus(sum, power);
    power = fraction(power.numerator * fitness.denominator, power.denominator * fitness.numerator);
  }
  return fraction(sum.denominator, sum.numerator);
}
