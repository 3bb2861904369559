import { parse } from "yaml";
import { z } from "zod";
import {
  editionsOf,
  latestValues,
  observation,
  pairObservation,
  type SeriesRow,
  series,
} from "../indicators/index.ts";
import { state } from "../register/index.ts";
import { type Dossier, readContent } from "../sources/index.ts";
import type { Reader, RowOf } from "../store/index.ts";
import { Problem } from "../terms/index.ts";
import { createNeighbourGraph, type NeighbourGraph } from "./borders.ts";
import type { ColumnSource } from "./panel.ts";
import { sourceOf } from "./seriesFigures.ts";

/** A water that leads to no ocean, and the states on its shore. */
export interface ClosedWater {
  readonly id: string;
  readonly names: Readonly<Record<string, string>>;
  readonly states: readonly string[];
  /** Those of them that have no other shore. */
  readonly onlyShore: readonly string[];
}

/** A figure with the row that it stands in. */
export interface PlacedFigure {
  readonly value: number;
  readonly note: string | undefined;
  readonly file: string;
  readonly row: number;
}

/** All that positions of a dossier's world are told from. */
export interface PositionGround {
  readonly graph: NeighbourGraph;
  readonly region: readonly string[];
  readonly closedWaters: readonly ClosedWater[];
  /** The rows under borders, by `AAA-BBB`. */
  readonly borders: ReadonlyMap<string, PlacedFigure>;
  /** The rows under coasts, by state. */
  readonly coasts: ReadonlyMap<string, PlacedFigure>;
  /** Names of states by language tag. Missing: of places that are no states in the register. */
  readonly names: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Of borders, and of coasts where the dossier measures them. */
  readonly sources: readonly ColumnSource[];
  readonly rule: string;
}

/** The content file that says what position is read from; a dossier may have its own. */
export const positionRules = "rules/position.yaml";

/**
 * Reads borders and coasts of a built dossier, by its latest edition of each.
 *
 * Throws: `borders-missing` when the dossier has no series of land borders; `position-rules-unreadable`.
 */
export async function readPositionGround(
  dossier: Dossier,
  reader: Reader,
): Promise<PositionGround> {
  const rules = readRules(dossier);
  const all = await reader.rows(series);
  const bordersFrom = editionsOf(all, rules.borders).findLast(({ grain }) => grain === "pair");
  const coastsFrom = editionsOf(all, rules.coastline).findLast(({ grain }) => grain === "country");
  if (bordersFrom === undefined) throw noBorders(rules.borders);
  const borders = placedBy(await reader.rows(pairObservation), bordersFrom);
  const coasts = placedBy(await reader.rows(observation), coastsFrom);
  const entries = [...borders].map(([of, { value }]) => {
    const [from = "", to = ""] = of.split("-");
    return { from, to, km: value };
  });
  const states = await reader.rows(state);
  return {
    graph: createNeighbourGraph(entries, coastsOf(coasts, states, rules.closedWaters)),
    region: dossier.settings.states,
    closedWaters: rules.closedWaters,
    borders,
    coasts,
    names: new Map(states.map(({ iso3, names }) => [iso3, names])),
    sources: [bordersFrom, coastsFrom].flatMap((one) => (one === undefined ? [] : [sourceOf(one)])),
    rule: rules.id,
  };
}

const water = z.strictObject({
  id: z.string(),
  names: z.record(z.string(), z.string()),
  states: z.array(z.string()),
  onlyShore: z.array(z.string()),
});
const shape = z.strictObject({
  id: z.string(),
  borders: z.string(),
  coastline: z.string(),
  closedWaters: z.array(water),
});

function readRules(dossier: Dossier): z.infer<typeof shape> {
  const read = shape.safeParse(parse(readContent(dossier, positionRules)));
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw new Problem(
    "position-rules-unreadable",
    `The rules of position cannot be read: ${first?.path.join(".") ?? ""} ${first?.message ?? ""}.`,
    { where: `content/${positionRules}` },
  );
}

type Observed = RowOf<typeof observation> | RowOf<typeof pairObservation>;

function placedBy(
  rows: readonly Observed[],
  from: SeriesRow | undefined,
): ReadonlyMap<string, PlacedFigure> {
  const own = rows.filter((row) => row.series === from?.id);
  return new Map(
    latestValues(own).flatMap(({ of, value, note, file, row }) =>
      value === undefined ? [] : [[of, { value, note, file, row }] as const],
    ),
  );
}

/** A measured coastline goes before the register's word; a shore of a closed water alone is no coast. */
function coastsOf(
  measured: ReadonlyMap<string, PlacedFigure>,
  states: readonly RowOf<typeof state>[],
  closed: readonly ClosedWater[],
): ReadonlyMap<string, boolean> {
  const told = states
    .filter((one) => one.existsUntil === undefined && one.landlocked !== undefined)
    .map((one) => [one.iso3, one.landlocked === "no"] as const);
  const found = new Map([
    ...told,
    ...[...measured].map(([of, { value }]) => [of, value > 0] as const),
  ]);
  for (const one of closed.flatMap(({ onlyShore }) => onlyShore)) {
    if (found.has(one)) found.set(one, false);
  }
  return found;
}

function noBorders(concept: string): Problem {
  return new Problem(
    "borders-missing",
    `The dossier counts no land borders: add a series of pairs with the concept ${concept}.`,
  );
}
