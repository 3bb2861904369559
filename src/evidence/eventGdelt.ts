import type { EventLayout } from "./eventLayout.ts";
import {
  type EventFault,
  type EventRow,
  type EventSide,
  eventFault,
  fieldText,
  isEventFault,
  readCount,
  readDay,
  readScore,
} from "./eventRow.ts";

// Places of columns, from 0, in the GDELT Event Codebook V2.0: 61 columns and no header.
const width = 61;
const id = 0; // GLOBALEVENTID
const date = 1; // SQLDATE
const source = { code: 5, name: 6, state: 7, type: 12 }; // Actor1Code, Name, CountryCode, Type1Code
const target = { code: 15, name: 16, state: 17, type: 22 }; // Actor2Code, Name, CountryCode, Type1Code
const code = 26; // EventCode
const quad = 29; // QuadClass
const score = 30; // GoldsteinScale
const mentions = 31; // NumMentions
const sources = 32; // NumSources
const added = 59; // DATEADDED

// QuadClass of the same codebook.
const quads: Readonly<Record<string, string>> = {
  1: "verbal cooperation",
  2: "material cooperation",
  3: "verbal conflict",
  4: "material conflict",
};

/**
 * GDELT 2.0 event exports, as they come every quarter of an hour.
 *
 * Source: The GDELT Event Database, Data Format Codebook V2.0, 2015.
 */
export const gdelt: EventLayout = {
  id: "gdelt2",
  label: "GDELT 2.0 events",
  delimiter: "\t",
  quotes: false,
  scheme: "cameo",
  codes: "cameo",
  partsOfDay: 96,
  hasIds: true,
  isHeader: (fields) => fields.length === width && fields[id]?.toUpperCase() === "GLOBALEVENTID",
  fits: (fields) => fields.length === width && isId(fields[id]) && isDay(fields[date]),
  bind: () => read,
};

function read(fields: readonly string[]): EventRow | EventFault {
  if (fields.length !== width) return eventFault("event-ragged");
  if (!isId(fields[id])) return eventFault("event-id", "GLOBALEVENTID");
  const day = isDay(fields[date]) ? readDay(fields[date]) : undefined;
  if (day === undefined) return eventFault("event-date", "SQLDATE");
  const known = isMoment(fields[added]) ? readDay(fields[added].slice(0, 8)) : undefined;
  if (known === undefined) return eventFault("event-date", "DATEADDED");
  if (fieldText(fields[code]) === undefined) return eventFault("event-code", "EventCode");
  const scored = readScore(fields[score] ?? "");
  if (isEventFault(scored)) return eventFault(scored.fault, "GoldsteinScale");
  const mentioned = readCount(fields[mentions] ?? "");
  if (isEventFault(mentioned)) return eventFault(mentioned.fault, "NumMentions");
  const publishers = readCount(fields[sources] ?? "");
  if (isEventFault(publishers)) return eventFault(publishers.fault, "NumSources");
  return {
    own: fields[id],
    date: day,
    source: side(fields, source),
    target: side(fields, target),
    code: fields[code],
    plover: undefined,
    score: scored,
    quad: quads[fields[quad] ?? ""],
    publishers,
    mentions: mentioned,
    known,
    part: fields[added]?.slice(8, 12) ?? "", // hour and minute
  };
}

function side(fields: readonly string[], at: typeof source): EventSide {
  const state = fields[at.state] ?? "";
  return {
    name: fieldText(fields[at.name]) ?? fieldText(fields[at.code]),
    states: state === "" ? [] : [state],
    type: fieldText(fields[at.type]),
  };
}

function isId(field: string | undefined): field is string {
  return field !== undefined && /^\d{1,19}$/.test(field);
}

function isDay(field: string | undefined): field is string {
  return field !== undefined && /^\d{8}$/.test(field);
}

/** The moment of a quarter of an hour, as 20180101001500. */
function isMoment(field: string | undefined): field is string {
  return field !== undefined && /^\d{8}([01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(field);
}
