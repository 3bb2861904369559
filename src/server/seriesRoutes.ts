import { z } from "zod";
import {
  isKnownOn,
  observation,
  pairObservation,
  series as seriesTable,
} from "../indicators/index.ts";
import { type RowOf, sql } from "../store/index.ts";
import { notFound } from "./answer.ts";
import { type Series, type SeriesValues, series, seriesValues } from "./contract.ts";
import { type Desk, dayOf } from "./desk.ts";
import { pagedRoute, pageLength, pageOf } from "./paging.ts";
import { type Route, route } from "./route.ts";
import { codesAsked } from "./seriesNarrow.ts";

type SeriesRow = RowOf<typeof seriesTable>;

const asOf = z.string().optional().describe("Only editions that had come out by this day.");

/** What of a series may be asked. */
export const seriesQuery = {
  states: z.string().optional().describe("ISO3 codes with commas; none means all."),
  pairs: z.string().optional().describe("Pairs AAA-BBB with commas; none means all."),
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  vintage: z.string().optional().describe("Only this edition."),
} as const;

interface SeriesAsked {
  readonly states?: string | undefined;
  readonly pairs?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly vintage?: string | undefined;
  readonly asOf?: string | undefined;
}

/** What is counted, and its values with all vintages side by side. */
export const seriesRoutes: readonly Route[] = [
  route({
    path: "/api/series",
    summary: "All series with their units, vintages, sources and coverage.",
    parameters: z.object({}),
    query: z.object({ asOf }),
    answer: z.array(series),
    handle: (desk, asked) => seriesOn(desk, dayOf(desk, asked.asOf)),
  }),
  pagedRoute({
    path: "/api/series/{concept}",
    summary: "Values of one concept for states and pairs; missing values keep their reason.",
    parameters: z.object({ concept: z.string() }),
    query: z.object({ ...seriesQuery, asOf, limit: pageLength }),
    answer: seriesValues,
    counts: ({ values, total }) => ({ here: values.length, all: total }),
    handle: async (desk, { concept, offset, limit, ...asked }) => {
      const found = await findSeries(desk, concept, asked);
      return { ...found, values: [...pageOf(found.values, offset, limit)] };
    },
  }),
];

/**
 * Values of one concept in the editions that had come out by a day.
 *
 * Throws: `not-found` for an unknown concept, and for one of which no edition had come out.
 */
export async function findSeries(
  desk: Desk,
  concept: string,
  asked: SeriesAsked,
): Promise<SeriesValues> {
  const known = await seriesOn(desk, dayOf(desk, asked.asOf));
  const { vintage = "" } = asked;
  const found = known.filter(
    (one) => one.concept === concept && (vintage === "" || one.vintage === vintage),
  );
  if (found.length === 0) throw notFound("series");
  const of = codesAsked(asked);
  const values = await valuesOf(desk, found, of, asked.from ?? 0, asked.to ?? 9999);
  return { concept, series: found, total: values.length, values };
}

/** The series whose edition had come out by a day; on the dossier's own day and after, all it holds. */
export async function seriesOn(desk: Desk, day: string): Promise<Series[]> {
  const all = await listSeries(desk);
  if (day >= desk.opened.dossier.settings.asOf) return all;
  const rows = await seriesRows(desk);
  const known = new Set(rows.filter((row) => isKnownOn(row, day)).map((row) => row.id));
  return all.filter((one) => known.has(one.id));
}

const seriesRows = (desk: Desk): Promise<readonly SeriesRow[]> =>
  desk.once("series rows", () => desk.store.rows(seriesTable));

/** All series, each with the states or pairs that have a value. */
export function listSeries(desk: Desk): Promise<Series[]> {
  return desk.once("series", async () => {
    const rows = await seriesRows(desk);
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
