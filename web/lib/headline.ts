import { formatShort, formatValue } from "./format.ts";
import { nameOf } from "./grains.ts";
import { type Line, lastCommonYear, valueIn } from "./lines.ts";
import { t } from "./text.ts";

/** Lines of the leading edition: editions are compared in the chart, states in its title. */
export function leading(lines: readonly Line[]): readonly Line[] {
  return lines.filter((line) => line.series.id === lines[0]?.series.id);
}

/**
 * What a chart finds, in a sentence: who is higher in the last year that all have, and by how much.
 *
 * Missing: undefined when the lines share no year.
 */
export function headline(lines: readonly Line[], unit: string): string | undefined {
  const states = leading(lines);
  const year = lastCommonYear(states);
  const [first, second] = states;
  if (year === undefined || !first) return undefined;
  const amount = (line: Line) => valueIn(line, year) ?? 0;
  if (!second)
    return t("indicators.findOne", {
      name: nameOf(first.of),
      value: formatShort(amount(first)),
      unit,
      year,
    });
  const ranked = [...states].sort((x, y) => amount(y) - amount(x));
  const [top, bottom] = [ranked[0] ?? first, ranked.at(-1) ?? second];
  const named = { year, top: nameOf(top.of), bottom: nameOf(bottom.of) };
  if (amount(top) === amount(bottom)) return t("indicators.findEqual", named);
  const factor = amount(top) / amount(bottom);
  const key = states.length > 2 ? "indicators.findMany" : "indicators.findTwo";
  if (amount(bottom) > 0 && factor < 1000) {
    const times = Number(factor.toPrecision(2));
    return t(key, { ...named, times, factor: formatValue(times) });
  }
  return t("indicators.findValues", {
    ...named,
    high: formatShort(amount(top)),
    low: formatShort(amount(bottom)),
  });
}
