import {
  deliveryFile,
  deliveryOn,
  dueNext,
  listStatuses,
  parseDeliveryRules,
} from "../register/index.ts";
import { readContent } from "../sources/index.ts";
import { isPartialDate, latestDay } from "../terms/index.ts";
import type { BriefEntry } from "./briefEntries.ts";
import type { BriefGround } from "./briefGround.ts";
import { type Asked, type BriefRow, countedSources, sourcesOf } from "./briefSource.ts";
import type { BriefValue } from "./briefWords.ts";

/** Entries of a kind as they stand, the newest first: `kind`, `groups` or `statuses`, `parties: two`, `most`. */
export function entriesFound(ground: BriefGround, asked: Asked): readonly BriefRow[] {
  return wantedEntries(ground, asked)
    .sort((a, b) => order(b.date ?? "", a.date ?? "") || order(a.id, b.id))
    .slice(0, mostOf(asked))
    .map((one) => rowOf(ground, one));
}

/** How many entries of a kind there are, and how many stand, wait, or are over. */
export function entriesCounted(ground: BriefGround, asked: Asked): readonly BriefRow[] {
  const found = wantedEntries(ground, asked);
  if (found.length === 0) return [];
  const count = (group: string) => number(found.filter((e) => e.standing.group === group).length);
  const values = {
    count: number(found.length),
    standing: count("standing"),
    pending: count("pending"),
    over: count("over"),
    unknown: count("unknown"),
  };
  return [{ id: String(asked.kind ?? "entries"), values, sources: countedSources(found) }];
}

/** The promises of a pair, and what came of them on the day. */
export function deliveryOf(ground: BriefGround) {
  const promises = ground.entries.filter((one) => one.kind === "commitment");
  const rules = parseDeliveryRules(readContent(ground.dossier, deliveryFile), ground.content.rules);
  const { all } = deliveryOn(
    promises.map((one) => ({
      id: one.id,
      obligors: one.parties,
      directions: one.directions,
      interests: one.interests,
      standing: one.standing,
      acts: ground.datedOf.get(one.id) ?? [],
    })),
    ground.day,
    rules,
  );
  return { all, promises };
}

/** How many promises were made and what came of them. */
export function promisesCounted(ground: BriefGround): readonly BriefRow[] {
  const { all, promises } = deliveryOf(ground);
  if (all.promised === 0) return [];
  const outcomes = all.outcomes.filter((one) => one.count > 0);
  const items = outcomes.map(({ label, count }) => pairOfWords(label, count));
  const ids = new Set(outcomes.flatMap((one) => one.ids));
  return [
    {
      id: "promises",
      values: { count: number(all.promised), outcomes: { kind: "list", items } },
      sources: countedSources(promises.filter((one) => ids.has(one.id))),
    },
  ];
}

/** Promises not yet over whose day has not passed, the nearest first. */
export function promisesDue(ground: BriefGround, asked: Asked): readonly BriefRow[] {
  const promises = ground.entries.filter((one) => one.kind === "commitment");
  const byId = new Map(promises.map((one) => [one.id, one]));
  const waiting = promises.map((one) => ({
    subject: one.subject,
    standing: one.standing,
    acts: ground.datedOf.get(one.id) ?? [],
  }));
  return dueNext(waiting, ground.day)
    .slice(0, mostOf(asked))
    .flatMap(({ id }) => byId.get(id) ?? [])
    .map((one) => rowOf(ground, one));
}

/** Promises whose day has passed and that are in one of the statuses asked for, the latest due first. */
export function promisesPast(ground: BriefGround, asked: Asked): readonly BriefRow[] {
  return wantedEntries(ground, { ...asked, kind: "commitment" })
    .filter(({ due }) => due !== undefined && isPartialDate(due) && latestDay(due) < ground.day)
    .sort((a, b) => order(b.due ?? "", a.due ?? "") || order(a.id, b.id))
    .slice(0, mostOf(asked))
    .map((one) => rowOf(ground, one));
}

function wantedEntries(ground: BriefGround, asked: Asked): BriefEntry[] {
  const listed = (name: string): readonly string[] | undefined => {
    const value = asked[name];
    return value === undefined || typeof value === "number" ? undefined : [value].flat();
  };
  const [groups, statuses] = [listed("groups"), listed("statuses")];
  return ground.entries.filter(
    (one) =>
      one.kind === asked.kind &&
      (groups?.includes(one.standing.group) ?? true) &&
      (statuses?.includes(one.standing.status) ?? true) &&
      (asked.parties !== "two" || one.parties.length === 2) &&
      (asked.parties !== "more" || one.parties.length > 2),
  );
}

/** The most entries that a query gives; all where none is named. */
export function mostOf({ most }: Asked): number {
  return typeof most === "number" ? most : Number.MAX_SAFE_INTEGER;
}

function rowOf(ground: BriefGround, entry: BriefEntry): BriefRow {
  const { id, title, date, due, standing } = entry;
  const last = standing.acts.flatMap((one) => ground.acts.get(one)?.date ?? []).sort();
  return {
    id,
    values: {
      title: { kind: "words", labels: title },
      status: { kind: "words", labels: statusLabel(ground, entry) },
      parties: partiesOf(ground, entry.parties),
      ...(date === undefined ? {} : { date: { kind: "date", date } }),
      ...(due === undefined ? {} : { due: { kind: "date", date: due } }),
      ...since(last.at(-1)),
    },
    sources: sourcesOf(ground, entry),
  };
}

function since(date: string | undefined): Record<string, BriefValue> {
  return date === undefined ? {} : { since: { kind: "date", date } };
}

/** The name of an entry's status, by language. */
export function statusLabel(
  { content }: BriefGround,
  { kind, standing }: Pick<BriefEntry, "kind" | "standing">,
): Readonly<Record<string, string>> {
  const found = listStatuses(content.rules).find(
    (one) => one.entryKind === kind && one.status === standing.status,
  );
  return found?.label ?? { en: standing.status };
}

/** Names of states: those of the brief in the order named, then the others by their code. */
export function partiesOf({ sides, states }: BriefGround, parties: readonly string[]): BriefValue {
  const own = sides.filter((one) => parties.includes(one));
  const others = parties.filter((one) => !sides.includes(one)).sort();
  const items = [...own, ...others].map((one): BriefValue => {
    return { kind: "words", labels: states.get(one)?.names ?? { en: one } };
  });
  return { kind: "list", items };
}

const number = (value: number): BriefValue => ({ kind: "number", value });

function pairOfWords(labels: Readonly<Record<string, string>>, count: number): BriefValue {
  const written = Object.entries(labels).map(([language, one]) => [language, `${one}: ${count}`]);
  return { kind: "words", labels: Object.fromEntries(written) };
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
