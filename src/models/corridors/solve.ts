import { lengthsBySlot, type PathTree, pathTo, shortestTree } from "../../numbers/index.ts";
import type { Settings } from "../engine.ts";
import type { RouteGround } from "./answer.ts";
import { type CorridorInput, openingsUnder } from "./input.ts";
import { type Route, routeOf, startOf, sumOf, type WaySum } from "./route.ts";
import { createTrips, type TripBand, type TripLuck, type TripParts } from "./trips.ts";
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
  /** The best way, told leg by leg. */
  readonly route: (from: string, to: string) => Route | undefined;
  /** The same way, added up. */
  readonly sum: (from: string, to: string) => WaySum | undefined;
  /** The ocean port with the best way from a place. */
  readonly nearestPort: (from: string) => string | undefined;
  readonly trips: (way: TripParts) => TripBand;
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
  const path = (from: string, to: string) =>
    pathTo(ways.graph, treeFrom(from), ways.ends.get(to) ?? -1);
  const route = (from: string, to: string): Route | undefined => {
    const found = path(from, to);
    return found && routeOf(ways, rates, weights, found);
  };
  const sum = (from: string, to: string): WaySum | undefined => {
    const found = path(from, to);
    return found && sumOf(ways, weights, found);
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
  const trips = createTrips(luck, {
    running: terms.of("running-spread"),
    stop: terms.of("stop-spread"),
    lateAfter: terms.of("late-after"),
  });
  return { terms, weights, lengths, treeFrom, route, sum, nearestPort, trips };
}
