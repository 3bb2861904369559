import type { ScenarioAnswer } from "../../src/server/contract.ts";

type Scenario = ScenarioAnswer["scenario"];

/** A lever or an assumption that a reader can set. */
export type Lever = Scenario["levers"][number];
/** A number that nobody knows exactly. */
export type Assumption = Scenario["assumptions"][number];
/** What a lever or an assumption is set to. */
export type Setting = number | string | boolean;
/** What is set otherwise than the scenario has it, by id; `baseline.` before an id sets the other side. */
export type Settings = Readonly<Record<string, Setting>>;

/** What a lever or an assumption is with the change, as the scenario has it. */
export function usualOf({ change }: Scenario, one: Pick<Lever, "id" | "value">): Setting {
  return change[one.id] ?? one.value;
}

/** What is set now. */
export function settingNow(scenario: Scenario, one: Lever | Assumption, set: Settings): Setting {
  return set[one.id] ?? usualOf(scenario, one);
}

/** Settings as the address has them, `id:value` with commas; what is malformed or unknown is left out. */
export function readSettings(text: string | undefined, scenario: Scenario): Settings {
  const pairs = (text ?? "").split(",").flatMap((part) => {
    const colon = part.indexOf(":");
    const [name, word] = [part.slice(0, colon), part.slice(colon + 1)];
    const value = colon < 1 ? undefined : settingOf(scenario, name, word);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(pairs);
}

function settingOf(scenario: Scenario, name: string, word: string): Setting | undefined {
  const id = name.replace(/^baseline\./, "");
  const lever = scenario.levers.find((one) => one.id === id);
  if (lever?.kind === "choice") {
    return lever.options?.some((option) => option.id === word) ? word : undefined;
  }
  if (lever?.kind === "switch") return word === "true" || (word === "false" ? false : undefined);
  const isKnown = lever !== undefined || scenario.assumptions.some((one) => one.id === name);
  const number = word.trim() === "" ? Number.NaN : Number(word);
  return isKnown && Number.isFinite(number) ? number : undefined;
}

/** Settings for the address, in the order of the scenario; what is as the scenario has it is left out. */
export function writeSettings(settings: Settings, scenario: Scenario): string {
  const { levers, assumptions } = scenario;
  const named = [
    ...levers.map((one) => [one.id, usualOf(scenario, one)] as const),
    ...assumptions.map((one) => [one.id, usualOf(scenario, one)] as const),
    ...levers.map((one) => [`baseline.${one.id}`, one.value] as const),
  ];
  return named
    .filter(([name, usual]) => settings[name] !== undefined && settings[name] !== usual)
    .map(([name]) => `${name}:${settings[name]}`)
    .join(",");
}

/** Whether a value lies outside the range that its source gives. */
export function isOutside({ range }: Assumption, value: number): boolean {
  return range !== undefined && (value < range[0] || value > range[1]);
}

/** A step for a slider: a round number, about two hundred of them in the range. */
export function stepOf([low, high]: readonly [number, number]): number {
  const rough = (high - low) / 200;
  if (!(rough > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  return Number(
    ([1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? power).toPrecision(3),
  );
}
