import { isCorridorDetail } from "./corridorDetail.ts";
import { labelOf } from "./labels.ts";
import { isPowerDetail } from "./powerDetail.ts";
import { isRiverDetail } from "./riverDetail.ts";
import type { Names } from "./scenarioWords.ts";
import { t } from "./text.ts";
import { isThreatDetail } from "./threatDetail.ts";
import { isTradeDetail } from "./tradeDetail.ts";

/** Names of what a model's rows tell apart, as its detail gives them. */
export function namesIn(detail: unknown): Names {
  if (isCorridorDetail(detail)) return new Map(detail.nodes.map(({ id, name }) => [id, name]));
  if (isRiverDetail(detail) || isPowerDetail(detail)) {
    const named = [...detail.nodes, ...("lines" in detail ? detail.lines : [])].map(
      ({ id, label }) => [id, labelOf(label, id).text] as const,
    );
    // What a line carries the other way has its own item.
    return new Map(
      named.flatMap(([id, text]) => [
        [id, text] as const,
        [`${id}-back`, t("models.backWay", { line: text })] as const,
      ]),
    );
  }
  return new Map();
}

/** Whether a model has something to draw beyond its figures. */
export function canDraw(detail: unknown): boolean {
  return [isCorridorDetail, isRiverDetail, isPowerDetail, isTradeDetail, isThreatDetail].some(
    (is) => is(detail),
  );
}
