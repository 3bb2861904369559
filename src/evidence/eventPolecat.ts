import { type EventLayout, type EventReader, hasColumns, placesIn } from "./eventLayout.ts";
import { type EventSide, eventFault, isEventFault, readDay, readScore } from "./eventRow.ts";

// Column names as the POLECAT files on Harvard Dataverse have them.
const columns = {
  id: "Event ID",
  date: "Event Date",
  type: "Event Type",
  mode: "Event Mode",
  quad: "Quad Code",
  contexts: "Contexts",
  actor: "Actor Name",
  actorCountry: "Actor Country",
  actorSector: "Primary Actor Sector",
  recipient: "Recipient Name",
  recipientCountry: "Recipient Country",
  recipientSector: "Primary Recipient Sector",
} as const;

/** Columns that some files name otherwise or leave out. */
const intensities = ["Intensity", "Event Intensity"];
const publisherColumn = "Source";
const publicationColumn = "Publication Date";

const quads = [
  "verbal cooperation",
  "material cooperation",
  "verbal conflict",
  "material conflict",
];

/**
 * POLECAT events, coded in PLOVER itself: a row is one event of one story, so it has one publisher.
 *
 * Shape: several actors, countries or contexts stand in one field with ; or | in between; None is missing.
 * Source: Halterman and others 2023, POLECAT Weekly Data, Harvard Dataverse, doi:10.7910/DVN/AJGVIT.
 */
export const polecat: EventLayout = {
  id: "polecat",
  label: "POLECAT events",
  delimiter: "\t",
  quotes: true,
  scheme: "iso3",
  codes: "plover",
  partsOfDay: 1,
  hasIds: true,
  isHeader: (fields) => hasColumns(fields, Object.values(columns)),
  fits: () => false,
  bind: (header) => reader(header),
};

function reader(header: readonly string[]): EventReader {
  const place = placesIn(header);
  const intensity = Math.max(...intensities.map(place));
  return (fields) => {
    const text = (name: string): string | undefined => present(fields[place(name)]);
    const own = text(columns.id);
    if (own === undefined) return eventFault("event-id", columns.id);
    const date = readDay(text(columns.date) ?? "");
    if (date === undefined) return eventFault("event-date", columns.date);
    const type = text(columns.type);
    if (type === undefined) return eventFault("event-code", columns.type);
    const score = readScore(present(fields[intensity]) ?? "");
    if (isEventFault(score)) return eventFault(score.fault, header[intensity]);
    const published = text(publicationColumn);
    const known = published === undefined ? undefined : readDay(published);
    if (published !== undefined && known === undefined) {
      return eventFault("event-date", publicationColumn);
    }
    const quad = text(columns.quad)?.toLowerCase();
    const context = manyOf(text(columns.contexts)).join(";");
    return {
      own,
      date,
      source: sideOf(text, columns.actor, columns.actorCountry, columns.actorSector),
      target: sideOf(text, columns.recipient, columns.recipientCountry, columns.recipientSector),
      code: undefined,
      plover: { type, mode: text(columns.mode), context: context === "" ? undefined : context },
      score,
      quad: quads.find((one) => one === quad),
      publishers: text(publisherColumn) === undefined ? undefined : 1,
      mentions: undefined,
      known,
      part: "",
    };
  };
}

function sideOf(
  text: (name: string) => string | undefined,
  name: string,
  country: string,
  sector: string,
): EventSide {
  return { name: text(name), states: manyOf(text(country)), type: text(sector) };
}

/** The values of a field that holds several, each once. */
function manyOf(field: string | undefined): readonly string[] {
  if (field === undefined) return [];
  const parts = field.split(/[;|]/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => present(part) !== undefined))];
}

function present(field: string | undefined): string | undefined {
  return field === undefined || field === "" || field === "None" ? undefined : field;
}
