import type { PathGraph, PathTree } from "./shortestPathsGraph.ts";

// More buckets than this cost more to look through than a heap does.
const mostBuckets = 8192;

/** How wide buckets are and how many are in use at once; undefined where a heap is the better queue. */
export interface BucketPlan {
  readonly width: number;
  readonly count: number;
}

/**
 * Whether places can be sorted by buckets: no open arc may be shorter than a bucket is wide, nor so long that buckets are
 * too many.
 *
 * Shape: Infinity closes an arc and does not count; an arc of length 0 asks for the heap.
 */
export function planBuckets(lengths: Float64Array): BucketPlan | undefined {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const length of lengths) {
    if (length === 0) return undefined;
    if (length < least) least = length;
    if (length > most && length !== Number.POSITIVE_INFINITY) most = length;
  }
  // A little narrower than the shortest arc, so that rounding never puts both its ends into one bucket.
  const width = least * (1 - 1e-9);
  const count = Math.ceil(most / width) + 2;
  return width > 0 && most > 0 && count <= mostBuckets ? { width, count } : undefined;
}

/**
 * The shortest ways from a place to every other, by buckets.
 *
 * Shape: places of one bucket cannot shorten the way to each other, so each is final when its bucket's turn comes; buckets are
 * used again in a ring. A place may stand in several buckets; it is taken from the first and passed over in the others.
 * Source: Dial 1969, Communications of the ACM 12(11); width by the shortest arc after Dinitz, as in Cherkassky, Goldberg and Radzik
 * 1996, Mathematical Programming 73(2).
 */
export function bucketTree(
  graph: PathGraph,
  lengths: Float64Array,
  source: number,
  { width, count }: BucketPlan,
): PathTree {
  const { starts, heads, size } = graph;
  const reached = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const slots = new Int32Array(size).fill(-1);
  const isFinal = new Uint8Array(size);
  // Each bucket is a chain of entries: the last one put in, and for every entry the one before it.
  const lasts = new Int32Array(count).fill(-1);
  const before = new Int32Array(heads.length + 1);
  const places = new Int32Array(heads.length + 1);
  const perLength = 1 / width;
  reached[source] = 0;
  lasts[0] = 0;
  before[0] = -1;
  places[0] = source;
  let [used, waiting] = [1, 1];
  for (let turn = 0; waiting > 0; turn = turn + 1 === count ? 0 : turn + 1) {
    for (let entry = lasts[turn] as number; entry !== -1; entry = lasts[turn] as number) {
      lasts[turn] = before[entry] as number;
      waiting -= 1;
      const place = places[entry] as number;
      if (isFinal[place] === 1) continue;
      isFinal[place] = 1;
      const here = reached[place] as number;
      const end = starts[place + 1] as number;
      for (let slot = starts[place] as number; slot < end; slot++) {
        const head = heads[slot] as number;
        const length = here + (lengths[slot] as number);
        if (length >= (reached[head] as number)) continue;
        reached[head] = length;
        slots[head] = slot;
        const bucket = Math.floor(length * perLength) % count;
        before[used] = lasts[bucket] as number;
        places[used] = head;
        lasts[bucket] = used;
        used += 1;
        waiting += 1;
      }
    }
  }
  return { source, lengths: reached, slots };
}
