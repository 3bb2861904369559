import { lengthsBySlot, type PathTree, pathTo, shortestTree } from "../../numbers/index.ts";
import type { Settings } from "../engine.ts";
import type { RouteGround } from "./answer.ts";
import { type CorridorInput, openingsUnder } from "./input.ts";
import { type Route, routeOf, startOf } from "./route.ts";
import { type TripBand, type TripLuck, tripBand } from "./trips.ts";
import { lengthsBy, readTerms, type Terms, type Weights, weigh } from "./weigh.ts";

/** A scenario of corridors, read once. */
export interface CorridorCase {
  readonly input: CorridorInput;
  readonly ground: RouteGround;
  readonly luck: TripLuck;
  /** The place that stands for each state. */
  readonly places: ReadonlyMap<string, string>;
}

/** The network under some settings, and the best ways from the places that were asked. */
export interface Solved {
  readonly terms: Terms;
  readonly weights: Weights;
  readonly lengths: Float64Array;
  readonly treeFrom: (node: string) => PathTree;
  readonly route: (from: string, to: string) => Route | undefined;
  /** The ocean port with the best way from a place. */
  readonly nearestPort: (from: string) => string | undefined;
  readonly trips: (route: Route) => TripBand;
}

/** Works the network out under settings; trees are made when they are first asked for. */
export function solve(prepared: CorridorCase, settings: Settings): Solved {
  const { ground, input, luck } = prepared;
  const { ways, rates } = ground;
  const terms = readTerms(ways, settings);
  const weights = weigh(ways, rates, terms, openingsUnder(input, ways.network, settings));
  const lengths = lengthsBy(weights, input.by, terms);
  const laid = lengthsBySlot(ways.graph, lengths);
  const trees = new Map<string, PathTree>();
  const treeFrom = (node: string): PathTree => {
    const tree = trees.get(node) ?? shortestTree(ways.graph, laid, startOf(ways, node));
    trees.set(node, tree);
    return tree;
  };
  const route = (from: string, to: string): Route | undefined => {
    const path = pathTo(ways.graph, treeFrom(from), ways.ends.get(to) ?? -1);
    return path && routeOf(ways, rates, weights, path);
  };
  const far = (from: string, port: string): number =>
    treeFrom(from).lengths[ways.ends.get(port) ?? -1] ?? Number.POSITIVE_INFINITY;
  const nearestPort = (from: string): string | undefined => {
    const ports = ways.transport.seaPorts.filter(
      (port) => far(from, port) < Number.POSITIVE_INFINITY,
    );
    return ports.reduce<string | undefined>(
      (best, port) => (best === undefined || far(from, port) < far(from, best) ? port : best),
      undefined,
    );
  };
  const trips = (one: Route): TripBand =>
    tripBand(partsOf(one, terms), luck, terms.of("late-after"));
  return { terms, weights, lengths, treeFrom, route, nearestPort, trips };
}

/** What varies on a way: all running together, and every stop on its own. */
function partsOf(route: Route, terms: Terms): readonly { hours: number; spread: number }[] {
  const running = route.legs
    .filter((leg) => leg.kind === "move")
    .reduce((sum, leg) => sum + leg.hours, 0);
  const stops = route.legs
    .filter((leg) => leg.kind !== "move")
    .map((leg) => ({ hours: leg.hours, spread: leg.hours * terms.of("stop-spread") }));
  return [{ hours: running, spread: running * terms.of("running-spread") }, ...stops];
}
