import { type Reach, reachOf } from "./answer.ts";
import { type Route, sumOf } from "./route.ts";
import type { CorridorCase, Solved } from "./solve.ts";
import type { TripBand } from "./trips.ts";

/** A way to draw. Unit: `line` in degrees, longitude first. */
export interface DrawnRoute extends Omit<Route, "steps"> {
  readonly state: string;
  /** out from the state, or in to it. */
  readonly direction: "out" | "in";
  readonly toSea: boolean;
  readonly usdPerTonne: number;
  readonly trips: TripBand;
  readonly line: readonly (readonly [number, number])[];
}

/** What a map of corridors draws: ways with their lines, and how far every node is from each state's place. */
export interface CorridorDetail {
  readonly nodes: readonly {
    readonly id: string;
    readonly name: string;
    readonly lon: number;
    readonly lat: number;
    readonly kind: string;
  }[];
  readonly routes: readonly DrawnRoute[];
  readonly reach: Readonly<Record<string, readonly Reach[]>>;
}

/** Everything a page draws of one run. */
export function detailOf(prepared: CorridorCase, solved: Solved): CorridorDetail {
  const { ground, places, input } = prepared;
  const nodes = [...ground.ways.network.nodes.values()].map(({ id, name, lon, lat, kind }) => ({
    id,
    name,
    lon,
    lat,
    kind,
  }));
  const routes: DrawnRoute[] = [];
  const reach: Record<string, readonly Reach[]> = {};
  for (const [state, place] of places) {
    const port = solved.nearestPort(place);
    const ends = [...(port === undefined ? [] : [port]), ...input.destinations];
    for (const [i, end] of ends.entries()) {
      const toSea = i === 0 && port !== undefined;
      for (const direction of ["out", "in"] as const) {
        const route = direction === "out" ? solved.route(place, end) : solved.route(end, place);
        if (route !== undefined)
          routes.push(drawn(prepared, solved, { state, direction, toSea, route }));
      }
    }
    reach[state] = reachOf(ground, place, solved);
  }
  return { nodes, routes, reach };
}

function drawn(
  { ground }: CorridorCase,
  solved: Solved,
  told: Pick<DrawnRoute, "state" | "direction" | "toSea"> & { readonly route: Route },
): DrawnRoute {
  const { route, ...rest } = told;
  const { steps, ...own } = route;
  const stops = [route.from];
  for (const leg of route.legs) if (leg.kind === "move") stops.push(...leg.through, leg.to);
  const line = stops.flatMap((id): (readonly [number, number])[] => {
    const node = ground.ways.network.nodes.get(id);
    return node === undefined ? [] : [[node.lon, node.lat]];
  });
  const usdPerTonne = route.usd / ground.ways.transport.survey.tonnes;
  return {
    ...rest,
    ...own,
    usdPerTonne,
    trips: solved.trips(sumOf(ground.ways, solved.weights, { arcs: steps, length: 0 })),
    line,
  };
}
