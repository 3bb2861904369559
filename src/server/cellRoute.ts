import { z } from "zod";
import { coding } from "../evidence/index.ts";
import { latestValues, observation, pairObservation, subjectsOf } from "../indicators/index.ts";
import { sql } from "../store/index.ts";
import type { Pair } from "../terms/index.ts";
import { document, passage } from "../texts/index.ts";
import { notFound } from "./answer.ts";
import { viewCoding } from "./codingView.ts";
import { type Cell, type CodingInContext, cell } from "./contract.ts";
import { type Desk, dayOf, pairAsked } from "./desk.ts";
import { viewEntry } from "./entryView.ts";
import { isIn } from "./overviewRoute.ts";
import { entriesOf } from "./relation.ts";
import { type Route, route } from "./route.ts";
import { seriesOn } from "./seriesRoutes.ts";

/** What lies under one cell of the matrix. */
export const cellRoute: Route = route({
  path: "/api/cell",
  summary:
    "Evidence, register entries and indicators under one direction and interest for a pair on a day.",
  parameters: z.object({}),
  query: z.object({
    pair: z.string().optional(),
    direction: z.string(),
    interest: z.string(),
    asOf: z.string().optional(),
  }),
  answer: cell,
  handle: async (desk, asked) => {
    const { frame } = desk.content;
    if (!frame.directions.some((one) => one.id === asked.direction)) throw notFound("direction");
    if (!frame.interests.some((one) => one.id === asked.interest)) throw notFound("interest");
    const pair = pairAsked(desk, asked.pair);
    return viewCell(desk, pair, asked.direction, asked.interest, dayOf(desk, asked.asOf));
  },
});

async function viewCell(
  desk: Desk,
  pair: Pair,
  direction: string,
  interest: string,
  day: string,
): Promise<Cell> {
  const here = entriesOf(desk.book, pair, day).filter((one) => isIn(one, direction, interest));
  const of = (kind: string) =>
    here.filter((one) => one.kind === kind).map((one) => viewEntry(desk.book, one, day));
  return {
    pair: pair.id,
    direction,
    interest,
    asOf: day,
    evidence: await evidenceOf(desk, pair, direction, interest, day),
    agreements: of("agreement"),
    commitments: of("commitment"),
    disputes: of("dispute"),
    doctrines: of("doctrine"),
    meetings: of("meeting"),
    series: await seriesOf(desk, pair, direction, interest, day),
  };
}

interface Found {
  readonly id: string;
  readonly title: string;
  readonly date: string | undefined;
  readonly side: string | undefined;
  readonly language: string;
}

async function evidenceOf(
  desk: Desk,
  pair: Pair,
  direction: string,
  interest: string,
  day: string,
): Promise<CodingInContext[]> {
  const found = await desk.store.query<Found>(
    sql`SELECT c.id, d.title, d.date, d.side, p.language
        FROM ${coding} c JOIN ${document} d ON d.id = c.document JOIN ${passage} p ON p.id = c.passage
        WHERE c.direction = ${direction} AND list_contains(c.interests, ${interest})
          AND list_has_any(c.states, ${[pair.a, pair.b]}) AND coalesce(c.known, '') <= ${day}`,
  );
  const context = new Map(found.map((one) => [one.id, one]));
  const rows = await desk.store.rows(coding, { where: { direction } });
  return rows
    .flatMap((row) => {
      const one = context.get(row.id);
      if (one === undefined) return [];
      const { title: documentTitle, date: documentDate, side, language } = one;
      return [{ ...viewCoding(row), documentTitle, documentDate, side, language }];
    })
    .sort(newestFirst);
}

function newestFirst(a: CodingInContext, b: CodingInContext): number {
  const [x, y] = [a.documentDate ?? "", b.documentDate ?? ""];
  if (x !== y) return x < y ? 1 : -1;
  if (a.document !== b.document) return a.document < b.document ? -1 : 1;
  return a.start - b.start || (a.id < b.id ? -1 : 1);
}

async function seriesOf(
  desk: Desk,
  pair: Pair,
  direction: string,
  interest: string,
  day: string,
): Promise<Cell["series"]> {
  const series = (await seriesOn(desk, day)).filter((one) => isIn(one, direction, interest));
  const ids = series.map((one) => one.id);
  const of = [...subjectsOf(pair)];
  const rows = [
    ...(await desk.store.rows(observation, { where: { series: ids } })),
    ...(await desk.store.rows(pairObservation, { where: { series: ids } })),
  ].filter((row) => of.includes(row.of));
  const latest = latestValues(rows, Number(day.slice(0, 4)));
  return series.map(({ id, label, unit, grain, concept }) => ({
    id,
    label,
    unit,
    grain,
    concept,
    latest: latest.flatMap((row) =>
      row.series === id && row.value !== undefined
        ? [{ of: row.of, year: row.year, value: row.value }]
        : [],
    ),
  }));
}
