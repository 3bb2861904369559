import { shortestTree } from "./shortestPaths.ts";
import { lengthsBySlot, type Path, type PathGraph, turnedRound } from "./shortestPathsGraph.ts";

/** A way by its slots, and the step at which it first left the way that it was found from. */
interface Candidate {
  readonly slots: readonly number[];
  readonly length: number;
  readonly leavesAt: number;
}

/**
 * All ways from one place to another that enter no place twice, the shortest first, one by one as they are asked for.
 *
 * Shape: `lengths` by slot. Ways of equal length come in the order of their slots, so that answers repeat. Ends when there is
 * no other way.
 * Source: Yen 1971, Management Science 17(11); each way is cut only from the step where it left the one before, after Lawler
 * 1972, Management Science 18(7).
 */
export function* simplePathsInOrder(
  graph: PathGraph,
  lengths: Float64Array,
  source: number,
  target: number,
): Generator<Path> {
  const found: Candidate[] = [];
  const waiting: Candidate[] = [];
  const toGo = lengthsToGo(graph, lengths, target);
  const first = shortestFrom(graph, lengths, source, {
    target,
    toGo,
    closed: new Uint8Array(graph.size),
  });
  if (first === undefined) return;
  waiting.push({ slots: first, length: lengthOf(lengths, first), leavesAt: 0 });
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    yield { arcs: next.slots.map((slot) => graph.arcs[slot] as number), length: next.length };
    found.push(next);
    for (const one of detours(graph, lengths, { target, toGo }, next, found)) insert(waiting, one);
  }
}

/** Where the ways go, and how far each place is from there: no detour can be shorter. */
interface Aim {
  readonly target: number;
  readonly toGo: Float64Array;
}

function lengthsToGo(graph: PathGraph, lengths: Float64Array, target: number): Float64Array {
  const back = turnedRound(graph);
  const byArc = new Float64Array(lengths.length);
  for (let slot = 0; slot < lengths.length; slot++) {
    byArc[graph.arcs[slot] as number] = lengths[slot] as number;
  }
  return shortestTree(back, lengthsBySlot(back, byArc), target).lengths;
}

/** For every step from where a way left its parent: the shortest way that shares it up to there and then differs. */
function detours(
  graph: PathGraph,
  lengths: Float64Array,
  aim: Aim,
  way: Candidate,
  found: readonly Candidate[],
): readonly Candidate[] {
  const entered = new Uint8Array(graph.size);
  const open = lengths.slice();
  const detoursFound: Candidate[] = [];
  for (let step = 0; step < way.slots.length; step++) {
    const place = graph.tails[way.slots[step] as number] as number;
    entered[place] = 1;
    if (step < way.leavesAt) continue;
    const root = way.slots.slice(0, step);
    const barred = found.filter((one) => startsWith(one.slots, root)).map((one) => one.slots[step]);
    for (const slot of barred) if (slot !== undefined) open[slot] = Number.POSITIVE_INFINITY;
    const rest = shortestFrom(graph, open, place, { ...aim, closed: entered });
    for (const slot of barred) if (slot !== undefined) open[slot] = lengths[slot] as number;
    if (rest === undefined) continue;
    const slots = [...root, ...rest];
    detoursFound.push({ slots, length: lengthOf(lengths, slots), leavesAt: step });
  }
  return detoursFound;
}

function shortestFrom(
  graph: PathGraph,
  lengths: Float64Array,
  source: number,
  search: Aim & { readonly closed: Uint8Array },
): readonly number[] | undefined {
  const { target } = search;
  const tree = shortestTree(graph, lengths, source, search);
  if (tree.lengths[target] === Number.POSITIVE_INFINITY) return undefined;
  const slots: number[] = [];
  for (let place = target; place !== source; place = graph.tails[slots.at(-1) ?? 0] as number) {
    slots.push(tree.slots[place] as number);
  }
  return slots.reverse();
}

const startsWith = (slots: readonly number[], root: readonly number[]): boolean =>
  root.every((slot, i) => slots[i] === slot);

// Summed from the first step to the last, so that one way has one length, however it was found.
const lengthOf = (lengths: Float64Array, slots: readonly number[]): number =>
  slots.reduce((sum, slot) => sum + (lengths[slot] as number), 0);

function insert(waiting: Candidate[], one: Candidate): void {
  let at = waiting.length;
  while (at > 0 && isBefore(one, waiting[at - 1] as Candidate)) at -= 1;
  waiting.splice(at, 0, one);
}

function isBefore(one: Candidate, other: Candidate): boolean {
  if (one.length !== other.length) return one.length < other.length;
  const at = one.slots.findIndex((slot, i) => slot !== other.slots[i]);
  return (one.slots[at] ?? -1) < (other.slots[at] ?? -1);
}
