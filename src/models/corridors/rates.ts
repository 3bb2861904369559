import type { Settings } from "../engine.ts";
import type { Mode } from "./network.ts";
import { type Surveyed, type SurveyRow, surveyed } from "./survey.ts";
import { numberOf, type Transport } from "./transport.ts";
import type { Step, Ways } from "./ways.ts";

/** What a survey says of passing one border in one direction: each side's hours and USD. */
export interface BorderRate {
  readonly exitHours: number;
  readonly entryHours: number;
  readonly usd: number;
  /** The rows that stand behind: exit and entry, hours and USD. Missing: undefined where a value of the policy stands. */
  readonly rows: readonly (Surveyed | undefined)[];
}

/** What the survey says of every step, before any setting. */
export interface Rates {
  /** Unit: km/h without stops, by step; 0 for steps that are no links. */
  readonly speeds: Float64Array;
  /** Unit: USD per km for the survey's load, without what is paid at borders. */
  readonly hauls: Float64Array;
  readonly borders: ReadonlyMap<number, BorderRate>;
  readonly told: ReadonlyMap<string, Surveyed>;
}

/**
 * Works out once what the survey says of each step of a network.
 *
 * Shape: haulage cost of the survey holds what is paid at one border a stretch; that part is taken out, for it is charged at the
 * borders of a way.
 * Source: TFI3 is TFI2 plus operating cost or tariff (COMCEC 2017, Improving Transnational Transport Corridors, 4.4.9).
 */
export function createRates(ways: Ways, rows: readonly SurveyRow[]): Rates {
  const count = ways.steps.length;
  const [speeds, hauls] = [new Float64Array(count), new Float64Array(count)];
  const borders = new Map<number, BorderRate>();
  const told = new Map<string, Surveyed>();
  const memo = new Map<string, number>();
  const plan = { transport: ways.transport, rows, told };
  for (const [at, step] of ways.steps.entries()) {
    if (step.kind === "border") borders.set(at, borderRate(plan, step));
    if (step.kind !== "link") continue;
    const { mode } = step.layer;
    const key = `${mode} ${step.state}`;
    const speed = memo.get(`speed ${key}`) ?? speedOf(plan, mode, step.state);
    const haul = memo.get(`haul ${key}`) ?? haulOf(plan, mode, step.state);
    memo.set(`speed ${key}`, speed).set(`haul ${key}`, haul);
    speeds[at] = speed;
    hauls[at] = haul;
  }
  return { speeds, hauls, borders, told };
}

interface RatePlan {
  readonly transport: Transport;
  readonly rows: readonly SurveyRow[];
  readonly told: Map<string, Surveyed>;
}

function speedOf({ transport, rows, told }: RatePlan, mode: Mode, state: string): number {
  const own = transport.values.find((one) => one.id === `${mode}-speed.${state}`);
  if (own !== undefined) return own.value;
  if (mode === "sea") return numberOf(transport, {}, "sea-speed");
  const found = surveyed(rows, transport.survey, { indicator: "speed", mode, state });
  if (found === undefined) return numberOf(transport, {}, `${mode}-speed`);
  told.set(`speed ${mode} ${state}`, found);
  return found.value;
}

function haulOf({ transport, rows, told }: RatePlan, mode: Mode, state: string): number {
  if (mode === "sea") return numberOf(transport, {}, "sea-usd-per-km");
  const { survey } = transport;
  const whole = surveyed(rows, survey, { indicator: "haulCost", mode, state });
  const border = surveyed(rows, survey, { indicator: "crossingCost", mode, state });
  if (whole === undefined) return numberOf(transport, {}, `${mode}-usd-per-km`);
  told.set(`haul ${mode} ${state}`, whole);
  return Math.max(0, whole.value - (border?.value ?? 0)) / survey.haulCostKm;
}

function borderRate(
  { transport, rows }: RatePlan,
  step: Extract<Step, { kind: "border" }>,
): BorderRate {
  const { mode } = step.layer;
  if (mode === "sea") {
    const hours = numberOf(transport, {}, "sea-border-hours");
    return { exitHours: hours, entryHours: hours, usd: 0, rows: [] };
  }
  const ask = (indicator: "crossingTime" | "crossingCost", side: "from" | "to") => {
    const state = step[side];
    const known = transport.survey.crossings.find(
      (one) => one.node === step.node && one.state === state,
    );
    return surveyed(rows, transport.survey, {
      indicator,
      mode,
      state,
      direction: side === "from" ? "outbound" : "inbound",
      crossing: known?.name,
    });
  };
  const [exit, entry] = [ask("crossingTime", "from"), ask("crossingTime", "to")];
  const [exitUsd, entryUsd] = [ask("crossingCost", "from"), ask("crossingCost", "to")];
  const hours = (one: Surveyed | undefined) =>
    one?.value ?? numberOf(transport, {}, `${mode}-border-hours`);
  return {
    exitHours: hours(exit),
    entryHours: hours(entry),
    usd: (exitUsd?.value ?? 0) + (entryUsd?.value ?? 0),
    rows: [exit, entry, exitUsd, entryUsd],
  };
}

/** A number that a scenario may set for one state or thing, 1 when it does not. */
export function factorOf(settings: Settings, id: string): number {
  const set = settings[id];
  return typeof set === "number" ? set : 1;
}
