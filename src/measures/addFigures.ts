import { Problem } from "../terms/index.ts";
import { type ColumnHead, fillColumn } from "./columnFill.ts";
import { type Figures, isCovered } from "./figures.ts";
import { isOfPairs, type Panel } from "./panel.ts";

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
  const look = lookup(panel, figures);
  const add = (to: Panel, suffix: string, side: Side) =>
    fillColumn(to, headOf(figures, name + suffix, suffix, panel), (row) =>
      cellOf(figures, panel, look, side, row),
    );
  if (!isOfPairs(panel)) return add(panel, "", "a");
  if (figures.of === "state") return add(add(panel, ".a", "a"), ".b", "b");
  if (figures.of === "pair" || panel.grain === "directed-pair-year") return add(panel, "", "ab");
  return add(add(panel, ".ab", "ab"), ".ba", "ba");
}

type Side = "a" | "b" | "ab" | "ba";

const saysOf: Record<string, string> = {
  ".a": " (of a)",
  ".b": " (of b)",
  ".ab": " (from a to b)",
  ".ba": " (from b to a)",
};

function headOf(figures: Figures, name: string, suffix: string, panel: Panel): ColumnHead {
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

function cellOf(
  figures: Figures,
  panel: Panel,
  look: Lookup,
  side: Side,
  row: number,
): number | string {
  const a = panel.a[row] ?? 0;
  const b = panel.b?.[row] ?? 0;
  const [one, other] = side === "b" || side === "ba" ? [b, a] : [a, b];
  const year = panel.year[row] ?? 0;
  const at = look(one, other, year, panel.month?.[row] ?? 0);
  if (at >= 0) {
    const value = figures.value[at] ?? Number.NaN;
    return Number.isNaN(value) ? (figures.missing?.[at] ?? "not published") : value;
  }
  const { covers } = figures;
  const names = panel.states;
  const second = figures.of === "state" ? undefined : (names[other] ?? "");
  if (isCovered(covers, year, names[one] ?? "", second)) return figures.listsAll ? 0 : "no row";
  const isInPeriod =
    (covers.from === undefined || year >= covers.from) &&
    (covers.to === undefined || year <= covers.to);
  return isInPeriod ? "not collected" : "outside period";
}

/** Finds the row of the figures for one cell, or -1. */
type Lookup = (one: number, other: number, year: number, month: number) => number;

/** Every row of the figures by its cell in one dense array: a world of pairs over thirty years is five megabytes. */
function lookup(panel: Panel, figures: Figures): Lookup {
  const states = new Map(panel.states.map((iso3, at) => [iso3, at]));
  const { first, years } = yearsOf(panel);
  const width = figures.of === "state" ? 1 : states.size;
  const steps = figures.year === undefined ? 1 : years * (figures.month === undefined ? 1 : 12);
  const place = new Int32Array(states.size * width * steps).fill(-1);
  const stepOf = (year: number, month: number) => {
    if (figures.year === undefined) return 0;
    return figures.month === undefined ? year - first : (year - first) * 12 + month - 1;
  };
  const keyOf = (one: number, other: number, step: number) =>
    (width === 1 ? one : one * width + other) * steps + step;
  for (let at = 0; at < figures.a.length; at++) {
    const one = states.get(figures.a[at] ?? "");
    const other = width === 1 ? 0 : states.get(figures.b?.[at] ?? "");
    if (one === undefined || other === undefined) continue;
    if (width > 1 && one === other) continue; // trade with oneself is no relation
    const year = figures.year?.[at] ?? first;
    if (year < first || year >= first + years) continue;
    const step = stepOf(year, figures.month?.[at] ?? 1);
    const keys = [keyOf(one, other, step)];
    if (figures.of === "pair") keys.push(keyOf(other, one, step));
    for (const key of keys) {
      if (place[key] !== -1) throw repeated(figures, at);
      place[key] = at;
    }
  }
  return (one, other, year, month) => place[keyOf(one, other, stepOf(year, month))] ?? -1;
}

function yearsOf(panel: Panel): { readonly first: number; readonly years: number } {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const year of panel.year) {
    if (year < least) least = year;
    if (year > most) most = year;
  }
  return panel.rows === 0 ? { first: 0, years: 0 } : { first: least, years: most - least + 1 };
}

function repeated(figures: Figures, at: number): Problem {
  const whom = figures.b === undefined ? figures.a[at] : `${figures.a[at]} and ${figures.b[at]}`;
  return new Problem(
    "figures-repeated",
    `${figures.name} has two values for ${whom} in ${figures.year?.[at] ?? "all years"}: choose one edition or add them up first.`,
    { where: `row ${at + 1} of the figures` },
  );
}
