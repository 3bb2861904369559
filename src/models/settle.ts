import { Problem } from "../terms/index.ts";
import type { Settings } from "./engine.ts";
import { settingFault } from "./scenarioRead.ts";
import type { Scenario } from "./scenarioShape.ts";

/** What is set without the change and with it. */
export interface Settled {
  readonly baseline: Settings;
  readonly change: Settings;
}

/**
 * The settings of a scenario's two sides, with what a reader set otherwise.
 *
 * Shape: an assumption holds for both sides, unless the scenario's change names it; a lever that a reader sets is the
 * change, and the baseline keeps the lever's own value. `baseline.` before a lever's id sets the baseline's side.
 * Throws: `scenario-setting` naming what cannot be set, or to what it can be.
 */
export function settle(scenario: Scenario, given: Settings = {}): Settled {
  const levers = new Set(scenario.levers.map((one) => one.id));
  const { sides, baselines } = split(scenario, given, levers);
  const assumed = Object.fromEntries(scenario.assumptions.map((one) => [one.id, one.value]));
  const asIs = Object.fromEntries(scenario.levers.map((one) => [one.id, one.value]));
  const shared = Object.fromEntries(Object.entries(sides).filter(([id]) => !levers.has(id)));
  const set = Object.fromEntries(Object.entries(sides).filter(([id]) => levers.has(id)));
  return {
    baseline: { ...asIs, ...assumed, ...shared, ...baselines },
    change: { ...asIs, ...assumed, ...shared, ...scenario.change, ...set },
  };
}

function split(
  scenario: Scenario,
  given: Settings,
  levers: ReadonlySet<string>,
): { readonly sides: Settings; readonly baselines: Settings } {
  const sides: Record<string, Settings[string]> = {};
  const baselines: Record<string, Settings[string]> = {};
  for (const [name, value] of Object.entries(given)) {
    const isBaseline = name.startsWith("baseline.");
    const id = isBaseline ? name.slice("baseline.".length) : name;
    const fault =
      isBaseline && !levers.has(id)
        ? "only levers differ between baseline and change"
        : settingFault(scenario, id, value);
    if (fault !== undefined) {
      throw new Problem("scenario-setting", `${name} in ${scenario.id}: ${fault}.`, {
        where: name,
      });
    }
    (isBaseline ? baselines : sides)[id] = value;
  }
  return { sides, baselines };
}

/** What a text sets: `true` and `false`, numbers, else the word itself. */
export function settingOf(text: string): number | string | boolean {
  if (text === "true" || text === "false") return text === "true";
  const number = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : text;
}

/**
 * What a line of settings says: `id:value`, with commas between.
 *
 * Throws: `scenario-setting` for a part without a colon; whether the settings fit is for `settle` to say.
 */
export function settingsIn(text: string): Settings {
  if (text === "") return {};
  return Object.fromEntries(
    text.split(",").map((part) => {
      const colon = part.indexOf(":");
      if (colon < 1) {
        throw new Problem("scenario-setting", "Settings are id:value, with commas between.");
      }
      return [part.slice(0, colon), settingOf(part.slice(colon + 1))];
    }),
  );
}
