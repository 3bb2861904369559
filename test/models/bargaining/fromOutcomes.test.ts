import { describe, expect, it } from "vitest";
import {
  measureFromOutcome,
  type OutcomeMeasure,
} from "../../../src/models/bargaining/fromOutcomes.ts";
import { readModelWords } from "../../../src/models/scenarioRead.ts";

const words = readModelWords(
  `
measures:
  - { id: income, label: { en: income }, unit: crowns, interest: economy, direction: trade, better: more, decimals: 0 }
  - { id: raids, label: { en: raids }, unit: raids, interest: security, direction: trade, better: less, decimals: 0 }
  - { id: share, label: { en: share }, unit: "%", interest: economy, direction: trade, better: neither, decimals: 0 }
limits: [{ id: storms, text: { en: Storms are not known. } }]
`,
  "content/models/sum.yaml",
);
const row = (
  measure: string,
  state: string | undefined,
  difference: number | undefined,
  year = 2026,
) => ({
  measure,
  ...(state === undefined ? {} : { state }),
  year,
  baseline: 0,
  change: difference,
  difference,
});
const ferry: OutcomeMeasure = {
  id: "ferry",
  words,
  rows: [
    row("income", "NNN", 4),
    row("income", "NNN", 6, 2027),
    row("income", undefined, 99),
    row("income", "XXX", 50),
    row("raids", "SSS", -3),
    row("share", "NNN", 7),
  ],
  worths: { income: 0.5, raids: 2 },
};

describe("measureFromOutcome", () => {
  it("sums what a model found for each state of the package, by interest, at the worth given", () => {
    expect(measureFromOutcome(ferry, ["NNN", "SSS"])).toEqual({
      id: "ferry",
      direction: "trade",
      gains: { NNN: { economy: 5 }, SSS: { security: 6 } },
    });
  });

  it("refuses a number that is missing: what is not known is not nothing", () => {
    const gap = { ...ferry, rows: [...ferry.rows, row("income", "SSS", undefined)] };
    expect(() => measureFromOutcome(gap, ["NNN", "SSS"])).toThrow(
      expect.objectContaining({ message: expect.stringContaining("income of SSS") }),
    );
  });

  it("refuses a worth for what the model does not count, or what is neither better nor worse", () => {
    const of = (worths: OutcomeMeasure["worths"]) => () =>
      measureFromOutcome({ ...ferry, worths }, ["NNN"]);
    expect(of({ fish: 1 })).toThrow(
      expect.objectContaining({ code: "outcome-measure", where: "ferry" }),
    );
    expect(of({ share: 1 })).toThrow(expect.objectContaining({ code: "outcome-measure" }));
  });
});
