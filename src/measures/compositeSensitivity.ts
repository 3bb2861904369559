import { createChance, type Sensitivity, sensitivityOf } from "../numbers/index.ts";
import { type CompositePlan, prepareComposite } from "./composite.ts";
import type { MonteCarlo } from "./compositeChoices.ts";
import type { CompositeData } from "./compositeData.ts";
import { createDrawing } from "./compositeDraw.ts";
import { ranksWithin } from "./compositeRanks.ts";
import { nominalRanks } from "./compositeUncertainty.ts";

/** What one varied choice does to the order. */
export interface FactorSensitivity extends Sensitivity {
  readonly factor: string;
}

/** Which choices move an index most. */
export interface IndexSensitivity {
  /** Runs of the index behind it. */
  readonly runs: number;
  /** Of the mean number of places that rows move; undefined when nothing moves. */
  readonly shift: readonly FactorSensitivity[] | undefined;
  /** Of the place of each row of the last year, by row number; undefined where it never moves. */
  readonly rows: ReadonlyMap<number, readonly FactorSensitivity[] | undefined>;
}

/**
 * How much of the movement of the order comes from each choice: alone (first order) and with all it does together with
 * others (total), with 95 % intervals.
 *
 * Shape: all weights that are moved are one factor. A row that has no score in a run stands last in it.
 * Missing: undefined for a file that asks for no sensitivity.
 * Source: Sobol 1993; Saltelli and others 2010; Jansen 1999; of composite indices, Saisana, Saltelli and Tarantola 2005.
 */
export function indexSensitivity(
  plan: CompositePlan,
  data: CompositeData,
  how: MonteCarlo,
): IndexSensitivity | undefined {
  if (how.sensitivity.method === "none") return undefined;
  const { base, draws } = how.sensitivity;
  const prepared = prepareComposite(plan, data);
  const drawing = createDrawing(prepared, how);
  const nominal = nominalRanks(prepared, prepared.tree.nodes.length - 1);
  const told = lastRows(data).filter((row) => !Number.isNaN(nominal[row]));
  const model = (point: Float64Array): Float64Array => {
    const { choices, weights } = drawing.draw(point);
    const scores = prepared.run(choices, weights).scores.at(-1) ?? point;
    const ranks = ranksWithin(scores, data.years, plan.ranks.ties);
    const places = told.map((row) => orLast(ranks[row] ?? Number.NaN, told.length));
    const shift = places.reduce(
      (sum, one, at) => sum + Math.abs(one - (nominal[told[at] ?? 0] ?? 0)),
      0,
    );
    return Float64Array.from([shift / places.length, ...places]);
  };
  const [shift, ...rows] = sensitivityOf({
    factors: drawing.factors.map((factor) => factor.places),
    base,
    draws,
    chance: createChance(how.seed),
    model,
  });
  const named = (found: readonly Sensitivity[] | undefined) =>
    found?.map((one, at) => ({ factor: drawing.factors[at]?.name ?? "", ...one }));
  return {
    runs: base * (drawing.factors.length + 2),
    shift: named(shift),
    rows: new Map(
      told.map((row, at): [number, ReturnType<typeof named>] => [row, named(rows[at])]),
    ),
  };
}

function orLast(rank: number, last: number): number {
  return Number.isNaN(rank) ? last : rank;
}

function lastRows({ units, years }: CompositeData): readonly number[] {
  const all = [...units.keys()];
  if (years === undefined) return all;
  const last = years.reduce((most, year) => Math.max(most, year), Number.NEGATIVE_INFINITY);
  return all.filter((row) => years[row] === last);
}
