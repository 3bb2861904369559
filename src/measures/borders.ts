import { Problem } from "../terms/index.ts";

/** One land border as the entry of one side tells it. */
export interface BorderEntry {
  readonly from: string;
  readonly to: string;
  /** Kilometres. Missing: undefined where the border is known but not its length. */
  readonly km: number | undefined;
}

/**
 * Who borders whom by land, how long, and who has a coast on the open sea.
 *
 * Shape: `states` are all that have a land border or of which a coast is known, in alphabetical order; `neighbours` are in
 * alphabetical order too. `lengths` are by `AAA>BBB`, as the first side's entry has it.
 * Missing: a state that is not in `hasCoast`: no source says.
 */
export interface NeighbourGraph {
  readonly states: readonly string[];
  readonly neighbours: ReadonlyMap<string, readonly string[]>;
  readonly lengths: ReadonlyMap<string, number>;
  readonly hasCoast: ReadonlyMap<string, boolean>;
}

/** How far a state is shut off from the sea: 0 with a coast, 1 landlocked, 2 with landlocked neighbours only. */
export type LandlockedDegree = 0 | 1 | 2;

/**
 * The graph of land borders.
 *
 * Shape: a border stands when either side's entry names it; one entry is enough.
 * Throws: `border-unreadable` for a state that borders itself or a length below 0.
 */
export function createNeighbourGraph(
  borders: readonly BorderEntry[],
  hasCoast: ReadonlyMap<string, boolean>,
): NeighbourGraph {
  const around = new Map<string, Set<string>>();
  const lengths = new Map<string, number>();
  const join = (one: string, other: string) =>
    around.set(one, (around.get(one) ?? new Set<string>()).add(other));
  for (const { from, to, km } of borders) {
    if (from === to || (km !== undefined && !(km >= 0))) throw unreadable(from, to);
    join(from, to);
    join(to, from);
    if (km !== undefined) lengths.set(`${from}>${to}`, km);
  }
  const states = [...new Set([...around.keys(), ...hasCoast.keys()])].sort();
  const neighbours = new Map(states.map((one) => [one, [...(around.get(one) ?? [])].sort()]));
  return { states, neighbours, lengths, hasCoast };
}

/** The neighbours of a state by land, in alphabetical order; none for an island state. */
export function neighboursOf(graph: NeighbourGraph, state: string): readonly string[] {
  return graph.neighbours.get(state) ?? [];
}

/** Whether two states share a land border. */
export function isNeighbour(graph: NeighbourGraph, one: string, other: string): boolean {
  return neighboursOf(graph, one).includes(other);
}

/**
 * The length of a border as a state's own entry has it, or else as the other's has.
 *
 * Unit: kilometres. Missing: undefined without a border, or without a length on either side.
 */
export function borderLength(graph: NeighbourGraph, of: string, to: string): number | undefined {
  return graph.lengths.get(`${of}>${to}`) ?? graph.lengths.get(`${to}>${of}`);
}

/**
 * How many borders lie at least between a state and the open sea, as far as 2.
 *
 * Missing: undefined when it is not known whether the state, or a neighbour that it depends on, has a coast; and for a
 * landlocked state without known neighbours.
 */
export function landlockedDegree(
  graph: NeighbourGraph,
  state: string,
): LandlockedDegree | undefined {
  const own = graph.hasCoast.get(state);
  if (own === undefined) return undefined;
  if (own) return 0;
  const around = neighboursOf(graph, state).map((one) => graph.hasCoast.get(one));
  if (around.length === 0) return undefined;
  if (around.includes(true)) return 1;
  return around.includes(undefined) ? undefined : 2;
}

function unreadable(from: string, to: string): Problem {
  return new Problem(
    "border-unreadable",
    "A border joins two different states and is 0 km long or longer: correct the entry.",
    { where: `${from} to ${to}` },
  );
}
