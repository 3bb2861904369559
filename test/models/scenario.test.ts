import { assert, asyncProperty, double, integer } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Engine } from "../../src/models/engine.ts";
import type { OpenScenario } from "../../src/models/scenarioOpen.ts";
import { readModelWords, readScenario } from "../../src/models/scenarioRead.ts";
import { drawScenario, runScenario } from "../../src/models/scenarioRun.ts";
import { settingOf, settingsIn, settle } from "../../src/models/settle.ts";
import { Problem } from "../../src/terms/index.ts";

const yaml = `
id: ferry
model: sum
title: { en: A ferry between two islands }
question: { en: What does a second ferry bring? }
horizon: { from: 2026, to: 2028 }
seed: 7
draws: 400
input: {}
assumptions:
  - { id: price, label: { en: fare }, unit: crowns, value: 4, range: [2, 8], distribution: triangular, source: { title: Harbour }, confidence: assumed }
  - { id: riders, label: { en: riders }, unit: people, value: 10, range: [9, 11], distribution: uniform, source: { title: Harbour }, confidence: assumed }
  - { id: days, label: { en: days }, unit: days, value: 3, distribution: fixed, source: { title: Calendar }, confidence: corroborated }
levers:
  - { id: ferries, label: { en: ferries }, kind: number, min: 0, max: 3, step: 1, unit: ferries, value: 1 }
  - { id: owner, label: { en: owner }, kind: choice, options: [{ id: north, label: { en: North } }, { id: both, label: { en: both } }], value: north }
change: { ferries: 2 }
show: [income]
`;

/** Income is fare × riders × days × ferries, less a cost; both islands share it when both own. */
const engine: Engine<null> = {
  id: "sum",
  prepare: () => null,
  run: (_case, { price, riders, days, ferries, owner }) => {
    const income = Number(price) * Number(riders) * Number(days) * Number(ferries) - 100;
    if (Number(price) > 7.5) {
      throw new Problem("too-dear", "Nobody rides at that fare: lower price.");
    }
    const share = owner === "both" ? 0.5 : 1;
    return [
      { measure: "income", state: "NNN", value: income * share },
      { measure: "income", state: "SSS", value: owner === "both" ? income * 0.5 : undefined },
      ...[2026, 2027, 2028].map((year) => ({ measure: "trips", year, value: Number(ferries) })),
    ];
  },
};

const words = readModelWords(
  `
measures:
  - { id: income, label: { en: income }, unit: crowns, interest: economy, direction: trade, better: more, decimals: 0 }
  - { id: trips, label: { en: trips }, unit: trips, interest: economy, direction: trade, better: more, decimals: 0 }
limits: [{ id: storms, text: { en: Storms are not known. } }]
`,
  "content/models/sum.yaml",
);
const open = (text = yaml): OpenScenario => ({
  scenario: readScenario(text, "scenarios/ferry.yaml"),
  words,
  files: [],
  engine,
  prepared: null,
});

describe("a scenario", () => {
  it("lays baseline and change side by side, and leaves out what cannot be had", async () => {
    const { rows } = await runScenario(open());
    expect(rows[0]).toEqual({
      measure: "income",
      state: "NNN",
      baseline: 20,
      change: 140,
      difference: 120,
    });
    expect(rows[1]).toMatchObject({ state: "SSS", baseline: undefined, difference: undefined });
    expect(rows.slice(2).map(({ year, difference }) => [year, difference])).toEqual([
      [2026, 1],
      [2027, 1],
      [2028, 1],
    ]);
  });

  it("sets a lever for the change only, an assumption for both sides", async () => {
    const { settled, rows } = await runScenario(open(), { ferries: 3, price: 5 });
    expect(settled.baseline).toMatchObject({ ferries: 1, price: 5, owner: "north" });
    expect(settled.change).toMatchObject({ ferries: 3, price: 5 });
    expect(rows[0]).toMatchObject({ baseline: 50, change: 350 });
    const moved = await runScenario(open(), { "baseline.ferries": 2 });
    expect(moved.rows[0]?.difference).toBe(0);
  });

  it("draws by its seed: the same bands again, enclosing what the spreads allow", async () => {
    const one = await drawScenario(open());
    expect(await drawScenario(open())).toEqual(one);
    const band = one.rows[0]?.band;
    // The difference is fare × riders × 3: between 2·9·3 and 8·11·3.
    expect(band?.difference.p5).toBeGreaterThan(54);
    expect(band?.difference.p95).toBeLessThan(264);
    // Mean of a triangle (2, 4, 8) is 14/3; its median is 8 − √12 = 4.536.
    expect(band?.difference.p50).toBeCloseTo((8 - Math.sqrt(12)) * 30, -1);
    expect(one.rows[1]?.band).toBeUndefined();
  });

  it("counts draws that the model has no answer to, with what it said", async () => {
    const { draws } = await drawScenario(open());
    expect(draws.asked).toBe(400);
    expect(draws.failed).toEqual([
      {
        code: "too-dear",
        message: "Nobody rides at that fare: lower price.",
        count: 400 - draws.done,
      },
    ]);
    expect(draws.done).toBeLessThan(400);
    expect(draws.done).toBeGreaterThan(385);
  });

  it("moves each assumption alone, and tells where the finding turns", async () => {
    const { tornado } = await drawScenario(open());
    const bar = (id: string) => tornado.find((one) => one.assumption === id);
    expect(bar("riders")).toMatchObject({ central: 120, low: 108, high: 132, turns: false });
    // At a fare of 8 nobody rides: there is no bar's end there.
    expect(bar("price")).toMatchObject({ low: 60, high: undefined });
    expect(bar("days")).toBeUndefined();
  });

  it("leaves an assumption where the reader set it, and says when that is outside its range", async () => {
    const { rows, outside, tornado } = await drawScenario(open(), { price: 1 });
    expect(outside).toEqual(["price"]);
    expect(tornado.map((one) => one.assumption)).not.toContain("price");
    expect(rows[0]?.band?.difference.p95).toBeLessThan(33.1);
  });

  it("tells progress to the end and can be stopped between two draws", async () => {
    const told: [number, number][] = [];
    await drawScenario(open(), {}, { onProgress: (done, total) => told.push([done, total]) });
    expect(told.at(-1)).toEqual([404, 404]);
    let count = 0;
    const isStopped = () => {
      count += 1;
      return count > 10;
    };
    await expect(drawScenario(open(), {}, { isStopped })).rejects.toThrow(/stopped/);
  });

  it("keeps quantiles in order and within the ends, whatever the seed and the range", async () => {
    await assert(
      asyncProperty(integer(), double({ min: 4, max: 7, noNaN: true }), async (seed, high) => {
        const text = yaml.replace("seed: 7", `seed: ${seed}`).replace("[2, 8]", `[2, ${high}]`);
        const { rows } = await drawScenario(open(text), {}, { draws: 40 });
        const { p5, p25, p50, p75, p95 } = rows[0]?.band?.difference ?? fail();
        const marks = [54, p5, p25, p50, p75, p95, high * 33];
        expect(marks).toEqual([...marks].sort((a, b) => a - b));
      }),
      { numRuns: 25 },
    );
  });
});

const fail = (): never => {
  throw new Error("The draws gave no band.");
};

describe("readScenario", () => {
  it.each([
    [
      "value: 4, range: [2, 8]",
      "value: 9, range: [2, 8]",
      /assumptions\.0\.range: the range must hold/,
    ],
    [
      "change: { ferries: 2 }",
      "change: { ferries: 9 }",
      /change\.ferries: write a number from 0 to 3/,
    ],
    ["change: { ferries: 2 }", "change: { boats: 2 }", /change\.boats: nothing of that name/],
    ["change: { ferries: 2 }", "change: { owner: south }", /write one of north, both/],
    ["id: riders,", "id: price,", /price: an assumption or lever of that id stands twice/],
    ["range: [9, 11], ", "", /assumptions\.1\.range: a number that is not fixed needs its range/],
    ["from: 2026", "from: 2030", /horizon: from must not be after to/],
    ["seed: 7", "", /seed: is missing/],
  ])("names the key at fault: %s → %s", (was, is, told) => {
    expect(() => readScenario(yaml.replace(was, is), "scenarios/ferry.yaml")).toThrow(told);
  });
});

describe("settle", () => {
  it("refuses what cannot be set, naming what can", () => {
    const { scenario } = open();
    expect(() => settle(scenario, { fare: 1 })).toThrow(/there are ferries, owner, price/);
    expect(() => settle(scenario, { price: "dear" })).toThrow(/set by a number/);
    expect(() => settle(scenario, { "baseline.price": 1 })).toThrow(/only levers/);
  });

  it("reads settings from text", () => {
    expect(settingsIn("a:1,b:joint")).toEqual({ a: 1, b: "joint" });
    expect(() => settingsIn("a")).toThrow(/id:value/);
    expect(["true", "0.5", "joint", ""].map(settingOf)).toEqual([true, 0.5, "joint", ""]);
  });
});
