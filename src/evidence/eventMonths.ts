import { type Reader, type RowOf, sql } from "../store/index.ts";
import { type Pair, Problem } from "../terms/index.ts";
import { daysIn, monthsFrom } from "./eventPeriod.ts";
import { eventAccount, eventCoverage, eventMonth } from "./eventTable.ts";

/** What must stand beside every figure from event data (TRUST D9). */
export const eventLabel = "machine-coded, unverified";

/** Which months of event data to show, and whether also by PLOVER type. */
export interface EventChoice {
  /** First and last month, YYYY-MM; where they are left out, the first and last that the files cover. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** One dataset only; else each of them, side by side: their figures are never added up. */
  readonly dataset?: string | undefined;
  readonly byType?: boolean | undefined;
}

/** The files of one dataset together: what came in, what was read, and of which days they tell. */
export interface EventDataset {
  readonly id: string;
  readonly titles: readonly string[];
  readonly editions: readonly string[];
  readonly files: number;
  readonly rows: number;
  readonly used: number;
  readonly refused: number;
  readonly outOfScope: number;
  readonly coverage: readonly string[];
  readonly firstDay: string | undefined;
  readonly lastDay: string | undefined;
}

/** One state towards another in a month. Missing: `events` is absent where the files do not cover the month. */
export interface EventMonth {
  readonly dataset: string;
  readonly from: string;
  readonly to: string;
  readonly month: string;
  readonly events: number | undefined;
  readonly missing: "outside period" | undefined;
  /** Mean of the scores of those events that have one, −10 to +10; absent when none has. */
  readonly score: number | undefined;
  readonly cooperation: number | undefined;
  readonly conflict: number | undefined;
  /** Events that, as far as the dataset says, one publisher reported. */
  readonly onePublisher: number | undefined;
  /** Days of the month that the files cover, and days it has: a zero speaks only for the former. */
  readonly coveredDays: number;
  readonly days: number;
  /** Events dated in a month that the files do not cover: they are named, and are no count of it. */
  readonly strays: number;
  readonly types: readonly { readonly type: string | undefined; readonly events: number }[];
}

/** Events between two states by month, both directions, with where they are from and what they are worth. */
export interface EventSeries {
  readonly label: typeof eventLabel;
  readonly pair: string;
  readonly datasets: readonly EventDataset[];
  readonly months: readonly EventMonth[];
  /** Events between the two that are dated in months which no file of their dataset covers. */
  readonly strays: number;
}

/**
 * Counts and mean scores of events of each state of a pair towards the other, month by month and without holes.
 *
 * Shape: by dataset, then direction, then month. Unit: events; scores −10 (conflict) to +10 (cooperation).
 * Missing: a month that no file covers is “outside period”, never 0; a covered month without events is 0
 * (TRUST D1). Throws: `month-unreadable`, `period-reversed`.
 */
export async function eventMonths(
  reader: Reader,
  pair: Pair,
  choice: EventChoice = {},
): Promise<EventSeries> {
  checkMonths(choice);
  const datasets = (await readDatasets(reader)).filter(
    ({ id }) => choice.dataset === undefined || id === choice.dataset,
  );
  const covered = await coveredDays(reader);
  const rows = await monthRows(reader, pair);
  const counted = groupRows(rows);
  const strays = rows
    .filter((row) => datasets.some(({ id }) => id === row.dataset))
    .filter((row) => !covered.has(`${row.dataset} ${row.month}`));
  const directions = [
    [pair.a, pair.b],
    [pair.b, pair.a],
  ] as const;
  const months = datasets.flatMap((dataset) =>
    directions.flatMap(([from, to]) =>
      monthsOf(dataset, choice).map((month) => {
        const key = `${dataset.id} ${from} ${to} ${month}`;
        const days = covered.get(`${dataset.id} ${month}`) ?? 0;
        return view({ dataset: dataset.id, from, to, month }, counted.get(key) ?? [], days, choice);
      }),
    ),
  );
  return { label: eventLabel, pair: pair.id, datasets, months, strays: total(strays) };
}

function total(rows: readonly MonthRow[]): number {
  return rows.reduce((sum, row) => sum + row.events, 0);
}
type Place = Pick<EventMonth, "dataset" | "from" | "to" | "month">;

function view(
  place: Place,
  rows: readonly MonthRow[],
  coveredDays: number,
  { byType = false }: EventChoice,
): EventMonth {
  const sum = (pick: (row: MonthRow) => number): number =>
    rows.reduce((total, row) => total + pick(row), 0);
  const events = sum((row) => row.events);
  const frame = { ...place, coveredDays: rounded(coveredDays), days: daysIn(place.month) };
  if (coveredDays === 0) return { ...frame, ...nothing, strays: events };
  const scored = sum((row) => row.scored);
  const cooperation = rounded(sum((row) => row.cooperation));
  const conflict = rounded(sum((row) => row.conflict));
  return {
    ...frame,
    events,
    missing: undefined,
    score: scored === 0 ? undefined : rounded((cooperation + conflict) / scored),
    cooperation,
    conflict,
    onePublisher: sum((row) => row.onePublisher),
    strays: 0,
    types: byType ? rows.map(({ type, events: count }) => ({ type, events: count })) : [],
  };
}

type MonthRow = Pick<
  RowOf<typeof eventMonth>,
  | "dataset"
  | "from"
  | "to"
  | "month"
  | "type"
  | "events"
  | "onePublisher"
  | "scored"
  | "cooperation"
  | "conflict"
>;

/** The rows stand in the order of their states, so that few of them are looked at. */
async function monthRows(reader: Reader, { a, b }: Pair): Promise<readonly MonthRow[]> {
  return reader.query<MonthRow>(
    sql`SELECT dataset, "from", "to", month, type, events, "onePublisher", scored, cooperation, conflict
        FROM ${eventMonth} WHERE ("from" = ${a} AND "to" = ${b}) OR ("from" = ${b} AND "to" = ${a})
        ORDER BY dataset, "from", "to", month, type NULLS LAST`,
  );
}

const nothing = {
  events: undefined,
  missing: "outside period",
  score: undefined,
  cooperation: undefined,
  conflict: undefined,
  onePublisher: undefined,
  types: [],
} as const;

/** Four decimals: enough for a mean of scores and for a quarter of an hour of a day. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function groupRows(rows: readonly MonthRow[]): ReadonlyMap<string, readonly MonthRow[]> {
  const groups = new Map<string, MonthRow[]>();
  for (const row of rows) {
    const key = `${row.dataset} ${row.from} ${row.to} ${row.month}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

function monthsOf(dataset: EventDataset, { from, to }: EventChoice): readonly string[] {
  const first = from ?? dataset.firstDay?.slice(0, 7);
  const last = to ?? dataset.lastDay?.slice(0, 7);
  return first === undefined || last === undefined ? [] : monthsFrom(first, last);
}

async function readDatasets(reader: Reader): Promise<readonly EventDataset[]> {
  return reader.query<EventDataset>(
    sql`SELECT dataset AS id, list(DISTINCT title ORDER BY title) AS titles,
          coalesce(list(DISTINCT edition ORDER BY edition) FILTER (edition IS NOT NULL), []) AS editions,
          count(*)::INTEGER AS files, sum(rows)::INTEGER AS rows, sum(used)::INTEGER AS used,
          sum(refused)::INTEGER AS refused, sum("outOfScope")::INTEGER AS "outOfScope",
          list(DISTINCT coverage ORDER BY coverage) AS coverage,
          (SELECT min(day) FROM ${eventCoverage} c WHERE c.dataset = a.dataset) AS "firstDay",
          (SELECT max(day) FROM ${eventCoverage} c WHERE c.dataset = a.dataset) AS "lastDay"
        FROM ${eventAccount} a WHERE dataset IS NOT NULL GROUP BY dataset ORDER BY dataset`,
  );
}

/** Days covered by dataset and month: a day that several files cover counts once. */
async function coveredDays(reader: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = await reader.query<{ dataset: string; month: string; days: number }>(
    sql`SELECT dataset, left(day, 7) AS month, sum(share)::DOUBLE AS days FROM (
          SELECT dataset, day, least(1, sum(share::DECIMAL(12, 9)))::DECIMAL(12, 9) AS share
          FROM ${eventCoverage} GROUP BY dataset, day)
        GROUP BY ALL`,
  );
  return new Map(rows.map(({ dataset, month, days }) => [`${dataset} ${month}`, days]));
}

function checkMonths({ from, to }: EventChoice): void {
  for (const month of [from, to]) {
    if (month !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
      throw new Problem("month-unreadable", "A month is written YYYY-MM, as in 2018-01.");
    }
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw new Problem("period-reversed", "The last month is before the first: change them over.");
  }
}
