import { type CorridorDetail, isCorridorDetail } from "./corridorDetail.ts";
import { labelOf, phrase } from "./labels.ts";
import { isPowerDetail, type PowerDetail } from "./powerDetail.ts";
import { isRiverDetail } from "./riverDetail.ts";
import type { Names } from "./scenarioWords.ts";
import { t } from "./text.ts";
import { isThreatDetail } from "./threatDetail.ts";
import { isTradeDetail } from "./tradeDetail.ts";

/** Names of what a model's rows tell apart, as its detail gives them. */
export function namesIn(detail: unknown): Names {
  if (isCorridorDetail(detail)) return namesOfPlaces(detail.nodes);
  if (isRiverDetail(detail) || isPowerDetail(detail)) {
    const named = [...detail.nodes, ...("lines" in detail ? detail.lines : [])].map(
      ({ id, label }) => [id, labelOf(label, id).text] as const,
    );
    // What a line carries the other way has its own item.
    const stations = isPowerDetail(detail) ? namesOfStations(detail) : [];
    return new Map([
      ...stations,
      ...named.flatMap(([id, text]) => [
        [id, text] as const,
        [`${id}-back`, t("models.backWay", { line: text })] as const,
      ]),
    ]);
  }
  return new Map();
}

/** Rows of corridors tell ends apart by their English names, maps by their ids. */
const namesOfPlaces = (nodes: CorridorDetail["nodes"]): Names =>
  new Map(
    nodes.flatMap(({ id, name }) => [
      [id, phrase(name).text] as const,
      [name, phrase(name).text] as const,
    ]),
  );

/** What stations make has its own item, of the place and the station. */
const namesOfStations = ({ nodes }: PowerDetail) =>
  nodes.flatMap((node) =>
    node.supplies.map(({ id, label }) => {
      const place = labelOf(node.label, node.id).text;
      return [`${node.id}/${id}`, `${place}: ${labelOf(label, id).text}`] as const;
    }),
  );

/** Whether a model has something to draw beyond its figures. */
export function canDraw(detail: unknown): boolean {
  return [isCorridorDetail, isRiverDetail, isPowerDetail, isTradeDetail, isThreatDetail].some(
    (is) => is(detail),
  );
}
