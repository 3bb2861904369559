import { Problem } from "../terms/index.ts";
import { type ColumnHead, fillColumn } from "./columnFill.ts";
import { greatCircleKm } from "./greatCircle.ts";
import { isOfPairs, type Panel } from "./panel.ts";
import type { Places } from "./places.ts";

/**
 * Adds how far the places of two states (their capitals) are apart, by great circle.
 *
 * Unit: kilometres. Missing: years outside those of the places, and states of which no place is known in the year.
 * Throws: `grain-mismatch` for a panel of single states.
 */
export function addDistance(panel: Panel, head: ColumnHead, places: Places): Panel {
  if (!isOfPairs(panel)) {
    throw new Problem(
      "grain-mismatch",
      `${head.name} is about two states: add it to a panel of pairs, not of ${panel.grain}.`,
    );
  }
  const points = panel.states.map((state) => places.of.get(state));
  return fillColumn(panel, head, (row) => {
    const year = panel.year[row] ?? 0;
    if (year < places.from || year > places.to) return "outside period";
    const [a, b] = [panel.a[row] ?? 0, panel.b[row] ?? 0];
    // Always worked out in one order, so that a distance is the same both ways to the last bit.
    const one = points[Math.min(a, b)]?.[year - places.from];
    const other = points[Math.max(a, b)]?.[year - places.from];
    return one === undefined || other === undefined ? "no row" : greatCircleKm(one, other);
  });
}
