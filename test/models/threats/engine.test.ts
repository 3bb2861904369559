import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure, Settings } from "../../../src/models/engine.ts";
import { threats } from "../../../src/models/threats/engine.ts";
import {
  conflictStrength,
  decayWeights,
  exposures,
  lagOf,
  neighbourWeights,
} from "../../../src/models/threats/exposure.ts";
import { dossierFiles, readScenario } from "../corridors/scenario.ts";

const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);

describe("decayWeights and exposures", () => {
  const distances = [
    [0, 300, 900],
    [300, 0, 600],
    [900, 600, 0],
  ];
  const borders = [
    [0, 10, 0],
    [10, 0, 0],
    [0, 0, 0],
  ];

  it("counts half at the half-distance, a quarter at twice it, nothing beyond the cut-off or at home", () => {
    const terms = { halfDistance: 300, cutOff: 800, neighbourShare: 1 };
    expect(decayWeights(distances, borders, terms)).toEqual([
      [0, 0.5, 0],
      [0.5, 0, 0.25],
      [0, 0.25, 0],
    ]);
    const near = decayWeights(distances, borders, { ...terms, neighbourShare: 0 });
    expect(near[0]?.[1]).toBe(1);
    expect(exposures(near, [8, 4, 2])[1]).toEqual([8, 0, 0.5]);
  });

  it("never grows with distance, and permutes when states are numbered anew", () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(3000), fc.integer({ min: 50, max: 2000 }), (a, b, half) => {
        const terms = { halfDistance: half, cutOff: 2500, neighbourShare: 1 };
        const at = (km: number) =>
          decayWeights(
            [
              [0, km],
              [km, 0],
            ],
            [
              [0, 0],
              [0, 0],
            ],
            terms,
          )[0]?.[1] ?? 0;
        expect(at(Math.max(a, b))).toBeLessThanOrEqual(at(Math.min(a, b)));
      }),
    );
    const terms = { halfDistance: 400, cutOff: 5000, neighbourShare: 0.5 };
    const turn = (square: readonly (readonly number[])[]) =>
      [...square].reverse().map((row) => [...row].reverse());
    const own = exposures(decayWeights(distances, borders, terms), [1, 2, 3]).map(sum);
    const twin = exposures(decayWeights(turn(distances), turn(borders), terms), [3, 2, 1]).map(sum);
    expect(twin.reverse()).toEqual(own);
  });
});

describe("conflictStrength", () => {
  it("counts wars more than lesser conflicts and recent years more than old ones", () => {
    const conflicts = [
      { state: 0, year: 2020, isWar: true },
      { state: 0, year: 2017, isWar: false },
      { state: 1, year: 2014, isWar: false },
    ];
    const terms = { warWeight: 4, memoryYears: 3, lastYear: 2020 };
    expect(conflictStrength(3, conflicts, terms)).toEqual([4.5, 0.25, 0]);
  });
});

describe("lagOf", () => {
  it("solves the spatial lag by hand: a line of three states, one of them in conflict", () => {
    const weights = neighbourWeights(
      [
        [0, 5, 0],
        [5, 0, 20],
        [0, 20, 0],
      ],
      "alike",
    );
    const found = lagOf(weights, [6, 0, 0], 0.5);
    expect(found.lag).toEqual([0, 3, 0]);
    // x = s + 0.5 W x: x1 = 6 + 0.5 x2, x2 = 0.25 (x1 + x3), x3 = 0.5 x2.
    const x2 = 1.5 / (1 - 0.25);
    expect(found.spilled[1]).toBeCloseTo(x2, 12);
    expect(found.spilled[2]).toBeCloseTo(0.5 * x2, 12);
    const byLength = neighbourWeights(
      [
        [0, 5, 0],
        [5, 0, 20],
        [0, 20, 0],
      ],
      "length",
    );
    expect(lagOf(byLength, [6, 0, 0], 0.5).lag[1]).toBeCloseTo(1.2, 12);
  });

  it("adds nothing over borders when nothing spills", () => {
    const weights = neighbourWeights(
      [
        [0, 1],
        [1, 0],
      ],
      "alike",
    );
    expect(lagOf(weights, [3, 1], 0).spilled).toEqual([0, 0]);
  });
});

describe("scenario neighbour-insecurity", () => {
  const { scenario, baseline, change } = readScenario("neighbour-insecurity");
  const prepared = threats.prepare(scenario.input, dossierFiles, "neighbour-insecurity");
  const run = async (more: Settings = {}) =>
    (await threats.run(prepared, { ...baseline, ...more })) as readonly Figure[];
  const value = (figures: readonly Figure[], measure: string, state?: string, item?: string) =>
    figures.find((one) => one.measure === measure && one.state === state && one.item === item)
      ?.value ?? Number.NaN;

  it("raises the exposure of those near the neighbour most, and of no one less", async () => {
    const [before, after] = [
      await run(),
      (await threats.run(prepared, change)) as readonly Figure[],
    ];
    const rise = (state: string) =>
      value(after, "exposure", state) - value(before, "exposure", state);
    expect(rise("TJK")).toBeGreaterThan(rise("UZB"));
    expect(rise("UZB")).toBeGreaterThan(rise("KAZ"));
    for (const state of ["UZB", "KAZ", "KGZ", "TJK", "TKM"]) expect(rise(state)).toBeGreaterThan(0);
  });

  it("takes just the neighbour's share away when its conflict ends", async () => {
    const [before, after] = [await run(), await run({ conflict: 0 })];
    const part = value(before, "exposure", "UZB") * value(before, "exposure-share", "UZB", "AFG");
    expect(value(before, "exposure", "UZB") - value(after, "exposure", "UZB")).toBeCloseTo(part, 9);
  });

  it("adds up: shares of sources make one", async () => {
    const figures = await run();
    for (const state of ["UZB", "KAZ", "KGZ", "TJK", "TKM"]) {
      const shares = figures.filter(
        (one) => one.measure === "exposure-share" && one.state === state,
      );
      expect(sum(shares.map((one) => one.value ?? 0))).toBeCloseTo(1, 9);
    }
  });

  it("answers by stability and by where people live too, with the same keys", async () => {
    const keys = (figures: readonly Figure[]) => figures.map(({ value: _, ...key }) => key);
    const other = await run({
      insecurity: "stability",
      distance: "population",
      neighbours: "length",
    });
    expect(keys(other)).toEqual(keys(await run()));
    expect(value(other, "exposure", "UZB")).toBeGreaterThan(0);
  });

  it("refuses what it cannot answer, by the setting or the pair that is wrong", async () => {
    await expect(async () => run({ distance: "minimum" })).rejects.toThrowError(
      /capital, population/,
    );
    await expect(async () => run({ spill: 1 })).rejects.toThrowError(/under 1/);
    const input = { ...(scenario.input as object), sources: ["FJI"] };
    expect(() => threats.prepare(input, dossierFiles, "x")).toThrowError(
      /no distance between UZB and FJI/,
    );
  });
});
