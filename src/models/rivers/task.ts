import type { Amounts } from "./amounts.ts";
import type { Layout } from "./layout.ts";
import type { Network } from "./network.ts";

/**
 * Who decides over the river. `alone`: party by party, upstream first, each for its own value with what those above
 * leave to it. `shares`: as agreed, and within it for the value of all. `trade`: departing from the agreement costs
 * something for each m³. `joint`: for the value of all.
 */
export type Regime = "alone" | "shares" | "trade" | "joint";

/** All regimes, for messages. */
export const regimes: readonly Regime[] = ["alone", "shares", "trade", "joint"];

/** How a river is to be run. */
export interface Task {
  readonly network: Network;
  readonly layout: Layout;
  readonly amounts: Amounts;
  readonly regime: Regime;
  /** A year, as a share. */
  readonly discount: number;
  /** USD a m³ that departs from the agreement, in `trade`. */
  readonly transactionCost: number;
  /** How often the fall is worked out anew, where it follows from the volume. */
  readonly rounds: number;
}
