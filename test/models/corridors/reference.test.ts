import { describe, expect, it } from "vitest";
import { bestPaths, routeOf } from "../../../src/models/corridors/route.ts";
import { lengthsBy, type Openings, readTerms, weigh } from "../../../src/models/corridors/weigh.ts";
import { shippedNetwork } from "./network.ts";

const { ways, rates, network } = shippedNetwork();
const terms = readTerms(ways, {});

/** Shortest kilometres over given nodes in turn, by the modes named. */
function shortest(modes: readonly string[], ...nodes: readonly string[]): number {
  const openings: Openings = { modes: new Set(modes) };
  const weights = weigh(ways, rates, terms, openings);
  const lengths = lengthsBy(weights, "km", terms);
  let km = 0;
  for (const [i, from] of nodes.entries()) {
    const to = nodes[i + 1];
    if (to === undefined) break;
    const [path] = bestPaths(ways, lengths, from, [to]);
    km += path === undefined ? Number.NaN : routeOf(ways, rates, weights, path).km;
  }
  return km;
}

describe("reference case 11 of the region: shortest ways over what is open", () => {
  const cases: readonly (readonly [string, number, readonly string[], readonly string[]])[] = [
    ["Tashkent - Moscow, rail", 3382, ["rail"], ["TAS", "MOW"]],
    ["Tashkent - Orenburg, rail", 1867, ["rail"], ["TAS", "ORB"]],
    ["Tashkent - St Petersburg, rail", 4032, ["rail"], ["TAS", "LED"]],
    ["Altynkol - Aktau, rail", 3169, ["rail"], ["KHG", "AKT"]],
    ["Bandar Abbas - Astana, rail", 4390, ["rail"], ["BND", "AST"]],
    ["Aktau - Poti, sea and rail", 1345, ["sea", "rail"], ["AKT", "POT"]],
    [
      "Almaty - Aktau over Kandyagash and Makat, rail",
      3379,
      ["rail"],
      ["ALA", "KDG", "MKT", "AKT"],
    ],
    ["Almaty - Aktau, rail", 2799, ["rail"], ["ALA", "AKT"]],
    [
      "Tashkent - Karachi over Termez, Kabul and Peshawar, road",
      2945,
      ["road"],
      ["TAS", "TMZ", "KBL", "PES", "KHI"],
    ],
    ["Tashkent - Karachi, road", 2496, ["road"], ["TAS", "KHI"]],
    ["Tashkent - Karachi, rail", 4415, ["rail"], ["TAS", "KHI"]],
    ["Tashkent - Bandar Abbas, rail", 2715, ["rail"], ["TAS", "BND"]],
    ["Tashkent - Bandar Abbas, road", 2807, ["road"], ["TAS", "BND"]],
    ["Tashkent - Poti, rail and sea", 3062, ["rail", "sea"], ["TAS", "POT"]],
    ["Tashkent - Poti, road and sea", 3148, ["road", "sea"], ["TAS", "POT"]],
    ["Almaty - Tashkent, rail", 974, ["rail"], ["ALA", "TAS"]],
    ["Almaty - Tashkent, road", 933, ["road"], ["ALA", "TAS"]],
  ];
  it.each(cases)("%s: %d km", (_, km, modes, nodes) => {
    expect(Math.round(shortest(modes, ...nodes))).toBe(km);
  });

  it("has 209 nodes in one piece, 161 with rails and 174 with roads, each in one piece", () => {
    const reached = (modes: readonly string[], from: string): number => {
      const lengths = lengthsBy(weigh(ways, rates, terms, { modes: new Set(modes) }), "km", terms);
      const to = [...network.nodes.keys()];
      return bestPaths(ways, lengths, from, to).filter((path) => path !== undefined).length;
    };
    const withMode = (mode: string) =>
      new Set(
        [...network.links.values()]
          .filter((link) => link.mode === mode && link.isOpen)
          .flatMap((link) => [link.from, link.to]),
      );
    expect(network.nodes.size).toBe(209);
    expect(network.links.size).toBe(452);
    expect(reached(["rail", "road", "sea"], "TAS")).toBe(209);
    expect(withMode("rail").size).toBe(161);
    expect(reached(["rail"], "TAS")).toBe(161);
    expect(withMode("road").size).toBe(174);
    expect(reached(["road"], "TAS")).toBe(174);
  });
});

describe("a way through a border", () => {
  it("never changes mode before and after it at one node: goods are brought or taken by what passes", () => {
    const weights = weigh(ways, rates, terms, {});
    const lengths = lengthsBy(weights, "generalised", terms);
    const to = [...network.nodes.keys()];
    let borders = 0;
    for (const from of ["TAS", "ALA", "KHI", "XIA", "POT"]) {
      for (const path of bestPaths(ways, lengths, from, to)) {
        const legs = path === undefined ? [] : routeOf(ways, rates, weights, path).legs;
        for (const [i, leg] of legs.entries()) {
          if (leg.kind !== "border") continue;
          borders += 1;
          const isMove = [legs[i - 1], legs[i + 1]].map(
            (one) => one === undefined || one.kind === "move",
          );
          expect(isMove.includes(true)).toBe(true);
        }
      }
    }
    expect(borders).toBeGreaterThan(500);
  });
});
