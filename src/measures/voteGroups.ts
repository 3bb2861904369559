import { Problem } from "../terms/index.ts";
import type { RollCall } from "./voteTable.ts";

/** What likeness is told by: each year, each session, each issue, or all roll calls together. */
export type GroupBy = "year" | "session" | "issue" | "all";

/** Roll calls that are counted together, by their places in the table. */
export interface CallGroup {
  readonly label: string;
  readonly calls: Uint32Array;
}

/**
 * Sorts roll calls into the groups that likeness is told by.
 *
 * Shape: years and sessions in their order, issues in alphabetical order; a roll call of two issues is in both groups.
 * Throws: `session-missing`; `issue-unknown` when no roll call has the issue asked for.
 */
export function groupCalls(
  calls: readonly RollCall[],
  by: GroupBy,
  issue?: string,
): readonly CallGroup[] {
  const groups = new Map<string, number[]>();
  for (const [at, call] of calls.entries()) {
    if (issue !== undefined && call.issues?.includes(issue) !== true) continue;
    for (const label of labelsOf(call, by)) {
      const group = groups.get(label);
      if (group === undefined) groups.set(label, [at]);
      else group.push(at);
    }
  }
  if (issue !== undefined && groups.size === 0) throw unknownIssue(calls, issue);
  const inOrder = [...groups].sort(([one], [other]) => byLabel(one, other, by));
  return inOrder.map(([label, places]) => ({ label, calls: Uint32Array.from(places) }));
}

function labelsOf(call: RollCall, by: GroupBy): readonly string[] {
  if (by === "year") return [String(call.year)];
  if (by === "issue") return call.issues ?? [];
  if (by === "all") return ["all"];
  if (call.session !== undefined) return [String(call.session)];
  throw new Problem("session-missing", "The roll call has no session: group by year.", {
    where: call.id,
  });
}

function byLabel(one: string, other: string, by: GroupBy): number {
  if (by === "year" || by === "session") return Number(one) - Number(other);
  return one < other ? -1 : 1;
}

function unknownIssue(calls: readonly RollCall[], issue: string): Problem {
  const known = [...new Set(calls.flatMap((call) => call.issues ?? []))].sort().join(", ");
  return new Problem(
    "issue-unknown",
    `No roll call is marked as ${issue}: the source marks ${known || "none"}.`,
  );
}
