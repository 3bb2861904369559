import { CORE_SCHEMA, dump, load } from "js-yaml";
import type { z } from "zod";
import { Problem } from "../../terms/index.ts";
import type { ModelFiles } from "../engine.ts";
import { createGivenReader, type Given, type GivenReader, type GivenSeries } from "../given.ts";
import { type RiverCase, rivers } from "../rivers/engine.ts";
import { powerCaseShape, type SystemText, systemShape } from "./powerShape.ts";

type Label = Readonly<Record<string, string>>;

/** What can be made at a place. */
export interface Supply {
  readonly id: string;
  readonly label: Label;
  readonly capacity: Given | undefined;
  readonly cost: Given;
  readonly availability: GivenSeries | undefined;
  readonly energy: { readonly gwh: Given; readonly shape: GivenSeries } | undefined;
  readonly river: { readonly of: string; readonly plants: readonly number[] } | undefined;
}

/** A place where electricity is needed and made. */
export interface PowerNode {
  readonly id: string;
  readonly state: string;
  readonly label: Label;
  readonly place: { readonly lat: number; readonly lon: number } | undefined;
  readonly need: Given;
  readonly shape: GivenSeries;
  readonly unserved: Given;
  readonly supplies: readonly Supply[];
}

/** What joins two places. */
export interface Line {
  readonly id: string;
  readonly label: Label;
  readonly from: number;
  readonly to: number;
  readonly mw: Given;
  readonly back: Given | undefined;
  readonly availability: GivenSeries | undefined;
  readonly loss: Given | undefined;
  readonly cost: Given | undefined;
  readonly trade: Given | undefined;
}

/** Part of every month: its share of the hours, and its load against the mean. */
export interface Block {
  readonly id: string;
  readonly hours: number;
  readonly load: number;
}

/** A power system over some years, waiting for settings. */
export interface PowerCase {
  readonly id: string;
  readonly nodes: readonly PowerNode[];
  readonly lines: readonly Line[];
  readonly blocks: readonly Block[];
  readonly firstYear: number;
  readonly years: number;
  readonly growth: Given | undefined;
  readonly rivers: ReadonlyMap<string, RiverCase>;
}

/**
 * Reads a power system and the rivers that feed it.
 *
 * Throws: `power-unreadable`, `power-wrong` naming the key; what the rivers model throws; `model-number`.
 */
export function readPowerCase(input: unknown, files: ModelFiles, where: string): PowerCase {
  const { network: named, years, growth, rivers: fed = {} } = parse(powerCaseShape, input, where);
  const isPath = typeof named === "string";
  const place = isPath ? named : where;
  const content = isPath ? files.text(named) : dump(named, { schema: CORE_SCHEMA });
  const text = parse(systemShape, readYaml(content, place), place);
  const cases = new Map(
    Object.entries(fed).map(([id, one]) => [id, rivers.prepare(one, files, `${where}, ${id}`)]),
  );
  const faults = faultsOf(text, cases);
  if (faults.length > 0) throw wrong(place, faults);
  const reader = createGivenReader(files);
  return {
    ...systemOf(text, reader, cases),
    firstYear: years.from,
    years: years.to - years.from + 1,
    growth: growth === undefined ? undefined : reader.number(growth),
    rivers: cases,
  };
}

function parse<Shape extends z.ZodType>(shape: Shape, input: unknown, where: string) {
  const parsed = shape.safeParse(input);
  if (parsed.success) return parsed.data as z.infer<Shape>;
  const faults = parsed.error.issues.map((issue) => {
    const key = issue.path.join(".") || "file";
    const missing = /expected (\w+), received undefined/.exec(issue.message);
    return `${key}: ${missing === null ? issue.message : `is missing: give a ${missing[1]}`}`;
  });
  throw wrong(where, faults);
}

function readYaml(content: string, where: string): unknown {
  try {
    return load(content, { schema: CORE_SCHEMA });
  } catch (cause) {
    const message = `${where} is not valid YAML: mend its syntax.`;
    throw new Problem("power-unreadable", message, { where, cause });
  }
}

const wrong = (where: string, faults: readonly string[]): Problem =>
  new Problem("power-wrong", `${where} needs mending: ${faults.join("; ")}.`, { where });

function faultsOf(text: SystemText, cases: ReadonlyMap<string, RiverCase>): string[] {
  const ids = text.nodes.map((one) => one.id);
  const known = ids.join(", ");
  const twice = [...ids, ...text.lines.map((one) => one.id)];
  const share = (text.blocks ?? []).reduce((sum, one) => sum + one.hours, 0);
  const load = (text.blocks ?? []).reduce((sum, one) => sum + one.hours * one.load, 0);
  return [
    ...twice
      .filter((id, at) => twice.indexOf(id) !== at)
      .map((id) => `${id} stands twice: give each its own id`),
    ...text.lines.flatMap((one) =>
      [one.from, one.to]
        .filter((end) => !ids.includes(end))
        .map((end) => `lines ${one.id}: there is no ${end} in nodes (${known})`),
    ),
    ...(text.blocks !== undefined && Math.abs(share - 1) + Math.abs(load - 1) > 1e-3
      ? ["blocks: the hours must make 1, and hours times load must make 1"]
      : []),
    ...text.nodes.flatMap((node) =>
      node.supplies.flatMap((one) => supplyFaults(node.id, one, cases)),
    ),
  ];
}

type SupplyText = SystemText["nodes"][number]["supplies"][number];

function supplyFaults(
  node: string,
  { id, river, capacityMw, energy }: SupplyText,
  cases: ReadonlyMap<string, RiverCase>,
): string[] {
  const key = `nodes ${node}.supplies ${id}`;
  if (river === undefined) {
    return capacityMw === undefined && energy === undefined
      ? [`${key}: give capacityMw, energy or river: it would have no bound`]
      : [];
  }
  const plants = cases.get(river.of)?.network.plants.map((one) => one.id);
  if (plants === undefined) {
    return [
      `${key}.river: the case names no river ${river.of} (${[...cases.keys()].join(", ") || "none"})`,
    ];
  }
  return river.plants
    .filter((plant) => !plants.includes(plant))
    .map((plant) => `${key}.river: ${river.of} has no plant ${plant} (${plants.join(", ")})`);
}

function systemOf(text: SystemText, reader: GivenReader, cases: ReadonlyMap<string, RiverCase>) {
  const { number, series } = reader;
  const maybe = <From, To>(one: From | undefined, read: (one: From) => To): To | undefined =>
    one === undefined ? undefined : read(one);
  const year = (one: Parameters<typeof series>[0]) => series(one, 12);
  const ids = text.nodes.map((one) => one.id);
  const supplyOf = (one: SupplyText): Supply => ({
    id: one.id,
    label: one.label ?? { en: one.id },
    capacity: maybe(one.capacityMw, number),
    cost: number(one.usdPerKwh),
    availability: maybe(one.availability, year),
    energy: maybe(one.energy, ({ gwh, shape }) => ({ gwh: number(gwh), shape: year(shape) })),
    river: maybe(one.river, ({ of, plants }) => {
      const named = cases.get(of)?.network.plants.map((plant) => plant.id) ?? [];
      return { of, plants: plants.map((plant) => named.indexOf(plant)) };
    }),
  });
  return {
    id: text.id,
    blocks: text.blocks ?? [{ id: "all", hours: 1, load: 1 }],
    nodes: text.nodes.map(
      (one): PowerNode => ({
        id: one.id,
        state: one.state,
        label: one.label ?? { en: one.id },
        place: one.place,
        need: number(one.needGwh),
        shape: year(one.shape),
        unserved: number(one.unservedUsdPerKwh),
        supplies: one.supplies.map(supplyOf),
      }),
    ),
    lines: text.lines.map(
      (one): Line => ({
        id: one.id,
        label: one.label ?? { en: one.id },
        from: ids.indexOf(one.from),
        to: ids.indexOf(one.to),
        mw: number(one.mw),
        back: maybe(one.backMw, number),
        availability: maybe(one.availability, year),
        loss: maybe(one.loss, number),
        cost: maybe(one.usdPerKwh, number),
        trade: maybe(one.tradeUsdPerKwh, number),
      }),
    ),
  };
}
