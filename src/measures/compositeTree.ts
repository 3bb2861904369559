import { Problem } from "../terms/index.ts";

/** A part of an index and the whole that it belongs to; the index itself has no parent. */
export interface TreePart {
  readonly id: string;
  readonly parent?: string | undefined;
  readonly weight: number;
}

/**
 * The parts of an index in such an order that what belongs to a whole comes before it.
 *
 * Shape: the first `leaves` of `nodes` are the indicators, the last is the index; `parent`, `weight` and `level` (1 for
 * indicators) have one entry a node, `children` too, empty for indicators. `parent` of the index is −1.
 */
export interface IndexTree {
  readonly nodes: readonly string[];
  readonly leaves: number;
  readonly parent: Int32Array;
  readonly weight: Float64Array;
  readonly level: Uint8Array;
  readonly children: readonly Uint32Array[];
}

/**
 * The tree of an index from its indicators and the groups above them.
 *
 * Throws: `index-tree` when an id is repeated, a parent is not there, more than one part has no parent, parts go round in a
 * circle, or a group has nothing in it.
 */
export function createTree(
  indicators: readonly TreePart[],
  groups: readonly TreePart[],
): IndexTree {
  const parts = [...indicators, ...orderGroups(indicators, groups)];
  const place = new Map(parts.map((part, at): [string, number] => [part.id, at]));
  const parent = Int32Array.from(parts, (part) => place.get(part.parent ?? "") ?? -1);
  const children = parts.map((_, at) => Uint32Array.from(indicesWhere(parent, at)));
  const level = new Uint8Array(parts.length).fill(1);
  for (const [at, own] of children.entries()) {
    if (own.length > 0) level[at] = 1 + Math.max(...[...own].map((child) => level[child] ?? 1));
  }
  return {
    nodes: parts.map((part) => part.id),
    leaves: indicators.length,
    parent,
    weight: Float64Array.from(parts, (part) => part.weight),
    level,
    children,
  };
}

/**
 * How much of the whole index each part is, if nothing is missing.
 *
 * Shape: one share a node; the index is 1, and the indicators add up to 1.
 */
export function effectiveWeights(tree: IndexTree, weights: Float64Array): Float64Array {
  const within = weightsWithin(tree, weights);
  const effective = new Float64Array(tree.nodes.length);
  for (let at = tree.nodes.length - 1; at >= 0; at -= 1) {
    const parent = tree.parent[at] ?? -1;
    effective[at] = parent < 0 ? 1 : (effective[parent] ?? 0) * (within[at] ?? 0);
  }
  return effective;
}

/** Weights made shares of their group: the parts of each group add up to 1. */
export function weightsWithin(tree: IndexTree, weights: Float64Array): Float64Array {
  const sums = new Float64Array(tree.nodes.length);
  for (const [at, parent] of tree.parent.entries()) {
    if (parent >= 0) sums[parent] = (sums[parent] ?? 0) + (weights[at] ?? 0);
  }
  return weights.map((weight, at) => {
    const parent = tree.parent[at] ?? -1;
    return parent < 0 ? 1 : weight / (sums[parent] ?? 0);
  });
}

/** Groups so ordered that each stands after those within it. */
function orderGroups(
  indicators: readonly TreePart[],
  groups: readonly TreePart[],
): readonly TreePart[] {
  const known = checkIds(indicators, groups);
  const depth = (part: TreePart, seen: number): number => {
    if (seen > groups.length) throw treeProblem(`${part.id} is, by way of others, within itself`);
    if (part.parent === undefined) return 0;
    const parent = known.get(part.parent);
    if (parent === undefined)
      throw treeProblem(`${part.id} names ${part.parent}, which is no group`);
    return 1 + depth(parent, seen + 1);
  };
  const depths = new Map(groups.map((group): [string, number] => [group.id, depth(group, 0)]));
  for (const one of indicators) {
    if (one.parent === undefined) throw treeProblem(`indicator ${one.id} belongs to no group`);
    depth(one, 0);
  }
  const roots = groups.filter((group) => group.parent === undefined).map((group) => group.id);
  if (roots.length !== 1) {
    throw treeProblem(
      `just one group has no parent, the index itself, but here: ${roots.join(", ") || "none"}`,
    );
  }
  const all = [...indicators, ...groups];
  const empty = groups.find((group) => !all.some((one) => one.parent === group.id));
  if (empty !== undefined) throw treeProblem(`nothing belongs to ${empty.id}`);
  return [...groups].sort((a, b) => (depths.get(b.id) ?? 0) - (depths.get(a.id) ?? 0));
}

function checkIds(
  indicators: readonly TreePart[],
  groups: readonly TreePart[],
): ReadonlyMap<string, TreePart> {
  const all = [...indicators, ...groups];
  const repeated = all.find((one, at) => all.findIndex((other) => other.id === one.id) !== at);
  if (repeated !== undefined) throw treeProblem(`${repeated.id} stands twice`);
  return new Map(groups.map((group): [string, TreePart] => [group.id, group]));
}

function indicesWhere(parent: Int32Array, wanted: number): readonly number[] {
  return [...parent.keys()].filter((at) => parent[at] === wanted);
}

function treeProblem(what: string): Problem {
  return new Problem("index-tree", `The parts of the index do not form a tree: ${what}.`);
}
