/**
 * A queue of places by how far they are, nearest first, in which a place can move forward.
 *
 * Shape: a heap with four branches, so that the cells compared lie side by side in memory; `at` tells where in the heap a
 * place is, -1 before it entered and -2 after it left.
 */
export interface PlaceQueue {
  readonly places: Int32Array;
  readonly keys: Float64Array;
  readonly at: Int32Array;
  count: number;
}

/** An empty queue for places 0 to size - 1. */
export function createPlaceQueue(size: number): PlaceQueue {
  return {
    places: new Int32Array(size),
    keys: new Float64Array(size),
    at: new Int32Array(size).fill(-1),
    count: 0,
  };
}

/** Puts a place in, or moves it forward to a smaller key; a place that has left is not taken back. */
export function advance(queue: PlaceQueue, place: number, key: number): void {
  const { places, keys, at } = queue;
  let hole = at[place] as number;
  if (hole === -2) return;
  if (hole === -1) {
    hole = queue.count;
    queue.count += 1;
  }
  while (hole > 0) {
    const parent = (hole - 1) >> 2;
    const parentKey = keys[parent] as number;
    if (parentKey <= key) break;
    const moved = places[parent] as number;
    places[hole] = moved;
    keys[hole] = parentKey;
    at[moved] = hole;
    hole = parent;
  }
  places[hole] = place;
  keys[hole] = key;
  at[place] = hole;
}

/** Takes the nearest place out; -1 when the queue is empty. */
export function takeNearest(queue: PlaceQueue): number {
  if (queue.count === 0) return -1;
  const { places, keys, at } = queue;
  const nearest = places[0] as number;
  at[nearest] = -2;
  queue.count -= 1;
  const count = queue.count;
  if (count > 0) sink(queue, places[count] as number, keys[count] as number);
  return nearest;
}

function sink({ places, keys, at, count }: PlaceQueue, place: number, key: number): void {
  let hole = 0;
  for (let first = 1; first < count; first = 4 * hole + 1) {
    const end = first + 4 < count ? first + 4 : count;
    let least = first;
    let leastKey = keys[first] as number;
    for (let child = first + 1; child < end; child++) {
      const childKey = keys[child] as number;
      if (childKey < leastKey) {
        least = child;
        leastKey = childKey;
      }
    }
    if (leastKey >= key) break;
    const moved = places[least] as number;
    places[hole] = moved;
    keys[hole] = leastKey;
    at[moved] = hole;
    hole = least;
  }
  places[hole] = place;
  keys[hole] = key;
  at[place] = hole;
}
