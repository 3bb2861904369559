import { dayNumber } from "./format.ts";

/** A stretch of whole years, both shown. */
export interface Years {
  readonly from: number;
  readonly to: number;
}

/** Days from the era's beginning on which a stretch of years begins and ends. */
export function daysOf({ from, to }: Years): { readonly start: number; readonly end: number } {
  return { start: dayNumber(`${from}`) ?? 0, end: dayNumber(`${to + 1}`) ?? 0 };
}

/** Where a day stands on an axis of a width, with a little room at both ends. */
export function placeOn(years: Years, width: number, room = 8): (day: number) => number {
  const { start, end } = daysOf(years);
  return (day) => room + ((day - start) / Math.max(end - start, 1)) * (width - 2 * room);
}

/** Years to write under an axis, as many as fit. */
export function yearTicks({ from, to }: Years, width: number, gap = 52): readonly number[] {
  const span = to - from + 1;
  const step = [1, 2, 5, 10, 20, 50].find((size) => (span / size) * gap < width) ?? 100;
  return Array.from({ length: span }, (_, index) => from + index).filter(
    (year) => year % step === 0,
  );
}

/** A stretch of years moved or drawn together, never outside its bounds and never less than a year. */
export function zoomed(
  { from, to }: Years,
  how: "in" | "out" | "earlier" | "later",
  bounds: Years,
): Years {
  const span = to - from + 1;
  const quarter = Math.max(1, Math.round(span / 4));
  const clamp = (year: number) => Math.min(Math.max(year, bounds.from), bounds.to);
  if (how === "in") return span < 3 ? { from: to, to } : { from: from + quarter, to: to - quarter };
  if (how === "out") return { from: clamp(from - quarter), to: clamp(to + quarter) };
  const shift = how === "earlier" ? -quarter : quarter;
  const room = shift < 0 ? Math.max(shift, bounds.from - from) : Math.min(shift, bounds.to - to);
  return { from: from + room, to: to + room };
}
