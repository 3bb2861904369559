import { composite } from "./composite.ts";
import type { CompositeData } from "./compositeData.ts";
import { describeComposite } from "./compositeDescribe.ts";
import { indexSensitivity } from "./compositeSensitivity.ts";
import type { IndexDefinition } from "./compositeShape.ts";
import { uncertaintyOf } from "./compositeUncertainty.ts";
import {
  viewContributions,
  viewFilled,
  viewParts,
  viewScores,
  viewStages,
} from "./compositeView.ts";
import { tellChoice, whatIfs } from "./compositeWhatIf.ts";

/** A source that an index rests on, as its series names it. */
export interface IndexSourceView {
  readonly id: string;
  readonly title: string;
  readonly url: string | undefined;
  readonly edition: string;
  readonly licence: string;
  readonly redistribute: string;
  readonly note: string | undefined;
}

/**
 * Everything that an index has to show: its choices, every stage, every score with place, band and coverage, what each score
 * is made of, how the figures hang together, how far the order rests on choices and what one other choice would change.
 *
 * Shape: plain values, ready for JSON; columns of stages stand in the order of `rows`. Missing: gaps are null in JSON; parts
 * without a score say why; without Monte Carlo there are no bands.
 * Throws: what `composite` throws.
 */
export function answerIndex(
  definition: IndexDefinition,
  data: CompositeData,
  sources: readonly IndexSourceView[],
) {
  const made = composite(definition, data);
  const how = definition.uncertainty.method === "monte-carlo" ? definition.uncertainty : undefined;
  const parts = made.tree.nodes.slice(made.tree.leaves);
  const uncertainty = how && uncertaintyOf(definition, data, how, parts);
  const sensitivity = how && indexSensitivity(definition, data, how);
  const { id, version, title, framework } = definition;
  return {
    index: { id, version, title, framework },
    choices: choicesOf(definition),
    indicators: definition.indicators,
    denominators: definition.denominators,
    parts: viewParts(made, definition),
    sources,
    rows: data.units.map((unit, row) => ({ unit, year: data.years?.[row] })),
    scores: viewScores(made, uncertainty),
    contributions: viewContributions(made),
    filled: viewFilled(made),
    screenedOut: made.stages.screenedOut.map(({ row, share }) => ({
      unit: data.units[row],
      year: data.years?.[row],
      share,
    })),
    treatments: made.stages.treatments.map(({ indicator, ...note }) => ({
      indicator: made.tree.nodes[indicator],
      ...note,
    })),
    description: describeComposite(made),
    uncertainty: uncertainty && {
      replications: uncertainty.replications,
      varied: uncertainty.varied,
      held: uncertainty.held,
      band: uncertainty.band,
      meanShift: Object.fromEntries(uncertainty.parts.map((one) => [one.part, one.meanShift])),
    },
    sensitivity: sensitivity && {
      runs: sensitivity.runs,
      shift: sensitivity.shift,
      rows: [...sensitivity.rows].map(([row, factors]) => ({
        unit: data.units[row],
        year: data.years?.[row],
        factors,
      })),
    },
    whatIf: how && viewWhatIfs(definition, data, how),
    stages: viewStages(made),
  };
}

/** Everything that an index has to show. */
export type IndexAnswer = ReturnType<typeof answerIndex>;

function choicesOf(definition: IndexDefinition) {
  const { years, imputation, screening, treatment, normalisation } = definition;
  const { weights, aggregation, coverage, ranks, uncertainty } = definition;
  const first = { years, imputation, screening, treatment, normalisation };
  return { ...first, weights, aggregation, coverage, ranks, uncertainty };
}

function viewWhatIfs(
  definition: IndexDefinition,
  data: CompositeData,
  how: Parameters<typeof whatIfs>[2],
) {
  const { tried, impossible } = whatIfs(definition, data, how);
  return {
    tried: tried.map(({ changed, to, meanShift, largestShift, before, after }) => ({
      changed,
      from: tellChoice(definition[changed as "weights"]),
      to,
      meanShift,
      largestShift,
      moved: data.units.flatMap((unit, row) => {
        const [was, is] = [before.ranks[row], after.ranks[row]];
        const same = was === is || (Number.isNaN(was) && Number.isNaN(is));
        return same ? [] : [{ unit, year: data.years?.[row], from: rankOf(was), to: rankOf(is) }];
      }),
    })),
    impossible,
  };
}

function rankOf(rank: number | undefined): number | undefined {
  return rank === undefined || Number.isNaN(rank) ? undefined : rank;
}
