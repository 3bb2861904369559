import type { Settings } from "../engine.ts";
import { factorOf, type Rates } from "./rates.ts";
import { numberOf } from "./transport.ts";
import type { Step, Ways } from "./ways.ts";

/** What a way is chosen by. */
export type By = "time" | "cost" | "km" | "generalised";

/** What may be used and what may not, beside what the tables say is open. */
export interface Openings {
  readonly modes?: ReadonlySet<string>;
  /** Links that are open although the tables do not say so. */
  readonly opened?: ReadonlySet<string>;
  readonly closedLinks?: ReadonlySet<string>;
  /** Nodes that may not be entered or left. */
  readonly closedNodes?: ReadonlySet<string>;
  /** Crossings, or links with a border between their ends, of which only the border is shut. */
  readonly closedBorders?: ReadonlySet<string>;
  readonly closedStates?: ReadonlySet<string>;
  /** Length of a link as a multiple of the table's. */
  readonly stretched?: ReadonlyMap<string, number>;
  /** Mean hours waited at a node's border by rail, where trains are few. */
  readonly waits?: ReadonlyMap<string, number>;
}

/** Every step with its hours, USD and km, each on its own. Unit: USD for the survey's load. */
export interface Weights {
  readonly hours: Float64Array;
  readonly usd: Float64Array;
  readonly km: Float64Array;
  /** Standard deviation of the hours of one trip. */
  readonly spread: Float64Array;
}

/** Numbers of a setting that every step reads. */
export interface Terms {
  readonly of: (id: string) => number;
  readonly border: (state: string) => number;
  /** Speed that a setting gives one mode in one state, as "rail-speed.XYZ". Missing: undefined where none does. */
  readonly speed: (mode: string, state: string) => number | undefined;
}

/** Reads the settings once. Throws: `transport-value-missing` for a value that nobody gave. */
export function readTerms(ways: Ways, settings: Settings): Terms {
  const memo = new Map<string, number>();
  const of = (id: string): number => {
    const known = memo.get(id);
    if (known !== undefined) return known;
    const value = numberOf(ways.transport, settings, id);
    memo.set(id, value);
    return value;
  };
  const all = of("border-factor") * factorOf(settings, "border-delays");
  const borders = settingsOf(settings, "border-factor.");
  const border = (state: string): number => all * (borders.get(state) ?? 1);
  const speeds = new Map(
    ["rail", "road", "sea"].map((mode) => [mode, settingsOf(settings, `${mode}-speed.`)] as const),
  );
  const speed = (mode: string, state: string): number | undefined => speeds.get(mode)?.get(state);
  return { of, border, speed };
}

/** Settings that begin alike, by what follows. */
function settingsOf(settings: Settings, begin: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [id, value] of Object.entries(settings)) {
    if (id.startsWith(begin) && typeof value === "number") found.set(id.slice(begin.length), value);
  }
  return found;
}

/** Hours, USD, km and spread of every step. A step that may not be used has Infinity for its hours. */
export function weigh(ways: Ways, rates: Rates, terms: Terms, openings: Openings): Weights {
  const count = ways.steps.length;
  const weights: Weights = {
    hours: new Float64Array(count),
    usd: new Float64Array(count),
    km: new Float64Array(count),
    spread: new Float64Array(count),
  };
  for (let at = 0; at < count; at++) {
    const step = ways.steps[at] as Step;
    if (step.kind === "end") continue;
    if (!isUsable(step, openings)) {
      weights.hours[at] = Number.POSITIVE_INFINITY;
      continue;
    }
    const own = weighStep(ways, rates, terms, openings, at);
    weights.hours[at] = own.hours;
    weights.usd[at] = own.usd;
    weights.km[at] = own.km;
    weights.spread[at] = own.spread;
  }
  return weights;
}

/** One step's hours, USD, km and spread. */
export interface StepWeight {
  readonly hours: number;
  readonly usd: number;
  readonly km: number;
  readonly spread: number;
}

/** Weighs one step, whether or not it may be used. */
export function weighStep(
  ways: Ways,
  rates: Rates,
  terms: Terms,
  openings: Openings,
  at: number,
): StepWeight {
  const step = ways.steps[at] as Step;
  if (step.kind === "link") {
    const km = step.link.km * step.share * (openings.stretched?.get(step.link.id) ?? 1);
    const isNew = step.link.mode === "rail" && !step.link.isOpen;
    const set = terms.speed(step.link.mode, step.state);
    const base = isNew ? terms.of("new-line-speed") : (set ?? (rates.speeds[at] as number));
    const hours = km / (base * terms.of("speed-factor"));
    const usd = km * (rates.hauls[at] as number) * terms.of("rate-factor");
    return { hours, usd, km, spread: hours * terms.of("running-spread") };
  }
  const stop = stopOf(ways, rates, terms, openings, at, step);
  return { ...stop, km: 0, spread: stop.hours * terms.of("stop-spread") };
}

function stopOf(
  ways: Ways,
  rates: Rates,
  terms: Terms,
  openings: Openings,
  at: number,
  step: Exclude<Step, { kind: "link" }>,
): { readonly hours: number; readonly usd: number } {
  if (step.kind === "end") return { hours: 0, usd: 0 };
  if (step.kind === "border") {
    const rate = rates.borders.get(at);
    const wait = step.layer.mode === "rail" ? (openings.waits?.get(step.node ?? "") ?? 0) : 0;
    const exit = (rate?.exitHours ?? 0) * terms.border(step.from);
    const entry = (rate?.entryHours ?? 0) * terms.border(step.to);
    return { hours: exit + entry + wait, usd: rate?.usd ?? 0 };
  }
  return transferOf(ways, terms, step);
}

function transferOf(
  ways: Ways,
  terms: Terms,
  step: Extract<Step, { kind: "transfer" }>,
): { readonly hours: number; readonly usd: number } {
  const [from, to] = [step.from.mode, step.to.mode];
  if (from === "rail" && to === "rail") {
    return { hours: terms.of("gauge-hours"), usd: terms.of("gauge-usd") };
  }
  if (from !== "sea" && to !== "sea") {
    return { hours: terms.of("handling-hours"), usd: terms.of("handling-usd") };
  }
  const port = { hours: terms.of("port-hours"), usd: terms.of("port-usd") };
  if (to !== "sea") return port;
  const isFerry = ways.transport.ferryPorts.includes(step.node);
  return {
    hours: port.hours + terms.of(isFerry ? "ferry-wait-hours" : "liner-wait-hours"),
    usd: port.usd + (isFerry ? terms.of("ferry-usd") : 0),
  };
}

function isUsable(step: Step, openings: Openings): boolean {
  const { closedNodes, closedStates, closedLinks, closedBorders } = openings;
  if (step.kind === "link") {
    const { id, mode, isOpen } = step.link;
    if (!isOpen && !openings.opened?.has(id)) return false;
    if (openings.modes !== undefined && !openings.modes.has(mode)) return false;
    if (closedNodes?.has(step.from) || closedNodes?.has(step.to)) return false;
    return !closedLinks?.has(id) && !closedStates?.has(step.state);
  }
  if (step.kind !== "border") return true;
  if (closedStates?.has(step.from) || closedStates?.has(step.to)) return false;
  return !closedBorders?.has(step.node ?? step.link ?? "");
}

/**
 * What each step adds to what a way is chosen by.
 *
 * Shape: kilometres carry a billionth of the hours, so that of ways equally long the quicker stands. The generalised cost is
 * USD plus the hours, and part of their spread, at the value of time; spreads are added as if stops were late together.
 */
export function lengthsBy(weights: Weights, by: By, terms: Terms): Float64Array {
  const value = terms.of("value-of-time");
  const weight = terms.of("reliability-weight");
  return weights.hours.map((hours, at) => {
    if (hours === Number.POSITIVE_INFINITY || by === "time") return hours;
    const usd = weights.usd[at] as number;
    if (by === "km") return (weights.km[at] as number) + 1e-9 * hours;
    if (by === "cost") return usd + 1e-9 * hours;
    return usd + value * (hours + weight * (weights.spread[at] as number));
  });
}
