import { z } from "zod";
import { panelJson, sourceJson } from "../briefs/index.ts";
import type { DescribedColumn } from "../measures/index.ts";
import { panelAnswer, panelColumns } from "./contract.ts";
import { dayOf } from "./desk.ts";
import { columnsOn, mostCells, panelAsked, panelQuery } from "./panelQuestion.ts";
import { type Route, route } from "./route.ts";

/** Columns that a panel can have, and panels of them. */
export const panelRoutes: readonly Route[] = [
  route({
    path: "/api/panel/columns",
    summary: "Every column that a panel can have: unit, what it is made from, editions, licence.",
    parameters: z.object({}),
    query: z.object({ asOf: panelQuery.shape.asOf }),
    answer: panelColumns,
    handle: async (desk, { asOf }) => {
      const day = dayOf(desk, asOf);
      const columns = (await columnsOn(desk, day)).map(viewColumn);
      return { asOf: day, mostCells: mostCells.shown, columns };
    },
  }),
  route({
    path: "/api/panel",
    summary: `States or pairs over time with chosen columns, as hamkor panel --json prints them; at most ${mostCells.shown} cells.`,
    parameters: z.object({}),
    query: panelQuery,
    answer: panelAnswer,
    handle: async (desk, asked) => {
      const { grain, columns, rows } = panelJson(await panelAsked(desk, asked, mostCells.shown));
      return { grain, columns, rows };
    },
  }),
];

function viewColumn(column: DescribedColumn) {
  const { editions, sources, ...rest } = column;
  return {
    ...rest,
    label: { ...column.label },
    parts: [...column.parts],
    sources: sources.map(sourceJson),
    editions: editions.map(({ series, edition, unit, firstYear, lastYear, source, note }) => ({
      series,
      edition,
      unit,
      firstYear,
      lastYear,
      note,
      source: sourceJson(source),
    })),
  };
}
