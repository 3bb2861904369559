import { type NeighbourGraph, neighboursOf } from "./borders.ts";

/** How a state reaches the open sea over land. */
export interface SeaReach {
  /** Other states that must be crossed or entered before a coast is reached; 0 with a coast of its own. */
  readonly countries: number;
  /** Every way with so few, the last state of each being the one with the coast. */
  readonly routes: readonly (readonly string[])[];
}

/**
 * How many other states lie between a state and the nearest open sea, and which.
 *
 * Shape: routes in alphabetical order; one empty route for a state with a coast of its own.
 * Missing: undefined where the state's own coast is not known, or no coast can be reached by land. States of which no
 * source says whether they have a coast are crossed, but not taken to have one.
 */
export function seaReach(graph: NeighbourGraph, state: string): SeaReach | undefined {
  const own = graph.hasCoast.get(state);
  if (own === undefined) return undefined;
  if (own) return { countries: 0, routes: [[]] };
  const seen = new Set([state]);
  let routes: readonly (readonly string[])[] = [[]];
  while (routes.length > 0) {
    const next = routes.flatMap((route) =>
      neighboursOf(graph, route.at(-1) ?? state)
        .filter((one) => !seen.has(one))
        .map((one) => [...route, one]),
    );
    const arrived = next.filter((route) => graph.hasCoast.get(route.at(-1) ?? "") === true);
    if (arrived.length > 0) return { countries: arrived[0]?.length ?? 0, routes: arrived };
    // Marked only now: several shortest ways may lead through one state.
    for (const route of next) seen.add(route.at(-1) ?? "");
    routes = next;
  }
  return undefined;
}
