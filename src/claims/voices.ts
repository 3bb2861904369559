import type {
  ObservationRow,
  PairObservationRow,
  SeriesRow,
  TurnoverRow,
} from "../indicators/index.ts";
import type { Basis, ClaimRules } from "./rules.ts";
import type { RowUsed } from "./verdict.ts";

/** One cell of a source: a value, or the reason why there is none, with the rows under it. */
export interface Cell {
  readonly value: number | undefined;
  readonly gap: string | undefined;
  readonly rows: readonly RowUsed[];
}

/**
 * One source that can answer: an edition of a series, one side's count, or what is computed from others.
 *
 * Shape: `of` of its cells is `AAA`, `AAA-BBB` or `AAA>BBB` by its grain; `mutual` counts both directions in one.
 * `weak`: computed or implied by us, or a doubtful count; it supports but never stands against others.
 * Missing: `known` undefined where the source has no day of its own; `period` is set where it counts a part of a year.
 */
export interface Voice {
  readonly id: string;
  readonly concept: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly unit: string;
  readonly basis: Basis | undefined;
  readonly grain: string;
  readonly mutual: boolean;
  readonly source: string;
  readonly vintage: string;
  readonly known: string | undefined;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly weak: boolean;
  /** The counts of one reporter taken together, for changes over time; each stands for itself as well. */
  readonly joined: boolean;
  readonly period: string | undefined;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** The key of a cell. */
export function cellKey(of: string, year: number): string {
  return `${of} ${year}`;
}

/** Every edition of every series as a source that answers. */
export function voicesOfSeries(
  all: readonly SeriesRow[],
  states: readonly ObservationRow[],
  pairs: readonly PairObservationRow[],
  rules: ClaimRules,
): readonly Voice[] {
  const cells = new Map(all.map((one) => [one.id, new Map<string, Cell>()]));
  const byId = new Map(all.map((one) => [one.id, one]));
  const take = (table: string, row: ObservationRow | PairObservationRow): void => {
    const series = byId.get(row.series);
    if (series === undefined) return;
    const cell = { value: row.value, gap: row.missing, rows: [rowUsed(table, row, series)] };
    cells.get(row.series)?.set(cellKey(row.of, row.year), cell);
  };
  for (const row of states) take("observation", row);
  for (const row of pairs) take("pair_observation", row);
  return all.map((one) => voiceOf(one, cells.get(one.id) ?? new Map(), rules));
}

function voiceOf(one: SeriesRow, cells: ReadonlyMap<string, Cell>, rules: ClaimRules): Voice {
  const { id, concept, labels, unit, grain, vintage, known, firstYear, lastYear } = one;
  const weak = rules.sources.computed.some((word) => one.note?.startsWith(word) === true);
  return {
    id,
    concept,
    labels,
    unit,
    basis: basisOf(one.priceBasis, rules),
    grain,
    mutual: false,
    source: one.sourceTitle,
    vintage,
    known,
    firstYear,
    lastYear,
    weak,
    joined: false,
    period: undefined,
    cells,
  };
}

function basisOf(words: string | undefined, rules: ClaimRules): Basis | undefined {
  if (words === undefined) return undefined;
  const order: readonly Basis[] = ["ppp", "constant", "current"];
  return order.find((one) => rules.bases[one].some((word) => words.includes(word)));
}

function rowUsed(
  table: string,
  row: ObservationRow | PairObservationRow,
  series: SeriesRow,
): RowUsed {
  return {
    table,
    id: row.id,
    reference: { file: row.file, row: row.row },
    series: series.id,
    of: row.of,
    year: row.year,
    value: row.value,
    unit: series.unit,
    priceBasis: series.priceBasis,
    vintage: series.vintage,
    source: series.sourceTitle,
  };
}

/**
 * The counts that either side or the press gives for a pair, each row for itself.
 *
 * Shape: indicators that the rules do not name keep their own name as concept, with `-`.
 */
export function voicesOfTurnover(
  rows: readonly TurnoverRow[],
  rules: ClaimRules,
): readonly Voice[] {
  const voices = rows
    .filter((row) => !rules.turnover.notCounted.includes(row.period))
    .map((row) => turnoverVoice(row, rules));
  return [...voices, ...joinReporters(voices)];
}

/** One reporter's counts of whole years as one source; where it gives two for a year, the first row stands. */
function joinReporters(voices: readonly Voice[]): readonly Voice[] {
  const groups = new Map<string, Voice[]>();
  for (const one of voices.filter((voice) => voice.period === undefined && !voice.weak)) {
    const key = [one.concept, one.mutual, one.grain, one.vintage].join(" ");
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].flatMap(([id, group]) => {
    const [first] = group;
    if (first === undefined || group.length < 2) return [];
    const cells = new Map([...group].reverse().flatMap((one) => [...one.cells]));
    const firstYear = Math.min(...group.map((one) => one.firstYear));
    const lastYear = Math.max(...group.map((one) => one.lastYear));
    return [{ ...first, id, joined: true, firstYear, lastYear, cells }];
  });
}

function turnoverVoice(row: TurnoverRow, rules: ClaimRules): Voice {
  const { concept, mutual, side } = meaningOf(row, rules);
  const cell = { value: row.value, gap: undefined, rows: [turnoverUsed(row)] };
  const { unsure } = rules.turnover;
  return {
    id: row.id,
    concept,
    labels: {},
    unit: row.unit,
    basis: row.unit.includes("USD") ? "current" : undefined,
    grain: side === undefined ? "pair" : "directed-pair",
    mutual,
    source: row.sourceTitle,
    vintage: row.reporter,
    known: undefined,
    firstYear: row.year,
    lastYear: row.year,
    weak: unsure.periods.includes(row.period) || unsure.confidence.includes(row.confidence ?? ""),
    joined: false,
    period: rules.turnover.wholeYear.includes(row.period) ? undefined : row.period,
    cells: new Map([[cellKey(side ?? row.pair, row.year), cell]]),
  };
}

function meaningOf(row: TurnoverRow, rules: ClaimRules) {
  for (const one of rules.turnover.indicators) {
    const pattern = one.indicator.replace("{from}", "([a-z]{3})").replace("{to}", "([a-z]{3})");
    const match = new RegExp(`^${pattern}$`).exec(row.indicator);
    if (match === null) continue;
    const [, from, to] = match.map((part) => part.toUpperCase());
    const side = from === undefined || to === undefined ? undefined : `${from}>${to}`;
    return { concept: one.concept, mutual: one.mutual, side };
  }
  return { concept: row.indicator.replaceAll("_", "-"), mutual: false, side: undefined };
}

function turnoverUsed(row: TurnoverRow): RowUsed {
  return {
    table: "turnover",
    id: row.id,
    reference: { file: row.file, row: row.row },
    of: row.pair,
    year: row.year,
    date: row.period,
    value: row.value,
    unit: row.unit,
    vintage: row.reporter,
    source: row.sourceTitle,
  };
}
