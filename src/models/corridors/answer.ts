import { Problem } from "../../terms/index.ts";
import type { ModelFiles } from "../engine.ts";
import { alternatives } from "./alternatives.ts";
import { bandOf, type RouteBand } from "./band.ts";
import { gapBetween } from "./gap.ts";
import { findNode, type NodeNames } from "./names.ts";
import { readNetwork } from "./network.ts";
import { createRates, type Rates } from "./rates.ts";
import { bestPaths, type Route, routeOf } from "./route.ts";
import { readSurvey } from "./survey.ts";
import { readTransport } from "./transport.ts";
import { createWays, type Ways } from "./ways.ts";
import { type By, lengthsBy, type Openings, readTerms, weigh } from "./weigh.ts";

/** A transport network with everything that a way is worked out from. */
export interface RouteGround {
  readonly ways: Ways;
  readonly rates: Rates;
}

/** Where the files of a network lie in a dossier. */
export interface GroundPaths {
  readonly nodes: string;
  readonly links: string;
  readonly survey: string;
  readonly transport: string;
}

/** Where a dossier keeps its network when nothing else is said. */
export const usualPaths: GroundPaths = {
  nodes: "region/corridor_nodes.csv",
  links: "region/corridor_links.csv",
  survey: "region/cpmm_indicators.csv",
  transport: "region/networks/transport.yaml",
};

/** Reads a network, its policy and its survey. Throws: as their readers do. */
export function readRouteGround(files: ModelFiles, paths: GroundPaths = usualPaths): RouteGround {
  const file = (path: string) => ({ path, text: files.text(path) });
  const network = readNetwork({ nodes: file(paths.nodes), links: file(paths.links) });
  const ways = createWays(network, readTransport(file(paths.transport)));
  return { ways, rates: createRates(ways, readSurvey(file(paths.survey))) };
}

/** What a person asks of a way. */
export interface RouteAsked {
  readonly from: string;
  /** A place, or the word "sea" for the nearest ocean port. */
  readonly to: string;
  readonly modes?: readonly string[];
  readonly by: By;
  readonly count: number;
  readonly without: readonly string[];
  readonly withLinks: readonly string[];
  readonly mostShared: number;
}

/** The ways found, best first, each with how sure its hours and USD are. */
export interface RouteAnswer {
  readonly from: string;
  readonly to: string;
  readonly by: By;
  /** Unit of `usd`: USD for this many tonnes. */
  readonly tonnes: number;
  readonly routes: readonly (Route & {
    readonly usdPerTonne: number;
    readonly band: RouteBand;
  })[];
}

/**
 * The best ways from one place to another.
 *
 * Throws: `place-unknown`, `place-ambiguous`, `link-unknown`, `route-none`, each with what to write or allow instead.
 */
export function answerRoute(ground: RouteGround, names: NodeNames, asked: RouteAsked): RouteAnswer {
  const { ways, rates } = ground;
  const terms = readTerms(ways, {});
  const openings = openingsOf(ground, names, asked);
  const weights = weigh(ways, rates, terms, openings);
  const lengths = lengthsBy(weights, asked.by, terms);
  const from = findNode(names, asked.from);
  const to = asked.to === "sea" ? nearestSea(ground, lengths, from) : findNode(names, asked.to);
  if (from === to) {
    throw new Problem("route-none", "The way begins where it ends: name two places.", {
      where: from,
    });
  }
  const found = alternatives(
    ways,
    rates,
    { weights, lengths },
    { from, to },
    {
      count: asked.count,
      mostShared: asked.mostShared,
      mostLooked: 400,
    },
  );
  if (found.length === 0) throw gapBetween(ways, lengths, from, to);
  const { tonnes } = ways.transport.survey;
  const routes = found.map((route) => ({
    ...route,
    usdPerTonne: route.usd / tonnes,
    band: bandOf(ways, rates, route, { openings, draws: 400, seed: 1 }),
  }));
  return { from, to, by: asked.by, tonnes, routes };
}

function nearestSea({ ways }: RouteGround, lengths: Float64Array, from: string): string {
  const ports = ways.transport.seaPorts;
  const paths = bestPaths(ways, lengths, from, ports);
  let best: { readonly port: string; readonly length: number } | undefined;
  for (const [i, port] of ports.entries()) {
    const length = paths[i]?.length;
    if (length === undefined || (best !== undefined && length >= best.length)) continue;
    best = { port, length };
  }
  if (best === undefined) throw gapBetween(ways, lengths, from, ports[0] ?? "");
  return best.port;
}

/** Words of a person as what may be used: links and nodes by id, states by code, projects by their links. */
function openingsOf({ ways }: RouteGround, names: NodeNames, asked: RouteAsked): Openings {
  const { links } = ways.network;
  const states = new Set([...ways.network.nodes.values()].flatMap((node) => node.states));
  const isLink = (word: string) => links.has(word.toLowerCase());
  const isState = (word: string) => states.has(word);
  const others = asked.without.filter((word) => !isLink(word) && !isState(word));
  return {
    ...(asked.modes === undefined ? {} : { modes: new Set(asked.modes) }),
    opened: new Set(asked.withLinks.flatMap((word) => linksNamed(ways, names, word))),
    closedLinks: new Set(asked.without.filter(isLink).map((word) => word.toLowerCase())),
    closedStates: new Set(asked.without.filter(isState)),
    closedNodes: new Set(others.map((word) => findNode(names, word))),
  };
}

/** A link by its id, by the two places that it joins ("A:B"), or every link not yet open ("planned"). */
function linksNamed(ways: Ways, names: NodeNames, word: string): readonly string[] {
  const all = [...ways.network.links.values()];
  if (word === "planned") return all.filter((link) => !link.isOpen).map((link) => link.id);
  if (ways.network.links.has(word.toLowerCase())) return [word.toLowerCase()];
  const [a, b] = word.split(":");
  if (a !== undefined && b !== undefined) {
    const ends = [findNode(names, a), findNode(names, b)];
    const found = all.filter((link) => ends.includes(link.from) && ends.includes(link.to));
    if (found.length > 0) return found.map((link) => link.id);
  }
  const planned = all.filter((link) => !link.isOpen).map((link) => link.id);
  const message = `There is no link “${word}”. Write the id of one, or A:B, or “planned”. Not yet open are ${planned.join(", ")}.`;
  throw new Problem("link-unknown", message, { where: word });
}

/** How far every place is from one: what a map of reach draws. */
export interface Reach {
  readonly node: string;
  readonly hours: number;
  readonly usd: number;
  readonly km: number;
}

/** Reach of a place by the best way to each node. Missing: nodes that cannot be reached are left out. */
export function reachOf(
  { ways, rates }: RouteGround,
  from: string,
  plan: { readonly weights: ReturnType<typeof weigh>; readonly lengths: Float64Array },
): readonly Reach[] {
  const nodes = [...ways.network.nodes.keys()];
  return bestPaths(ways, plan.lengths, from, nodes).flatMap((path, i) => {
    const node = nodes[i];
    if (path === undefined || node === undefined) return [];
    const { hours, usd, km } = routeOf(ways, rates, plan.weights, path);
    return [{ node, hours, usd, km }];
  });
}
