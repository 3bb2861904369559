import { createChance, sobolPoints } from "../numbers/index.ts";
import { Problem } from "../terms/index.ts";
import { type CompositePlan, type Prepared, prepareComposite } from "./composite.ts";
import { meanShift, type RankBand, rankBand, type ScoreBand, scoreBand } from "./compositeBands.ts";
import type { MonteCarlo } from "./compositeChoices.ts";
import type { CompositeData } from "./compositeData.ts";
import { createDrawing } from "./compositeDraw.ts";
import { ranksWithin } from "./compositeRanks.ts";

/** How far one part of an index, or the whole, rests on choices; by row. */
export interface PartUncertainty {
  readonly part: string;
  /** Undefined for rows to which the index itself gives no score. */
  readonly ranks: readonly (RankBand | undefined)[];
  readonly scores: readonly (ScoreBand | undefined)[];
  /** Mean of how many places rows move against the order of the index itself, over all runs. */
  readonly meanShift: number;
}

/** How far an index rests on choices. */
export interface Uncertainty {
  readonly replications: number;
  readonly varied: readonly string[];
  readonly held: readonly string[];
  readonly band: number;
  readonly parts: readonly PartUncertainty[];
}

/**
 * Runs an index again and again under every choice that it calls uncertain, and says how its order and scores move.
 *
 * Shape: one entry for each part that is asked for, by id. `low` and `high` hold the middle share `band` of runs (0.9: from the
 * 5th to the 95th of a hundred). Scores of other scales are not mixed: only runs with the normalisation of the index itself
 * count for them. Missing: no band for a row without a score.
 * Throws: `index-part` for a part that is not there; what `composite` throws, when a drawn choice cannot be carried out.
 * Source: OECD/JRC Handbook 2008, step 7; Saisana, Saltelli and Tarantola 2005, Journal of the Royal Statistical Society A
 * 168(2).
 */
export function uncertaintyOf(
  plan: CompositePlan,
  data: CompositeData,
  how: MonteCarlo,
  parts: readonly string[],
): Uncertainty {
  const prepared = prepareComposite(plan, data);
  const nodes = parts.map((part) => placeOf(prepared, part));
  const { tables, varied } = runMany(prepared, how, nodes);
  const { replications, band } = how;
  return {
    replications,
    varied,
    held: choiceNames.filter((name) => !varied.includes(name)),
    band,
    parts: tables.map(({ ranks, scores }, at): PartUncertainty => {
      const nominal = nominalRanks(prepared, nodes[at] ?? 0);
      const rows = [...nominal.keys()];
      return {
        part: parts[at] ?? "",
        ranks: rows.map((row) =>
          rankBand(ranks, { row, replications, band }, nominal[row] ?? Number.NaN),
        ),
        scores: rows.map((row) =>
          Number.isNaN(nominal[row]) ? undefined : scoreBand(scores, { row, replications, band }),
        ),
        meanShift: meanShift(ranks, nominal, replications),
      };
    }),
  };
}

const choiceNames: readonly string[] = [
  "imputation",
  "treatment",
  "normalisation",
  "weights",
  "weights-moved",
  "aggregation",
  "leave-one-out",
];

/** Places of the rows in one part under the choices of the index itself. */
export function nominalRanks({ plan, data, run }: Prepared, node: number): Float64Array {
  const scores = run(plan).scores[node] ?? new Float64Array(0);
  return ranksWithin(scores, data.years, plan.ranks.ties);
}

function placeOf({ tree }: Prepared, part: string): number {
  const found = tree.nodes.indexOf(part);
  if (found >= 0) return found;
  throw new Problem(
    "index-part",
    `The index has no part ${part}: it has ${tree.nodes.join(", ")}.`,
  );
}

interface RunTables {
  readonly node: number;
  /** Row by row, one entry a run. */
  readonly ranks: Float64Array;
  readonly scores: Float64Array;
}

function runMany(
  prepared: Prepared,
  how: MonteCarlo,
  nodes: readonly number[],
): { readonly tables: readonly RunTables[]; readonly varied: readonly string[] } {
  const { plan, data } = prepared;
  const { replications } = how;
  const drawing = createDrawing(prepared, how);
  const { dimensions } = drawing;
  const points = pointsOf(how, dimensions);
  const size = data.units.length * replications;
  const tables = nodes.map(
    (node): RunTables => ({
      node,
      ranks: new Float64Array(size),
      scores: new Float64Array(size),
    }),
  );
  const scale = JSON.stringify(plan.normalisation);
  for (let run = 0; run < replications; run += 1) {
    const { choices, weights } = drawing.draw(
      points.subarray(run * dimensions, (run + 1) * dimensions),
    );
    const made = prepared.run(choices, weights);
    const isSameScale = JSON.stringify(choices.normalisation) === scale;
    for (const table of tables) {
      const column = made.scores[table.node] ?? points;
      const ranks = ranksWithin(column, data.years, plan.ranks.ties);
      for (let row = 0; row < ranks.length; row += 1) {
        const at = row * replications + run;
        table.ranks[at] = ranks[row] ?? Number.NaN;
        table.scores[at] = isSameScale ? (column[row] ?? Number.NaN) : Number.NaN;
      }
    }
  }
  return { tables, varied: drawing.factors.map((factor) => factor.name) };
}

function pointsOf({ replications, sequence, seed }: MonteCarlo, dimensions: number): Float64Array {
  const chance = createChance(seed);
  if (sequence === "sobol" && dimensions > 0) {
    return sobolPoints({ points: replications, dimensions, shift: chance });
  }
  return Float64Array.from({ length: replications * dimensions }, () => chance.next());
}
