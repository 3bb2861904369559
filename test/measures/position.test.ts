import { existsSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  borderLength,
  centralityOf,
  createNeighbourGraph,
  isNeighbour,
  landlockedDegree,
  type NeighbourGraph,
  neighboursOf,
  onlyStateThat,
  positionOf,
  seaReach,
  statesThat,
} from "../../src/measures/index.ts";
import { rowsOf } from "./votesReference.ts";

const folder = "../shared/data/states";
const isThere = existsSync(folder);
if (!isThere) console.warn(`skipped: ${folder} is not here`);

/** A graph from words such as `A-B`; a star marks a state with a coast. */
function graphOf(edges: string, coasts = ""): NeighbourGraph {
  const pairs = edges.split(" ").map((edge) => edge.split("-"));
  const coastal = new Set(coasts.split(" "));
  const states = [...new Set([...pairs.flat(), ...coastal])].filter((one) => one !== "");
  return createNeighbourGraph(
    pairs.map(([from = "", to = ""]) => ({ from, to, km: undefined })),
    new Map(states.map((one) => [one, coastal.has(one)])),
  );
}

describe("centralityOf", () => {
  it("gives the figures of Krackhardt's kite", () => {
    // Krackhardt 1990, Administrative Science Quarterly 35: who lies between, who is close.
    const kite = graphOf(
      "And-Bev And-Car And-Dia And-Fer Bev-Dia Bev-Ed Bev-Gar Car-Dia Car-Fer Dia-Ed Dia-Fer Dia-Gar Ed-Gar Fer-Gar Fer-Hea Gar-Hea Hea-Ike Ike-Jan",
    );
    const known = {
      And: [0.023, 0.529],
      Dia: [0.102, 0.6],
      Fer: [0.231, 0.643],
      Gar: [0.231, 0.643],
      Hea: [0.389, 0.6],
      Ike: [0.222, 0.429],
      Jan: [0, 0.31],
    };
    const found = centralityOf(kite);
    for (const [name, [betweenness, closeness]] of Object.entries(known)) {
      expect(found.get(name)?.betweenness, name).toBeCloseTo(betweenness ?? 0, 3);
      expect(found.get(name)?.closeness, name).toBeCloseTo(closeness ?? 0, 3);
      expect(found.get(name)?.among).toBe(10);
    }
  });

  it("gives a path, a star and a ring as by hand", () => {
    const path = centralityOf(graphOf("A-B B-C C-D D-E"));
    expect(path.get("C")?.betweenness).toBeCloseTo(4 / 6, 12);
    expect(path.get("A")?.closeness).toBeCloseTo(4 / 10, 12);
    const star = centralityOf(graphOf("A-B A-C A-D A-E"));
    expect(star.get("A")).toMatchObject({ betweenness: 1, closeness: 1 });
    expect(star.get("B")?.betweenness).toBe(0);
    const ring = centralityOf(graphOf("A-B B-C C-D D-A"));
    for (const one of ring.values()) expect(one.betweenness).toBeCloseTo(1 / 6, 12);
  });

  it("counts each piece of land by itself, and says nothing of a state alone", () => {
    const found = centralityOf(graphOf("A-B B-C X-Y", "Z"));
    expect(found.get("B")).toEqual({ among: 3, piece: "A", betweenness: 1, closeness: 1 });
    expect(found.get("X")).toEqual({ among: 2, piece: "X", betweenness: undefined, closeness: 1 });
    expect(found.get("Z")).toMatchObject({ among: 1, closeness: undefined });
  });

  it("R6: agrees with counting all shortest ways one by one, in 1,000 graphs", () => {
    const states = ["A", "B", "C", "D", "E", "F"];
    const edges = fc.subarray(
      states.flatMap((one, i) => states.slice(i + 1).map((other) => `${one}-${other}`)),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(edges, (drawn) => {
        const graph = graphOf(drawn.join(" "));
        for (const [state, { betweenness = 0, among }] of centralityOf(graph)) {
          expect(betweenness).toBeCloseTo(slowBetweenness(graph, state, among), 10);
        }
      }),
      { numRuns: 1000, seed: 6 },
    );
  });
});

/** Every shortest way between every two others, listed. */
function slowBetweenness(graph: NeighbourGraph, state: string, among: number): number {
  let sum = 0;
  for (const from of graph.states) {
    for (const to of graph.states) {
      if (from >= to || from === state || to === state) continue;
      const ways = shortestWays(graph, from, to);
      if (ways.length > 0) sum += ways.filter((way) => way.includes(state)).length / ways.length;
    }
  }
  return among < 3 ? 0 : sum / (((among - 1) * (among - 2)) / 2);
}

function shortestWays(
  graph: NeighbourGraph,
  from: string,
  to: string,
): readonly (readonly string[])[] {
  let ways: readonly (readonly string[])[] = [[from]];
  for (let step = 0; step < graph.states.length; step += 1) {
    const arrived = ways.filter((way) => way.at(-1) === to);
    if (arrived.length > 0) return arrived;
    ways = ways.flatMap((way) =>
      neighboursOf(graph, way.at(-1) ?? "")
        .filter((next) => !way.includes(next))
        .map((next) => [...way, next]),
    );
  }
  return [];
}

describe("landlockedDegree and seaReach", () => {
  const graph = graphOf("Sea-One One-Two Two-Three Two-Sea2 Three-Four", "Sea Sea2");

  it("tells a coast, landlocked and double landlocked apart", () => {
    expect(
      ["Sea", "One", "Two", "Three", "Four"].map((one) => landlockedDegree(graph, one)),
    ).toEqual([0, 1, 1, 2, 2]);
  });

  it("counts the states to the nearest coast, and names every way", () => {
    expect(seaReach(graph, "Sea")).toEqual({ countries: 0, routes: [[]] });
    expect(seaReach(graph, "Three")).toEqual({ countries: 2, routes: [["Two", "Sea2"]] });
    expect(seaReach(graph, "Four")?.countries).toBe(3);
    const round = graphOf("A-B A-C B-D C-D", "D");
    expect(seaReach(round, "A")).toEqual({
      countries: 2,
      routes: [
        ["B", "D"],
        ["C", "D"],
      ],
    });
  });

  it("D1: does not take an unknown coast for none", () => {
    const unknown = createNeighbourGraph(
      [
        { from: "A", to: "B", km: 1 },
        { from: "C", to: "A", km: 1 },
      ],
      new Map([
        ["A", false],
        ["C", false],
      ]),
    );
    expect(landlockedDegree(unknown, "A")).toBeUndefined();
    expect(landlockedDegree(unknown, "B")).toBeUndefined();
    expect(seaReach(unknown, "A")).toBeUndefined();
    expect(seaReach(unknown, "B")).toBeUndefined();
  });

  it("R6: a state is double landlocked exactly when it reaches the sea through two states or more", () => {
    const states = ["A", "B", "C", "D", "E"];
    const edges = fc.subarray(
      states.flatMap((one, i) => states.slice(i + 1).map((other) => `${one}-${other}`)),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(edges, fc.subarray(states), (drawn, coasts) => {
        const graph = graphOf(drawn.join(" "), coasts.join(" "));
        for (const state of graph.states) {
          const [degree, reach] = [landlockedDegree(graph, state), seaReach(graph, state)];
          if (reach !== undefined) expect(degree).toBe(Math.min(reach.countries, 2));
          for (const route of reach?.routes ?? [])
            expect(route).toHaveLength(reach?.countries ?? -1);
        }
      }),
      { numRuns: 1000, seed: 6 },
    );
  });
});

describe("statesThat and onlyStateThat", () => {
  const region = ["Hub", "North", "South", "East"];
  const graph = graphOf("Hub-North Hub-South Hub-East North-East South-Coast", "Coast");

  it("finds the only state of a region that borders all the others", () => {
    expect(onlyStateThat(graph, [{ is: "bordering-all-others" }], region)).toBe("Hub");
    expect(
      onlyStateThat(graph, [{ is: "bordering-all-others" }], ["Hub", "North", "East"]),
    ).toBeUndefined();
  });

  it("joins tests: landlocked and bordering, by number of neighbours", () => {
    expect(statesThat(graph, [{ is: "landlocked", degree: 2 }])).toEqual(["East", "Hub", "North"]);
    expect(
      statesThat(graph, [
        { is: "landlocked", degree: 1 },
        { is: "bordering-any", of: ["Coast"] },
      ]),
    ).toEqual(["South"]);
    expect(statesThat(graph, [{ is: "bordering-all", of: ["Hub", "North"] }])).toEqual(["East"]);
    expect(statesThat(graph, [{ is: "neighbours", count: 3 }])).toEqual(["Hub"]);
    expect(statesThat(graph, [{ is: "landlocked", degree: 0 }])).toEqual(["Coast"]);
  });
});

describe("createNeighbourGraph", () => {
  const graph = createNeighbourGraph(
    [
      { from: "A", to: "B", km: 10 },
      { from: "B", to: "A", km: 12 },
      { from: "A", to: "C", km: 30 },
    ],
    new Map(),
  );

  it("D2: knows a border from either side, and keeps what each side says of its length", () => {
    expect(isNeighbour(graph, "C", "A")).toBe(true);
    expect(borderLength(graph, "A", "B")).toBe(10);
    expect(borderLength(graph, "B", "A")).toBe(12);
    expect(borderLength(graph, "C", "A")).toBe(30);
    expect(borderLength(graph, "B", "C")).toBeUndefined();
  });

  it("shares out a state's border, the longest first", () => {
    const { neighbours, borderKm } = positionOf(graph, "A", []);
    expect(borderKm).toBe(40);
    expect(neighbours.map(({ state, share }) => [state, share])).toEqual([
      ["C", 0.75],
      ["B", 0.25],
    ]);
  });

  it("refuses what is no border, and a state of which nothing is known", () => {
    expect(() => createNeighbourGraph([{ from: "A", to: "A", km: 1 }], new Map())).toThrow(
      /two different/,
    );
    expect(() => createNeighbourGraph([{ from: "A", to: "B", km: -1 }], new Map())).toThrow(/0 km/);
    expect(() => positionOf(graph, "Z", [])).toThrow(/No border/);
  });
});

describe.skipIf(!isThere)("positions of the world, by the Factbook", () => {
  const borders = isThere ? rowsOf(`${folder}/borders.csv`) : [];
  const facts = isThere ? rowsOf(`${folder}/factbook_country_facts.csv`) : [];
  const graph = createNeighbourGraph(
    borders
      .filter(({ neighbour_iso3 }) => neighbour_iso3 !== "")
      .map(({ iso3 = "", neighbour_iso3 = "", length_km }) => ({
        from: iso3,
        to: neighbour_iso3,
        km: Number(length_km),
      })),
    new Map(
      facts
        .filter(({ coastline_km }) => coastline_km !== "")
        .map(({ iso3 = "", coastline_km }) => [iso3, Number(coastline_km) > 0]),
    ),
  );

  it("finds Liechtenstein and Uzbekistan alone double landlocked, as the Factbook says itself", () => {
    expect(statesThat(graph, [{ is: "landlocked", degree: 2 }])).toEqual(["LIE", "UZB"]);
    const said = facts.filter(({ coastline_note }) => coastline_note === "doubly landlocked");
    expect(said.map(({ iso3 }) => iso3).sort()).toEqual(["LIE", "UZB"]);
  });

  it("finds landlocked whom the Factbook calls so", () => {
    const said = facts.filter(({ coastline_note }) => coastline_note?.includes("landlocked"));
    const found = statesThat(graph, [{ is: "landlocked", degree: 1 }]);
    expect(found.filter((one) => !said.some(({ iso3 }) => iso3 === one))).toEqual([]);
    expect(said.map(({ iso3 = "" }) => iso3).filter((one) => !found.includes(one))).toEqual([]);
  });

  it("gives Uzbekistan five neighbours, two states to the sea, and the whole region around it", () => {
    const region = ["UZB", "KAZ", "KGZ", "TJK", "TKM"];
    const found = positionOf(graph, "UZB", region);
    expect(found.neighbours.map(({ state }) => state)).toEqual(["KAZ", "TKM", "KGZ", "TJK", "AFG"]);
    expect(found.landlocked).toBe(2);
    expect(found.sea?.countries).toBe(2);
    expect(found.sea?.routes).toContainEqual(["TKM", "IRN"]);
    expect(onlyStateThat(graph, [{ is: "bordering-all-others" }], region)).toBe("UZB");
    expect(found.distinctions).toEqual([
      { test: { is: "bordering-all-others" }, among: "region", others: [] },
      { test: { is: "landlocked", degree: 2 }, among: "region", others: [] },
      { test: { is: "landlocked", degree: 2 }, among: "world", others: ["LIE"] },
    ]);
    const shares = found.neighbours.reduce((sum, { share = 0 }) => sum + share, 0);
    expect(shares).toBeCloseTo(1, 12);
    expect(found.region?.betweennessRank).toBe(1);
  });
});
