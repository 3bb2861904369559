import { type CompositePlan, prepareComposite, type RunChoices } from "./composite.ts";
import { isMeanable } from "./compositeAggregate.ts";
import type { MonteCarlo } from "./compositeChoices.ts";
import type { CompositeData } from "./compositeData.ts";
import { ranksWithin } from "./compositeRanks.ts";

/** What one change does: score and place of each row before and after. */
export interface WhatIf {
  readonly changed: string;
  readonly to: string;
  readonly before: Side;
  readonly after: Side;
  /** Mean and largest number of places that rows move. */
  readonly meanShift: number;
  readonly largestShift: number;
}

/** Scores and places of all rows. */
export interface Side {
  readonly scores: Float64Array;
  readonly ranks: Float64Array;
}

/**
 * What the index would be if one thing were chosen otherwise and all else stayed.
 *
 * Missing: rows without a score on either side do not count for the shifts.
 * Throws: what `composite` throws, when the other choice cannot be carried out on the figures.
 */
export function whatIf(
  plan: CompositePlan,
  data: CompositeData,
  other: Partial<RunChoices>,
): WhatIf {
  const prepared = prepareComposite(plan, data);
  const sideOf = (choices: RunChoices): Side => {
    const scores = prepared.run(choices).scores.at(-1) ?? new Float64Array(0);
    return { scores, ranks: ranksWithin(scores, data.years, plan.ranks.ties) };
  };
  const [before, after] = [sideOf(plan), sideOf({ ...plan, ...other })];
  const shifts = [...before.ranks]
    .map((rank, row) => Math.abs(rank - (after.ranks[row] ?? Number.NaN)))
    .filter((one) => !Number.isNaN(one));
  return {
    changed: Object.keys(other).join(", "),
    to: Object.values(other).map(tellChoice).join(", "),
    before,
    after,
    meanShift: shifts.reduce((sum, one) => sum + one, 0) / shifts.length,
    largestShift: Math.max(0, ...shifts),
  };
}

/** Alternatives tried one at a time, and those that cannot be carried out on the figures. */
export interface WhatIfs {
  /** The one that moves the order most first. */
  readonly tried: readonly WhatIf[];
  readonly impossible: readonly { readonly changed: string; readonly to: string }[];
}

/**
 * Every alternative that the index names, tried one at a time while all else stays.
 *
 * Missing: a mean that needs values above 0 cannot be tried where the scale of the index goes to 0 or below: it is named
 * under `impossible`.
 */
export function whatIfs(plan: CompositePlan, data: CompositeData, { over }: MonteCarlo): WhatIfs {
  const prepared = prepareComposite(plan, data);
  const names = ["imputation", "treatment", "normalisation", "weights", "aggregation"] as const;
  const wanted = names.flatMap((name) =>
    (over[name] ?? [])
      .filter((one) => JSON.stringify(one) !== JSON.stringify(plan[name]))
      .map((one) => ({ name, one, other: { [name]: one } as Partial<RunChoices> })),
  );
  const isPossible = ({ other }: { readonly other: Partial<RunChoices> }): boolean => {
    const choices = { ...plan, ...other };
    const means =
      choices.aggregation.method === "by-level"
        ? choices.aggregation.levels
        : [choices.aggregation];
    return prepared
      .stages(choices)
      .normalised.every((column) =>
        column.every(
          (value) => Number.isNaN(value) || means.every((mean) => isMeanable(value, mean)),
        ),
      );
  };
  const tried = wanted.filter(isPossible).map(({ other }) => whatIf(plan, data, other));
  return {
    tried: tried.sort((a, b) => b.meanShift - a.meanShift),
    impossible: wanted
      .filter((one) => !isPossible(one))
      .map(({ name, one }) => ({ changed: name, to: tellChoice(one) })),
  };
}

/** A choice in words: its method and what goes with it. */
export function tellChoice(choice: { readonly method: string }): string {
  const { method, ...rest } = choice;
  const told = Object.entries(rest).flatMap(([key, value]) => tellDetail(key, value));
  return told.length === 0 ? method : `${method} (${told.join(", ")})`;
}

function tellDetail(key: string, value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [`${key} ${value}`];
  if (value.length === 0) return [];
  const words = value.map((one) => (typeof one === "string" ? one : tellChoice(one)));
  return [`${key} ${words.join(key === "levels" ? " > " : ", ")}`];
}
