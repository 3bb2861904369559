import type { MatrixCell } from "../../src/server/contract.ts";

/** The five kinds of ground that a cell of the matrix can have, in the order in which it shows them. */
export const grounds = [
  "evidence",
  "register",
  "indicators",
  "openCommitments",
  "disputes",
] as const satisfies readonly (keyof MatrixCell)[];
