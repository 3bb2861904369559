import type { IndexView } from "../../src/server/contract.ts";
import { formatNumber } from "./format.ts";
import { stateName } from "./frame.svelte.ts";
import { type Labelled, labelOf } from "./labels.ts";
import { chosenPair } from "./state.ts";
import { partsBelow } from "./weigh.ts";

type Pair = IndexView["pairs"][number];

/** A score of a pair for one part of an index. */
export type PartScore = Pair["scores"][number];

/** Points with one digit behind the point: bands are far wider than that. */
export function formatPoints(points: number): string {
  return formatNumber(points, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** A weight as it is written. */
export function formatWeight(weight: number): string {
  return formatNumber(weight, { maximumFractionDigits: 2 });
}

/** A band of places in whole places, widened outwards and never cut. */
export function placesOf({ rankLow, rankHigh }: Pick<PartScore, "rankLow" | "rankHigh">) {
  if (rankLow === undefined || rankHigh === undefined) return undefined;
  return { low: Math.floor(rankLow + 1e-9), high: Math.ceil(rankHigh - 1e-9) };
}

/** The two states of a pair: as the reader named them where it is the chosen pair, else as the index has them. */
export function sidesOf({ pair, a, b }: Pick<Pair, "pair" | "a" | "b">): readonly [string, string] {
  const chosen = chosenPair();
  return chosen.id === pair ? [chosen.a, chosen.b] : [a, b];
}

/** The name of a pair of an index, in words. */
export function pairName(pair: Pick<Pair, "pair" | "a" | "b">): string {
  return sidesOf(pair)
    .map((iso3) => stateName(iso3).text)
    .join(" – ");
}

/** What a part or an indicator of an index is called. */
export function partLabel(view: Pick<IndexView, "parts">, id: string): Labelled {
  return labelOf(view.parts.find((part) => part.id === id)?.label, id);
}

/** The score of a pair for a part. */
export function scoreOf(pair: Pair | undefined, part: string): PartScore | undefined {
  return pair?.scores.find((score) => score.part === part);
}

/** A pair that has a place, with its score. */
export interface Ranked {
  readonly pair: Pair;
  readonly score: PartScore & { readonly score: number; readonly rank: number };
}

/** The pairs that have a place for a part, the first place first. */
export function rankedBy(view: IndexView, part: string): readonly Ranked[] {
  const found = view.pairs.flatMap((pair) => {
    const score = scoreOf(pair, part);
    if (score?.score === undefined || score.rank === undefined) return [];
    return [{ pair, score: { ...score, score: score.score, rank: score.rank } }];
  });
  return found.sort((x, y) => x.score.rank - y.score.rank || (x.pair.pair < y.pair.pair ? -1 : 1));
}

/** The pairs whose bands of places meet that of another: which of them stands above cannot be said. */
export function notToldApart(ranked: readonly Ranked[], of: Ranked): readonly Ranked[] {
  const own = placesOf(of.score);
  return ranked.filter((other) => {
    const band = placesOf(other.score);
    if (other === of) return false;
    if (own === undefined || band === undefined) return true;
    return band.low <= own.high && own.low <= band.high;
  });
}

/** How many indicators of a part are known of a pair, of how many. */
export function knownOf(view: Pick<IndexView, "parts">, pair: Pair | undefined, part: string) {
  const below = partsBelow(view.parts, part).filter(({ minimum }) => minimum === undefined);
  const known = new Set(
    pair?.cells.flatMap(({ indicator, normalised }) =>
      normalised === undefined ? [] : [indicator],
    ),
  );
  return { known: below.filter(({ id }) => known.has(id)).length, all: below.length };
}

/** The tint of a score among the steps from the lowest to the highest end of the scale. */
export function tintOf(score: number, [low, high]: readonly [number, number]): number {
  const share = (score - low) / (high - low || 1);
  return Math.min(5, Math.max(1, Math.ceil(share * 5)));
}

/** The ends of the scale of an index: of all values on it, rounded outwards. */
export function scaleOf(view: IndexView): readonly [number, number] {
  const values = view.pairs.flatMap(({ cells }) => cells.flatMap((cell) => cell.normalised ?? []));
  return [Math.floor(Math.min(0, ...values)), Math.ceil(Math.max(1, ...values))];
}

/** Least and greatest coverage of the pairs that have a score. */
export function coverageSpan(ranked: readonly Ranked[]): readonly [number, number] {
  const shares = ranked.map(({ score }) => score.coverage);
  return [Math.min(1, ...shares), Math.max(0, ...shares)];
}
