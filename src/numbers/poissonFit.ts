import { Problem } from "../terms/index.ts";
import type { Absorber } from "./absorb.ts";
import {
  type Absorbed,
  inverseProducts,
  newColumns,
  productsOf,
  productsWith,
  roomFor,
  sumOfProducts,
  takeAll,
  timesColumn,
} from "./absorbLinear.ts";
import { poissonDeviance } from "./poissonLikelihood.ts";

/** Rows ready to be fitted, in the order of the absorber. */
export interface PoissonSample {
  readonly outcome: Float64Array;
  readonly columns: readonly Float64Array[];
  readonly offset: Float64Array | undefined;
  readonly absorber: Absorber;
}

/** A Poisson model as it was fitted. */
export interface PoissonFit {
  /** Places of the columns that were kept. */
  readonly kept: readonly number[];
  readonly factors: Float64Array;
  /** The kept columns with fixed effects taken out under the last weights. */
  readonly left: readonly Float64Array[];
  /** Expected outcomes, row by row: the last weights too. */
  readonly expected: Float64Array;
  readonly deviance: number;
  readonly steps: number;
  readonly rounds: number;
}

/** How far the search for the best fit goes. */
export interface FitLimits {
  /** A step must move no factor by more than this share of its standard error. */
  readonly tolerance: number;
  readonly mostSteps: number;
}

/**
 * Fits a Poisson model with fixed effects by iteratively re-weighted least squares.
 *
 * Shape: after the first step the fit lies in the model, and each further one is a Newton step from there: its fixed
 * effects begin at nothing and those of the columns where the last step left them, so that few rounds are needed. Effects
 * are found more closely as the fit comes near, as in ppmlhdfe. A step that makes the fit worse is halved.
 * Throws: `regression-no-end`, `regression-collinear`.
 * Source: Correia, Guimarães and Zylkin 2020, Stata Journal 20(1); Stammann 2018 for the Newton form.
 */
export function fitPoisson(sample: PoissonSample, limits: FitLimits): PoissonFit {
  const start = startFit(sample);
  let state = start;
  for (let step = 2; step <= limits.mostSteps; step += 1) {
    const next = improve(sample, state);
    if (next.move <= limits.tolerance && next.change <= 1e-9 && state.closeness <= closest) {
      return finish(sample, next, step);
    }
    state = next;
  }
  throw new Problem(
    "regression-no-end",
    `The fit did not settle in ${limits.mostSteps} steps: look for regressors of very different size, or for rows that only zeros hold (separation).`,
  );
}

interface State {
  readonly kept: readonly number[];
  readonly room: Absorbed;
  readonly factors: Float64Array;
  readonly score: Float64Array;
  readonly expected: Float64Array;
  readonly deviance: number;
  /** By how much of its standard error the factor moved that moved the most. */
  readonly move: number;
  /** By what share the deviance changed. */
  readonly change: number;
  /** How closely effects are sought next. */
  readonly closeness: number;
  readonly rounds: number;
}

const closest = 1e-9;
const loosest = 1e-4;

function startFit(sample: PoissonSample): State {
  const { outcome, columns, offset, absorber } = sample;
  const mean = outcome.reduce((sum, one) => sum + one, 0) / outcome.length;
  const expected = outcome.map((one) => (one + mean) / 2);
  absorber.weigh(expected);
  const all = roomFor(columns, absorber);
  const rounds = takeAll(all, absorber, closest);
  const sizes = columns.map((one) =>
    sumOfProducts(
      one,
      one.map((v, i) => v * (expected[i] ?? 0)),
    ),
  );
  const kept = newColumns(productsOf(all.left, expected), sizes);
  if (kept.length === 0 && columns.length > 0) throw collinear();
  const room = pick(all, kept);
  const target = outcome.map((one, i) => {
    const own = expected[i] ?? 1;
    return Math.log(own) - (offset?.[i] ?? 0) + (one - own) / own;
  });
  const { factors, change } = project(room, absorber, expected, target, loosest);
  const score = change.map((one, i) => one + (offset?.[i] ?? 0));
  const next = expect(score, mean);
  const deviance = poissonDeviance(outcome, next);
  return {
    kept,
    room,
    factors,
    score,
    expected: next,
    deviance,
    move: Number.POSITIVE_INFINITY,
    change: 1,
    closeness: loosest,
    rounds,
  };
}

function collinear(): Problem {
  return new Problem(
    "regression-collinear",
    "Every regressor follows from the fixed effects or from the others, so nothing is left to estimate: leave out fixed effects, or give a regressor that varies within them.",
  );
}

/** One Newton step within the model. */
function improve({ outcome, absorber }: PoissonSample, state: State): State {
  const { expected, room, closeness } = state;
  const mean = outcome.reduce((sum, one) => sum + one, 0) / outcome.length;
  absorber.weigh(expected);
  // The columns need not be as clean as the step: an error in them only slows the last steps down a little.
  const rounds = takeAll(room, absorber, Math.max(closeness, loosest / 10));
  const rest = outcome.map((one, i) => one / (expected[i] ?? 1) - 1);
  const step = project(room, absorber, expected, rest, closeness);
  let share = 1;
  let score = state.score;
  let next = expected;
  let deviance = Number.POSITIVE_INFINITY;
  // A little is allowed for rounding; without it the last steps would be halved for nothing.
  for (let tries = 0; tries < 30 && !(deviance <= state.deviance * (1 + 1e-9)); tries += 1) {
    score = state.score.map((one, i) => one + share * (step.change[i] ?? 0));
    next = expect(score, mean);
    deviance = poissonDeviance(outcome, next);
    if (!(deviance <= state.deviance * (1 + 1e-9))) share /= 2;
  }
  const change = Math.abs(state.deviance - deviance) / Math.max(deviance, 0.1);
  return {
    ...state,
    factors: state.factors.map((one, k) => one + share * (step.factors[k] ?? 0)),
    score,
    expected: next,
    deviance,
    move: step.move,
    change,
    closeness: Math.min(closeness, Math.max(closest, 0.1 * Math.min(change, step.move))),
    rounds: state.rounds + rounds + step.rounds,
  };
}

/** The last word: effects found as closely as may be, under the weights of the fit itself. */
function finish({ absorber }: PoissonSample, state: State, steps: number): PoissonFit {
  absorber.weigh(state.expected);
  const rounds = state.rounds + takeAll(state.room, absorber, closest / 10);
  const { kept, factors, room, expected, deviance } = state;
  return { kept, factors, left: room.left, expected, deviance, steps, rounds };
}

/** Least squares of a column on the kept columns and the fixed effects: its part that they explain. */
function project(
  room: Absorbed,
  absorber: Absorber,
  weights: Float64Array,
  column: Float64Array,
  tolerance: number,
) {
  const left = new Float64Array(column.length);
  const rounds = absorber.take(column, left, { tolerance });
  const inverse = inverseProducts(productsOf(room.left, weights));
  const factors = timesColumn(inverse, productsWith(room.left, weights, left));
  for (const [k, own] of room.left.entries()) {
    const factor = factors[k] ?? 0;
    for (let row = 0; row < left.length; row += 1) {
      left[row] = (left[row] ?? 0) - factor * (own[row] ?? 0);
    }
  }
  let squares = 0;
  const change = column.map((one, row) => {
    const unexplained = left[row] ?? 0;
    squares += (weights[row] ?? 0) * unexplained * unexplained;
    return one - unexplained;
  });
  const spread = squares / column.length;
  const size = factors.length;
  const moves = factors.map((one, k) => {
    return Math.abs(one) / Math.sqrt((inverse[k * size + k] ?? 1) * spread);
  });
  return { factors, change, rounds, move: moves.reduce((most, one) => Math.max(most, one), 0) };
}

/** What is expected of a score; never quite nothing, for a row without weight has no place in a mean. */
function expect(score: Float64Array, mean: number): Float64Array {
  return score.map((one) => Math.max(Math.exp(Math.min(one, 600)), 1e-14 * mean));
}

function pick({ columns, left, effects }: Absorbed, kept: readonly number[]): Absorbed {
  const some = (from: readonly Float64Array[]) => kept.flatMap((k) => from[k] ?? []);
  return { columns: some(columns), left: some(left), effects: some(effects) };
}
