import { z } from "zod";
import { type TimelineDrawing, timelineDrawing } from "./contract.ts";
import { type Desk, dayOf, pairAsked } from "./desk.ts";
import { sourceOf } from "./entryView.ts";
import { type Route, route } from "./route.ts";
import { entriesInOrder } from "./timelineRoute.ts";

type Columns = TimelineDrawing["acts"];
type Entries = ReturnType<typeof entriesInOrder>;

/** All acts between two states at once, as light as a drawing of thousands of them needs. */
export const timelineDrawingRoute: Route = route({
  path: "/api/timeline/drawing",
  summary: "Every act of a pair, in columns, with how its disputes stood: what the timeline draws.",
  parameters: z.object({}),
  query: z.object({ pair: z.string().optional(), asOf: z.string().optional() }),
  answer: timelineDrawing,
  handle: async (desk, asked) => {
    const day = dayOf(desk, asked.asOf);
    const pair = pairAsked(desk, asked.pair);
    const entries = entriesInOrder(desk, pair, day);
    const { acts, sources } = columnsOf(desk, entries, day);
    return { pair: pair.id, asOf: day, entries: viewEntries(desk, entries, day), sources, acts };
  },
});

function viewEntries(desk: Desk, entries: Entries, day: string): TimelineDrawing["entries"] {
  return entries.map(({ id, kind, title, parties }) => ({
    id,
    kind,
    title: { ...title },
    parties: [...parties],
    history: kind === "dispute" ? [...desk.book.historyOf(id, day)] : [],
  }));
}

function columnsOf(
  desk: Desk,
  entries: Entries,
  day: string,
): Pick<TimelineDrawing, "acts" | "sources"> {
  const columns: Columns = {
    id: [],
    entry: [],
    act: [],
    date: [],
    party: [],
    source: [],
    row: [],
  };
  const sources: TimelineDrawing["sources"] = [];
  const placeOf = new Map<string, number>();
  for (const [place, { id }] of entries.entries()) {
    for (const act of desk.book.actsOf.get(id) ?? []) {
      if (act.known > day) continue;
      const { row, ...source } = sourceOf(act);
      const key = `${source.title}\n${source.url}\n${source.confidence}\n${source.file}`;
      const known = placeOf.get(key) ?? sources.push(source) - 1;
      placeOf.set(key, known);
      columns.id.push(act.id);
      columns.entry.push(place);
      columns.act.push(act.act);
      columns.date.push(act.date);
      columns.party.push(act.party ?? "");
      columns.source.push(known);
      columns.row.push(row);
    }
  }
  return { acts: columns, sources };
}
