import type { Composite } from "./composite.ts";
import type { RankBand, ScoreBand } from "./compositeBands.ts";
import { contributionsTo } from "./compositeContributions.ts";
import type { IndexDefinition } from "./compositeShape.ts";
import type { Uncertainty } from "./compositeUncertainty.ts";

type Labels = Readonly<Record<string, string>>;

/** One score: of one part of the index, for one unit in one year. */
export interface ScoreView {
  readonly unit: string;
  readonly year: number | undefined;
  readonly part: string;
  readonly score: number | undefined;
  readonly rank: number | undefined;
  /** Units that have a place in that year. */
  readonly of: number;
  readonly coverage: number;
  readonly rankBand: RankBand | undefined;
  readonly scoreBand: ScoreBand | undefined;
  /** Why there is no score. */
  readonly why: string | undefined;
}

/** One cell that imputation filled, and from where. */
export interface FilledView {
  readonly unit: string;
  readonly year: number | undefined;
  readonly indicator: string;
  readonly how: string;
}

/** Columns of one stage by indicator or part, in the order of the rows; gaps are undefined. */
export type StageView = Readonly<Record<string, readonly (number | undefined)[]>>;

/** A part of the index, an indicator too: its place in the whole. */
export interface PartView {
  readonly id: string;
  readonly label: Labels;
  readonly parent: string | undefined;
  readonly level: number;
  /** Share within its group, and of the whole. */
  readonly weight: number;
  readonly effective: number;
}

/** Every score of every part above the indicators, with its band and with the reason where there is none. */
export function viewScores(
  made: Composite,
  uncertainty: Uncertainty | undefined,
): readonly ScoreView[] {
  const { tree, data, scores, ranks, coverage } = made;
  const parts = tree.nodes.slice(tree.leaves);
  return parts.flatMap((part, at) => {
    const node = tree.leaves + at;
    const bands = uncertainty?.parts.find((one) => one.part === part);
    const counts = countByYear(ranks[node] ?? new Float64Array(0), data.years);
    return data.units.map((unit, row): ScoreView => {
      const score = known(scores[node]?.[row]);
      const year = data.years?.[row];
      return {
        unit,
        year,
        part,
        score,
        rank: known(ranks[node]?.[row]),
        of: counts.get(year) ?? 0,
        coverage: coverage[node]?.[row] ?? 0,
        rankBand: bands?.ranks[row],
        scoreBand: bands?.scores[row],
        why: score === undefined ? whyNone(made, node, row) : undefined,
      };
    });
  });
}

/** The columns of every stage, by id. */
export function viewStages(made: Composite): Readonly<Record<string, StageView>> {
  const { stages, tree, scores } = made;
  const view = (columns: readonly Float64Array[]): StageView =>
    Object.fromEntries(
      columns.map((column, at) => [tree.nodes[at] ?? "", Array.from(column, (one) => known(one))]),
    );
  return {
    denominated: view(stages.denominated),
    imputed: view(stages.imputed),
    screened: view(stages.screened),
    treated: view(stages.treated),
    normalised: view(stages.normalised),
    aggregated: view(scores),
  };
}

/** The cells that imputation filled, each with what stands in it. */
export function viewFilled({ plan, data, stages, tree }: Composite): readonly FilledView[] {
  const { method } = plan.imputation;
  return stages.filled.flatMap((column, at) =>
    [...column.keys()]
      .filter((row) => column[row] !== 0)
      .map((row) => ({
        unit: data.units[row] ?? "",
        year: data.years?.[row],
        indicator: tree.nodes[at] ?? "",
        how:
          method === "last-known"
            ? `value of ${(data.years?.[row] ?? 0) - ((column[row] ?? 1) - 1)}`
            : method,
      })),
  );
}

/** The parts of the index from the indicators up, with their weights. */
export function viewParts(
  { tree, weights, effective }: Composite,
  { tree: groups, indicators }: Pick<IndexDefinition, "tree" | "indicators">,
): readonly PartView[] {
  const labels = new Map(
    [...indicators, ...groups].map((one): [string, Labels] => [one.id, one.label]),
  );
  return tree.nodes.map((id, at) => ({
    id,
    label: labels.get(id) ?? {},
    parent: tree.nodes[tree.parent[at] ?? -1],
    level: tree.level[at] ?? 0,
    weight: weights[at] ?? 0,
    effective: effective[at] ?? 0,
  }));
}

/** Of what each score of the index is made in its last year: points by indicator, and the rows they rest on. */
export function viewContributions(made: Composite) {
  const { data, tree } = made;
  const last = data.years?.reduce((most, one) => Math.max(most, one), 0);
  return data.units.flatMap((unit, row) => {
    if (last !== undefined && data.years?.[row] !== last) return [];
    const points = contributionsTo(made, row);
    if (points === undefined) return [];
    const told = points.map((one) => ({
      ...one,
      indicator: tree.nodes[one.indicator] ?? "",
      rows: data.origins(one.indicator, earlierRow(made, one.indicator, row)),
    }));
    return [{ unit, year: last, points: told }];
  });
}

/** The row that a value comes from: an earlier one of the same unit, where the last known value stands. */
function earlierRow({ plan, data, stages }: Composite, indicator: number, row: number): number {
  const filled = stages.filled[indicator]?.[row] ?? 0;
  if (filled === 0 || plan.imputation.method !== "last-known") return row;
  const year = (data.years?.[row] ?? 0) - (filled - 1);
  return data.units.findIndex((unit, at) => unit === data.units[row] && data.years?.[at] === year);
}

/** Why a part has no score for a row: how little is there, and what is missing. */
function whyNone(
  { plan, tree, data, coverage, stages }: Composite,
  node: number,
  row: number,
): string {
  const part = tree.nodes[node] ?? "";
  const minimum = plan.coverage.groups?.[part] ?? plan.coverage.minimum;
  const missing = leavesBelow(tree.parent, tree.leaves, node)
    .filter((leaf) => Number.isNaN(stages.normalised[leaf]?.[row]))
    .map((leaf) => {
      const reason = data.gaps(leaf, row) ?? "does not vary, or was screened out";
      return `${tree.nodes[leaf]} (${reason})`;
    });
  return `rests on ${percent(coverage[node]?.[row] ?? 0)}, below ${percent(minimum)}; missing: ${missing.join(", ") || "nothing of its own"}`;
}

function leavesBelow(parent: Int32Array, leaves: number, node: number): readonly number[] {
  const isBelow = (at: number): boolean => {
    const up = parent[at] ?? -1;
    return up === node || (up >= 0 && isBelow(up));
  };
  return Array.from({ length: leaves }, (_, leaf) => leaf).filter(isBelow);
}

function countByYear(ranks: Float64Array, years: Int16Array | undefined) {
  const counts = new Map<number | undefined, number>();
  for (const [row, rank] of ranks.entries()) {
    const year = years?.[row];
    if (!Number.isNaN(rank)) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return counts;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function known(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value;
}
