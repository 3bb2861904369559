import { lengthsBySlot, simplePathsInOrder } from "../../numbers/index.ts";
import type { Rates } from "./rates.ts";
import { type Route, routeOf, startOf } from "./route.ts";
import type { Ways } from "./ways.ts";
import type { Weights } from "./weigh.ts";

/** How many ways are asked for and how unlike each other they must be. */
export interface AlternativesAsked {
  readonly count: number;
  /** A way is told only if at most this share of its kilometres lies on a way told before; 1 takes every other way. */
  readonly mostShared: number;
  /** Ways looked at before giving up. */
  readonly mostLooked: number;
}

/**
 * The best ways from one node to another, best first: none touches a node twice, and each uses other links than those before.
 *
 * Missing: fewer than asked when there are no more, or none unlike enough among those looked at.
 */
export function alternatives(
  ways: Ways,
  rates: Rates,
  plan: { readonly weights: Weights; readonly lengths: Float64Array },
  ends: { readonly from: string; readonly to: string },
  asked: AlternativesAsked,
): readonly Route[] {
  const found: Route[] = [];
  const target = ways.ends.get(ends.to) ?? -1;
  const laid = lengthsBySlot(ways.graph, plan.lengths);
  let looked = 0;
  for (const path of simplePathsInOrder(ways.graph, laid, startOf(ways, ends.from), target)) {
    looked += 1;
    const route = routeOf(ways, rates, plan.weights, path);
    const isOther = found.every((one) => sharedKm(ways, route, one) <= asked.mostShared * route.km);
    const isNew = found.every((one) => one.links.join() !== route.links.join());
    if (!touchesTwice(ways, route) && isOther && isNew) found.push(route);
    if (found.length >= asked.count || looked >= asked.mostLooked) break;
  }
  return found;
}

/** Whether a way comes back to a node, on another mode. */
function touchesTwice(ways: Ways, route: Route): boolean {
  const seen = new Set<string>([route.from]);
  for (const id of route.links) if (ways.network.links.get(id) === undefined) return true;
  for (const at of route.steps) {
    const step = ways.steps[at];
    // A link cut by a border is two steps; its second half alone arrives.
    const isArrival = step?.kind === "link" && (step.share === 1 || isSecondHalf(ways, route, at));
    if (step?.kind !== "link" || !isArrival) continue;
    if (seen.has(step.to)) return true;
    seen.add(step.to);
  }
  return false;
}

function isSecondHalf(ways: Ways, route: Route, at: number): boolean {
  const before = ways.steps[route.steps[route.steps.indexOf(at) - 1] ?? -1];
  return before?.kind === "border" && before.link !== undefined;
}

function sharedKm(ways: Ways, one: Route, other: Route): number {
  const known = new Set(other.links);
  return one.links
    .filter((id) => known.has(id))
    .reduce((sum, id) => sum + (ways.network.links.get(id)?.km ?? 0), 0);
}
