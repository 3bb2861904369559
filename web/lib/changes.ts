import type { Change } from "../../src/server/contract.ts";

/** Changes of figures that one source brought on one day: shown as one line that opens. */
export interface EditionGroup {
  readonly source: string;
  readonly kind: string;
  readonly label: Change["label"];
  readonly changes: readonly Change[];
  readonly moved: number;
}

/** What a day has, in the order in which a reader wants it. */
export interface Day {
  readonly day: string;
  /** Changes of the register and of the dossier's rows, the weightiest first. */
  readonly changes: readonly Change[];
  /** Editions of figures by source: those with values that moved first, then the larger. */
  readonly editions: readonly EditionGroup[];
}

// What a reader must not miss comes first; rows and figures, which come in crowds, last.
const weight: readonly string[] = [
  "sources-disagree",
  "status-changed",
  "act-known",
  "entry-added",
  "fell-due",
  "act-missing",
  "row-deleted",
  "row-changed",
  "row-added",
  "table-removed",
  "table-added",
];

/** The changes of a list by day, as the list has the days; editions of one source together. */
export function byDay(changes: readonly Change[]): readonly Day[] {
  const days = new Map<string, Change[]>();
  for (const one of changes) days.set(one.day, [...(days.get(one.day) ?? []), one]);
  return [...days].map(([day, all]) => ({
    day,
    changes: all
      .filter((one) => one.figures === undefined)
      .map((change, place) => ({ change, place }))
      .sort((x, y) => rank(x.change) - rank(y.change) || x.place - y.place)
      .map(({ change }) => change),
    editions: editionsOf(all.filter((one) => one.figures !== undefined)),
  }));
}

function rank({ kind }: Change): number {
  const place = weight.indexOf(kind);
  return place < 0 ? weight.length : place;
}

function editionsOf(changes: readonly Change[]): readonly EditionGroup[] {
  const groups = new Map<string, Change[]>();
  for (const one of changes) {
    const key = [one.kind, publisherOf(one), one.figures?.vintage].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()]
    .flatMap((own) => {
      const [first] = own;
      if (first?.figures === undefined) return [];
      const { kind, label, figures } = first;
      const moved = own.reduce((sum, one) => sum + (one.figures?.moved ?? 0), 0);
      return [
        { source: `${publisherOf(first)}, ${figures.vintage}`, kind, label, changes: own, moved },
      ];
    })
    .sort(
      (x, y) => Number(y.moved > 0) - Number(x.moved > 0) || y.changes.length - x.changes.length,
    );
}

/** Who publishes the figures: sources are written with the publisher first, then the work and the code in it. */
function publisherOf({ figures }: Change): string {
  return figures?.source.split(",")[0]?.trim() ?? "";
}
