import { bucketTree, planBuckets } from "./shortestPathsBuckets.ts";
import type { Path, PathGraph, PathTree } from "./shortestPathsGraph.ts";
import { advance, createPlaceQueue, takeNearest } from "./shortestPathsHeap.ts";

/** What a search may leave out, and where it may stop. */
export interface SearchOptions {
  /** The search ends when this place is reached; lengths beyond it are not final. */
  readonly target?: number;
  /** Places that may not be entered: 1 at their number. */
  readonly closed?: Uint8Array;
  /** At least so far from each place to the target; Infinity where it cannot be reached. Draws the search towards it. */
  readonly toGo?: Float64Array;
}

/**
 * The shortest ways from a place to every other.
 *
 * Shape: `lengths` by slot, from `lengthsBySlot`. Without options, and with arcs of lengths not too unlike, places are sorted
 * by buckets, else by a heap; the lengths found are the same.
 * Source: Dijkstra 1959, Numerische Mathematik 1; with `toGo` Hart, Nilsson and Raphael 1968, IEEE Transactions on Systems
 * Science and Cybernetics 4(2); heap with four branches after Johnson 1975, Information Processing
 * Letters 4(3).
 */
export function shortestTree(
  graph: PathGraph,
  lengths: Float64Array,
  source: number,
  options: SearchOptions = {},
): PathTree {
  const isWhole = options.target === undefined && options.closed === undefined;
  const plan = isWhole ? planBuckets(lengths) : undefined;
  return plan === undefined
    ? heapTree(graph, lengths, source, options)
    : bucketTree(graph, lengths, source, plan);
}

function heapTree(
  graph: PathGraph,
  lengths: Float64Array,
  source: number,
  { target = -1, closed, toGo }: SearchOptions,
): PathTree {
  const { starts, heads, size } = graph;
  const reached = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const slots = new Int32Array(size).fill(-1);
  const queue = createPlaceQueue(size);
  reached[source] = 0;
  advance(queue, source, 0);
  for (let place = takeNearest(queue); place >= 0; place = takeNearest(queue)) {
    if (place === target) break;
    const here = reached[place] as number;
    const end = starts[place + 1] as number;
    for (let slot = starts[place] as number; slot < end; slot++) {
      const head = heads[slot] as number;
      const length = here + (lengths[slot] as number);
      if (length >= (reached[head] as number)) continue;
      if (closed !== undefined && closed[head] === 1) continue;
      const rest = toGo === undefined ? 0 : (toGo[head] as number);
      if (rest === Number.POSITIVE_INFINITY) continue;
      reached[head] = length;
      slots[head] = slot;
      advance(queue, head, length + rest);
    }
  }
  return { source, lengths: reached, slots };
}

/** The way to one place; undefined when it cannot be reached, no arcs when it is the source itself. */
export function pathTo(graph: PathGraph, tree: PathTree, target: number): Path | undefined {
  const length = tree.lengths[target] ?? Number.POSITIVE_INFINITY;
  if (length === Number.POSITIVE_INFINITY) return undefined;
  const arcs: number[] = [];
  for (let place = target; place !== tree.source; ) {
    const slot = tree.slots[place] as number;
    arcs.push(graph.arcs[slot] as number);
    place = graph.tails[slot] as number;
  }
  return { arcs: arcs.reverse(), length };
}
