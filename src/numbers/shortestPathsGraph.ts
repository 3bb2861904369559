import { Problem } from "../terms/index.ts";

/**
 * Places and the arcs between them, in compressed rows.
 *
 * Shape: the arcs that leave place i fill the slots `starts[i]` to `starts[i + 1] - 1`; `heads` tells where each goes and
 * `arcs` which of the arcs that were given it is. A road that can be used both ways is two arcs.
 */
export interface PathGraph {
  readonly size: number;
  readonly starts: Int32Array;
  readonly heads: Int32Array;
  readonly tails: Int32Array;
  readonly arcs: Int32Array;
}

/** The shortest ways from one place to all others. */
export interface PathTree {
  readonly source: number;
  /** Missing: Infinity for a place that cannot be reached. */
  readonly lengths: Float64Array;
  /** The slot by which each place is reached last; -1 for the source and for places out of reach. */
  readonly slots: Int32Array;
}

/** One way through the graph: its arcs, as they were numbered when given, and how long it is. */
export interface Path {
  readonly arcs: readonly number[];
  readonly length: number;
}

/**
 * Puts arcs into compressed rows.
 *
 * Throws: `arc-unreadable` for an arc from or to a place that does not exist.
 */
export function createPathGraph(
  size: number,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
): PathGraph {
  const starts = new Int32Array(size + 1);
  for (let arc = 0; arc < from.length; arc++) {
    const [tail, head] = [from[arc] ?? -1, to[arc] ?? -1];
    if (!isPlace(tail, size) || !isPlace(head, size)) throw badArc(arc, size);
    starts[tail + 1] = (starts[tail + 1] as number) + 1;
  }
  for (let i = 0; i < size; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  const next = starts.slice(0, size);
  const heads = new Int32Array(from.length);
  const tails = new Int32Array(from.length);
  const arcs = new Int32Array(from.length);
  for (let arc = 0; arc < from.length; arc++) {
    const tail = from[arc] as number;
    const slot = next[tail] as number;
    next[tail] = slot + 1;
    heads[slot] = to[arc] as number;
    tails[slot] = tail;
    arcs[slot] = arc;
  }
  return { size, starts, heads, tails, arcs };
}

const isPlace = (place: number, size: number): boolean =>
  Number.isInteger(place) && place >= 0 && place < size;

const badArc = (arc: number, size: number): Problem =>
  new Problem("arc-unreadable", `An arc joins two places numbered 0 to ${size - 1}: correct it.`, {
    where: `arc ${arc}`,
  });

/**
 * Lengths of arcs, as given, laid out by the slots of the graph: what the searches read.
 *
 * Shape: Infinity closes an arc.
 * Throws: `arc-length-unreadable` for a length below 0 or not a number: the method needs what never shortens a way.
 */
export function lengthsBySlot(graph: PathGraph, lengths: ArrayLike<number>): Float64Array {
  const laid = new Float64Array(graph.arcs.length);
  for (let slot = 0; slot < laid.length; slot++) {
    const length = lengths[graph.arcs[slot] as number] ?? Number.NaN;
    if (!(length >= 0)) {
      const message = "A length is a number from 0 up: shortest ways have no meaning below.";
      throw new Problem("arc-length-unreadable", message, { where: `arc ${graph.arcs[slot]}` });
    }
    laid[slot] = length;
  }
  return laid;
}

/** The same graph with every arc turned round; arcs keep their numbers. */
export function turnedRound(graph: PathGraph): PathGraph {
  const [from, to] = [new Int32Array(graph.arcs.length), new Int32Array(graph.arcs.length)];
  for (let slot = 0; slot < graph.arcs.length; slot++) {
    const arc = graph.arcs[slot] as number;
    from[arc] = graph.heads[slot] as number;
    to[arc] = graph.tails[slot] as number;
  }
  return createPathGraph(graph.size, from, to);
}
