import { kendallTau, rankBiasedOverlap } from "../numbers/index.ts";
import type { DoctrineRules } from "./doctrineRules.ts";
import { type Places, type RankedThing, readersOrders } from "./orders.ts";

/** A figure with the range that disagreement among readers leaves. */
export interface Ranged {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Two orders beside each other, and how far they agree. */
export interface OrderComparison {
  readonly by: "partner" | "direction";
  readonly sides: readonly [readonly RankedThing[], readonly RankedThing[]];
  /** Things that stand in both. */
  readonly shared: number;
  readonly tau: Ranged | undefined;
  readonly overlap: Ranged | undefined;
  readonly combinations: {
    readonly possible: number;
    readonly tried: number;
    readonly isCapped: boolean;
    readonly withoutTau: number;
  };
  /** Why a figure is missing, or tells little. */
  readonly reason: string | undefined;
}

/**
 * How far two orders of priorities agree: Kendall's τ-b on what stands in both, and rank-biased overlap of the whole lists.
 *
 * Shape: each figure is that of the orders of most readers; its range is over the orders that their readers allow
 * together, capped alike on both sides so that neither goes first. Of equal places the list for the overlap goes by id.
 * Missing: no τ where fewer than two things stand in both or all are tied; no overlap where a list is empty; `reason` says so.
 * Source: Kendall 1945; Webber, Moffat and Zobel 2010; `persistence` in content/rules/doctrines.yaml.
 */
export function compareOrders(
  by: OrderComparison["by"],
  first: readonly RankedThing[],
  second: readonly RankedThing[],
  rules: DoctrineRules,
): OrderComparison {
  const most = Math.max(1, Math.floor(Math.sqrt(rules.maximumCombinations)));
  const [one, other] = [readersOrders(first, most), readersOrders(second, most)];
  const pairs = one.orders.flatMap((a) => other.orders.map((b) => [a, b] as const));
  const taus = pairs.map(([a, b]) => tauOf(a, b));
  const overlaps = pairs.map(([a, b]) =>
    rankBiasedOverlap(listOf(a), listOf(b), rules.persistence),
  );
  const possible = one.possible * other.possible;
  const ids = new Set(second.map((thing) => thing.id));
  const shared = first.filter((thing) => ids.has(thing.id)).length;
  return {
    by,
    sides: [first, second],
    shared,
    tau: rangedOf(taus),
    overlap: rangedOf(overlaps),
    combinations: {
      possible,
      tried: pairs.length,
      isCapped: possible > pairs.length,
      withoutTau: taus.filter((tau) => tau === undefined).length,
    },
    reason: reasonFor(first, second, shared, taus[0]),
  };
}

function tauOf(first: Places, second: Places): number | undefined {
  const both = [...first.keys()].filter((id) => second.has(id)).sort();
  if (both.length < 2) return undefined;
  return kendallTau(
    both.map((id) => first.get(id) ?? 0),
    both.map((id) => second.get(id) ?? 0),
  );
}

function listOf(places: Places): readonly string[] {
  const sorted = [...places].sort(([x, a], [y, b]) => a - b || (x < y ? -1 : 1));
  return sorted.map(([id]) => id);
}

function rangedOf(figures: readonly (number | undefined)[]): Ranged | undefined {
  const [value] = figures;
  if (value === undefined) return undefined;
  const known = figures.flatMap((one) => one ?? []);
  return { value, low: Math.min(...known), high: Math.max(...known) };
}

function reasonFor(
  first: readonly RankedThing[],
  second: readonly RankedThing[],
  shared: number,
  tau: number | undefined,
): string | undefined {
  if (first.length === 0 || second.length === 0) {
    const both = first.length === 0 && second.length === 0;
    return `${both ? "neither doctrine" : "one doctrine"} has such an order: not stated`;
  }
  if (shared < 2) {
    const few = Math.min(first.length, second.length) === 1;
    const extrapolated = few ? "; of an order of one thing the overlap tells only the top" : "";
    return `${shared} of the things ranked in both: τ needs two${extrapolated}`;
  }
  return tau === undefined ? "all shared things have one rank on a side" : undefined;
}
