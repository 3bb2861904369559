import { CORE_SCHEMA, load } from "js-yaml";
import type { z } from "zod";
import { Problem } from "../../terms/index.ts";
import type { ModelFiles } from "../engine.ts";
import { createGivenReader, type GivenReader } from "../given.ts";
import { checkNetwork } from "./checkNetwork.ts";
import {
  type Curve,
  type Demand,
  type Flow,
  type Link,
  months,
  type Network,
  type Node,
  type Plant,
  type Reservoir,
} from "./network.ts";
import { type NetworkText, networkShape } from "./networkShape.ts";

/**
 * Reads the file of a river: places, links, dams, plants, takers of water, and what was agreed.
 *
 * Throws: `river-unreadable` when it is not YAML; `river-wrong` naming the key that is missing, unknown or points
 * nowhere; `river-outlet`, `river-disconnected`, `river-circle` when water has nowhere to go; `model-number` when a
 * table gives no number.
 */
export function readNetwork(content: string, files: ModelFiles, where: string): Network {
  const parsed = networkShape.safeParse(readYaml(content, where));
  if (!parsed.success) throw wrongRiver(where, parsed.error.issues.map(tellIssue));
  const text = parsed.data;
  const faults = strayNames(text);
  if (faults.length > 0) throw wrongRiver(where, faults);
  const network = resolve(text, createGivenReader(files));
  checkNetwork(network, where);
  return network;
}

function readYaml(content: string, where: string): unknown {
  try {
    return load(content, { schema: CORE_SCHEMA });
  } catch (cause) {
    throw new Problem("river-unreadable", `${where} is not valid YAML: mend its syntax.`, {
      where,
      cause,
    });
  }
}

const wrongRiver = (where: string, faults: readonly string[]): Problem =>
  new Problem("river-wrong", `${where} needs mending: ${faults.join("; ")}.`, { where });

function tellIssue(issue: z.core.$ZodIssue): string {
  const key = issue.path.join(".") || "file";
  const missing = /expected (\w+), received undefined/.exec(issue.message);
  return `${key}: ${missing === null ? issue.message : `is missing: give a ${missing[1]}`}`;
}

/** Names given twice, and names that nothing has. */
function strayNames(text: NetworkText): string[] {
  const { plants = [], demands = [], markets = [], agreement = {} } = text;
  const lists = {
    parties: text.parties.map((one) => one.id),
    nodes: text.nodes.map((one) => one.id),
    links: text.links.map(linkId),
    plants: plants.map((one) => one.id),
    demands: demands.map((one) => one.id),
  };
  const faults = Object.entries(lists).flatMap(([key, ids]) =>
    ids
      .filter((id, at) => ids.indexOf(id) !== at)
      .map((id) => `${key}: ${id} stands twice: give each its own id`),
  );
  const need = (list: keyof typeof lists, id: string | undefined, key: string): void => {
    if (id === undefined || lists[list].includes(id)) return;
    faults.push(`${key}: there is no ${id} in ${list} (${lists[list].join(", ") || "none"})`);
  };
  for (const one of text.nodes) need("parties", one.party, `nodes ${one.id}.party`);
  for (const one of text.links) {
    need("nodes", one.from, `links ${linkId(one)}.from`);
    need("nodes", one.to, `links ${linkId(one)}.to`);
  }
  for (const one of plants) {
    need("parties", one.party, `plants ${one.id}.party`);
    need("links", one.link, `plants ${one.id}.link`);
    need("nodes", one.headOf, `plants ${one.id}.headOf`);
  }
  for (const one of demands) {
    need("parties", one.party, `demands ${one.id}.party`);
    need("nodes", one.node, `demands ${one.id}.node`);
    for (const back of one.returns ?? []) need("nodes", back.to, `demands ${one.id}.returns`);
  }
  for (const one of markets) need("parties", one.party, "markets.party");
  for (const one of agreement.withdrawals ?? []) {
    for (const id of one.demands) need("demands", id, `agreement.withdrawals ${one.id}`);
  }
  for (const one of agreement.releases ?? []) {
    need("links", one.link, `agreement.releases ${one.id}`);
  }
  return faults;
}

const linkId = (one: NetworkText["links"][number]): string => one.id ?? `${one.from}-${one.to}`;

function resolve(text: NetworkText, reader: GivenReader): Network {
  const steps = text.steps ?? months;
  const count = steps.length;
  const { number, series } = reader;
  const party = placeIn(text.parties.map((one) => one.id));
  const nodeAt = placeIn(text.nodes.map((one) => one.id));
  const linkAt = placeIn(text.links.map(linkId));
  const demands = text.demands ?? [];
  const demandAt = placeIn(demands.map((one) => one.id));
  const maybe = <From, To>(one: From | undefined, read: (one: From) => To): To | undefined =>
    one === undefined ? undefined : read(one);
  const flow = (one: FlowText): Flow =>
    one.m3s === undefined
      ? { unit: "km3", series: series(one.km3 ?? { values: [] }, count) }
      : { unit: "m3s", series: series(one.m3s, count) };
  const nodes = text.nodes.map(
    (one): Node => ({
      id: one.id,
      label: one.label ?? { en: one.id },
      party: maybe(one.party, party),
      place: one.place,
      inflow: new Map(Object.entries(one.inflow ?? {}).map(([kind, it]) => [kind, flow(it)])),
      isEnd: one.isEnd ?? false,
      reservoir: maybe(one.reservoir, (it) => readReservoir(it, reader, count)),
    }),
  );
  const links = text.links.map(
    (one): Link => ({
      id: linkId(one),
      from: nodeAt(one.from),
      to: nodeAt(one.to),
      loss: maybe(one.loss, number),
      least: maybe(one.least, flow),
      most: maybe(one.mostM3s, number),
    }),
  );
  const plants = (text.plants ?? []).map(
    (one): Plant => ({
      id: one.id,
      label: one.label ?? { en: one.id },
      party: party(one.party),
      link: linkAt(one.link),
      capacity: number(one.capacityMw),
      efficiency: number(one.efficiency),
      head: maybe(one.headM, number),
      headOf: maybe(one.headOf, nodeAt),
    }),
  );
  return {
    id: text.id,
    steps,
    growing: (text.growing ?? []).map((one) => one - 1),
    parties: text.parties.map(({ id, state }) => ({ id, state })),
    nodes,
    links,
    plants,
    demands: demands.map(
      (one): Demand => ({
        id: one.id,
        label: one.label ?? { en: one.id },
        party: party(one.party),
        node: nodeAt(one.node),
        volume: number(one.volumeKm3),
        shape: series(one.shape, count),
        worth: one.worth.map(({ share, usdPerM3 }) => ({ share, usdPerM3: number(usdPerM3) })),
        m3PerHa: maybe(one.m3PerHa, number),
        returns: (one.returns ?? []).map(({ to, share }) => ({
          to: nodeAt(to),
          share: number(share),
        })),
        most: maybe(one.mostM3s, number),
        priority: one.priority,
      }),
    ),
    markets: (text.markets ?? []).map((one) => ({
      party: party(one.party),
      need: number(one.needGwh),
      shape: series(one.shape, count),
      price: series(one.usdPerKwh, count),
      surplus: number(one.surplusUsdPerKwh),
    })),
    agreement: {
      withdrawals: (text.agreement?.withdrawals ?? []).map((one) => ({
        id: one.id,
        demands: one.demands.map(demandAt),
        steps: one.steps.map((step) => step - 1),
        most: number(one.mostKm3),
      })),
      releases: (text.agreement?.releases ?? []).map((one) => ({
        id: one.id,
        link: linkAt(one.link),
        steps: one.steps.map((step) => step - 1),
        least: maybe(one.leastM3s, number),
        most: maybe(one.mostM3s, number),
      })),
    },
  };
}

type NodeText = NetworkText["nodes"][number];
type ReservoirText = NonNullable<NodeText["reservoir"]>;
type FlowText = NonNullable<NodeText["inflow"]>[string];

/** Places of ids in a list; every id was looked for before. */
const placeIn =
  (ids: readonly string[]) =>
  (id: string): number =>
    ids.indexOf(id);

function readReservoir(text: ReservoirText, reader: GivenReader, steps: number): Reservoir {
  const { number, series } = reader;
  return {
    capacity: number(text.capacityKm3),
    dead: number(text.deadKm3),
    start: number(text.startKm3),
    end: text.endKm3 === undefined ? undefined : number(text.endKm3),
    curve: text.curve === undefined ? undefined : readCurve(text.curve, reader),
    evaporation: text.evaporationMm === undefined ? undefined : series(text.evaporationMm, steps),
  };
}

function readCurve(text: NonNullable<ReservoirText["curve"]>, reader: GivenReader): Curve {
  const points =
    "points" in text
      ? text.points
      : reader.rows(text.file, text.where).map((row) => ({
          volume: Number(row[text.volume] || Number.NaN),
          head: Number(row[text.head] || Number.NaN),
          ...(text.area === undefined || row[text.area] === ""
            ? {}
            : { area: Number(row[text.area] || Number.NaN) }),
        }));
  const sorted = points.filter((one) => Number.isFinite(one.volume + one.head));
  sorted.sort((a, b) => a.volume - b.volume);
  if (sorted.length < 2) {
    const where = "file" in text ? text.file : "points";
    throw new Problem("model-number", `${where} gives fewer than two points of volume and head.`, {
      where,
    });
  }
  const areas = sorted.flatMap((one) => (one.area === undefined ? [] : [one.area]));
  return {
    volume: Float64Array.from(sorted, (one) => one.volume),
    head: Float64Array.from(sorted, (one) => one.head),
    area: areas.length === sorted.length ? Float64Array.from(areas) : undefined,
  };
}
