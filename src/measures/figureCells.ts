import { Problem } from "../terms/index.ts";
import type { Figures } from "./figures.ts";
import type { Column, Panel } from "./panel.ts";

/** Which of a row's states a cell is about: one of them, or one towards the other. */
export type Side = "a" | "b" | "ab" | "ba";

/** The cells of a column. */
export type Cells = Pick<Column, "values" | "gaps" | "reasons">;

/**
 * Meets figures with the rows of a panel; the answer fills a column for a side.
 *
 * Throws: `figures-repeated` when the figures have two values for one cell.
 */
export function cellFiller(panel: Panel, figures: Figures): (side: Side) => Cells {
  const grid = gridOf(panel, figures);
  const place = placesIn(grid, panel, figures);
  const mask =
    figures.covers.states && panel.states.map((state) => figures.covers.states?.has(state));
  return (side) => fill(panel, figures, grid, place, mask, side);
}

/** How cells are numbered: state × state × step, a step being a year, a month or, without time, all there is. */
interface Grid {
  readonly first: number;
  readonly years: number;
  readonly width: number;
  readonly steps: number;
  readonly months: number;
}

function gridOf(panel: Panel, figures: Figures): Grid {
  const { first, years } = yearsOf(panel);
  const isTimeless = figures.year === undefined;
  const months = figures.month === undefined || isTimeless ? 1 : 12;
  const width = figures.of === "state" ? 1 : panel.states.length;
  return { first, years, width, steps: isTimeless ? 1 : years * months, months };
}

/** Every row of the figures by its cell in one dense array: a world of pairs over thirty years is five megabytes. */
function placesIn(grid: Grid, panel: Panel, figures: Figures): Int32Array {
  const { first, years, width, steps, months } = grid;
  const states = new Map(panel.states.map((iso3, at) => [iso3, at]));
  const place = new Int32Array(states.size * width * steps).fill(-1);
  const put = (one: number, other: number, step: number, at: number) => {
    const key = (width === 1 ? one : one * width + other) * steps + step;
    if (place[key] !== -1) throw repeated(figures, at);
    place[key] = at;
  };
  for (let at = 0; at < figures.a.length; at++) {
    const year = figures.year?.[at] ?? first;
    if (year < first || year >= first + years) continue;
    const one = states.get(figures.a[at] ?? "");
    const other = width === 1 ? 0 : states.get(figures.b?.[at] ?? "");
    if (one === undefined || other === undefined) continue;
    if (width > 1 && one === other) continue; // trade with oneself is no relation
    const month = months === 1 ? 0 : (figures.month?.[at] ?? 1) - 1;
    const step = figures.year === undefined ? 0 : (year - first) * months + month;
    put(one, other, step, at);
    if (figures.of === "pair") put(other, one, step, at);
  }
  return place;
}

function fill(
  panel: Panel,
  figures: Figures,
  grid: Grid,
  place: Int32Array,
  mask: readonly (boolean | undefined)[] | undefined,
  side: Side,
): Cells {
  const { first, width, steps, months } = grid;
  const { value, missing, covers, listsAll } = figures;
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY, sides } = covers;
  const isTimeless = figures.year === undefined;
  const values = new Float64Array(panel.rows).fill(Number.NaN);
  const gaps = new Uint8Array(panel.rows);
  const { reasons, numberOf, later } = reasonList();
  const [outside, uncollected] = [later("outside period"), later("not collected")];
  const unlisted = later("no row");
  const [ones, others] = sidesOf(panel, side);
  for (let row = 0; row < panel.rows; row++) {
    const one = ones[row] ?? 0;
    const other = others?.[row] ?? 0;
    const year = panel.year[row] ?? 0;
    const month = months === 1 ? 0 : (panel.month?.[row] ?? 1) - 1;
    const step = isTimeless ? 0 : (year - first) * months + month;
    const at = place[(width === 1 ? one : one * width + other) * steps + step] ?? -1;
    if (at >= 0) {
      const found = value[at] ?? Number.NaN;
      if (Number.isFinite(found)) values[row] = found;
      else gaps[row] = numberOf(whyNot(found, missing?.[at]));
    } else if (year < from || year > to) gaps[row] = outside();
    else if (!isAmong(mask, one, width === 1 ? one : other, sides)) gaps[row] = uncollected();
    else if (listsAll) values[row] = 0;
    else gaps[row] = unlisted();
  }
  return { values, gaps, reasons };
}

function sidesOf(panel: Panel, side: Side) {
  const { a, b } = panel;
  return side === "b" || side === "ba" ? ([b ?? a, a] as const) : ([a, b] as const);
}

function isAmong(
  mask: readonly (boolean | undefined)[] | undefined,
  one: number,
  other: number,
  sides: "both" | "either",
): boolean {
  if (mask === undefined) return true;
  const first = mask[one] === true;
  const second = mask[other] === true;
  return sides === "both" ? first && second : first || second;
}

const whyNot = (found: number, reason: string | undefined) =>
  Number.isNaN(found) ? (reason ?? "not published") : "not applicable";

/** Reasons by their number, counted from 1. */
function reasonList() {
  const reasons: string[] = [];
  const numberOf = (reason: string) => {
    const known = reasons.indexOf(reason);
    return known >= 0 ? known + 1 : reasons.push(reason);
  };
  /** The number of a reason that comes again and again, looked up once; it has none before it is met. */
  const later = (reason: string) => {
    let number = 0;
    return () => {
      number ||= numberOf(reason);
      return number;
    };
  };
  return { reasons, numberOf, later };
}

function yearsOf(panel: Panel): { readonly first: number; readonly years: number } {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const { year } = panel;
  for (let row = 0; row < panel.rows; row++) {
    const of = year[row] ?? 0;
    if (of < least) least = of;
    if (of > most) most = of;
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
