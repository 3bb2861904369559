import { Problem } from "../terms/index.ts";
import { createAbsorber } from "./absorb.ts";
import {
  type Arranged,
  arrange,
  backInOrder,
  checkRegression,
  countAlone,
  type Regression,
  type RegressionData,
} from "./absorbData.ts";
import { robustErrors } from "./absorbErrors.ts";
import { fitPoisson, type PoissonFit } from "./poissonFit.ts";
import { poissonLogLikelihood } from "./poissonLikelihood.ts";
import { findSeparated, findZeroGroups } from "./separation.ts";

/** How a Poisson model is fitted. */
export interface PoissonOptions {
  /** Which rows that cannot be fitted are looked for and dropped (default: all). */
  readonly separation?: "all" | "zero groups";
  /** The last step moves no factor by more than this share of its standard error (default 1e-8). */
  readonly tolerance?: number;
  /** Steps after which it is given up (default 200). */
  readonly mostSteps?: number;
}

/**
 * Poisson pseudo-maximum likelihood with any number of fixed effects taken out: how trade follows from its causes when
 * zeros count and distances between states are all that is known of them.
 *
 * Shape: rows of fixed effects with zeros only, and separated rows, are dropped and counted; regressors that follow from
 * others are left out and named; rows alone in a fixed effect are kept and counted.
 * Unit: an estimate is the change of the logarithm of what is expected for one unit of the regressor.
 * Throws: `regression-empty`, `regression-shape`, `regression-not-number`, `regression-negative`, `regression-zeros`,
 * `regression-collinear`, `regression-no-end`, `absorb-no-end`.
 * Source: Santos Silva and Tenreyro 2006, Review of Economics and Statistics 88(4); Correia, Guimarães and Zylkin 2020.
 */
export function poissonRegression(data: RegressionData, options: PoissonOptions = {}): Regression {
  checkRegression(data);
  checkOutcome(data.outcome);
  const given = data.outcome.length;
  const open = findZeroGroups(data.outcome, data.absorb);
  if (open.length === 0) throw allZero();
  const isWhole = options.separation !== "zero groups";
  const sample = isWhole ? withoutSeparated(data, arrange(data, open)) : arrange(data, open);
  const separated = open.length - sample.rows.length;
  const { outcome, columns, offset } = sample;
  const absorber = createAbsorber(sample.absorb, outcome.length);
  const limits = { tolerance: options.tolerance ?? 1e-8, mostSteps: options.mostSteps ?? 200 };
  const fit = fitPoisson({ outcome, columns, offset, absorber }, limits);
  return told(data, sample, fit, { given, zeroGroups: given - open.length, separated });
}

/** Drops separated rows until none is found: those that stood in the shadow of others come out the next time. */
function withoutSeparated(data: RegressionData, sample: Arranged): Arranged {
  const found = findSeparated(sample);
  if (!found.includes(1)) return sample;
  const rows = sample.rows.filter((_, place) => found[place] === 0).sort();
  if (rows.length === 0) throw allZero();
  return withoutSeparated(data, arrange(data, rows));
}

function checkOutcome(outcome: ArrayLike<number>): void {
  for (let row = 0; row < outcome.length; row += 1) {
    if ((outcome[row] ?? 0) < 0) {
      throw new Problem(
        "regression-negative",
        `The outcome is below zero in row ${row + 1}: a Poisson model takes amounts from zero.`,
      );
    }
  }
}

function allZero(): Problem {
  return new Problem(
    "regression-zeros",
    "Every row is a zero that fixed effects or regressors explain wholly (separated), so nothing is left to estimate: give rows above zero, or leave out the regressor or fixed effect that only zeros have.",
  );
}

function told(
  data: RegressionData,
  sample: Arranged,
  fit: PoissonFit,
  counts: { readonly given: number; readonly zeroGroups: number; readonly separated: number },
): Regression {
  const { outcome, names, absorb, clusters } = sample;
  const unexplained = outcome.map((one, row) => one - (fit.expected[row] ?? 0));
  const { left, expected } = fit;
  const errors = robustErrors({ left, weights: expected, unexplained, clusters, absorbed: absorb });
  const logLikelihood = poissonLogLikelihood(outcome, expected);
  return {
    terms: fit.kept.flatMap((k, place) => {
      const own = errors[place];
      const [name = "", estimate = Number.NaN] = [names[k], fit.factors[place]];
      return own === undefined ? [] : { name, estimate, errors: own };
    }),
    leftOut: names.filter((_, k) => !fit.kept.includes(k)),
    rows: { ...counts, used: outcome.length, alone: countAlone(absorb, outcome.length) },
    ...backInOrder(sample.rows, expected),
    groups: data.absorb.flatMap(({ name }) => {
      const own = absorb.find((one) => one.name === name);
      return own === undefined ? [] : { name, count: own.count };
    }),
    clusters: clusters?.count,
    logLikelihood,
    deviance: fit.deviance,
    pseudoR2: 1 - logLikelihood / poissonLogLikelihood(outcome, flat(sample)),
    steps: fit.steps,
    rounds: fit.rounds,
  };
}

/** What a model of nothing but a constant (and the offset) expects. */
function flat({ outcome, offset }: Arranged): Float64Array {
  const base = offset === undefined ? outcome.map(() => 1) : offset.map(Math.exp);
  const total = outcome.reduce((sum, one) => sum + one, 0);
  const share = total / base.reduce((sum, one) => sum + one, 0);
  return base.map((one) => one * share);
}
