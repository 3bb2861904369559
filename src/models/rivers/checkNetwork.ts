import { Problem } from "../../terms/index.ts";
import type { Network } from "./network.ts";

/**
 * Sees that a river makes sense: water flows down to an end from everywhere, and shares add up.
 *
 * Throws: `river-wrong`, `river-outlet`, `river-circle`, `river-disconnected`, each naming the place and what to write.
 */
export function checkNetwork(network: Network, where: string): void {
  const faults = [
    ...wrongDemands(network),
    ...wrongPlants(network),
    ...wrongSteps(network),
    ...wrongInflows(network),
    ...wrongEvaporation(network),
  ];
  if (faults.length > 0) {
    throw new Problem("river-wrong", `${where} needs mending: ${faults.join("; ")}.`, { where });
  }
  checkOutlets(network, where);
  checkOrder(network, where);
  checkJoined(network, where);
}

function wrongDemands({ demands, nodes }: Network): string[] {
  return demands.flatMap((one) => {
    const place = nodes[one.node];
    const shares = one.worth.reduce((sum, { share }) => sum + share, 0);
    const year = one.shape.base.reduce((sum, share) => sum + share, 0);
    const back = one.returns.reduce((sum, { share }) => sum + share.base, 0);
    return [
      ...(place?.isEnd
        ? [`demands ${one.id}.node: nothing is taken at an end: name a place above ${place.id}`]
        : []),
      ...(Math.abs(shares - 1) > 1e-6
        ? [`demands ${one.id}.worth: the shares make ${short(shares)}: they must make 1`]
        : []),
      ...(Math.abs(year - 1) > 0.01
        ? [`demands ${one.id}.shape: the year makes ${short(year)}: it must make 1`]
        : []),
      ...(back > 1 + 1e-9
        ? [`demands ${one.id}.returns: more comes back (${short(back)}) than was taken`]
        : []),
    ];
  });
}

function wrongPlants({ plants, nodes }: Network): string[] {
  return plants.flatMap((one) => {
    if ((one.head === undefined) === (one.headOf === undefined)) {
      return [`plants ${one.id}: write either headM (metres) or headOf (a reservoir)`];
    }
    const of = one.headOf === undefined ? undefined : nodes[one.headOf];
    return of !== undefined && of.reservoir?.curve === undefined
      ? [`plants ${one.id}.headOf: ${of.id} needs a reservoir with a curve`]
      : [];
  });
}

function wrongSteps({ steps, growing, agreement }: Network): string[] {
  const named = [
    ...growing,
    ...agreement.withdrawals.flatMap((one) => one.steps),
    ...agreement.releases.flatMap((one) => one.steps),
  ];
  return named.some((one) => one >= steps.length)
    ? [`growing and agreement.steps: the year has ${steps.length} steps, numbered from 1`]
    : [];
}

function wrongInflows({ nodes }: Network): string[] {
  const kinds = [...new Set(nodes.flatMap((one) => [...one.inflow.keys()]))];
  const wrong = nodes.filter(
    (one) => one.inflow.size > 0 && kinds.some((kind) => !one.inflow.has(kind)),
  );
  const none = kinds.length === 0 ? ["nodes: none has an inflow: give at least one"] : [];
  return [
    ...none,
    ...wrong.map((one) => `nodes ${one.id}.inflow: give all of ${kinds.join(", ")}, as elsewhere`),
  ];
}

function wrongEvaporation({ nodes }: Network): string[] {
  return nodes
    .filter(
      ({ reservoir }) =>
        reservoir?.evaporation !== undefined && reservoir.curve?.area === undefined,
    )
    .map((one) => `nodes ${one.id}.reservoir.evaporationMm: needs a curve with area`);
}

function checkOutlets({ nodes, links }: Network, where: string): void {
  for (const [at, node] of nodes.entries()) {
    const leaves = links.some((one) => one.from === at);
    if (leaves !== node.isEnd) continue;
    throw new Problem(
      "river-outlet",
      node.isEnd
        ? `${where}: ${node.id} is an end and has a link onward: take out isEnd or the link.`
        : `${where}: water has no way out of ${node.id}: add a link from it, or write isEnd: true.`,
      { where: `${where}, node ${node.id}` },
    );
  }
}

/** Throws where links lead back to where they came from. */
function checkOrder({ nodes, links }: Network, where: string): void {
  const waiting = nodes.map((_, at) => links.filter((one) => one.to === at).length);
  const ready = waiting.flatMap((count, at) => (count === 0 ? [at] : []));
  let done = 0;
  for (let at = ready.pop(); at !== undefined; at = ready.pop()) {
    done += 1;
    for (const { from, to } of links) {
      if (from !== at) continue;
      waiting[to] = (waiting[to] ?? 0) - 1;
      if (waiting[to] === 0) ready.push(to);
    }
  }
  if (done === nodes.length) return;
  const stuck = nodes.filter((_, at) => (waiting[at] ?? 0) > 0).map((one) => one.id);
  throw new Problem(
    "river-circle",
    `${where}: the links lead in a circle through ${stuck.join(", ")}: turn or take out one of them.`,
    { where },
  );
}

function checkJoined({ nodes, links, demands }: Network, where: string): void {
  const group = nodes.map((_, at) => at);
  const rootOf = (at: number): number => (group[at] === at ? at : rootOf(group[at] ?? at));
  const join = (a: number, b: number): void => {
    group[rootOf(a)] = rootOf(b);
  };
  for (const one of links) join(one.from, one.to);
  for (const one of demands) for (const back of one.returns) join(one.node, back.to);
  const apart = nodes.filter((_, at) => rootOf(at) !== rootOf(0)).map((one) => one.id);
  if (apart.length === 0) return;
  throw new Problem(
    "river-disconnected",
    `${where}: no link joins ${apart.join(", ")} to ${nodes[0]?.id ?? ""}: add it, or give the parts a file each.`,
    { where },
  );
}

const short = (value: number): string => String(Number(value.toPrecision(4)));
