import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bargaining } from "../../../src/models/bargaining/engine.ts";
import { playRule } from "../../../src/models/bargaining/leaving.ts";
import type { PackageCase } from "../../../src/models/bargaining/package.ts";
import {
  bestFilling,
  efficientFillings,
  everyFilling,
  worthOfGroups,
} from "../../../src/models/bargaining/package.ts";
import type { Figure, ModelFiles, Settings } from "../../../src/models/engine.ts";
import { readModelWords, readScenario } from "../../../src/models/scenarioRead.ts";
import { settle } from "../../../src/models/settle.ts";
import { fractionNumber } from "../../../src/numbers/index.ts";

const noFiles: ModelFiles = {
  text: () => {
    throw new Error("no file is read");
  },
};
const run = (input: unknown, settings: Settings = {}): readonly Figure[] => {
  const found = bargaining.run(bargaining.prepare(input, noFiles, "test.yaml"), settings);
  if (found instanceof Promise) throw new Error("bargaining answers at once");
  return found;
};
const figure = (
  figures: readonly Figure[],
  measure: string,
  state?: string,
  item?: string,
): number | undefined => {
  const found = figures.find(
    (one) => one.measure === measure && one.state === state && one.item === item,
  );
  expect(found, `${measure} ${state} ${item}`).toBeDefined();
  return found?.value;
};

// Two islands, a ferry that serves both, and a dam that costs the upper one and serves the lower.
const islands = {
  states: ["NNN", "SSS"],
  measures: [
    { id: "ferry", gains: { NNN: { economy: 10 }, SSS: { economy: 30 } } },
    {
      id: "dam",
      setting: "dam",
      levels: [0.5, 1],
      gains: { NNN: { economy: -20 }, SSS: { economy: [2, "water"] } },
    },
    { id: "show", gains: { NNN: { economy: 1 }, SSS: { economy: -5 } } },
  ],
  rule: "rule",
  winner: "winner",
};
const settings: Settings = { rule: "win-win", winner: "nnn", dam: true, water: 40 };

describe("bargaining, a package", () => {
  it("takes what pays together and shares the gain alike by payments (win-win)", () => {
    const found = run({ package: islands }, settings);
    expect(figure(found, "joint-gain")).toBe(100); // 40 of the ferry, 60 of the dam; the show would lose 4
    expect(figure(found, "kept", "NNN")).toBe(50);
    expect(figure(found, "payment", "NNN")).toBe(60); // its own 10 - 20, raised to 50
    expect(figure(found, "payment", "SSS")).toBe(-60);
    expect(figure(found, "part-taken", undefined, "dam")).toBe(100);
    expect(figure(found, "part-taken", undefined, "show")).toBe(0);
    expect(figure(found, "leavers")).toBe(0);
    expect(figure(found, "share", "SSS")).toBe(50);
  });

  it("leaves out a measure that is switched off", () => {
    const found = run({ package: islands }, { ...settings, dam: false });
    expect(figure(found, "joint-gain")).toBe(40);
    expect(figure(found, "measure-gain", "NNN", "dam")).toBeUndefined();
  });

  it("where the winner takes all, who gains nothing by staying leaves as soon as staying costs anything", () => {
    const costly = { ...islands, joining: { NNN: 1, SSS: 1 } };
    const found = run({ package: costly }, { ...settings, rule: "winner-takes-all" });
    expect(figure(found, "promised", "NNN")).toBeGreaterThan(80);
    expect(figure(found, "promised", "SSS")).toBe(-1);
    expect(figure(found, "leavers")).toBe(1);
    expect(figure(found, "kept", "NNN")).toBe(0);
    expect(figure(found, "joint-gain")).toBe(0);
    expect(figure(found, "lost-gain")).toBe(98);
    expect(figure(found, "kept-by-rule", "SSS", "win-win")).toBe(49);
    expect(figure(found, "margin-by-rule", "SSS", "winner-takes-all")).toBe(-1);
    // The other gains 110 in all, so that it stays while 1 of them is left to it.
    expect(figure(found, "take-limit")).toBeCloseTo(100 * (109 / 110), 0);
  });

  it("without payments leaves the dam at the level that both can bear", () => {
    const nash = run({ package: islands }, { ...settings, rule: "nash" });
    expect(figure(nash, "part-taken", undefined, "dam")).toBe(0); // at half, the upper island would be left with 0
    expect(figure(nash, "kept", "SSS")).toBe(30);
    const sum = run({ package: islands }, { ...settings, rule: "utilitarian" });
    expect(figure(sum, "promised", "NNN")).toBe(-10);
    expect(figure(sum, "leavers")).toBe(1);
    expect(figure(sum, "kept", "SSS")).toBe(0);
  });

  it("splits gains by interest at the worth that is set", () => {
    const two = {
      states: ["NNN", "SSS"],
      interests: { economy: 1, security: "worth" },
      measures: [
        {
          id: "watch",
          gains: {
            NNN: { economy: -3, security: 2 },
            SSS: { economy: { sum: [-1, ["half", -4]] }, security: 2 },
          },
        },
      ],
    };
    const found = run({ package: two }, { worth: 5, half: 0.5 });
    expect(figure(found, "gain-security", "NNN")).toBe(10);
    expect(figure(found, "gain-economy", "SSS")).toBe(-3);
    expect(figure(found, "joint-gain")).toBe(14);
  });

  it("lets two of three states leave together when a third takes all, and says which and by how much", () => {
    const three = {
      states: ["NNN", "SSS", "WWW"],
      measures: [
        { id: "all", gains: { NNN: { economy: 30 }, SSS: { economy: 30 }, WWW: { economy: 30 } } },
        {
          id: "pair",
          parties: ["NNN", "SSS"],
          gains: { NNN: { economy: 10 }, SSS: { economy: 20 } },
        },
      ],
      rule: "winner-takes-all",
      winner: "WWW",
    };
    const prepared = bargaining.prepare({ package: three }, noFiles, "test.yaml");
    const detail = bargaining.detail?.(prepared, {}) as {
      readonly rules: readonly {
        readonly rule: string;
        readonly objections: readonly unknown[];
        readonly kept: Readonly<Record<string, number>>;
      }[];
    };
    const taking = detail.rules.find((one) => one.rule === "winner-takes-all");
    expect(taking?.objections).toEqual([
      { states: ["NNN", "SSS"], promised: 0, byItself: 30, lack: 30 },
    ]);
    expect(taking?.kept).toEqual({ NNN: 15, SSS: 15, WWW: 0 });
    const shared = detail.rules.find((one) => one.rule === "win-win");
    expect(shared?.kept).toEqual({ NNN: 40, SSS: 40, WWW: 40 });
  });

  it("says what is wrong with a package, and where", () => {
    const refusal = (change: object): unknown => {
      try {
        return run({ package: { ...islands, ...change } }, settings);
      } catch (error) {
        return error;
      }
    };
    expect(refusal({ outside: { XXX: 1 } })).toMatchObject({
      code: "scenario-input",
      message: expect.stringContaining("outside: XXX"),
    });
    expect(
      refusal({ measures: [{ id: "a", gains: { NNN: { economy: "unknown-id" } } }] }),
    ).toMatchObject({ code: "model-setting", where: "unknown-id" });
    expect(refusal({ rule: "might-is-right" })).toMatchObject({
      code: "model-setting",
      message: expect.stringContaining("win-win"),
    });
    expect(refusal({ measures: [] })).toMatchObject({ code: "scenario-input" });
    const many = Array.from({ length: 17 }, (_, i) => ({
      id: `m${i}`,
      gains: { NNN: { economy: 1 } },
    }));
    expect(refusal({ measures: many })).toMatchObject({
      code: "game-too-large",
      message: expect.stringContaining("65536"),
    });
  });
});

const whole = fc.integer({ min: -20, max: 20 });
const packages = fc
  .record({
    gains: fc.array(fc.tuple(whole, whole, whole), { minLength: 1, maxLength: 4 }),
    parties: fc.array(fc.constantFrom(3, 5, 6, 7), { minLength: 4, maxLength: 4 }),
    outside: fc.tuple(whole, whole, whole),
  })
  .map(
    ({ gains, parties, outside }): PackageCase => ({
      states: ["NNN", "SSS", "WWW"],
      interests: ["economy"],
      measures: gains.map((values, m) => {
        const mask = parties[m] ?? 7;
        const own = values.map((value, i) => ((mask & (1 << i)) === 0 ? 0 : value));
        return {
          id: `m${m}`,
          parties: mask,
          levels: [1],
          gains: own,
          byInterest: own.map((value) => [value]),
        };
      }),
      alternatives: [],
      outside,
      joining: [0, 0, 0],
      weights: [1, 1, 1],
    }),
  );

describe("playRule", () => {
  it("never leaves less under win-win than apart, and no rule yields more together", () => {
    fc.assert(
      fc.property(packages, fc.integer({ min: 0, max: 2 }), (one, winner) => {
        const game = worthOfGroups(one);
        const best = fractionNumber(game.values[7] ?? { numerator: 0n, denominator: 1n });
        for (const rule of [
          "win-win",
          "winner-takes-all",
          "shapley",
          "nucleolus",
          "nash",
          "egalitarian",
          "kalai-smorodinsky",
        ] as const) {
          const { kept } = playRule(one, rule, { winner, take: 1 });
          expect(kept.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(best + 1e-6);
          kept.forEach((share, i) => {
            if (rule !== "winner-takes-all" || i !== winner)
              expect(share).toBeGreaterThanOrEqual((one.outside[i] ?? 0) - 1e-6);
          });
        }
      }),
      { numRuns: 80, seed: 1 },
    );
  });

  it("no measure more to choose from lowers the joint optimum", () => {
    fc.assert(
      fc.property(packages, (one) => {
        const sum = (values: readonly number[]): number =>
          values.reduce((total, value) => total + value, 0);
        const fewer = { ...one, measures: one.measures.slice(1) };
        expect(sum(bestFilling(one, 7).gains)).toBeGreaterThanOrEqual(
          sum(bestFilling(fewer, 7).gains),
        );
      }),
      { numRuns: 80, seed: 2 },
    );
  });

  it("permutes with the states when they are relabelled", () => {
    fc.assert(
      fc.property(packages, (one) => {
        const turn = <Item>(list: readonly Item[]): readonly Item[] => [...list].reverse();
        const mirrored: PackageCase = {
          ...one,
          states: turn(one.states),
          outside: turn(one.outside),
          measures: one.measures.map((measure) => ({
            ...measure,
            parties: ((measure.parties & 1) << 2) | (measure.parties & 2) | (measure.parties >> 2),
            gains: turn(measure.gains),
            byInterest: turn(measure.byInterest),
          })),
        };
        for (const rule of ["win-win", "shapley", "nucleolus"] as const) {
          const here = playRule(one, rule, { winner: 0, take: 1 }).promise.shares;
          const there = turn(playRule(mirrored, rule, { winner: 2, take: 1 }).promise.shares);
          here.forEach((share, i) => {
            expect(share).toBeCloseTo(there[i] ?? Number.NaN, 9);
          });
        }
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  it("counts as efficient just the fillings that none betters", () => {
    fc.assert(
      fc.property(packages, (one) => {
        const all = everyFilling(one);
        const efficient = efficientFillings(all);
        const unbettered = all.filter(
          ({ gains }) =>
            !all.some(
              (other) =>
                other.gains.every((gain, i) => gain >= (gains[i] ?? 0)) &&
                other.gains.some((gain, i) => gain > (gains[i] ?? 0)),
            ),
        );
        expect(efficient).toEqual(unbettered);
        const best = Math.max(
          ...all.map(({ gains }) => gains.reduce((sum, gain) => sum + gain, 0)),
        );
        expect(
          efficient.some(({ gains }) => gains.reduce((sum, gain) => sum + gain, 0) === best),
        ).toBe(true);
      }),
      { numRuns: 60, seed: 4 },
    );
  });
});

describe("bargaining, a repeated game", () => {
  const game = {
    players: ["NNN", "SSS"],
    strategies: [
      ["keep", "break"],
      ["keep", "break"],
    ],
    payoffs: [
      [
        [3, 0],
        ["temptation", 1],
      ],
      [
        [3, "temptation"],
        [0, 1],
      ],
    ],
    agreed: ["keep", "keep"],
    repeated: { discount: "weight", noise: 0, ways: ["manner", "manner"] },
  };

  it("tells the patience that an agreement needs and what manners of play bring", () => {
    const found = run({ game }, { temptation: 5, weight: 0.9, manner: "tit-for-tat" });
    expect(figure(found, "patience-needed", "NNN", "grim")).toBe(0.5);
    expect(figure(found, "patience-needed", "SSS", "tit-for-tat")).toBeCloseTo(2 / 3, 15);
    expect(figure(found, "patience-margin")).toBeCloseTo(0.4, 12);
    expect(figure(found, "round-payoff", "NNN")).toBeCloseTo(3, 12);
    expect(figure(found, "kept-rounds")).toBeCloseTo(100, 9);
    expect(figure(found, "equilibria")).toBe(1);
    const grabbing = run({ game }, { temptation: 5, weight: 0.9, manner: "always-defect" });
    expect(figure(grabbing, "joint-payoff")).toBeCloseTo(2, 12);
    const shares = found.filter((one) => one.measure === "way-share").map((one) => one.value ?? 0);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 6);
  });

  it("shows a page the solutions of one round and the standings of a contest", () => {
    const contest = {
      ...game,
      repeated: { ...game.repeated, tournament: { rounds: 50, meetings: 3, seed: 4 } },
    };
    const settings = { temptation: 5, weight: 0.9, manner: "grim" };
    const detail = bargaining.detail?.(
      bargaining.prepare({ game: contest }, noFiles, "test.yaml"),
      settings,
    ) as {
      readonly equilibria: readonly unknown[];
      readonly tournament: readonly { readonly mean: number }[];
    };
    expect(detail.equilibria).toHaveLength(1);
    expect(detail.tournament).toHaveLength(7);
    const means = detail.tournament.map((one) => one.mean);
    expect(means).toEqual([...means].sort((a, b) => b - a));
  });

  it("refuses a matrix that does not fit and a manner that nobody knows", () => {
    expect(() =>
      run({
        game: {
          ...game,
          payoffs: [
            [[1, 2]],
            [
              [1, 2],
              [3, 4],
            ],
          ],
        },
      }),
    ).toThrow(
      expect.objectContaining({
        code: "scenario-input",
        message: expect.stringContaining("payoffs of NNN"),
      }),
    );
    expect(() => run({ game }, { temptation: 5, weight: 0.9, manner: "revenge" })).toThrow(
      expect.objectContaining({ code: "model-setting", message: expect.stringContaining("grim") }),
    );
  });
});

describe("bargaining, worths of groups", () => {
  const coalition = {
    players: ["NNN", "SSS", "WWW"],
    values: { "NNN+SSS": "pair", "SSS+WWW": 1, "NNN+WWW": 1, "NNN+SSS+WWW": 1 },
    rule: "rule",
  };

  it("divides by the rule asked for and says how far every group is from leaving", () => {
    const found = run({ coalition }, { pair: 1, rule: "nucleolus" });
    expect(figure(found, "promised", "NNN")).toBeCloseTo(1 / 3, 15);
    expect(figure(found, "core-room")).toBeCloseTo(-1 / 3, 15);
    expect(figure(found, "leavers")).toBe(3);
  });

  it("names the group that is missing or unknown", () => {
    expect(() => run({ coalition: { ...coalition, values: { NNN: 1 } } })).toThrow(
      expect.objectContaining({
        code: "game-values",
        message: expect.stringContaining("NNN+SSS+WWW"),
      }),
    );
    expect(() => run({ coalition: { ...coalition, values: { "NNN+XXX": 1 } } })).toThrow(
      expect.objectContaining({ message: expect.stringContaining("XXX") }),
    );
  });
});

const folder = "dossiers/central-asia/scenarios";

describe("the shipped scenarios of bargaining", () => {
  const words = readModelWords(
    readFileSync("content/models/bargaining.yaml", "utf8"),
    "bargaining.yaml",
  );
  const known = new Set(words.measures.map((one) => one.id));

  for (const id of ["fair-package", "good-neighbours"]) {
    it(`${id} runs on both sides, and every figure has its measure`, () => {
      expect(existsSync(`${folder}/${id}.yaml`)).toBe(true);
      const scenario = readScenario(readFileSync(`${folder}/${id}.yaml`, "utf8"), `${id}.yaml`);
      const { baseline, change } = settle(scenario);
      const [before, after] = [run(scenario.input, baseline), run(scenario.input, change)];
      expect(before.map((one) => [one.measure, one.state, one.item])).toEqual(
        after.map((one) => [one.measure, one.state, one.item]),
      );
      for (const one of [...before, ...after]) {
        expect(known.has(one.measure), one.measure).toBe(true);
        expect(Number.isNaN(one.value)).toBe(false);
      }
      for (const id of scenario.show) expect(known.has(id)).toBe(true);
    });
  }
});
