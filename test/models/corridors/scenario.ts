import { readFileSync } from "node:fs";
import { CORE_SCHEMA, load } from "js-yaml";
import type { Settings } from "../../../src/models/engine.ts";

interface Setting {
  readonly id: string;
  readonly value: number | string | boolean;
  readonly range?: readonly [number, number];
}

interface Scenario {
  readonly id: string;
  readonly input: unknown;
  readonly assumptions: readonly Setting[];
  readonly levers: readonly Setting[];
  readonly change: Settings;
}

/** A shipped scenario with the settings of its baseline and of its change. */
export function readScenario(id: string, folder = "dossiers/central-asia") {
  const text = readFileSync(`${folder}/scenarios/${id}.yaml`, "utf8");
  const scenario = load(text, { schema: CORE_SCHEMA }) as Scenario;
  const all = [...scenario.assumptions, ...scenario.levers];
  const baseline: Settings = Object.fromEntries(all.map((one) => [one.id, one.value]));
  return { scenario, baseline, change: { ...baseline, ...scenario.change } as Settings };
}

/** The dossier's files as an engine is given them. */
export const dossierFiles = {
  text: (path: string) => readFileSync(`dossiers/central-asia/${path}`, "utf8"),
};
