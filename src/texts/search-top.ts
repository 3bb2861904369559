import type { Found } from "./search-find.ts";

/** A text that was found, by its number. */
export interface Ranked {
  readonly unit: number;
  readonly score: number;
}

/** The best texts in order, equals in the order of the index; no more are sorted than are asked for. */
export function topUnits(found: Found, most: number): readonly Ranked[] {
  const { units, scores, size } = found;
  const heap: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < size && most > 0; i += 1) {
    if (heap.length < most) {
      raise(found, heap, i);
    } else {
      if ((scores[i] ?? 0) < least || !isWorse(found, heap[0] ?? 0, i)) continue;
      sink(found, heap, i);
    }
    if (heap.length === most) least = scores[heap[0] ?? 0] ?? 0;
  }
  heap.sort((a, b) => (isWorse(found, a, b) ? 1 : -1));
  return heap.map((i) => ({ unit: units[i] ?? 0, score: scores[i] ?? 0 }));
}

/** The heap has the worst of the best at its head: of lower score, or of the same and further back. */
function isWorse({ units, scores }: Found, a: number, b: number): boolean {
  const [x, y] = [scores[a] ?? 0, scores[b] ?? 0];
  return x < y || (x === y && (units[a] ?? 0) > (units[b] ?? 0));
}

/** Adds an item at the foot of a heap and lets it rise. */
function raise(found: Found, heap: number[], item: number): void {
  let at = heap.length;
  heap.push(item);
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!isWorse(found, item, heap[above] ?? 0)) break;
    heap[at] = heap[above] ?? 0;
    at = above;
  }
  heap[at] = item;
}

/** Puts an item in the place of the head and lets it sink. */
function sink(found: Found, heap: number[], item: number): void {
  let at = 0;
  for (let below = 1; below < heap.length; below = 2 * at + 1) {
    const other = below + 1;
    if (other < heap.length && isWorse(found, heap[other] ?? 0, heap[below] ?? 0)) below = other;
    if (!isWorse(found, heap[below] ?? 0, item)) break;
    heap[at] = heap[below] ?? 0;
    at = below;
  }
  heap[at] = item;
}
