import { Problem } from "../terms/index.ts";
import { createLikenessColumns, type LikenessColumns, likenessWriter } from "./likeness.ts";
import type { Similarities } from "./similarity.ts";
import { groupCalls } from "./voteGroups.ts";
import { choicesOn } from "./votePacking.ts";
import type { RollCall, VoteTable } from "./voteTable.ts";

/**
 * S of the same pairs and groups with a weight for each roll call, so that important ones count more.
 *
 * Shape: one place for each row of `found`. Unit: as S, -1 to 1.
 * Missing: NaN where all joint roll calls of a row have weight 0.
 * Throws: `weight-unreadable` for a weight that is no number from 0.
 * Source: Signorino and Ritter 1999: S with weights.
 */
export function weightedS(
  table: VoteTable,
  found: Similarities,
  weightOf: (call: RollCall) => number,
): Pick<LikenessColumns, "sSquared" | "sAbsolute"> {
  const columns = createLikenessColumns(found.rows);
  const write = likenessWriter(3, "missing", columns);
  const weights = Float64Array.from(table.calls, (call) => checkedWeight(call, weightOf(call)));
  const groups = groupCalls(table.calls, found.by, found.issue);
  const choices = groups.map(({ calls }) => choicesOn(table, found.states, calls, found.absent));
  const counts = new Float64Array(9);
  for (let row = 0; row < found.rows; row += 1) {
    const group = found.group[row] ?? 0;
    const calls = groups[group]?.calls ?? new Uint32Array();
    const own = choices[group] ?? new Int8Array();
    const [one, other] = [(found.a[row] ?? 0) * calls.length, (found.b[row] ?? 0) * calls.length];
    counts.fill(0);
    for (let item = 0; item < calls.length; item += 1) {
      const left = own[one + item] ?? -1;
      const right = own[other + item] ?? -1;
      if (left < 0 || right < 0) continue;
      const at = left * 3 + right;
      counts[at] = (counts[at] ?? 0) + (weights[calls[item] ?? 0] ?? 0);
    }
    write(counts, row);
  }
  return { sSquared: columns.sSquared, sAbsolute: columns.sAbsolute };
}

function checkedWeight({ id }: RollCall, weight: number): number {
  if (Number.isFinite(weight) && weight >= 0) return weight;
  throw new Problem("weight-unreadable", "The weight of a roll call must be a number from 0.", {
    where: id,
  });
}
