import { formatShare } from "./format.ts";
import { nameOf, sideOfValue } from "./grains.ts";
import { type Line, valueIn } from "./lines.ts";
import { t } from "./text.ts";
import type { TrendLine } from "./trend.ts";

/**
 * How far editions are apart, in a sentence: the value of one year of which two editions say the least alike.
 *
 * Missing: undefined where no year stands in two editions, or both say the same.
 */
export function revisionIn(
  lines: readonly Line[],
  name: (of: string) => string,
): string | undefined {
  let worst: { share: number; of: string; year: number } | undefined;
  for (const one of lines) {
    for (const other of lines) {
      if (one.of !== other.of || one.series.vintage >= other.series.vintage) continue;
      for (const { year, value } of one.values) {
        const later = valueIn(other, year);
        if (value === undefined || later === undefined || value === 0) continue;
        const share = Math.abs(later / value - 1);
        if (share > 0.0005 && share > (worst?.share ?? 0)) worst = { share, of: one.of, year };
      }
    }
  }
  if (!worst) return undefined;
  return t("figure.revised", {
    name: name(worst.of),
    year: worst.year,
    share: formatShare(worst.share, { digits: worst.share < 0.1 ? 1 : 0 }),
  });
}

/** Lines of a series as lines of a figure. */
export function asTrends(lines: readonly Line[]): readonly TrendLine[] {
  return lines.map(({ key, of, values }) => {
    const side = sideOfValue(of);
    const name = nameOf(of);
    return {
      key,
      name,
      short: name,
      side: side === "both" ? undefined : side,
      points: values.map(({ year, value, missing }) => ({ year, value, reason: missing })),
    };
  });
}
