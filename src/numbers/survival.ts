import type { Interval } from "./interval.ts";

/**
 * How long something was watched, and whether what was waited for came at the end of that time.
 *
 * Missing: `came: false` is a case still open when the watching ended (censored): that it has not come yet is known, no more.
 */
export interface Watched {
  readonly time: number;
  readonly came: boolean;
}

/** The share that has not come by a time, with its 95 % interval. */
export interface Survival extends Interval {
  readonly time: number;
  readonly share: number;
  /** Cases still watched just before that time. */
  readonly atRisk: number;
  readonly came: number;
}

/** The point of the normal distribution under which 97.5 % lies. */
const z975 = 1.959963984540054; // Abramowitz and Stegun 1972, table 26.5

/**
 * The share still waiting, time by time, of cases that were watched for different spans (Kaplan–Meier).
 *
 * Shape: one step for each time at which something came, in order; a case that stops being watched at that very
 * time still counts in it. The interval is Greenwood's on the log-minus-log scale, so that it stays within 0 and 1.
 * Missing: no step where nothing came; a share of 0 has no width to tell, and its interval is given as 0 to 0.
 * Source: Kaplan and Meier 1958, Journal of the American Statistical Association 53; Kalbfleisch and Prentice 2002.
 */
export function kaplanMeier(cases: readonly Watched[]): readonly Survival[] {
  const sorted = [...cases].sort((a, b) => a.time - b.time);
  const steps: Survival[] = [];
  let share = 1;
  let variance = 0;
  for (let i = 0; i < sorted.length; ) {
    const time = sorted[i]?.time ?? 0;
    const atRisk = sorted.length - i;
    let came = 0;
    do {
      if (sorted[i]?.came === true) came += 1;
      i += 1;
    } while (sorted[i]?.time === time);
    if (came === 0) continue;
    share *= 1 - came / atRisk;
    variance += came === atRisk ? 0 : came / (atRisk * (atRisk - came));
    steps.push({ time, share, atRisk, came, ...logLogInterval(share, variance) });
  }
  return steps;
}

function logLogInterval(share: number, variance: number): Interval {
  if (share <= 0) return { low: 0, high: 0 };
  const reach = (z975 * Math.sqrt(variance)) / Math.log(share);
  return { low: share ** Math.exp(-reach), high: share ** Math.exp(reach) };
}

/**
 * The time by which a share of the cases has come, by default half: the median.
 *
 * Missing: undefined when fewer than that have come: a later time is not guessed.
 */
export function timeTo(steps: readonly Survival[], share = 0.5): number | undefined {
  return steps.find((step) => step.share <= 1 - share + 1e-12)?.time;
}
