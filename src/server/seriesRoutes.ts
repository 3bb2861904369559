import { z } from "zod";
import { observation, pairObservation, series as seriesTable } from "../indicators/index.ts";
import { type RowOf, sql } from "../store/index.ts";
import { parsePair } from "../terms/index.ts";
import { notFound } from "./answer.ts";
import { type Series, series, seriesValues } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { type Route, route } from "./route.ts";

type SeriesRow = RowOf<typeof seriesTable>;

/** What is counted, and its values with all vintages side by side. */
export const seriesRoutes: readonly Route[] = [
  route({
    path: "/api/series",
    summary: "All series with their units, vintages, sources and coverage.",
    parameters: z.object({}),
    query: z.object({}),
    answer: z.array(series),
    handle: (desk) => listSeries(desk),
  }),
  route({
    path: "/api/series/{concept}",
    summary: "Values of one concept for states and pairs; missing values keep their reason.",
    parameters: z.object({ concept: z.string() }),
    query: z.object({
      states: z.string().optional().describe("ISO3 codes with commas; none means all."),
      pairs: z.string().optional().describe("Pairs AAA-BBB with commas; none means all."),
      from: z.coerce.number().int().optional(),
      to: z.coerce.number().int().optional(),
    }),
    answer: seriesValues,
    handle: async (desk, asked) => {
      const found = (await listSeries(desk)).filter((one) => one.concept === asked.concept);
      if (found.length === 0) throw notFound("series");
      const of = [...codesIn(asked.states), ...codesIn(asked.pairs).flatMap(membersOf)];
      const values = await valuesOf(desk, found, of, asked.from ?? 0, asked.to ?? 9999);
      return { concept: asked.concept, series: [...found], values };
    },
  }),
];

/** All series, each with the states or pairs that have a value. */
export function listSeries(desk: Desk): Promise<Series[]> {
  return desk.once("series", async () => {
    const rows = await desk.store.rows(seriesTable);
    const coverage = await coverageOf(desk);
    return rows.map((row) => viewSeries(row, coverage.get(row.id) ?? { states: [], values: 0 }));
  });
}

interface Coverage {
  readonly states: string[];
  readonly values: number;
}

async function coverageOf(desk: Desk): Promise<ReadonlyMap<string, Coverage>> {
  const rows = await desk.store.query<{ series: string; of: string; n: number }>(
    sql`SELECT series, "of", count(value)::INTEGER AS n FROM ${observation} GROUP BY ALL HAVING n > 0
        UNION ALL
        SELECT series, "of", count(value)::INTEGER AS n FROM ${pairObservation} GROUP BY ALL HAVING n > 0
        ORDER BY 1, 2`,
  );
  const coverage = new Map<string, { states: string[]; values: number }>();
  for (const { series: id, of, n } of rows) {
    const known = coverage.get(id) ?? { states: [], values: 0 };
    known.states.push(of);
    coverage.set(id, { states: known.states, values: known.values + n });
  }
  return coverage;
}

function viewSeries(row: SeriesRow, coverage: Coverage): Series {
  return {
    id: row.id,
    concept: row.concept,
    vintage: row.vintage,
    label: { ...row.labels },
    unit: row.unit,
    grain: z.enum(["country", "pair", "directed-pair"]).parse(row.grain),
    directions: [...row.directions],
    interests: [...row.interests],
    priceBasis: row.priceBasis,
    firstYear: row.firstYear,
    lastYear: row.lastYear,
    states: coverage.states,
    values: coverage.values,
    sourceTitle: row.sourceTitle,
    sourceUrl: row.sourceUrl,
    sourceVersion: row.sourceVersion,
    licence: row.licence,
    note: row.note,
  };
}

type Value = z.infer<typeof seriesValues>["values"][number];

async function valuesOf(
  desk: Desk,
  found: readonly Series[],
  of: readonly string[],
  from: number,
  to: number,
): Promise<Value[]> {
  const ids = found.map((one) => one.id);
  const all = of.length === 0;
  const rows = await desk.store.query<Value & { missing?: string }>(
    sql`SELECT series, "of", year, value, missing, file, "row" FROM ${observation}
        WHERE list_contains(${ids}, series) AND year BETWEEN ${from} AND ${to} AND (${all} OR list_contains(${of}, "of"))
        UNION ALL
        SELECT series, "of", year, value, missing, file, "row" FROM ${pairObservation}
        WHERE list_contains(${ids}, series) AND year BETWEEN ${from} AND ${to} AND (${all} OR list_contains(${of}, "of"))
        ORDER BY 1, 2, 3`,
  );
  return [...rows];
}

function codesIn(list: string | undefined): readonly string[] {
  return (list ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

/** A pair as the tables know it: in no order, and one state towards the other both ways. */
function membersOf(text: string): readonly string[] {
  const { a, b, id } = parsePair(text);
  return [id, `${a}>${b}`, `${b}>${a}`];
}
