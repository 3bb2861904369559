import { Problem } from "../terms/index.ts";
import {
  borderLength,
  type LandlockedDegree,
  landlockedDegree,
  type NeighbourGraph,
  neighboursOf,
} from "./borders.ts";
import { type Centrality, centralityOf } from "./positionCentrality.ts";
import { type PositionTest, statesThat } from "./positionQueries.ts";
import { type SeaReach, seaReach } from "./positionSea.ts";

/** One neighbour of a state and their border. */
export interface Neighbour {
  readonly state: string;
  /** Missing: undefined where no source gives the length. */
  readonly km: number | undefined;
  /** Share of the state's whole land border, 0 to 1. Missing: where any of its lengths is. */
  readonly share: number | undefined;
}

/** Something that is true of a state, with the others of which it is true as well. */
export interface Distinction {
  readonly test: PositionTest;
  readonly among: "region" | "world";
  readonly others: readonly string[];
}

/** A centrality with its place among all that can be reached by land; 1 is the highest, equals share the lower number. */
export interface PlacedCentrality extends Centrality {
  readonly betweennessRank: number | undefined;
  readonly closenessRank: number | undefined;
}

/**
 * Where a state lies: neighbours, shares of border, way to the sea, place in the graph of neighbours, and what sets it apart.
 *
 * Missing: `landlocked` and `sea` where a coast is not known; `borderKm` where a length is.
 */
export interface Position {
  readonly state: string;
  /** The longest border first; without lengths in alphabetical order. */
  readonly neighbours: readonly Neighbour[];
  readonly borderKm: number | undefined;
  readonly landlocked: LandlockedDegree | undefined;
  readonly sea: SeaReach | undefined;
  readonly world: PlacedCentrality;
  /** In the graph of the region alone. Missing: for a state outside the region. */
  readonly region: PlacedCentrality | undefined;
  readonly distinctions: readonly Distinction[];
}

/**
 * The position of a state in the world and in its region.
 *
 * Throws: `state-unknown` when neither a border nor a coast of it is known.
 */
export function positionOf(
  graph: NeighbourGraph,
  state: string,
  region: readonly string[],
): Position {
  if (!graph.states.includes(state)) {
    throw new Problem("state-unknown", `No border and no coast of ${state} is known.`);
  }
  const { neighbours, borderKm } = bordersOf(graph, state);
  return {
    state,
    neighbours,
    borderKm,
    landlocked: landlockedDegree(graph, state),
    sea: seaReach(graph, state),
    world: placed(centralityOf(graph), state),
    region: region.includes(state) ? placed(centralityOf(graph, region), state) : undefined,
    distinctions: distinctionsOf(graph, state, region),
  };
}

function bordersOf(
  graph: NeighbourGraph,
  state: string,
): Pick<Position, "neighbours" | "borderKm"> {
  const lengths = neighboursOf(graph, state).map((other) => ({
    state: other,
    km: borderLength(graph, state, other),
  }));
  const isWhole = lengths.every(({ km }) => km !== undefined);
  const borderKm = isWhole ? lengths.reduce((sum, { km = 0 }) => sum + km, 0) : undefined;
  const neighbours = lengths.map(({ state: other, km }) => ({
    state: other,
    km,
    share: borderKm === undefined || borderKm === 0 ? undefined : (km ?? 0) / borderKm,
  }));
  return {
    neighbours: neighbours.toSorted((one, other) => (other.km ?? 0) - (one.km ?? 0)),
    borderKm,
  };
}

/** Places are counted among the states on the same piece of land. */
function placed(all: ReadonlyMap<string, Centrality>, state: string): PlacedCentrality {
  const alone = { among: 1, piece: state, betweenness: undefined, closeness: undefined };
  const own = all.get(state) ?? alone;
  const peers = [...all.values()].filter(({ piece }) => piece === own.piece);
  const rank = (measure: "betweenness" | "closeness"): number | undefined => {
    const value = own[measure];
    if (value === undefined) return undefined;
    // Sums of the same shares in another order differ in the last digits.
    return 1 + peers.filter((one) => (one[measure] ?? 0) > value * (1 + 1e-9)).length;
  };
  return { ...own, betweennessRank: rank("betweenness"), closenessRank: rank("closeness") };
}

function distinctionsOf(
  graph: NeighbourGraph,
  state: string,
  region: readonly string[],
): readonly Distinction[] {
  const inRegion = (test: PositionTest): Distinction | undefined =>
    region.includes(state) ? distinction(graph, test, state, region, "region") : undefined;
  const doubly: PositionTest = { is: "landlocked", degree: 2 };
  return [
    inRegion({ is: "bordering-all-others" }),
    inRegion(doubly),
    distinction(graph, doubly, state, graph.states, "world"),
  ].filter((one) => one !== undefined);
}

function distinction(
  graph: NeighbourGraph,
  test: PositionTest,
  state: string,
  states: readonly string[],
  among: Distinction["among"],
): Distinction | undefined {
  const found = statesThat(graph, [test], states);
  if (!found.includes(state)) return undefined;
  return { test, among, others: found.filter((one) => one !== state) };
}
