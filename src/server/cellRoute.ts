import { z } from "zod";
import { latestValues } from "../indicators/index.ts";
import type { Pair } from "../terms/index.ts";
import { notFound } from "./answer.ts";
import { type Cell, cell } from "./contract.ts";
import { type Desk, dayOf, pairAsked } from "./desk.ts";
import { viewEntry } from "./entryView.ts";
import { isIn } from "./overviewRoute.ts";
import { evidenceOf, figuresOf } from "./pairGround.ts";
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
    evidence: [...(await evidenceOf(desk, pair)).under(direction, interest, day)],
    agreements: of("agreement"),
    commitments: of("commitment"),
    disputes: of("dispute"),
    doctrines: of("doctrine"),
    meetings: of("meeting"),
    series: await seriesOf(desk, pair, direction, interest, day),
  };
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
  const rows = await figuresOf(desk, pair, ids);
  const latest = latestValues(rows, Number(day.slice(0, 4)));
  return series.map(({ id, label, unit, grain, concept }) => ({
    id,
    label,
    unit,
    grain,
    concept,
    latest: latest.flatMap((row) =>
      row.series === id ? [{ of: row.of, year: row.year, value: row.value }] : [],
    ),
  }));
}
