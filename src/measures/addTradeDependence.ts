import { Problem } from "../terms/index.ts";
import { type ColumnHead, fillColumn, isSame } from "./columnFill.ts";
import { type Column, columnOf, isOfPairs, type Panel } from "./panel.ts";

/** The columns that dependence is worked out from, by the names that they were added under. */
export interface DependenceColumns {
  /** Goods from one state to the other, both ways: `trade.x` for `trade.x.ab` and `trade.x.ba`. */
  readonly flow: string;
  /** Gross domestic product of both, in the same currency and prices: `gdp.x` for `gdp.x.a` and `gdp.x.b`. */
  readonly gdp: string;
}

/**
 * Adds how much of each state's economy rests on trade with the other: turnover (both ways together) over its GDP.
 *
 * Shape: two columns, `.a` (of a on b) and `.b` (of b on a), in any panel of pairs.
 * Unit: share of GDP, from 0; a state that trades through may pass 1.
 * Missing: if either flow or the GDP is missing, so is the share: a flow that nobody reported is not a flow of nothing.
 * Throws: `grain-mismatch`; `unit-mismatch` when GDP is not in the unit of trade; `column-unknown`.
 * Source: Oneal and Russett 1997, International Studies Quarterly 41(2).
 */
export function addTradeDependence(
  panel: Panel,
  head: Omit<ColumnHead, "sources">,
  columns: DependenceColumns,
): Panel {
  if (!isOfPairs(panel)) {
    throw new Problem(
      "grain-mismatch",
      `${head.name} is about two states: add it to a panel of pairs, not of ${panel.grain}.`,
    );
  }
  const flows = [".ab", ".ba"].map((way) => columnOf(panel, columns.flow + way));
  const sides = [".a", ".b"] as const;
  return sides.reduce<Panel>((to, side) => {
    const gdp = columnOf(panel, columns.gdp + side);
    if (flows.some(({ unit }) => unit !== gdp.unit)) {
      throw new Problem(
        "unit-mismatch",
        `${columns.flow} is in ${flows[0]?.unit} and ${columns.gdp} in ${gdp.unit}: choose figures in one unit.`,
      );
    }
    const label = `${head.label} (of ${side.slice(1)})`;
    const own = { ...head, name: head.name + side, label };
    const sources = [...flows, gdp].flatMap((column) => column.sources);
    const unique = sources.filter((one, at) => sources.findIndex((two) => isSame(one, two)) === at);
    return fillColumn(to, { ...own, sources: unique }, shareOf(flows, gdp));
  }, panel);
}

/** Both flows over the whole, row by row; the reason of the first that is missing. */
function shareOf(flows: readonly Column[], gdp: Column): (row: number) => number | string {
  const [there = gdp, back = gdp] = flows;
  return (row) => {
    for (const column of [there, back, gdp]) {
      const gap = column.gaps[row] ?? 0;
      if (gap !== 0) return column.reasons[gap - 1] ?? "no row";
    }
    const whole = gdp.values[row] ?? 0;
    const turnover = (there.values[row] ?? 0) + (back.values[row] ?? 0);
    return whole > 0 ? turnover / whole : Number.NaN;
  };
}
