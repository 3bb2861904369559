import { createPathGraph, type PathGraph } from "../../numbers/index.ts";
import { Problem } from "../../terms/index.ts";
import type { Mode, Network, RouteLink, RouteNode } from "./network.ts";
import type { Transport } from "./transport.ts";

/** How goods stand at a node: by road, by sea, or on rails of a gauge. */
export interface Layer {
  readonly mode: Mode;
  readonly gaugeMm: number | undefined;
}

/** One step of a way. A link that crosses a border between its ends is two link steps with a border between. */
export type Step =
  | { readonly kind: "end"; readonly node: string }
  | {
      readonly kind: "link";
      readonly link: RouteLink;
      readonly from: string;
      readonly to: string;
      readonly state: string;
      /** The part of the link's length that this step covers, 0 to 1. */
      readonly share: number;
      readonly layer: Layer;
    }
  | {
      readonly kind: "transfer";
      readonly node: string;
      readonly from: Layer;
      readonly to: Layer;
    }
  | {
      readonly kind: "border";
      /** Missing: undefined on a link, where no node stands at the border. */
      readonly node: string | undefined;
      readonly link: string | undefined;
      readonly from: string;
      readonly to: string;
      readonly layer: Layer;
    };

/** A network as goods move through it: changes of mode and gauge and borders are steps of their own. */
export interface Ways {
  readonly network: Network;
  readonly transport: Transport;
  readonly graph: PathGraph;
  readonly steps: readonly Step[];
  /** Where a way from a node begins and where a way to it ends, so that no way runs through a node's ends. */
  readonly starts: ReadonlyMap<string, number>;
  readonly ends: ReadonlyMap<string, number>;
}

/**
 * Lays a network out so that every change of mode, change of gauge and border is a step.
 *
 * Throws: `gauge-missing`, `side-unclear` or `state-unclear`, naming the link and what to add to the policy.
 */
export function createWays(network: Network, transport: Transport): Ways {
  const places = new Map<string, number>();
  const [from, to, steps]: [number[], number[], Step[]] = [[], [], []];
  const placeOf = (key: string): number => {
    const own = places.get(key) ?? places.size;
    places.set(key, own);
    return own;
  };
  const add = (tail: string, head: string, step: Step): void => {
    from.push(placeOf(tail));
    to.push(placeOf(head));
    steps.push(step);
  };
  const layers = new Map<string, Map<string, Layer>>();
  const reaches = new Set<string>();
  for (const link of network.links.values()) {
    const layer = { mode: link.mode, gaugeMm: gaugeOf(link, transport) };
    const sides = statesOf({ network, transport, link, layer }, link.from, link.to);
    for (const [i, end] of [link.from, link.to].entries()) {
      const own = layers.get(end) ?? new Map<string, Layer>();
      layers.set(end, own.set(nameOf(layer), layer));
      reaches.add(`${end} ${link.mode} ${sides[i]}`);
    }
    for (const [tail, head] of [
      [link.from, link.to],
      [link.to, link.from],
    ] as const) {
      addLink(add, { network, transport, link, layer }, tail, head);
    }
  }
  for (const node of network.nodes.values()) {
    addNode(add, node, layers.get(node.id) ?? new Map(), reaches);
  }
  const named = (part: string): ReadonlyMap<string, number> =>
    new Map([...network.nodes.keys()].map((id) => [id, placeOf(`${part} ${id}`)]));
  const [starts, ends] = [named("from"), named("to")];
  return {
    network,
    transport,
    graph: createPathGraph(places.size, from, to),
    steps,
    starts,
    ends,
  };
}

type Add = (tail: string, head: string, step: Step) => void;

const nameOf = ({ mode, gaugeMm }: Layer): string => (mode === "rail" ? `rail ${gaugeMm}` : mode);

/** Where goods are at a node: just in, moved to another mode before a border, just over the border, ready to go. */
type Stage = "in" | "moved" | "over" | "out";

const keyOf = (node: string, layer: Layer, state: string, stage: Stage): string =>
  `${node} ${nameOf(layer)} ${state} ${stage}`;

function gaugeOf(link: RouteLink, transport: Transport): number | undefined {
  if (link.mode !== "rail") return undefined;
  const gauge = link.gaugeMm ?? transport.gauges.find((one) => one.link === link.id)?.gaugeMm;
  if (gauge !== undefined) return gauge;
  const message = "No source tells the gauge of this railway: add it to gauges in the policy.";
  throw new Problem("gauge-missing", message, { where: link.id });
}

interface LinkPlan {
  readonly network: Network;
  readonly transport: Transport;
  readonly link: RouteLink;
  readonly layer: Layer;
}

function addLink(add: Add, plan: LinkPlan, from: string, to: string): void {
  const { link, layer } = plan;
  const [left, entered] = statesOf(plan, from, to);
  const tail = keyOf(from, layer, left, "out");
  const head = keyOf(to, layer, entered, "in");
  const common = { kind: "link", link, from, to, layer } as const;
  if (left === entered) {
    add(tail, head, { ...common, state: left, share: 1 });
    return;
  }
  const share = splitOf(plan, left, entered);
  const [before, behind] = [`${link.id} ${from} before`, `${link.id} ${from} behind`];
  add(tail, before, { ...common, state: left, share });
  add(before, behind, {
    kind: "border",
    node: undefined,
    link: link.id,
    from: left,
    to: entered,
    layer,
  });
  add(behind, head, { ...common, state: entered, share: 1 - share });
}

/** The states that a link leaves and enters: one and the same, or two where its border has no node. */
function statesOf({ network, transport, link }: LinkPlan, from: string, to: string): Sides {
  const [tail, head] = [network.nodes.get(from)?.states ?? [], network.nodes.get(to)?.states ?? []];
  const side = transport.sides.find((one) => one.link === link.id)?.state;
  if (side !== undefined) return [side, side];
  const shared = tail.filter((state) => head.includes(state));
  const [only, more] = shared;
  if (only !== undefined && more === undefined) return [only, only];
  if (more !== undefined) {
    const message = `The link may run through ${shared.join(" or ")}: add it to sides in the policy.`;
    throw new Problem("side-unclear", message, { where: link.id });
  }
  const [a, b] = [tail[0], head[0]];
  if (a !== undefined && b !== undefined && tail.length === 1 && head.length === 1) return [a, b];
  const message = "A crossing is joined to a third state: correct the states of its ends.";
  throw new Problem("state-unclear", message, { where: link.id });
}

type Sides = readonly [string, string];

function splitOf({ transport, link }: LinkPlan, left: string, entered: string): number {
  const km = transport.splits.find((one) => one.link === link.id)?.km;
  const [first, second] = [km?.[left], km?.[entered]];
  return first === undefined || second === undefined ? 0.5 : first / (first + second);
}

/**
 * Steps at one node: its ends, changes between what is there, and the border if it is a crossing.
 *
 * Shape: goods change mode or gauge once at a node, before or after its border, so that no border is passed by a mode that
 * neither brings nor takes them; and a border is passed by a mode that goes on beyond it: a railhead on one side is left by road.
 */
function addNode(
  add: Add,
  node: RouteNode,
  layers: ReadonlyMap<string, Layer>,
  reaches: ReadonlySet<string>,
): void {
  const pass = { kind: "end", node: node.id } as const;
  add(`from ${node.id}`, `to ${node.id}`, pass);
  for (const state of node.states) {
    for (const layer of layers.values()) {
      const at = (stage: Stage, on = layer): string => keyOf(node.id, on, state, stage);
      add(`from ${node.id}`, at("out"), pass);
      add(at("in"), `to ${node.id}`, pass);
      add(at("in"), at("out"), pass);
      if (node.states.length > 1) add(at("over"), at("out"), pass);
      for (const other of layers.values()) {
        if (other === layer) continue;
        const step = { kind: "transfer", node: node.id, from: layer, to: other } as const;
        add(at("in"), at("out", other), step);
        if (node.states.length === 1) continue;
        add(at("in"), at("moved", other), step);
        add(at("over"), at("out", other), step);
      }
      const goesOn = node.states.every((one) => reaches.has(`${node.id} ${layer.mode} ${one}`));
      for (const beyond of goesOn ? node.states : []) {
        if (beyond === state) continue;
        const step = {
          kind: "border",
          node: node.id,
          link: undefined,
          from: state,
          to: beyond,
          layer,
        } as const;
        add(at("in"), keyOf(node.id, layer, beyond, "over"), step);
        add(at("moved"), keyOf(node.id, layer, beyond, "out"), step);
      }
    }
  }
}
