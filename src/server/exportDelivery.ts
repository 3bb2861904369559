import { type Declared, toSheet } from "../briefs/index.ts";
import type { Delivery, DeliveryGroup, Entry } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { viewEntry } from "./entryView.ts";
import { column } from "./exportColumns.ts";
import { type Exported, inLanguage } from "./exportFile.ts";
import { exportEntries, type RegisterExport } from "./exportRegister.ts";

/** What is asked of a board of promises that is handed out. */
export interface DeliveryExport extends Omit<RegisterExport, "kind" | "list" | "further"> {
  readonly delivery: Delivery;
}

/**
 * The promises of the board with what came of each, and beside them the counts by group, what falls due next and what
 * has gone quiet.
 *
 * Shape: promises outcome by outcome, as the board has them, and those of an outcome by the day they are due.
 */
export function exportDelivery(desk: Desk, options: DeliveryExport): Exported {
  const { delivery, language } = options;
  const outcomes = new Map(
    delivery.all.outcomes.flatMap(({ outcome, ids }) => ids.map((id) => [id, outcome] as const)),
  );
  const entries = delivery.all.outcomes.flatMap(({ ids }) =>
    ids.flatMap((id) => viewed(desk, id, delivery.asOf)).sort(dueFirst),
  );
  const list = {
    kind: "commitment",
    asOf: delivery.asOf,
    total: entries.length,
    offset: 0,
    entries,
    facets: {},
  };
  const further = [
    column<Entry>("outcome", "text", "What came of it by the day.", ({ id }) => outcomes.get(id)),
  ];
  const made = exportEntries(desk, { ...options, kind: "commitment", list, further });
  const { settings } = desk.opened.dossier;
  return {
    ...made,
    name: `${settings.id}-promises-${delivery.asOf}`,
    title: `${inLanguage(settings.title, language)}: promises`,
    sheets: [
      ...made.sheets,
      toSheet("groups", groupsOf(delivery), groupColumns),
      toSheet("due next", delivery.dueNext, [
        column("id", "text", "Entry.", ({ entry }) => entry.id),
        column("due", "date", "Day by which it is due.", ({ due }) => due),
        column("days", "number", "Days until then.", ({ days }) => days),
      ]),
      toSheet("gone quiet", delivery.quiet, [
        column("id", "text", "Entry.", ({ entry }) => entry.id),
        column("last_act", "text", "Its last act.", ({ act }) => act.id),
        column("since", "date", "Day of that act.", ({ since }) => since),
        column("years", "number", "Years since.", ({ years }) => years),
      ]),
    ],
  };
}

function viewed(desk: Desk, id: string, day: string): readonly Entry[] {
  const entry = desk.book.byId.get(id);
  return entry === undefined ? [] : [viewEntry(desk.book, entry, day)];
}

function dueFirst(a: Entry, b: Entry): number {
  const [x, y] = [`${a.due ?? "9999"} ${a.id}`, `${b.due ?? "9999"} ${b.id}`];
  return x < y ? -1 : 1;
}

interface Grouped {
  readonly by: string;
  readonly group: DeliveryGroup;
}

function groupsOf(delivery: Delivery): readonly Grouped[] {
  const { all, directions, interests, sides, periods } = delivery;
  const under = (by: string, groups: readonly DeliveryGroup[]) =>
    groups.map((group) => ({ by, group }));
  return [
    { by: "all", group: all },
    ...under("direction", directions),
    ...under("interest", interests),
    ...under("side", sides),
    ...under("period", periods),
  ];
}

const outcomeOf = (name: string) => (one: Grouped) =>
  one.group.outcomes.find(({ outcome }) => outcome === name)?.count;

const groupColumns: readonly Declared<Grouped>[] = [
  column("by", "text", "What promises are grouped by.", ({ by }) => by),
  column("group", "text", "The group.", ({ group }) => group.id),
  column("promised", "number", "Promises.", ({ group }) => group.promised),
  column("fulfilled", "number", "Of those, fulfilled.", outcomeOf("fulfilled")),
  column(
    "fulfilled_late",
    "number",
    "Of the fulfilled, after the day due.",
    ({ group }) => group.fulfilledLate,
  ),
  column("share", "number", "Share fulfilled.", ({ group }) => group.share?.value),
  column(
    "share_low",
    "number",
    "Lower limit of Wilson's 95 % interval.",
    ({ group }) => group.share?.low,
  ),
  column("share_high", "number", "Upper limit.", ({ group }) => group.share?.high),
  column(
    "median_years",
    "number",
    "Median time to fulfilment (Kaplan and Meier).",
    ({ group }) => group.time.median,
  ),
  column(
    "median_low",
    "number",
    "Lower limit of its 95 % interval.",
    ({ group }) => group.time.medianLow,
  ),
  column("median_high", "number", "Upper limit.", ({ group }) => group.time.medianHigh),
  column(
    "cases",
    "number",
    "Promises with a day on which they were made.",
    ({ group }) => group.time.cases,
  ),
];
