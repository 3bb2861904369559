import type { Columns, Row, RowOf, Table, Workbench } from "../store/index.ts";
import { type KnownIds, knownIds } from "./eventIds.ts";
import { event, eventAccount, eventCoverage, eventRefusal } from "./eventTable.ts";

/** Rows of event data on their way into the store, of many small files or of a part of a large one. */
export interface EventSink {
  /** Those of the ids that events in the store, or on their way there, have already. */
  taken(ids: readonly string[]): Promise<Set<string>>;
  events(rows: readonly RowOf<typeof event>[]): void;
  refusals(rows: readonly RowOf<typeof eventRefusal>[]): void;
  coverage(rows: readonly RowOf<typeof eventCoverage>[]): void;
  account(row: RowOf<typeof eventAccount>): void;
  /** Writes what waits when there is enough of it; with `isEnd` all of it. */
  flush(isEnd?: boolean): Promise<void>;
}

/** Rows that wait before they are written: what is held in memory, whatever the size of the files. */
const rowsAtOnce = 20_000;

/** Gathers rows, so that thousands of small files are not thousands of small writes. */
export async function createSink(work: Workbench): Promise<EventSink> {
  const known: KnownIds = await knownIds(work);
  const waiting = {
    events: tray(event),
    refusals: tray(eventRefusal),
    coverage: tray(eventCoverage),
    accounts: tray(eventAccount),
  };
  const trays = Object.values(waiting);
  return {
    taken: async (ids) => {
      const found = new Set(await known.take(ids));
      if (found.size < ids.length) {
        const pending = new Set(waiting.events.rows.map(({ id }) => id));
        for (const id of ids) if (pending.has(id)) found.add(id);
      }
      return found;
    },
    events: waiting.events.add,
    refusals: waiting.refusals.add,
    coverage: waiting.coverage.add,
    account: (row) => waiting.accounts.add([row]),
    flush: async (isEnd = false) => {
      for (const one of trays) {
        if (one.rows.length >= rowsAtOnce || isEnd) await one.empty(work);
      }
    },
  };
}

interface Tray<C extends Columns> {
  readonly rows: readonly Row<C>[];
  add(rows: readonly Row<C>[]): void;
  empty(work: Workbench): Promise<void>;
}

function tray<C extends Columns>(table: Table<C>): Tray<C> {
  const rows: Row<C>[] = [];
  return {
    rows,
    add: (fresh) => {
      for (const row of fresh) rows.push(row);
    },
    empty: async (work) => {
      if (rows.length > 0) await work.write(table, rows);
      rows.length = 0;
    },
  };
}
