import { type EventLayout, type EventReader, hasColumns, placesIn } from "./eventLayout.ts";
import {
  type EventSide,
  eventFault,
  fieldText,
  isEventFault,
  readDay,
  readScore,
} from "./eventRow.ts";

const columns = {
  date: "date",
  source: "source",
  target: "target",
  code: "weis_code",
  score: "goldstein",
  sourceState: "source_iso3",
  targetState: "target_iso3",
} as const;

/** Letters of an actor code that name its state; those after them say what it is. */
const stateLetters = 3;

/**
 * WEIS events of the KEDS project, as comma-separated values with the states of the actors beside their codes.
 *
 * Shape: there are no ids, so rows that are alike are events of their own; publishers are not told.
 * Source: P. A. Schrodt, Kansas Event Data System; McClelland 1976, World Event/Interaction Survey.
 */
export const weis: EventLayout = {
  id: "weis",
  label: "WEIS events of the KEDS project",
  delimiter: ",",
  quotes: true,
  scheme: "iso3",
  codes: "weis",
  partsOfDay: 1,
  hasIds: false,
  isHeader: (fields) => hasColumns(fields, Object.values(columns)),
  fits: () => false,
  bind: (header) => reader(header),
};

function reader(header: readonly string[]): EventReader {
  const place = placesIn(header);
  return (fields) => {
    const text = (name: string): string | undefined => fieldText(fields[place(name)]);
    const date = readDay(text(columns.date) ?? "");
    if (date === undefined) return eventFault("event-date", columns.date);
    const code = text(columns.code);
    if (code === undefined || !/^\d{3}$/.test(code)) return eventFault("event-code", columns.code);
    const score = readScore(text(columns.score) ?? "");
    if (isEventFault(score)) return eventFault(score.fault, columns.score);
    return {
      own: undefined,
      date,
      source: sideOf(text(columns.source), text(columns.sourceState)),
      target: sideOf(text(columns.target), text(columns.targetState)),
      code,
      plover: undefined,
      score,
      quad: undefined,
      publishers: undefined,
      mentions: undefined,
      known: undefined,
      part: "",
    };
  };
}

function sideOf(code: string | undefined, state: string | undefined): EventSide {
  return {
    name: code,
    states: state === undefined ? [] : [state],
    type: fieldText(code?.slice(stateLetters)),
  };
}
