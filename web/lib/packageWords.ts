import type { ScenarioAnswer } from "../../src/server/contract.ts";
import { formatNumber } from "./format.ts";
import { labelOf } from "./labels.ts";

/** A gain, whole, with its sign. */
export function formatGain(value: number): string {
  const whole = Math.round(value);
  return formatNumber(whole === 0 ? 0 : whole, { signDisplay: "exceptZero" });
}

/** The name of a rule of dividing, as the scenario's own choice has it. */
export function ruleName({ scenario }: Pick<ScenarioAnswer, "scenario">, rule: string): string {
  const option = scenario.levers
    .flatMap(({ options }) => options ?? [])
    .find(({ id }) => id === rule);
  return labelOf(option?.label, rule).text;
}

/** The name of a measure of a package: that of the switch that takes it in. */
export function packageMeasure({ scenario }: Pick<ScenarioAnswer, "scenario">, id: string): string {
  return labelOf(scenario.levers.find((one) => one.id === id)?.label, id).text;
}
