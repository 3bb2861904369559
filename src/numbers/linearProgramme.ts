import highsModule, { type BasisInput, type Highs, type Model } from "highs";
import { Problem } from "../terms/index.ts";
import {
  byColumn,
  checkBounds,
  checkSame,
  checkShape,
  differing,
  type LinearProgramme,
  pick,
  short,
} from "./programmeShape.ts";

/**
 * The best choice, and what each bound costs.
 *
 * Shape: `values` and `reducedCosts` by column, `activities` and `duals` by row. A dual is how much the objective moves
 * when that row's bound moves up by one; a reduced cost says the same of a column's bound.
 */
export interface Optimum {
  readonly objective: number;
  readonly values: Float64Array;
  readonly reducedCosts: Float64Array;
  readonly activities: Float64Array;
  readonly duals: Float64Array;
  readonly iterations: number;
}

/** Where a solve begins: an opaque mark of which columns and rows are at which bound. */
export type StartingPoint = BasisInput;

/**
 * A programme held in the solver, to be changed and solved again.
 *
 * Shape: a solve begins where the last one ended, or at `from`; to make an answer independent of what was asked before
 * (where several choices are equally good), always begin at the same point. Changes name columns or rows in rising
 * order; `become` turns the whole into another programme of the same columns, rows and places of entries, by what
 * differs. `close` frees the solver's memory, which nothing else does.
 */
export interface OpenProgramme {
  readonly changeCosts: (columns: Int32Array, costs: Float64Array) => void;
  readonly changeColumnBounds: (
    columns: Int32Array,
    lower: Float64Array,
    upper: Float64Array,
  ) => void;
  readonly changeRowBounds: (rows: Int32Array, lower: Float64Array, upper: Float64Array) => void;
  readonly changeEntry: (row: number, column: number, value: number) => void;
  /** Throws: `programme-shape` when the other has other entries; `programme-bounds` as `openProgramme`. */
  readonly become: (next: LinearProgramme) => void;
  /** Throws: `programme-infeasible`, `programme-unbounded`, `programme-unsolved`, each with what is in the way. */
  readonly solve: (from?: StartingPoint) => Optimum;
  readonly startingPoint: () => StartingPoint;
  /** Forgets every earlier solve, so that the next begins as the first did. */
  readonly forget: () => void;
  readonly close: () => void;
}

/** How exactly bounds are kept: unit of a row or column. */
const tolerance = 1e-9;
let loaded: Promise<Highs> | undefined;
// The package's types describe its CommonJS form; Node imports the other, whose default is the loader itself.
const loadHighs = highsModule as unknown as () => Promise<Highs>;

/**
 * Hands a linear programme to the solver.
 *
 * Shape: the solver is loaded once for the process (about 50 ms); one thread, no chance, so that answers repeat.
 * Throws: `programme-shape` when lengths differ; `programme-bounds` naming a column or row whose lower bound lies above
 * its upper one.
 * Source: HiGHS (Huangfu and Hall 2018, Mathematical Programming Computation 10), dual revised simplex.
 */
export async function openProgramme(programme: LinearProgramme): Promise<OpenProgramme> {
  checkShape(programme);
  checkBounds(programme);
  loaded ??= loadHighs();
  return held(await loaded, programme);
}

function createModel(highs: Highs, programme: LinearProgramme): Model {
  const model = highs.createModel(asModelData(highs, programme));
  model.options.set({
    output_flag: false,
    random_seed: 0,
    primal_feasibility_tolerance: tolerance,
    dual_feasibility_tolerance: tolerance,
  });
  return model;
}

function held(highs: Highs, programme: LinearProgramme): OpenProgramme {
  let model = createModel(highs, programme);
  const { columns, rows } = programme;
  // What the solver holds now, for telling what differs.
  const cost = columns.cost.slice();
  const column = { lower: columns.lower.slice(), upper: columns.upper.slice() };
  const row = { lower: rows.lower.slice(), upper: rows.upper.slice() };
  const value = programme.entries.value.slice();
  const changeCosts = (at: Int32Array, next: Float64Array): void => {
    if (at.length === 0) return;
    model.changeColsCost(set(at), next);
    keep(cost, at, next);
  };
  const change =
    (of: { readonly lower: Float64Array; readonly upper: Float64Array }, kind: "Cols" | "Rows") =>
    (at: Int32Array, lower: Float64Array, upper: Float64Array): void => {
      if (at.length === 0) return;
      model[`change${kind}Bounds`](set(at), lower, upper);
      keep(of.lower, at, lower);
      keep(of.upper, at, upper);
    };
  const changeColumnBounds = change(column, "Cols");
  const changeRowBounds = change(row, "Rows");
  const { entries } = programme;
  const become = (next: LinearProgramme): void => {
    checkSame(programme, next);
    checkBounds(next);
    const priced = differing(cost, next.columns.cost);
    changeCosts(priced, pick(next.columns.cost, priced));
    for (const [kept, other, apply] of [
      [column, next.columns, changeColumnBounds],
      [row, next.rows, changeRowBounds],
    ] as const) {
      const at = differing(kept.lower, other.lower, kept.upper, other.upper);
      apply(at, pick(other.lower, at), pick(other.upper, at));
    }
    for (const at of differing(value, next.entries.value)) {
      const now = next.entries.value[at] ?? 0;
      model.changeCoefficient(entries.row[at] ?? 0, entries.column[at] ?? 0, now);
      value[at] = now;
    }
  };
  // The solver's own clearing leaves something by which it chooses among answers that are equally good: only a new
  // model has no past.
  const renew = (): void => {
    model.dispose();
    model = createModel(highs, {
      ...programme,
      columns: { ...columns, ...column, cost },
      rows: { ...rows, ...row },
      entries: { ...entries, value },
    });
  };
  return {
    changeCosts,
    changeColumnBounds,
    changeRowBounds,
    changeEntry: (atRow, atColumn, next) => {
      model.changeCoefficient(atRow, atColumn, next);
      const at = entries.row.findIndex(
        (one, at) => one === atRow && entries.column[at] === atColumn,
      );
      if (at >= 0) value[at] = next;
    },
    become,
    solve: (from) => {
      if (from !== undefined) {
        renew();
        model.setBasis(from);
      }
      return solve(highs, model, programme);
    },
    startingPoint: () => model.getBasis(),
    forget: renew,
    close: () => model.dispose(),
  };
}

function keep(held: Float64Array, at: Int32Array, next: Float64Array): void {
  for (const [place, index] of at.entries()) held[index] = next[place] ?? 0;
}

/**
 * The best choice of a programme that is asked once.
 *
 * Throws: as `openProgramme` and its `solve`.
 */
export async function solveProgramme(programme: LinearProgramme): Promise<Optimum> {
  const open = await openProgramme(programme);
  try {
    return open.solve();
  } finally {
    open.close();
  }
}

const set = (indices: Int32Array) => ({ kind: "set" as const, indices });

function solve(highs: Highs, model: Model, programme: LinearProgramme): Optimum {
  const { modelStatus } = highs.constants;
  const status = run(highs, model);
  if (status === modelStatus.infeasible) throw infeasible(model, programme);
  if (status === modelStatus.unbounded) throw unbounded(model, programme);
  if (status !== modelStatus.optimal && status !== modelStatus.empty) {
    throw new Problem(
      "programme-unsolved",
      `The solver stopped without an answer (status ${status}): check for numbers of very different size.`,
    );
  }
  const found = model.getSolution();
  return {
    objective: model.getObjectiveValue(),
    values: found.colValue,
    reducedCosts: found.colDual,
    activities: found.rowValue,
    duals: found.rowDual,
    iterations: Number(model.info.get("simplex_iteration_count")),
  };
}

/** Runs the solver; where presolve cannot tell no answer from one without end, runs again without presolve. */
function run(highs: Highs, model: Model): number {
  model.run();
  const status = model.getModelStatus();
  if (status !== highs.constants.modelStatus.unboundedOrInfeasible) return status;
  model.options.set("presolve", "off");
  model.run();
  model.options.set("presolve", "choose");
  return model.getModelStatus();
}

/** The least that would have to give way, by name and amount, found by letting rows give way at a price. */
function infeasible(model: Model, programme: LinearProgramme): Problem {
  const { names, relax } = programme.rows;
  const bounds = model.getRows({ kind: "range", from: 0, to: names.length - 1 });
  model.feasibilityRelaxation({
    globalLowerPenalty: -1,
    globalUpperPenalty: -1,
    globalRowPenalty: 1,
    ...(relax === undefined ? {} : { localRowPenalty: relax }),
  });
  const activity = model.getSolution().rowValue;
  const given = names.flatMap((name, row) => {
    const reached = activity[row] ?? 0;
    const below = (bounds.lower[row] ?? 0) - reached;
    const above = reached - (bounds.upper[row] ?? 0);
    if (below > 1e-7) return [`lower “${name}” by ${short(below)}`];
    return above > 1e-7 ? [`raise “${name}” by ${short(above)}`] : [];
  });
  const shown = given.slice(0, 8).join(", ");
  const rest = given.length > 8 ? ` and ${given.length - 8} more` : "";
  return new Problem(
    "programme-infeasible",
    given.length === 0
      ? "The constraints contradict one another, and none of those that may give way would help: look at fixed bounds."
      : `The constraints contradict one another. The least that would make them agree: ${shown}${rest}.`,
  );
}

/** What grows, found by fencing every choice far off and seeing which run to the fence. */
function unbounded(model: Model, programme: LinearProgramme): Problem {
  const fence = 1e7;
  const all = { kind: "range" as const, from: 0, to: programme.columns.names.length - 1 };
  const { lower, upper } = model.getCols(all);
  model.changeColsBounds(
    all,
    lower.map((one) => Math.max(one, -fence)),
    upper.map((one) => Math.min(one, fence)),
  );
  model.run();
  const reached = model.getSolution().colValue;
  model.changeColsBounds(all, lower, upper);
  const along = programme.columns.names.filter((_, at) => Math.abs(reached[at] ?? 0) > fence / 100);
  const shown = along.slice(0, 8).map((name) => `“${name}”`);
  return new Problem(
    "programme-unbounded",
    `The objective grows without end along ${shown.join(", ") || "some choice"}: give one of these a bound.`,
  );
}

function asModelData(highs: Highs, { sense, columns, rows, entries }: LinearProgramme) {
  const numCols = columns.cost.length;
  const numRows = rows.lower.length;
  return {
    numCols,
    numRows,
    sense: highs.constants.objectiveSense[sense === "maximise" ? "maximize" : "minimize"],
    colCost: columns.cost,
    colLower: columns.lower,
    colUpper: columns.upper,
    rowLower: rows.lower,
    rowUpper: rows.upper,
    matrix: { format: "csc" as const, numRows, numCols, ...byColumn(numCols, entries) },
  };
}
