import { fraction, wholeNumbers } from "../../numbers/index.ts";

/** Groups whose shares follow from those of the groups added so far. */
export interface Span {
  /** Whether a group's share follows from those added. */
  readonly has: (mask: number) => boolean;
  /** Adds a group; false when its share followed already. */
  readonly add: (mask: number) => boolean;
  /** Whether every player's share follows. */
  readonly isWhole: () => boolean;
}

/**
 * Keeps the linear span of groups of players.
 *
 * Shape: held by the directions in which shares can still move while the added groups keep theirs; a group is in the
 * span when it moves in none of them.
 */
export function createSpan(players: number): Span {
  let movements: readonly (readonly bigint[])[] = Array.from({ length: players }, (_, i) =>
    Array.from({ length: players }, (_, k) => (i === k ? 1n : 0n)),
  );
  const has = (mask: number): boolean => movements.every((one) => moved(one, mask) === 0n);
  const add = (mask: number): boolean => {
    const at = movements.findIndex((one) => moved(one, mask) !== 0n);
    const taken = movements[at];
    if (taken === undefined) return false;
    const step = moved(taken, mask);
    movements = movements
      .filter((_, i) => i !== at)
      .map((one) => {
        const own = moved(one, mask);
        return own === 0n
          ? one
          : shortened(one.map((cell, i) => cell * step - (taken[i] ?? 0n) * own));
      });
    return true;
  };
  return { has, add, isWhole: () => movements.length === 0 };
}

function moved(movement: readonly bigint[], mask: number): bigint {
  let sum = 0n;
  for (let rest = mask; rest !== 0; rest &= rest - 1) {
    sum += movement[31 - Math.clz32(rest & -rest)] ?? 0n;
  }
  return sum;
}

/** The same direction in the shortest whole numbers. */
function shortened(movement: readonly bigint[]): readonly bigint[] {
  const first = movement.find((cell) => cell !== 0n) ?? 1n;
  return wholeNumbers(movement.map((cell) => fraction(cell, first))).numbers;
}
