import type { Delivery } from "../../src/server/contract.ts";

type Time = Delivery["all"]["time"];

/** A drawing's scales: years to the right, shares upwards. */
export interface Scales {
  readonly x: (years: number) => number;
  readonly y: (share: number) => number;
  readonly end: number;
}

/** Paths of a Kaplan–Meier curve: its steps, and the band between the limits of its interval. */
export function stepPaths(time: Time, { x, y, end }: Scales): { line: string; band: string } {
  const steps = [{ time: 0, share: 1, low: 1, high: 1 }, ...time.steps];
  const at = (of: "share" | "low" | "high") =>
    steps.map((step, index) => ({
      from: x(step.time),
      to: x(steps[index + 1]?.time ?? end),
      height: y(step[of]),
    }));
  const forward = (of: "share" | "high") =>
    at(of)
      .map(({ from, to, height }, index) => `${index ? "L" : "M"}${from},${height}H${to}`)
      .join("");
  const back = [...at("low")]
    .reverse()
    .map(({ from, to, height }) => `L${to},${height}H${from}`)
    .join("");
  return { line: forward("share"), band: `${forward("high")}${back}Z` };
}
