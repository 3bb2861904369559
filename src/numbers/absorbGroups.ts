/** Rows sorted into groups, such as one for each exporter and year: a number from 0 for each row. */
export interface Grouping {
  /** What the groups are of, as people say it: `exporter^year`. */
  readonly name: string;
  readonly ids: Int32Array;
  readonly count: number;
}

/**
 * Sorts rows into groups by one or more columns: rows with the same values in all of them are together.
 *
 * Shape: groups are numbered in the order in which they are first met.
 */
export function groupRows(
  name: string,
  keys: readonly (readonly (string | number)[])[],
  rows: number,
): Grouping {
  let ids = new Int32Array(rows);
  let count = 1;
  for (const key of keys) {
    const seen = new Map<string | number, number>();
    const pairs = new Map<number, number>();
    const next = new Int32Array(rows);
    for (let row = 0; row < rows; row += 1) {
      const value = key[row] ?? "";
      const own = seen.get(value) ?? seen.size;
      if (own === seen.size) seen.set(value, own);
      // Two numbers become one; a product of counts up to 2^53 keeps them apart.
      const both = own * count + (ids[row] ?? 0);
      const id = pairs.get(both) ?? pairs.size;
      if (id === pairs.size) pairs.set(both, id);
      next[row] = id;
    }
    ids = next;
    count = pairs.size;
  }
  return { name, ids, count };
}

/** The groups of some of the rows, numbered anew without gaps. */
export function keepRows(grouping: Grouping, rows: Int32Array): Grouping {
  const numbers = new Int32Array(grouping.count).fill(-1);
  let count = 0;
  const ids = rows.map((row) => {
    const old = grouping.ids[row] ?? 0;
    if (numbers[old] === -1) numbers[old] = count++;
    return numbers[old] ?? 0;
  });
  return { name: grouping.name, ids, count };
}

/** An order of rows in which the members of each group stand together. */
export function groupOrder({ ids, count }: Omit<Grouping, "name">): Int32Array {
  const places = groupStarts({ ids, count });
  const order = new Int32Array(ids.length);
  for (let row = 0; row < ids.length; row += 1) {
    const id = ids[row] ?? 0;
    order[places[id] ?? 0] = row;
    places[id] = (places[id] ?? 0) + 1;
  }
  return order;
}

/** Where each group begins when its members stand together, and where the last one ends. */
export function groupStarts({ ids, count }: Omit<Grouping, "name">): Int32Array {
  const starts = new Int32Array(count + 1);
  for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1;
  for (let id = 0; id < count; id += 1) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  return starts;
}
