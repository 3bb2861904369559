import type { RowOf } from "../store/index.ts";
import type { Decision, DecisionKind } from "./decision.ts";
import type { decision } from "./table.ts";

/** A decision as the store has it, without its place and what became of it. */
export function toDecision(row: RowOf<typeof decision>): Decision {
  const { file: _, row: __, state: ___, holds: ____, ...said } = row;
  // The stage writes only decisions that makeDecision has checked.
  return { ...said, kind: row.kind as DecisionKind };
}
