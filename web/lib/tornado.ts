import type { ScenarioDraws } from "../../src/server/contract.ts";

/** What one assumption does to one number when it alone goes to the ends of its range. */
export type Bar = NonNullable<ScenarioDraws["tornado"]>[number];

/** A number of which a tornado is drawn. */
export interface BarOf {
  readonly key: string;
  readonly state: string | undefined;
  readonly item: string | undefined;
}

/** What the bars of a measure are of: each state and item once, in their order. */
export function barsOf(bars: readonly Bar[], measure: string): readonly BarOf[] {
  const found = new Map<string, BarOf>();
  for (const { measure: own, state, item } of bars) {
    const key = `${state ?? ""}.${item ?? ""}`;
    if (own === measure && !found.has(key)) found.set(key, { key, state, item });
  }
  return [...found.values()];
}

/** How far an assumption moves a number. */
export function reachOf({ central, low, high }: Bar): number {
  const ends = [central, low ?? central, high ?? central];
  return Math.max(...ends) - Math.min(...ends);
}

/** The bars of one number, the widest first. */
export function barsFor(bars: readonly Bar[], measure: string, of: BarOf): readonly Bar[] {
  return bars
    .filter((bar) => bar.measure === measure && bar.state === of.state && bar.item === of.item)
    .sort((a, b) => reachOf(b) - reachOf(a));
}

/** At which ends of its range an assumption turns the sign of a number, or takes the answer away. */
export function turningEnds({ central, low, high }: Bar): readonly ("low" | "high")[] {
  const turns = (end: number | undefined) =>
    end !== undefined && central !== 0 && end * central <= 0;
  return [...(turns(low) ? (["low"] as const) : []), ...(turns(high) ? (["high"] as const) : [])];
}
