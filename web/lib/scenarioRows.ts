import type { ScenarioAnswer } from "../../src/server/contract.ts";

/** One number of a scenario: without the change, with it, and what the change makes. */
export type Row = ScenarioAnswer["rows"][number];
/** One thing that a model counts. */
export type Measure = ScenarioAnswer["measures"][number];

/** What tells two numbers of a scenario apart, fit for an id of the page. */
export function rowKey({ measure, state, item, year, month }: Omit<Row, "baseline">): string {
  return [measure, state, item, year, month]
    .map((part) => part ?? "")
    .join("_")
    .replace(/[^\w.-]/g, "-");
}

/**
 * The rows that a table of the whole shows: those of no single year and month.
 *
 * Shape: a measure that is told by years alone gives its last year.
 */
export function wholeRows(rows: readonly Row[]): readonly Row[] {
  const plain = rows.filter(({ month }) => month === undefined);
  const whole = new Set(plain.filter(({ year }) => year === undefined).map((row) => row.measure));
  const last = new Map<string, number>();
  for (const { measure, year } of plain) {
    if (year !== undefined) last.set(measure, Math.max(last.get(measure) ?? year, year));
  }
  return plain.filter(({ measure, year }) =>
    whole.has(measure) ? year === undefined : year === last.get(measure),
  );
}

/** Measures in the order in which a page shows them: those that the scenario puts first, then as the model has them. */
export function inOrder(measures: readonly Measure[], show: readonly string[]): readonly Measure[] {
  const place = (id: string) => (show.includes(id) ? show.indexOf(id) : show.length);
  return [...measures].sort((x, y) => place(x.id) - place(y.id));
}

/** A measure with the items that its rows tell apart. */
export interface Line {
  readonly measure: Measure;
  readonly item: string | undefined;
  readonly year: number | undefined;
  readonly rows: readonly Row[];
}

/** The lines of a table: one for each measure and item, with the rows of all states. */
export function linesOf(rows: readonly Row[], measures: readonly Measure[]): readonly Line[] {
  return measures.flatMap((measure) => {
    const own = rows.filter((row) => row.measure === measure.id);
    const items = [...new Set(own.map(({ item }) => item))];
    return items.map((item) => {
      const ofItem = own.filter((row) => row.item === item);
      return { measure, item, year: ofItem[0]?.year, rows: ofItem };
    });
  });
}

/** The row of a state in a line; without a state, the row that is no single state's. */
export function rowOf(line: Line, state: string | undefined): Row | undefined {
  return line.rows.find((row) => row.state === state);
}

/** Whether a difference is one at all at the digits that the measure is told in. */
export function isSame(measure: Measure, difference: number | undefined): boolean {
  return difference === undefined || Math.abs(difference) < 0.5 * 10 ** -measure.decimals;
}

/** How a difference lies to what the measure calls better. */
export type Leaning = "towards" | "away" | "neither" | "same";

/** Whether a change goes where the measure calls it better: said with a shape and a word. */
export function leaningOf(measure: Measure, difference: number | undefined): Leaning {
  if (isSame(measure, difference)) return "same";
  if (measure.better === "neither") return "neither";
  return (difference ?? 0) > 0 === (measure.better === "more") ? "towards" : "away";
}

/** The line whose difference is greatest among those of one measure, by the states that are looked at. */
export function foremost(
  lines: readonly Line[],
  states: readonly (string | undefined)[],
): Line | undefined {
  const size = (line: Line) =>
    Math.max(
      -1,
      ...states.flatMap((state) => {
        const { baseline, difference } = rowOf(line, state) ?? {};
        if (difference === undefined) return [];
        return Math.abs(difference) / (Math.abs(baseline ?? 0) || 1);
      }),
    );
  return lines.reduce<Line | undefined>(
    (best, line) => (best === undefined || size(line) > size(best) ? line : best),
    undefined,
  );
}

/** States of some rows in the reader's order: the pair first, then the others. */
export function statesIn(rows: readonly Row[], pair: readonly [string, string]): readonly string[] {
  const all = [...new Set(rows.flatMap(({ state }) => state ?? []))];
  return [...pair.filter((one) => all.includes(one)), ...all.filter((one) => !pair.includes(one))];
}
