import { Problem } from "../terms/index.ts";
import { cellFiller, type Side } from "./figureCells.ts";
import type { Figures } from "./figures.ts";
import { type Column, isOfPairs, type Panel, withColumn } from "./panel.ts";

/** How figures are named in the panel. */
export interface AddOptions {
  /** Name of the column; without it, the figures' own. */
  readonly as?: string | undefined;
}

/**
 * Adds the figures of a source to a panel: the rows stay as they are.
 *
 * Shape: figures of states give one column, in a panel of pairs two (`.a`, `.b`). Figures of one state towards another
 * give one column in a directed panel and two (`.ab`, `.ba`) in one of pairs in no order. Figures without a year stand in
 * every year; yearly figures stand in each month of their year.
 * Missing: outside what the source covers “outside period” or “not collected”; a row that it lacks is “no row”, or 0 when
 * the source lists every case.
 * Throws: `grain-mismatch` when pairs are added to a panel of states; `figures-repeated` when a source has two values for one cell.
 */
export function addFigures(panel: Panel, figures: Figures, options: AddOptions = {}): Panel {
  const name = options.as ?? figures.name;
  if (figures.of !== "state" && !isOfPairs(panel)) {
    throw new Problem(
      "grain-mismatch",
      `${figures.name} is about two states: add it to a panel of pairs, not of ${panel.grain}.`,
    );
  }
  const fill = cellFiller(panel, figures);
  const add = (to: Panel, suffix: string, side: Side) =>
    withColumn(to, { ...headOf(figures, name + suffix, suffix, panel), ...fill(side) });
  if (!isOfPairs(panel)) return add(panel, "", "a");
  if (figures.of === "state") return add(add(panel, ".a", "a"), ".b", "b");
  if (figures.of === "pair" || panel.grain === "directed-pair-year") return add(panel, "", "ab");
  return add(add(panel, ".ab", "ab"), ".ba", "ba");
}

const saysOf: Record<string, string> = {
  ".a": " (of a)",
  ".b": " (of b)",
  ".ab": " (a first, b second)",
  ".ba": " (b first, a second)",
};

function headOf(
  figures: Figures,
  name: string,
  suffix: string,
  panel: Panel,
): Omit<Column, "values" | "gaps" | "reasons"> {
  const spread =
    panel.month !== undefined && figures.month === undefined && figures.year !== undefined
      ? "The year's figure stands in each of its months."
      : undefined;
  return {
    name,
    label: figures.label + (saysOf[suffix] ?? ""),
    unit: figures.unit,
    sources: [figures.source],
    note: [figures.note, spread].filter(Boolean).join(" ") || undefined,
  };
}
