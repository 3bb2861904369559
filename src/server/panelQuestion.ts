import { z } from "zod";
import {
  askPanel,
  type DescribedColumn,
  describeColumns,
  type Panel,
  type PanelGround,
  type PanelRequest,
  readPanelGround,
} from "../measures/index.ts";
import { Problem, parsePair } from "../terms/index.ts";
import { type Desk, dayOf } from "./desk.ts";

/** Cells of a panel that are answered at once as JSON, and at most handed out as a file. */
export const mostCells = { shown: 100_000, taken: 1_000_000 } as const;

const year = z.coerce.number().int().min(1800).max(2100).optional();

/** What may be asked of a panel. */
export const panelQuery = z.object({
  columns: z
    .string()
    .max(4000)
    .describe("Names with commas; NAME@EDITION takes one edition, NAME@every each."),
  pairs: z.string().max(4000).optional().describe("AAA-BBB with commas; a pair has no order."),
  states: z
    .string()
    .max(2000)
    .optional()
    .describe("ISO3 codes with commas; without both, the dossier's own states and neighbours."),
  grain: z
    .enum(["pair-year", "directed-pair-year", "state-year", "pair-month"])
    .default("pair-year"),
  from: year,
  to: year,
  asOf: z.string().optional().describe("Only editions that had come out by this day."),
});

/** A question for a panel, as an address has it. */
export type PanelAsked = z.infer<typeof panelQuery>;

/** What panels of the dossier are made from, read once a build. */
export function panelGround(desk: Desk): Promise<PanelGround> {
  return desk.once("panel-ground", () => readPanelGround(desk.opened.dossier, desk.store));
}

/** All columns that can be asked for on a day. */
export async function columnsOn(desk: Desk, day: string): Promise<readonly DescribedColumn[]> {
  const ground = await panelGround(desk);
  return desk.once(`panel-columns ${day}`, async () => describeColumns(ground, day));
}

/**
 * The panel that a question asks for.
 *
 * Throws: `asked-wrongly` without a column; `column-unknown`, `edition-unknown`, `state-unknown` by the place in the question,
 * never by what was sent; `panel-too-large` past `most` cells; what making a panel throws.
 */
export async function panelAsked(desk: Desk, asked: PanelAsked, most: number): Promise<Panel> {
  const ground = await panelGround(desk);
  const request = await requestOf(desk, ground, asked);
  const { rows } = await askPanel(ground, { ...request, columns: [] });
  refuseTooLarge(rows, request.columns.length, most);
  const panel = await askPanel(ground, request);
  refuseTooLarge(rows, panel.columns.length, most);
  return panel;
}

async function requestOf(
  desk: Desk,
  ground: PanelGround,
  asked: PanelAsked,
): Promise<PanelRequest> {
  const { period, asOf } = desk.opened.dossier.settings;
  const day = dayOf(desk, asked.asOf);
  const columns = [...new Set(listIn(asked.columns))];
  checkColumns(columns, await columnsOn(desk, day));
  const states = asked.states === undefined ? undefined : listIn(asked.states);
  const pairs = asked.pairs === undefined ? undefined : listIn(asked.pairs).map(pairIn);
  checkStates(ground, [...(states ?? []), ...(pairs ?? []).flat()]);
  return {
    grain: asked.grain,
    columns,
    states: states?.length === 0 ? undefined : states,
    pairs: pairs?.length === 0 ? undefined : pairs,
    from: asked.from ?? period.from,
    to: asked.to ?? Math.min(period.to, Number(asOf.slice(0, 4))),
    day,
  };
}

function checkColumns(names: readonly string[], known: readonly DescribedColumn[]): void {
  if (names.length === 0) {
    throw new Problem("asked-wrongly", "columns= must name a column: /api/panel/columns has all.");
  }
  for (const [at, name] of names.entries()) {
    const [base, edition] = name.split("@");
    const column = known.find((one) => one.name === base);
    const place = `Column ${at + 1} of those asked for`;
    if (column === undefined) {
      throw new Problem("column-unknown", `${place} is not known: /api/panel/columns has all.`);
    }
    const hasEdition = column.editions.some((one) => one.edition === edition);
    if (edition === undefined || (edition === "every" && column.editions.length > 0)) continue;
    if (hasEdition) continue;
    const there = column.editions.map((one) => one.edition).join(", ") || "none of its own";
    throw new Problem(
      "edition-unknown",
      `${place}, ${column.name}, has no such edition by that day: there are ${there}.`,
    );
  }
}

function checkStates(ground: PanelGround, codes: readonly string[]): void {
  const known = new Set(ground.system.map(({ iso3 }) => iso3));
  if (codes.every((code) => known.has(code))) return;
  throw new Problem("state-unknown", "One of the states asked for is not in the dossier's list.");
}

function refuseTooLarge(rows: number, columns: number, most: number): void {
  if (rows * columns <= most) return;
  throw new Problem(
    "panel-too-large",
    `${rows} rows of ${columns} columns are ${rows * columns} cells; at most ${most} are given at once: name fewer pairs, years or columns, or use hamkor panel, which has no such bound.`,
  );
}

const pairIn = (text: string): readonly [string, string] => {
  const { a, b } = parsePair(text);
  return [a, b];
};

function listIn(list: string): readonly string[] {
  return list
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}
