import {
  createLikenessColumns,
  type LikenessColumns,
  likenessMeasures,
  likenessWriter,
  type WithoutVariation,
} from "./likeness.ts";
import type { PairPlaces } from "./pairPlaces.ts";
import { countTogether, type ValueBits } from "./valueBits.ts";

/**
 * Likeness of pairs, group by group.
 *
 * Shape: one place a row in `a`, `b` (places in a list of states), `group` (place in a list of groups), `joint` and each of
 * `measures`; rows stand by group, then a, then b. A pair without a joint item in a group has no row.
 * Missing: NaN in a measure.
 */
export interface PairLikeness {
  readonly rows: number;
  readonly a: Uint16Array;
  readonly b: Uint16Array;
  readonly group: Uint16Array;
  /** Items that count for both. */
  readonly joint: Uint32Array;
  readonly measures: LikenessColumns;
}

/**
 * Likeness of every pair in every group, each measure in one typed column.
 *
 * Shape: `groups` give their packed choices when their turn comes, so that only one is held at a time.
 */
export function likenessOfPairs(
  pairs: PairPlaces,
  groups: readonly (() => ValueBits)[],
  scale: { readonly choices: number; readonly withoutVariation: WithoutVariation },
): PairLikeness {
  const room = pairs.a.length * groups.length;
  const a = new Uint16Array(room);
  const b = new Uint16Array(room);
  const group = new Uint16Array(room);
  const joint = new Uint32Array(room);
  const measures = createLikenessColumns(room);
  const counts = new Float64Array(scale.choices ** 2);
  const write = likenessWriter(scale.choices, scale.withoutVariation, measures);
  let rows = 0;
  for (const [g, pack] of groups.entries()) {
    const packed = pack();
    for (let pair = 0; pair < pairs.a.length; pair += 1) {
      const one = pairs.a[pair] ?? 0;
      const other = pairs.b[pair] ?? 0;
      const both = countTogether(packed, one, other, counts);
      if (both === 0) continue;
      a[rows] = one;
      b[rows] = other;
      group[rows] = g;
      joint[rows] = both;
      write(counts, rows);
      rows += 1;
    }
  }
  return trimmed({ rows, a, b, group, joint, measures });
}

/** Only the rows that were written; the room behind them is not copied away. */
function trimmed({ rows, a, b, group, joint, measures }: PairLikeness): PairLikeness {
  return {
    rows,
    a: a.subarray(0, rows),
    b: b.subarray(0, rows),
    group: group.subarray(0, rows),
    joint: joint.subarray(0, rows),
    measures: Object.fromEntries(
      likenessMeasures.map((one) => [one, measures[one].subarray(0, rows)]),
    ) as LikenessColumns,
  };
}
