import { Problem } from "../terms/index.ts";
import type { RobustErrors } from "./absorbErrors.ts";
import { type Grouping, groupOrder, keepRows } from "./absorbGroups.ts";

/** What is to be explained, by what, and which fixed effects are taken out. */
export interface RegressionData {
  readonly outcome: ArrayLike<number>;
  readonly regressors: readonly { readonly name: string; readonly values: ArrayLike<number> }[];
  readonly absorb: readonly Grouping[];
  /** Rows that move together, for the errors. */
  readonly clusters?: Grouping;
  /** A known part of the score, row by row: its factor is 1. */
  readonly offset?: ArrayLike<number>;
}

/** One estimated factor with its errors. */
export interface Term {
  readonly name: string;
  readonly estimate: number;
  readonly errors: RobustErrors;
}

/** What every estimation with fixed effects tells of itself. */
export interface Regression {
  readonly terms: readonly Term[];
  /** Regressors that follow from the fixed effects or from those before them, and so have no factor. */
  readonly leftOut: readonly string[];
  readonly rows: {
    readonly given: number;
    readonly used: number;
    /** Rows of a fixed effect whose outcomes are all zero: they say nothing of the factors. */
    readonly zeroGroups: number;
    /** Further rows that a mix of regressors and effects would drive to zero without end. */
    readonly separated: number;
    /** Rows alone in a fixed effect: kept, for they move no factor and no raw error, though they count as rows. */
    readonly alone: number;
  };
  /** The places of the used rows among those given, in order. */
  readonly used: Int32Array;
  /** Expected outcomes of the used rows, in that order. */
  readonly expected: Float64Array;
  readonly groups: readonly { readonly name: string; readonly count: number }[];
  readonly clusters: number | undefined;
  readonly logLikelihood: number;
  readonly deviance: number;
  readonly pseudoR2: number;
  readonly steps: number;
  /** Passes over the data in search of fixed effects. */
  readonly rounds: number;
}

/** Data as arithmetic wants them: some of the rows, in the order of the largest grouping. */
export interface Arranged {
  /** For each place, the row given. */
  readonly rows: Int32Array;
  readonly outcome: Float64Array;
  readonly names: readonly string[];
  readonly columns: readonly Float64Array[];
  readonly offset: Float64Array | undefined;
  /** The largest grouping first. */
  readonly absorb: readonly Grouping[];
  readonly clusters: Grouping | undefined;
}

/**
 * Looks over data before an estimation.
 *
 * Throws: `regression-empty`, `regression-shape`, `regression-not-number`, each naming the column and the row.
 */
export function checkRegression({
  outcome,
  regressors,
  absorb,
  clusters,
  offset,
}: RegressionData): void {
  const rows = outcome.length;
  if (rows === 0) {
    throw new Problem(
      "regression-empty",
      "There is no row to estimate from: give at least one row.",
    );
  }
  const columns = [
    { name: "outcome", values: outcome },
    ...regressors,
    ...(offset === undefined ? [] : [{ name: "offset", values: offset }]),
  ];
  for (const { name, values } of columns) {
    if (values.length !== rows) throw shape(name, values.length, rows);
    for (let row = 0; row < rows; row += 1) {
      if (!Number.isFinite(values[row])) {
        throw new Problem(
          "regression-not-number",
          `${name} has no number in row ${row + 1}: leave such rows out, or fill them in a named step.`,
        );
      }
    }
  }
  for (const { name, ids } of [...absorb, ...(clusters === undefined ? [] : [clusters])]) {
    if (ids.length !== rows) throw shape(name, ids.length, rows);
  }
}

function shape(name: string, found: number, wanted: number): Problem {
  return new Problem(
    "regression-shape",
    `${name} has ${found} rows where the outcome has ${wanted}: give one value for each row.`,
  );
}

/** The rows asked for, in the order of the largest grouping; a constant is added where no effect is taken out. */
export function arrange(data: RegressionData, kept: Int32Array): Arranged {
  const absorb = data.absorb.map((one) => keepRows(one, kept)).sort((a, b) => b.count - a.count);
  const order = absorb[0] === undefined ? kept.map((_, i) => i) : groupOrder(absorb[0]);
  const rows = order.map((place) => kept[place] ?? 0);
  const column = (values: ArrayLike<number>) => Float64Array.from(rows, (row) => values[row] ?? 0);
  const hasConstant = absorb.length === 0;
  return {
    rows,
    outcome: column(data.outcome),
    names: [...(hasConstant ? [constant] : []), ...data.regressors.map(({ name }) => name)],
    columns: [
      ...(hasConstant ? [new Float64Array(rows.length).fill(1)] : []),
      ...data.regressors.map(({ values }) => column(values)),
    ],
    offset: data.offset === undefined ? undefined : column(data.offset),
    absorb: absorb.map((one) => keepRows(one, order)),
    clusters: data.clusters === undefined ? undefined : keepRows(data.clusters, rows),
  };
}

const constant = "(Intercept)";

/** Rows that are alone in one of the groupings. */
export function countAlone(groupings: readonly Grouping[], rows: number): number {
  const sizes = groupings.map(({ ids, count }) => {
    const members = new Int32Array(count);
    for (const id of ids) members[id] = (members[id] ?? 0) + 1;
    return members;
  });
  let alone = 0;
  for (let row = 0; row < rows; row += 1) {
    if (groupings.some(({ ids }, q) => sizes[q]?.[ids[row] ?? 0] === 1)) alone += 1;
  }
  return alone;
}

/** Rows in the order given, with what is expected of each. */
export function backInOrder(rows: Int32Array, expected: Float64Array) {
  const places = rows.map((_, place) => place).sort((a, b) => (rows[a] ?? 0) - (rows[b] ?? 0));
  return {
    used: places.map((place) => rows[place] ?? 0),
    expected: Float64Array.from(places, (place) => expected[place] ?? 0),
  };
}
