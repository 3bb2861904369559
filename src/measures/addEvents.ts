import { addFigures } from "./addFigures.ts";
import type { Coverage, Figures } from "./figures.ts";
import type { ColumnSource, Panel } from "./panel.ts";

/**
 * Events of one state towards another in a month, as counted elsewhere.
 *
 * Shape: `month` is YYYY-MM. Missing: `mean` undefined when none of the events has a score.
 */
export interface EventCount {
  readonly month: string;
  readonly a: string;
  readonly b: string;
  readonly count: number;
  readonly mean: number | undefined;
}

/** What events are called in the panel, where they are from, and of which months and states their source tells. */
export interface EventHead {
  /** First part of both columns' names, such as `events.gdelt`. */
  readonly name: string;
  readonly source: ColumnSource;
  readonly covers: Coverage;
  readonly note?: string | undefined;
}

/**
 * Adds how many events of one state towards another a source tells of, and the mean of their scores: by month in a panel of
 * months, else summed over the year, the means weighted by the events of their months.
 *
 * Shape: two figures, `.count` and `.score`, each of them one column or two as `addFigures` says. Rows of one cell come together.
 * Missing: outside the months and states that the source covers; inside them no event is 0 events, and no score.
 */
export function addEvents(panel: Panel, rows: readonly EventCount[], head: EventHead): Panel {
  const isMonthly = panel.month !== undefined;
  const cells = new Map<string, { row: EventCount; count: number; scored: number; sum: number }>();
  for (const row of rows) {
    const key = `${row.a} ${row.b} ${isMonthly ? row.month : row.month.slice(0, 4)}`;
    const cell = cells.get(key) ?? { row, count: 0, scored: 0, sum: 0 };
    cells.set(key, cell);
    cell.count += row.count;
    if (row.mean === undefined) continue;
    cell.scored += row.count;
    cell.sum += row.mean * row.count;
  }
  const all = [...cells.values()];
  const figures = (
    rest: Pick<Figures, "name" | "label" | "unit" | "value" | "listsAll">,
  ): Figures => ({
    ...rest,
    ...{ source: head.source, covers: head.covers, note: head.note, of: "directed-pair" },
    a: all.map(({ row }) => row.a),
    b: all.map(({ row }) => row.b),
    year: all.map(({ row }) => Number(row.month.slice(0, 4))),
    month: isMonthly ? all.map(({ row }) => Number(row.month.slice(5, 7))) : undefined,
    missing: undefined,
  });
  const counts = figures({
    name: `${head.name}.count`,
    label: "Events of the first state towards the second",
    unit: "events",
    value: all.map(({ count }) => count),
    listsAll: true,
  });
  const scores = figures({
    name: `${head.name}.score`,
    label: "Mean score of the events of the first state towards the second",
    unit: "score, −10 to +10",
    value: all.map(({ scored, sum }) => (scored === 0 ? Number.NaN : sum / scored)),
    listsAll: false,
  });
  return addFigures(addFigures(panel, counts), scores);
}
