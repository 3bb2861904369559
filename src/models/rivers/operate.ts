import type { OpenProgramme, Optimum, StartingPoint } from "../../numbers/index.ts";
import { type Heads, headsAround } from "./heads.ts";
import { departures, priorityObjectives, worthTo } from "./objectives.ts";
import { type Binding, riverProgramme } from "./riverProgramme.ts";
import type { Regime, Task } from "./task.ts";

/** Where the search begins: a basis, and an answer whose storage gives the fall. */
export interface Beginning {
  readonly basis: StartingPoint | undefined;
  readonly values: Float64Array | undefined;
}

/** How the river was run: every choice, and what a km³ more at each place would be worth where all act as one. */
export interface Operation {
  readonly task: Task;
  readonly values: Float64Array;
  readonly duals: Float64Array | undefined;
  readonly beginning: Beginning;
  /** The straight lines that the last round worked with. */
  readonly heads: Heads | undefined;
  /** The objective of the last stage, as the linear programme has it. */
  readonly objective: number;
}

const bindings: Readonly<Record<Regime, Binding>> = {
  alone: "none",
  shares: "agreed",
  trade: "priced",
  joint: "none",
};

/**
 * Runs a river as a regime would.
 *
 * Shape: whole horizon at once, so with perfect foresight; where the fall follows from the volume, each round draws a
 * straight line through the last answer and keeps storage within a narrowing band around it.
 * Throws: `programme-infeasible` naming what contradicts (a least flow, a storage at the end) and by how much.
 */
export function operate(task: Task, open: OpenProgramme, from: Beginning): Operation {
  const hasHeads = task.network.plants.some((one) => one.headOf !== undefined);
  const rounds = hasHeads ? Math.max(task.rounds, 1) : 1;
  let last = from.values;
  let basis = from.basis;
  let found: { readonly optimum: Optimum; readonly heads: Heads } | undefined;
  let first: StartingPoint | undefined;
  for (let round = 0; round < rounds; round += 1) {
    found = solveRound(task, open, { last, basis, band: round === 0 ? undefined : 0.5 ** round });
    last = found.optimum.values;
    basis = undefined;
    first ??= open.startingPoint();
  }
  return {
    task,
    values: last ?? new Float64Array(0),
    duals: task.regime === "alone" ? undefined : found?.optimum.duals,
    beginning: { basis: first, values: last },
    heads: found?.heads,
    objective: found?.optimum.objective ?? 0,
  };
}

interface RoundStart {
  readonly last: Float64Array | undefined;
  readonly basis: StartingPoint | undefined;
  /** How far storage may move from the last answer, as a share of the useful volume. */
  readonly band: number | undefined;
}

function solveRound(task: Task, open: OpenProgramme, { last, basis, band }: RoundStart) {
  const { network, layout, amounts, regime } = task;
  const heads = headsAround(network, amounts, layout, last);
  const programme = riverProgramme({
    network,
    layout,
    amounts,
    heads,
    binding: bindings[regime],
  });
  if (band !== undefined && last !== undefined) narrow(task, programme.columns, last, band);
  open.become(programme);
  return { optimum: solveStages(open, programme.columns, stagesOf(task), basis), heads };
}

/** What is sought, first things first; each stage keeps what the ones before it found best. */
function stagesOf(task: Task): readonly Float64Array[] {
  const { network, regime } = task;
  const isEmpty = (cost: Float64Array): boolean => cost.every((one) => one === 0);
  if (regime === "alone") {
    const each = network.parties.map((_, party) => worthTo(task, party));
    return each.filter((cost) => !isEmpty(cost));
  }
  const kept = regime === "shares" ? [departures(task)] : [];
  const first = [...kept, ...priorityObjectives(task)].filter((cost) => !isEmpty(cost));
  return [...first, worthTo(task, undefined)];
}

function solveStages(
  open: OpenProgramme,
  columns: { readonly lower: Float64Array; readonly upper: Float64Array },
  stages: readonly Float64Array[],
  basis: StartingPoint | undefined,
): Optimum {
  const all = Int32Array.from(columns.lower, (_, at) => at);
  let found: Optimum | undefined;
  for (const [stage, cost] of stages.entries()) {
    open.changeCosts(all, cost);
    found = open.solve(stage === 0 ? basis : undefined);
    if (stage < stages.length - 1) keepBest(open, found);
  }
  if (found === undefined) return open.solve(basis);
  return found;
}

/**
 * Narrows the programme to all choices that are as good as the one found: what has a price at its bound stays there
 * (the optimal face, by complementary slackness).
 */
function keepBest(open: OpenProgramme, found: Optimum): void {
  const tight = 1e-7;
  const columns = placesOf(found.reducedCosts, tight);
  const values = Float64Array.from(columns, (at) => found.values[at] ?? 0);
  open.changeColumnBounds(columns, values, values);
  const rows = placesOf(found.duals, tight);
  const reached = Float64Array.from(rows, (at) => found.activities[at] ?? 0);
  open.changeRowBounds(rows, reached, reached);
}

function placesOf(values: Float64Array, above: number): Int32Array {
  const found: number[] = [];
  for (const [at, one] of values.entries()) if (Math.abs(one) > above) found.push(at);
  return Int32Array.from(found);
}

function narrow(
  { network, layout, amounts }: Task,
  columns: { readonly lower: Float64Array; readonly upper: Float64Array },
  last: Float64Array,
  band: number,
): void {
  for (const plant of network.plants) {
    const node = plant.headOf;
    const one = node === undefined ? undefined : amounts.reservoirs[node];
    if (node === undefined || one === undefined) continue;
    const width = (one.capacity - one.dead) * band;
    const from = layout.columns.storage + (layout.storageOf[node] ?? 0) * layout.steps;
    for (let at = from; at < from + layout.steps; at += 1) {
      columns.lower[at] = Math.max(one.dead, (last[at] ?? 0) - width);
      columns.upper[at] = Math.min(one.capacity, (last[at] ?? 0) + width);
    }
  }
}
