import type { EventFault, EventRow } from "./eventRow.ts";

/** How the states of actors are written in a dataset. */
export type StateScheme = "cameo" | "name" | "iso3";

/**
 * One layout of event data, as its publisher describes it.
 *
 * Shape: `isHeader` and `fits` look at the fields of a line; `bind` takes the header (none where the layout has
 * none) and gives the reader of the fields of a row.
 */
export interface EventLayout {
  readonly id: string;
  readonly label: string;
  readonly delimiter: "\t" | ",";
  /** Whether a field may stand in quotation marks. */
  readonly quotes: boolean;
  readonly scheme: StateScheme;
  /** Codes of events: CAMEO has a crosswalk to PLOVER, WEIS only quad categories. */
  readonly codes: "cameo" | "weis" | "plover";
  /** Parts in which the dataset tells of a day. */
  readonly partsOfDay: number;
  /** Whether a row with the id of a row before it is the same event. */
  readonly hasIds: boolean;
  isHeader(fields: readonly string[]): boolean;
  fits(fields: readonly string[]): boolean;
  bind(header: readonly string[]): EventReader;
}

/** Reads the fields of one row. */
export type EventReader = (fields: readonly string[]) => EventRow | EventFault;

/** The places of columns in a header, by name; a name that is not there has no place. */
export function placesIn(header: readonly string[]): (name: string) => number {
  const places = new Map(header.map((name, at) => [name, at]));
  return (name) => places.get(name) ?? -1;
}

/** Whether a header has all of some columns. */
export function hasColumns(header: readonly string[], names: readonly string[]): boolean {
  return names.every((name) => header.includes(name));
}
