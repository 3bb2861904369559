import { isPartialDate } from "../terms/index.ts";

/** One side of an event as a dataset has it: a name, the states in the dataset's own codes or names, what it is. */
export interface EventSide {
  readonly name: string | undefined;
  readonly states: readonly string[];
  readonly type: string | undefined;
}

/** One row of event data, read but not yet brought into Hamkor's terms. */
export interface EventRow {
  /** The dataset's own id; undefined where it has none. */
  readonly own: string | undefined;
  readonly date: string;
  readonly source: EventSide;
  readonly target: EventSide;
  readonly code: string | undefined;
  /** PLOVER type, mode and contexts, where the dataset is coded in PLOVER itself. */
  readonly plover: Plover | undefined;
  readonly score: number | undefined;
  readonly quad: string | undefined;
  readonly publishers: number | undefined;
  readonly mentions: number | undefined;
  /** Day on which the dataset took the event up. */
  readonly known: string | undefined;
  /** Which part of the day it was taken up in, such as a quarter of an hour; empty for the whole day. */
  readonly part: string;
}

/** An event in PLOVER's words. */
export interface Plover {
  readonly type: string | undefined;
  readonly mode: string | undefined;
  readonly context: string | undefined;
}

/** Why a row is not read: a code of `eventFaults`, and the column. */
export interface EventFault {
  readonly fault: EventFaultCode;
  readonly column: string | undefined;
}

/** What can be wrong with a row of event data, by stable code: in words, and what to do. */
export const eventFaults = {
  "event-ragged": ["have more or fewer fields than the layout", "Take them from the dataset anew."],
  "event-too-long": ["are longer than any event is", "Look whether line ends were lost."],
  "event-control-character": [
    "hold a NUL character",
    "The file was damaged on its way: take it from the dataset anew.",
  ],
  "event-encoding": ["hold bytes that are no UTF-8 text", "Save the file as UTF-8."],
  "event-quote": ["open a quotation mark that is not closed", "Close it, or double it."],
  "event-id": ["have no id, or one of another form", "Take them from the dataset anew."],
  "event-date": ["have no day, or one that does not exist", "Write the day as the layout asks."],
  "event-number": [
    "have a count or score that is no number, or outside its bounds",
    "Take them from the dataset anew.",
  ],
  "event-code": ["have no event code or type", "Take them from the dataset anew."],
  "event-repeated": ["repeat the id of an event before them", "Nothing: it is kept once."],
  "event-layout-unknown": [
    "are in no layout of event data that Hamkor knows",
    "Bring the file unpacked, as GDELT 2.0, ICEWS, POLECAT or WEIS lay it out; mend `layout` if datapackage.json names it.",
  ],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

/** The codes of what can be wrong with a row. */
export type EventFaultCode = keyof typeof eventFaults;

/** Whether reading a row gave a fault. */
export function isEventFault(value: unknown): value is EventFault {
  return typeof value === "object" && value !== null && "fault" in value;
}

/** Names a fault of a row. */
export function eventFault(fault: EventFaultCode, column?: string): EventFault {
  return { fault, column };
}

/** A text of a field; undefined when it is empty. */
export function fieldText(field: string | undefined): string | undefined {
  return field === undefined || field === "" ? undefined : field;
}

/**
 * A day that a dataset writes as `20180101` or `2018-01-01`, with or without a time after it.
 *
 * Missing: undefined when it is none, or no such day exists.
 */
export const readDay = remembering((field: string): string | undefined => {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$/.exec(field);
  const day = match === null ? "" : `${match[1]}-${match[2]}-${match[3]}`;
  return isPartialDate(day) ? day : undefined;
});

/** A score from −10 to +10; undefined when the field is empty. */
export const readScore = remembering((field: string): number | EventFault | undefined => {
  if (field === "") return undefined;
  const score = /^[+-]?\d+(\.\d+)?$/.test(field) ? Number(field) : Number.NaN;
  return Math.abs(score) <= 10 ? score : eventFault("event-number");
});

/** A count; undefined when the field is empty. */
export const readCount = remembering((field: string): number | EventFault | undefined => {
  if (field === "") return undefined;
  return /^\d{1,9}$/.test(field) ? Number(field) : eventFault("event-number");
});

/** Most values that are remembered: event data repeat few of them a million times. */
const remembered = 20_000;

function remembering<Value>(read: (field: string) => Value): (field: string) => Value {
  const known = new Map<string, Value>();
  return (field) => {
    const before = known.get(field);
    if (before !== undefined || known.has(field)) return before as Value;
    const value = read(field);
    // A longer text may be a view into a whole piece of the file, which would be kept with it.
    if (known.size < remembered && field.length <= 12) known.set(field, value);
    return value;
  };
}
