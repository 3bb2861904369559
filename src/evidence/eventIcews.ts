import { type EventLayout, type EventReader, hasColumns, placesIn } from "./eventLayout.ts";
import { type EventSide, eventFault, isEventFault, readDay, readScore } from "./eventRow.ts";

// Column names as the ICEWS files on Harvard Dataverse have them.
const columns = {
  id: "Event ID",
  date: "Event Date",
  source: "Source Name",
  sourceSectors: "Source Sectors",
  sourceCountry: "Source Country",
  code: "CAMEO Code",
  score: "Intensity",
  target: "Target Name",
  targetSectors: "Target Sectors",
  targetCountry: "Target Country",
  publisher: "Publisher",
} as const;

/**
 * ICEWS coded event data: a row is one event in one sentence of one story, so it has one publisher.
 *
 * Source: Boschee and others 2015, ICEWS Coded Event Data, Harvard Dataverse, doi:10.7910/DVN/28075.
 */
export const icews: EventLayout = {
  id: "icews",
  label: "ICEWS coded event data",
  delimiter: "\t",
  quotes: true,
  scheme: "name",
  codes: "cameo",
  partsOfDay: 1,
  hasIds: true,
  isHeader: (fields) => hasColumns(fields, Object.values(columns)),
  fits: () => false,
  bind: (header) => reader(header),
};

function reader(header: readonly string[]): EventReader {
  const place = placesIn(header);
  const at = Object.fromEntries(
    Object.entries(columns).map(([key, name]) => [key, place(name)]),
  ) as Readonly<Record<keyof typeof columns, number>>;
  return (fields) => {
    const text = (key: keyof typeof columns): string | undefined => present(fields[at[key]]);
    const id = text("id");
    if (id === undefined || !/^\d{1,19}$/.test(id)) return eventFault("event-id", columns.id);
    const date = readDay(text("date") ?? "");
    if (date === undefined) return eventFault("event-date", columns.date);
    const code = text("code");
    if (code === undefined) return eventFault("event-code", columns.code);
    const score = readScore(text("score") ?? "");
    if (isEventFault(score)) return eventFault(score.fault, columns.score);
    return {
      // The id is that of an event within the files of its day.
      own: `${id}/${date}`,
      date,
      source: sideOf(text, "source"),
      target: sideOf(text, "target"),
      code,
      plover: undefined,
      score,
      quad: undefined,
      publishers: text("publisher") === undefined ? undefined : 1,
      mentions: undefined,
      known: undefined,
      part: "",
    };
  };
}

type Get = (key: keyof typeof columns) => string | undefined;

function sideOf(text: Get, side: "source" | "target"): EventSide {
  const country = text(`${side}Country`);
  const sectors = text(`${side}Sectors`);
  return {
    name: text(side),
    states: country === undefined ? [] : [country],
    type: sectors === "Unspecified" ? undefined : sectors,
  };
}

/** ICEWS writes NULL for what is missing. */
function present(field: string | undefined): string | undefined {
  return field === undefined || field === "" || field === "NULL" ? undefined : field;
}
