import { type NeighbourGraph, neighboursOf } from "./borders.ts";

/** How a state lies among those that can be reached from it by land. */
export interface Centrality {
  /** States that it is counted among, itself included, and the alphabetically first of them, by which they are told. */
  readonly among: number;
  readonly piece: string;
  /** Share of the shortest ways between all others that lead through it, 0 to 1. Missing: with fewer than two others. */
  readonly betweenness: number | undefined;
  /** 1 over the mean number of borders to the others. Missing: without others. */
  readonly closeness: number | undefined;
}

/**
 * Betweenness and closeness of every state in a graph of neighbours.
 *
 * Shape: by state; each piece of land that hangs together is counted by itself. `among` restricts the graph to some states
 * and to the borders between them.
 * Source: Brandes 2001, Journal of Mathematical Sociology 25(2), for betweenness; Freeman 1979 for both.
 */
export function centralityOf(
  graph: NeighbourGraph,
  among: readonly string[] = graph.states,
): ReadonlyMap<string, Centrality> {
  const kept = new Set(among);
  const around = new Map(
    [...kept].map((one) => [one, neighboursOf(graph, one).filter((other) => kept.has(other))]),
  );
  const through = new Map([...kept].map((one) => [one, 0]));
  const walks = new Map<string, Pick<Walk, "order" | "steps">>();
  for (const source of kept) {
    const walk = walkFrom(around, source);
    walks.set(source, { order: walk.order, steps: walk.steps });
    for (const [state, share] of dependencies(walk)) {
      if (state !== source) through.set(state, (through.get(state) ?? 0) + share);
    }
  }
  return new Map(
    [...walks].map(([one, { order, steps }]) => {
      const others = order.length - 1;
      // Every way was counted from both ends, and so are the pairs of others here.
      const pairs = others * (others - 1);
      const betweenness = pairs === 0 ? undefined : (through.get(one) ?? 0) / pairs;
      const closeness = others === 0 ? undefined : others / steps;
      return [one, { among: order.length, piece: firstOf(order), betweenness, closeness }];
    }),
  );
}

/** What walking out from one state finds: the order of arrival, ways to each, and from where they were reached. */
interface Walk {
  readonly order: readonly string[];
  readonly ways: ReadonlyMap<string, number>;
  readonly before: ReadonlyMap<string, readonly string[]>;
  /** All distances together. */
  readonly steps: number;
}

function walkFrom(around: ReadonlyMap<string, readonly string[]>, source: string): Walk {
  const order = [source];
  const distance = new Map([[source, 0]]);
  const ways = new Map([[source, 1]]);
  const before = new Map<string, string[]>([[source, []]]);
  let steps = 0;
  for (const state of order) {
    const far = (distance.get(state) ?? 0) + 1;
    for (const next of around.get(state) ?? []) {
      if (!distance.has(next)) {
        distance.set(next, far);
        order.push(next);
        steps += far;
      }
      if (distance.get(next) !== far) continue;
      ways.set(next, (ways.get(next) ?? 0) + (ways.get(state) ?? 0));
      before.set(next, [...(before.get(next) ?? []), state]);
    }
  }
  return { order, ways, before, steps };
}

/** How much the ways from the source depend on each state, gathered from the far end (Brandes 2001, theorem 6). */
function dependencies({ order, ways, before }: Walk): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const state of [...order].reverse()) {
    const share = (1 + (shares.get(state) ?? 0)) / (ways.get(state) ?? 1);
    for (const one of before.get(state) ?? []) {
      shares.set(one, (shares.get(one) ?? 0) + (ways.get(one) ?? 0) * share);
    }
  }
  return shares;
}

function firstOf(states: readonly string[]): string {
  return states.reduce((first, one) => (one < first ? one : first));
}
