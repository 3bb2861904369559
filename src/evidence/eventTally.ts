import type { RowOf } from "../store/index.ts";
import type { Finding } from "../terms/index.ts";
import type { EventOddity } from "./eventMapping.ts";
import { type EventFault, type EventFaultCode, type EventRow, eventFaults } from "./eventRow.ts";
import type { eventCoverage, eventRefusal } from "./eventTable.ts";

/** Rows of a file as they are counted: each row comes once, as used, out of scope or refused. */
export interface EventTally {
  readonly counts: Readonly<Record<"rows" | "used" | "refused" | "outOfScope", number>>;
  use(row: EventRow): void;
  passOver(row: EventRow): void;
  refuse(fault: EventFault, row: number): void;
  note(oddity: EventOddity, row: number): void;
  /** The stretches of refused lines that are finished; with `isEnd` the last one too. */
  refusals(isEnd?: boolean): readonly RowOf<typeof eventRefusal>[];
  coverage(dataset: string, partsOfDay: number): readonly RowOf<typeof eventCoverage>[];
  findings(): readonly Finding[];
}

interface Stretch {
  row: number;
  lastRow: number;
  rows: number;
  reason: EventFaultCode;
  column: string | undefined;
}

/** A tally of one file. */
export function createTally(file: string): EventTally {
  const counts = { rows: 0, used: 0, refused: 0, outOfScope: 0 };
  const parts = new Map<string, Set<string>>();
  const seen = new Map<EventFaultCode | EventOddity, { first: number; rows: number }>();
  let stretches: Stretch[] = [];
  const cover = ({ known, date, part }: EventRow): void => {
    const day = known ?? date;
    const covered = parts.get(day);
    if (covered === undefined) parts.set(day, new Set([part]));
    else covered.add(part);
  };
  const count = (code: EventFaultCode | EventOddity, row: number): void => {
    const before = seen.get(code);
    if (before === undefined) seen.set(code, { first: row, rows: 1 });
    else before.rows += 1;
  };
  return {
    counts,
    use: (row) => {
      counts.rows += 1;
      counts.used += 1;
      cover(row);
    },
    passOver: (row) => {
      counts.rows += 1;
      counts.outOfScope += 1;
      cover(row);
    },
    refuse: ({ fault, column }, row) => {
      counts.rows += 1;
      counts.refused += 1;
      count(fault, row);
      const last = stretches.at(-1);
      const follows = last?.lastRow === row - 1 && last.reason === fault && last.column === column;
      if (last === undefined || !follows) {
        stretches.push({ row, lastRow: row, rows: 1, reason: fault, column });
      } else {
        last.lastRow = row;
        last.rows += 1;
      }
    },
    note: count,
    refusals: (isEnd = false) => {
      const finished = isEnd ? stretches : stretches.slice(0, -1);
      stretches = isEnd ? [] : stretches.slice(-1);
      return finished.map((one) => ({ file, ...one }));
    },
    coverage: (dataset, partsOfDay) =>
      [...parts].map(([day, covered]) => ({
        file,
        dataset,
        day,
        share: Math.min(1, covered.size / partsOfDay),
      })),
    findings: () => [...seen].map(([code, { first, rows }]) => findingOf(file, code, first, rows)),
  };
}

const oddities: Readonly<Record<EventOddity, readonly [string, string]>> = {
  "event-state-unknown": [
    "name a state by a code or name that content/events does not have; that side has no state",
    "Add it to states.csv or cameo_countries.csv under content/events in the dossier.",
  ],
  "event-code-unknown": [
    "have an event code or type that content/events does not have; they keep it and have no type",
    "Look whether the dataset is of a newer edition, and add the code there.",
  ],
  "event-score-differs": [
    "have another score than the scale in content/events; the dataset's own was kept",
    "Nothing, unless scores of several datasets are compared.",
  ],
};

function findingOf(
  file: string,
  code: EventFaultCode | EventOddity,
  row: number,
  rows: number,
): Finding {
  const count = `${rows} ${rows === 1 ? "row" : "rows"}`;
  if (isFault(code)) {
    const [wrong, remedy] = eventFaults[code];
    const severity = code === "event-repeated" ? "warning" : "error";
    const message = `${count} ${wrong}; not read, from line ${row} on (event_refusal has each).`;
    return { code, severity, message, remedy, file, row };
  }
  const [odd, remedy] = oddities[code];
  const severity = code === "event-score-differs" ? "note" : "warning";
  const message = `${count} ${odd}; the first is line ${row}.`;
  return { code, severity, message, remedy, file, row };
}

function isFault(code: EventFaultCode | EventOddity): code is EventFaultCode {
  return code in eventFaults;
}
