import { untrack } from "svelte";

/** A value that follows another once that one has been at rest. */
export interface Afterwards<T> {
  readonly current: T;
  /** Whether the other has moved on since. */
  readonly isBehind: boolean;
}

const rest = 120; // milliseconds

/**
 * What takes long to draw follows what the hand is on: the answer is painted first, the rest when the hand rests.
 *
 * Shape: `isMoving` says that another value is on its way, so that nothing is drawn that would hold it up.
 * Missing: the first value that is there is followed at once.
 */
export function afterwards<T>(value: () => T, isMoving: () => boolean): Afterwards<T> {
  let current = $state.raw(value());
  $effect(() => {
    const next = value();
    if (isMoving()) return;
    if (untrack(() => current) === undefined) {
      current = next;
      return;
    }
    const timer = setTimeout(() => {
      current = next;
    }, rest);
    return () => clearTimeout(timer);
  });
  return {
    get current() {
      return current;
    },
    get isBehind() {
      return current !== value();
    },
  };
}
