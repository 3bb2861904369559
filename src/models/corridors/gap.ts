import { greatCircleKm } from "../../measures/index.ts";
import { lengthsBySlot, shortestTree } from "../../numbers/index.ts";
import { Problem } from "../../terms/index.ts";
import type { RouteLink } from "./network.ts";
import { startOf } from "./route.ts";
import type { Ways } from "./ways.ts";

/**
 * Says why there is no way: where the network breaks off, and what would join it.
 *
 * Shape: of the links that may not be used the shortest that joins the two parts; if there is none, the two nodes that lie
 * nearest to each other.
 */
export function gapBetween(ways: Ways, lengths: Float64Array, from: string, to: string): Problem {
  const near = reachedFrom(ways, lengths, from);
  const far = reachedFrom(ways, lengths, to);
  const nodes = ways.network.nodes;
  const nameOf = (id: string): string => nodes.get(id)?.name ?? id;
  const joins = [...ways.network.links.values()].filter(
    (link) =>
      (near.has(link.from) && far.has(link.to)) || (near.has(link.to) && far.has(link.from)),
  );
  const best = joins.reduce<RouteLink | undefined>(
    (least, link) => (least === undefined || link.km < least.km ? link : least),
    undefined,
  );
  const parted = `There is no way from ${nameOf(from)} to ${nameOf(to)}: ${near.size} nodes can be reached from the one, ${far.size} from the other, and nothing usable joins them.`;
  const remedy =
    best === undefined
      ? nearestNodes(ways, near, far)
      : `${best.id} (${best.mode}, ${best.km} km, ${best.status}) between ${nameOf(best.from)} and ${nameOf(best.to)} would: allow it, or allow another mode or what was left out.`;
  return new Problem("route-none", `${parted} ${remedy}`, { where: `${from} to ${to}` });
}

function nearestNodes(ways: Ways, near: ReadonlySet<string>, far: ReadonlySet<string>): string {
  let best: { readonly km: number; readonly words: string } | undefined;
  for (const a of near) {
    for (const b of far) {
      const [one, other] = [ways.network.nodes.get(a), ways.network.nodes.get(b)];
      if (one === undefined || other === undefined) continue;
      const km = Math.round(greatCircleKm(one, other));
      if (best !== undefined && km >= best.km) continue;
      best = { km, words: `${one.name} and ${other.name}, ${km} km apart` };
    }
  }
  return `The nearest to each other are ${best?.words ?? "unknown"}: a link between them would join the parts.`;
}

/** The node itself and every node to which there is a way. Borders and links are alike in both directions. */
function reachedFrom(ways: Ways, lengths: Float64Array, node: string): ReadonlySet<string> {
  const tree = shortestTree(ways.graph, lengthsBySlot(ways.graph, lengths), startOf(ways, node));
  const reached = [...ways.ends].filter(
    ([, end]) => (tree.lengths[end] ?? Number.POSITIVE_INFINITY) < Number.POSITIVE_INFINITY,
  );
  return new Set([node, ...reached.map(([id]) => id)]);
}
