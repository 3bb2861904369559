import {
  type Interval,
  kaplanMeier,
  type Survival,
  shareInterval,
  timeTo,
  type Watched,
} from "../numbers/index.ts";
import { latestDay } from "../terms/index.ts";
import type { DeliveryRules } from "./deliveryRules.ts";
import type { Standing } from "./status.ts";
import { type DatedAct, knownFrom } from "./subject.ts";

/** A promise as delivery counts it. */
export interface Promised {
  readonly id: string;
  readonly obligors: readonly string[];
  readonly directions: readonly string[];
  readonly interests: readonly string[];
  readonly standing: Standing;
  readonly acts: readonly DatedAct[];
}

/** The promises that came to one thing. */
export interface Outcome {
  readonly outcome: string;
  readonly label: Readonly<Record<string, string>>;
  readonly count: number;
  readonly ids: readonly string[];
}

/** How long keeping promises took, open ones counted as long as they were watched. */
export interface FulfilmentTime {
  readonly unit: "years";
  readonly cases: number;
  readonly came: number;
  readonly censored: number;
  readonly median: number | undefined;
  readonly medianLow: number | undefined;
  readonly medianHigh: number | undefined;
  readonly steps: readonly Survival[];
}

/** What was promised and what came of it, for all promises or for a part of them. */
export interface DeliveryGroup {
  readonly id: string;
  readonly promised: number;
  readonly outcomes: readonly Outcome[];
  readonly fulfilledLate: number;
  readonly share: (Interval & { readonly value: number }) | undefined;
  readonly time: FulfilmentTime;
}

/** Delivery on a day: all promises, and the same by direction, interest, side and period. */
export interface Delivery {
  readonly all: DeliveryGroup;
  readonly directions: readonly DeliveryGroup[];
  readonly interests: readonly DeliveryGroup[];
  readonly sides: readonly DeliveryGroup[];
  readonly periods: readonly DeliveryGroup[];
  readonly undated: readonly string[];
}

/** Days of a year, on average: times are counted in years. */
const daysInYear = 365.2425; // Gregorian calendar

/**
 * What was promised, kept, late and open on a day, and how long keeping took, by direction, interest, side and period.
 *
 * Shape: `promises` are those known by the day, with their standing on it; every promise stands in exactly one outcome. A promise with two
 * directions or two obligors counts in each group, so groups may add up to more than all. Groups in the order of
 * their ids; a group without promises is not there.
 * Missing: what was only proposed is no promise; a promise without a day on which it was made has no time and is named.
 * Source: content/rules/delivery.yaml; Kaplan and Meier 1958; Brookmeyer and Crowley 1982, Biometrics 38 (range of the median).
 */
export function deliveryOn(
  promises: readonly Promised[],
  day: string,
  rules: DeliveryRules,
): Delivery {
  const counted = promises
    .filter((one) => !rules["not-promised"].includes(one.standing.status))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const known = counted.map((one) => ({
    ...one,
    outcome: outcomeOf(one, rules),
    ...spanOf(one, day, rules),
  }));
  const by = (keysOf: (one: Counted) => readonly string[]) => groupsBy(known, keysOf, rules);
  return {
    all: groupOf("all", known, rules),
    directions: by((one) => one.directions),
    interests: by((one) => one.interests),
    sides: by((one) => one.obligors),
    periods: by((one) => (one.made === undefined ? [] : [periodOf(one.made, rules)])),
    undated: known.flatMap((one) => (one.made === undefined ? [one.id] : [])),
  };
}

/**
 * How many of some commitments were promised, how many of those are fulfilled, and by which statuses.
 *
 * Missing: what was only proposed is no promise.
 * Source: content/rules/delivery.yaml.
 */
export function countKept(
  statuses: readonly string[],
  rules: DeliveryRules,
): { readonly promised: number; readonly fulfilled: number; readonly kept: readonly string[] } {
  const promised = statuses.filter((status) => !rules["not-promised"].includes(status));
  const kept = rules.outcomes.find((one) => one.id === outcomeOfKept(rules))?.statuses ?? [];
  return {
    promised: promised.length,
    fulfilled: promised.filter((status) => kept.includes(status)).length,
    kept,
  };
}

/** The period in which a day lies, such as `2016–2020`. */
export function periodOf(day: string, { firstYear, periodYears }: DeliveryRules): string {
  const year = Number(day.slice(0, 4));
  const from = firstYear + Math.floor((year - firstYear) / periodYears) * periodYears;
  return `${from}–${from + periodYears - 1}`;
}

/** The day on which a promise was made: that of its first act of promising; undefined without one. */
export function madeOn(
  { acts }: Pick<Promised, "acts">,
  day: string,
  { promised }: DeliveryRules,
): string | undefined {
  return firstDay(acts, promised, day);
}

interface Counted extends Promised {
  readonly outcome: string | undefined;
  readonly made: string | undefined;
  readonly watched: Watched | undefined;
}

function spanOf(
  one: Promised,
  day: string,
  rules: DeliveryRules,
): Pick<Counted, "made" | "watched"> {
  const made = madeOn(one, day, rules);
  if (made === undefined) return { made, watched: undefined };
  const isKept = outcomeOf(one, rules) === outcomeOfKept(rules);
  const kept = isKept ? firstDay(one.acts, rules.kept, day) : undefined;
  const until = kept ?? firstDay(one.acts, rules.ended, day) ?? day;
  return { made, watched: { time: yearsBetween(made, until), came: kept !== undefined } };
}

function firstDay(
  acts: readonly DatedAct[],
  words: readonly string[],
  day: string,
): string | undefined {
  const days = acts
    .filter((one) => words.includes(one.act) && knownFrom(one) <= day)
    .map((one) => latestDay(one.date))
    .sort();
  return days[0];
}

/** Whole years and a part, from one day to another; what came before it was promised took no time. */
function yearsBetween(from: string, to: string): number {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return Math.max(0, days / daysInYear);
}

function outcomeOf({ standing }: Promised, { outcomes }: DeliveryRules): string | undefined {
  return outcomes.find((one) => one.statuses.includes(standing.status))?.id;
}

/** The outcome of promises kept: that of the statuses which the acts of keeping are named for. */
function outcomeOfKept({ outcomes, kept }: DeliveryRules): string | undefined {
  return outcomes.find((one) => one.statuses.some((status) => kept.includes(status)))?.id;
}

function groupsBy(
  counted: readonly Counted[],
  keysOf: (one: Counted) => readonly string[],
  rules: DeliveryRules,
): readonly DeliveryGroup[] {
  const keys = [...new Set(counted.flatMap(keysOf))].sort();
  return keys.map((key) =>
    groupOf(
      key,
      counted.filter((one) => keysOf(one).includes(key)),
      rules,
    ),
  );
}

function groupOf(id: string, counted: readonly Counted[], rules: DeliveryRules): DeliveryGroup {
  const outcomes = rules.outcomes.map(({ id: outcome, label }) => {
    const ids = counted.filter((one) => one.outcome === outcome).map((one) => one.id);
    return { outcome, label, count: ids.length, ids };
  });
  const kept = outcomes.find((one) => one.outcome === outcomeOfKept(rules))?.count ?? 0;
  const promised = counted.length;
  return {
    id,
    promised,
    outcomes,
    fulfilledLate: counted.filter((one) => rules["kept-late"].includes(one.standing.rule)).length,
    share:
      promised === 0 ? undefined : { value: kept / promised, ...shareInterval(kept, promised) },
    time: timeOf(counted.flatMap((one) => one.watched ?? [])),
  };
}

function timeOf(watched: readonly Watched[]): FulfilmentTime {
  const steps = kaplanMeier(watched);
  const came = watched.filter((one) => one.came).length;
  return {
    unit: "years",
    cases: watched.length,
    came,
    censored: watched.length - came,
    median: timeTo(steps),
    medianLow: steps.find((one) => one.low <= 0.5)?.time,
    medianHigh: steps.find((one) => one.high <= 0.5)?.time,
    steps,
  };
}
