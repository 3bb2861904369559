import type { CommitmentMeasure, MeasureCount } from "../../src/server/contract.ts";
import { formatShare, formatValue } from "./format.ts";
import { chosenPair, stateName } from "./frame.svelte.ts";
import { phrase, worded } from "./labels.ts";
import { t } from "./text.ts";

/** Counts in the reader's order: first the first state's, then the second's, then all others. */
export function countsInOrder(measure: CommitmentMeasure): readonly MeasureCount[] {
  const pair = chosenPair();
  const rank = ({ reporter }: MeasureCount) =>
    reporter === pair.a ? 0 : reporter === pair.b ? 1 : 2;
  return [...measure.counts].sort(
    (x, y) => rank(x) - rank(y) || (x.reporter < y.reporter ? -1 : 1),
  );
}

/** Whose count it is, in words. */
export function reporterName({ reporter, said }: Pick<MeasureCount, "reporter" | "said">): string {
  const { text } = stateName(reporter);
  return text === reporter ? worded(reporter, said?.reporter).text : text;
}

/** The latest value of a count. */
export function latestInWords({ latest }: MeasureCount): string {
  if (!latest) return t("delivery.noLatest");
  const { year, low, high } = latest;
  if (low === high) return t("delivery.latest", { value: formatValue(low), year });
  return t("delivery.latestRange", { low: formatValue(low), high: formatValue(high), year });
}

/** How far a count is from the target. */
export function gapInWords({ gap }: MeasureCount): string {
  if (!gap) return t("delivery.noLatest");
  if (gap.high <= 0) return t("delivery.gapNone");
  if (gap.low === gap.high) return t("delivery.gap", { value: formatValue(gap.low) });
  const low = formatValue(Math.max(gap.low, 0));
  return t("delivery.gapRange", { low, high: formatValue(gap.high) });
}

/** When a count reaches the target, if it goes on as it has gone. */
export function reachInWords({ reaches }: MeasureCount, horizon: number): string {
  const { outcome, year, earliest, latest, reason } = reaches;
  if (outcome === "at-present-pace" && latest === undefined)
    return t("delivery.reach-at-present-pace-open", { year, earliest: earliest ?? year });
  return t(`delivery.reach-${outcome}`, {
    year,
    earliest,
    latest,
    horizon,
    reason: phrase(reason ?? "").text,
  });
}

/** The growth of a count's trend a year, with its years. */
export function growthInWords({ trend }: MeasureCount): string {
  if (!trend) return t("delivery.noTrend");
  return t("delivery.growth", {
    growth: formatShare(trend.growth, { digits: 1, signed: true }),
    from: trend.from,
    to: trend.to,
  });
}

/** The unit of a promise in words. */
export function unitInWords({ unit, said }: Pick<CommitmentMeasure, "unit" | "said">): string {
  return worded(unit, said?.unit).text;
}

/** The target in words. */
export function targetInWords({ target, ...rest }: CommitmentMeasure): string {
  return t("delivery.target", { value: formatValue(target), unit: unitInWords(rest) });
}
