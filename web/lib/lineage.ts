import type { Explanation } from "../../src/server/contract.ts";

/** A row of a lineage; one that stands above already is not told again. */
export interface Row {
  readonly node: Explanation;
  readonly again: boolean;
  readonly below: readonly Row[];
}

/** Lays out lineages so that each row is told once, however many others rest on it. */
export function layOutLineage(nodes: readonly Explanation[]): readonly Row[] {
  const told = new Set<string>();
  const tell = (node: Explanation): Row => {
    const key = `${node.table} ${node.id}`;
    const again = told.has(key);
    told.add(key);
    return { node, again, below: again ? [] : node.restsOn.map(tell) };
  };
  return nodes.map(tell);
}
