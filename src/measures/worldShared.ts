import type { Layout } from "./layoutShape.ts";
import type { MembershipsTable } from "./layoutTables.ts";
import type { TableCells } from "./tableCells.ts";
import { coverageOf, layoutSource, type ReadFigures, type ReadingGround } from "./worldFigures.ts";
import { filterOf, stateRows } from "./worldRows.ts";

/**
 * How many organisations or agreements two states are both in, year by year.
 *
 * Shape: pairs in no order. A state is in a group once, whatever number of rows say so. With a table of groups, a group
 * counts from its first year on; groups that are the `same` (a treaty and its accessions) count once.
 * Missing: pairs with a state of which the source lists no membership are “not collected”; of the rest what has no row is 0.
 */
export function readShared(
  table: TableCells,
  layout: Layout,
  shape: MembershipsTable,
  ground: ReadingGround,
  groups: TableCells | undefined,
): ReadFigures {
  const { group, member, covers } = shape;
  const [column] = shape.columns;
  const choice = { a: member, codes: shape.codes, where: shape.where, not: shape.not };
  const found = stateRows(table, choice, ground.system);
  const names = table.text(group);
  const sinceOf = groupsOf(groups, shape.groups);
  const joined = new Map<string, Map<string, number>>(); // group → member → first year
  for (const [at, row] of found.rows.entries()) {
    const since = sinceOf(names[row] ?? "");
    if (since === undefined) continue;
    const members = joined.get(since.id) ?? new Map<string, number>();
    const state = found.a[at] ?? "";
    members.set(state, Math.min(since.year, members.get(state) ?? since.year));
    joined.set(since.id, members);
  }
  const counted = countPairs(joined, covers.from ?? 0, covers.to ?? 0);
  const listed = new Set(found.a);
  return {
    figures: {
      name: column?.name ?? "",
      label: column?.label ?? "",
      unit: column?.unit ?? "",
      note: column?.note,
      source: layoutSource(layout),
      of: "pair",
      covers: { ...coverageOf(covers, ground.lists), states: listed },
      listsAll: true,
      month: undefined,
      missing: undefined,
      ...counted,
    },
    account: found.account,
    findings: found.findings,
  };
}

/** First year and name of each group; undefined for one that does not count. */
function groupsOf(table: TableCells | undefined, shape: MembershipsTable["groups"]) {
  if (table === undefined || shape === undefined) {
    return (id: string): { id: string; year: number } | undefined => ({ id, year: 0 });
  }
  const isMeant = filterOf(table, { where: shape.where });
  const same = shape.same === undefined ? undefined : table.text(shape.same);
  const start = shape.start && table.numbers(shape.start).values;
  const known = new Map<string, { id: string; year: number }>();
  for (const [row, id] of table.text(shape.key).entries()) {
    const year = start ? (start[row] ?? Number.NaN) : 0;
    if (!isMeant(row) || Number.isNaN(year)) continue; // not in force
    known.set(id, { id: same?.[row] || id, year });
  }
  return (id: string) => known.get(id);
}

/** Shared groups of every pair that has one, in each year. */
function countPairs(
  joined: ReadonlyMap<string, ReadonlyMap<string, number>>,
  from: number,
  to: number,
) {
  const years = to - from + 1;
  const counts = new Map<string, Uint16Array>();
  for (const members of joined.values()) {
    const states = [...members].sort(([one], [other]) => (one < other ? -1 : 1));
    for (const [at, [one, first]] of states.entries()) {
      for (const [other, second] of states.slice(at + 1)) {
        const key = `${one} ${other}`;
        const count = counts.get(key) ?? new Uint16Array(years);
        counts.set(key, count);
        const start = Math.max(first, second, from) - from;
        for (let year = start; year < years; year++) count[year] = (count[year] ?? 0) + 1;
      }
    }
  }
  const [a, b, year, value] = [[] as string[], [] as string[], [] as number[], [] as number[]];
  for (const [key, count] of counts) {
    for (const [step, shared] of count.entries()) {
      if (shared === 0) continue;
      a.push(key.slice(0, 3));
      b.push(key.slice(4));
      year.push(from + step);
      value.push(shared);
    }
  }
  return { a, b, year, value };
}
