import type { Layout } from "./layoutShape.ts";
import type { MembershipsTable } from "./layoutTables.ts";
import type { TableCells } from "./tableCells.ts";
import { coverageOf, layoutSource, type ReadFigures, type ReadingGround } from "./worldFigures.ts";
import { filterOf, stateRows } from "./worldRows.ts";

/**
 * How many organisations or agreements two states are both in, year by year.
 *
 * Shape: pairs in no order. A state is in a group once, whatever number of rows say so. With a table of groups, a group
 * counts from its first year on; groups that are the `same` (a treaty and its accessions) count once, for pairs that stand
 * in one list of members.
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
  const members = new Map<string, Set<string>>();
  for (const [at, row] of found.rows.entries()) {
    const id = names[row] ?? "";
    const own = members.get(id) ?? new Set();
    members.set(id, own.add(found.a[at] ?? ""));
  }
  const counted = countPairs(firstYears(members, sinceOf), covers.from ?? 0, covers.to ?? 0);
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
  const firstYear = yearReader(table, shape);
  const known = new Map<string, { id: string; year: number }>();
  for (const [row, id] of table.text(shape.key).entries()) {
    const year = firstYear(row);
    if (!isMeant(row) || year === undefined) continue; // not in force
    known.set(id, { id: same?.[row] || id, year });
  }
  return (id: string) => known.get(id);
}

/** First year of a group; undefined where none of the columns that may say it is filled. */
function yearReader(table: TableCells, shape: NonNullable<MembershipsTable["groups"]>) {
  if (shape.starts === undefined) return () => 0;
  const starts = shape.starts.map(({ column, where }) => ({
    values: table.numbers(column).values,
    isMeant: filterOf(table, { where }),
  }));
  return (row: number) => {
    const found = starts.find(
      ({ values, isMeant }) => isMeant(row) && !Number.isNaN(values[row] ?? Number.NaN),
    );
    return found?.values[row];
  };
}

/** Of every pair that stands in one list of members: the groups that count, each with its first year. */
function firstYears(
  members: ReadonlyMap<string, ReadonlySet<string>>,
  sinceOf: (group: string) => { readonly id: string; readonly year: number } | undefined,
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const pairs = new Map<string, Map<string, number>>();
  for (const [group, listed] of members) {
    const since = sinceOf(group);
    if (since === undefined) continue;
    const states = [...listed].sort();
    for (const [at, one] of states.entries()) {
      for (const other of states.slice(at + 1)) {
        const key = `${one} ${other}`;
        const groups = pairs.get(key) ?? new Map<string, number>();
        pairs.set(key, groups);
        groups.set(since.id, Math.min(since.year, groups.get(since.id) ?? since.year));
      }
    }
  }
  return pairs;
}

/** How many groups every pair shares in each year from one on; years without any have no row. */
function countPairs(
  pairs: ReadonlyMap<string, ReadonlyMap<string, number>>,
  from: number,
  to: number,
) {
  const [a, b, year, value] = [[] as string[], [] as string[], [] as number[], [] as number[]];
  for (const [key, groups] of pairs) {
    const starts = [...groups.values()].sort((one, other) => one - other);
    let count = 0;
    for (let of = Math.max(from, starts[0] ?? from); of <= to; of++) {
      while ((starts[count] ?? to + 1) <= of) count += 1;
      a.push(key.slice(0, 3));
      b.push(key.slice(4));
      year.push(of);
      value.push(count);
    }
  }
  return { a, b, year, value };
}
