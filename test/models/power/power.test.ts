import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure } from "../../../src/models/engine.ts";
import { power, runPower } from "../../../src/models/power/engine.ts";
import { mountain, noFiles } from "../rivers/invented.ts";

const level = [31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map((days) => days / 365.25);

interface Islands {
  readonly need?: readonly [number, number];
  readonly mw?: number;
  readonly loss?: number;
  readonly price?: number;
  readonly dear?: number;
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Two invented islands: cheap wind on one, dear oil on the other, a cable between them. */
function islands({
  need = [1000, 6000],
  mw = 1000,
  loss = 0,
  price,
  dear = 0.1,
  extra = {},
}: Islands = {}) {
  return {
    years: { from: 1, to: 1 },
    network: {
      id: "two-islands",
      nodes: [
        {
          id: "windward",
          state: "WIN",
          needGwh: { value: need[0], scale: "need" },
          shape: level,
          unservedUsdPerKwh: 1,
          supplies: [{ id: "wind", capacityMw: 2000, usdPerKwh: 0.02 }],
        },
        {
          id: "leeward",
          state: "LEE",
          needGwh: { value: need[1], scale: "need" },
          shape: level,
          unservedUsdPerKwh: { value: 1, setting: "missed" },
          supplies: [{ id: "oil", capacityMw: 300, usdPerKwh: dear }],
        },
      ],
      lines: [
        {
          id: "cable",
          from: "windward",
          to: "leeward",
          mw: { value: mw, scale: "cable" },
          loss,
          ...(price === undefined ? {} : { tradeUsdPerKwh: price }),
        },
      ],
    },
    ...extra,
  };
}

const prepare = (input: unknown) => power.prepare(input, noFiles, "test");
const pick = (figures: readonly Figure[], measure: string, of: string): number | undefined =>
  figures.find(
    (one) =>
      one.measure === measure &&
      (one.state ?? one.item ?? "all") === of &&
      one.year === undefined &&
      one.month === undefined,
  )?.value;
const run = async (input: unknown, settings = {}) => power.run(prepare(input), settings);

describe("power", () => {
  it("uses 68 % of a line of 1,000 MW when 6 TWh a year pass over it", async () => {
    const figures = await run(islands());
    expect(pick(figures, "line-energy", "cable")).toBeCloseTo(6000, 6);
    expect(pick(figures, "load-factor", "cable")).toBeCloseTo(68.4, 1);
    // 24 GWh a day is the line in full.
    const full = await run(islands({ need: [1000, 24 * 365.25] }));
    expect(pick(full, "load-factor", "cable")).toBeCloseTo(100, 6);
  });

  it("pays 91.2 million USD for 1.82 TWh at 0.0501 USD/kWh", async () => {
    const figures = await run(islands({ need: [1000, 1820], price: 0.0501 }));
    expect(pick(figures, "trade-income", "WIN")).toBeCloseTo(91.18, 1);
    expect(pick(figures, "trade-income", "LEE")).toBeCloseTo(-91.18, 1);
  });

  it("serves what oil and cable can, counts what is missing, and prices the last kWh by it", async () => {
    const figures = await run(islands({ need: [0, 12000] }), { missed: 0.4 });
    const could = (1.3 * 8766 * 1000) / 1000;
    expect(pick(figures, "unserved", "LEE")).toBeCloseTo(12000 - could, 4);
    expect(pick(figures, "price", "leeward")).toBeCloseTo(0.4, 9);
    expect(pick(figures, "price", "windward")).toBeCloseTo(0.02, 9);
  });

  it("saves what the cable replaces, and says nothing of the use of a line that is not there", async () => {
    const input = islands({ need: [1000, 2000] });
    const without = await run(input, { cable: 0 });
    const with_ = await run(input);
    expect(pick(without, "system-cost", "all")).toBeCloseTo(20 + 200, 6);
    expect(pick(with_, "system-cost", "all")).toBeCloseTo(60, 6);
    expect(pick(without, "load-factor", "cable")).toBeUndefined();
  });

  it("loses on the way what is said", async () => {
    const figures = await run(islands({ need: [0, 950], loss: 0.05 }));
    expect(pick(figures, "exports", "WIN")).toBeCloseTo(1000, 6);
    expect(pick(figures, "imports", "LEE")).toBeCloseTo(950, 6);
  });

  it("balances every node and month to 1e-6 GWh, and costs of the states make the cost of the system", async () => {
    const number = fc.integer({ min: 0, max: 12000 });
    await fc.assert(
      fc.asyncProperty(number, number, fc.integer({ min: 0, max: 1500 }), async (a, b, mw) => {
        const one = prepare(islands({ need: [a, b], mw, loss: 0.03 }));
        const { ledger } = await runPower(one, {});
        expect(ledger.imbalance).toBeLessThan(1e-6);
        const figures = await power.run(one, {});
        const states =
          (pick(figures, "net-cost", "WIN") ?? 0) + (pick(figures, "net-cost", "LEE") ?? 0);
        expect(states).toBeCloseTo(pick(figures, "system-cost", "all") ?? Number.NaN, 5);
      }),
      { numRuns: 25 },
    );
  });

  it("never costs more with a stronger cable, nor with half the need", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1200 }), async (mw) => {
        const cost = async (one: Islands, settings = {}) =>
          pick(await run(islands(one), settings), "system-cost", "all") ?? Number.NaN;
        const weak = await cost({ mw });
        expect(await cost({ mw: mw + 100 })).toBeLessThanOrEqual(weak + 1e-6);
        expect(await cost({ mw }, { need: 0.5 })).toBeLessThanOrEqual(weak + 1e-6);
      }),
      { numRuns: 15 },
    );
  });

  it("takes the electricity of a river from the rivers model, with the river's own settings", async () => {
    const river = mountain({ inflow: [2, 4, 4, 2], years: 1 }) as {
      readonly network: Readonly<Record<string, unknown>>;
    };
    const steps = Array.from({ length: 12 }, (_, at) => ({ id: `m${at + 1}`, days: 30.4375 }));
    const spread = (list: readonly number[]) => list.flatMap((one) => [one / 3, one / 3, one / 3]);
    const monthly = structuredClone(river.network) as Record<string, never>;
    Object.assign(monthly, { steps, growing: [5, 6, 7, 8], agreement: {} });
    const [lake] = (monthly as unknown as { nodes: Record<string, unknown>[] }).nodes;
    Object.assign(lake ?? {}, { inflow: { mean: { km3: spread([2, 4, 4, 2]) } } });
    Object.assign((lake as { reservoir: object }).reservoir, { evaporationMm: level });
    const fix = monthly as unknown as Record<string, Record<string, unknown>[]>;
    Object.assign(fix.links?.[1] ?? {}, { least: { km3: new Array(12).fill(0.01) } });
    Object.assign(fix.demands?.[0] ?? {}, { shape: spread([0, 0.5, 0.5, 0]) });
    const price = new Array(12).fill(0.03);
    Object.assign(fix.markets?.[0] ?? {}, { shape: level, usdPerKwh: price });
    const base = islands({ need: [0, 3000] });
    const [, leeward] = base.network.nodes;
    const supplies = [
      { id: "mill", usdPerKwh: 0, river: { of: "ashwater", plants: ["high-plant"] } },
    ];
    const input = {
      ...base,
      rivers: { ashwater: { ...river, network: monthly } },
      network: { ...base.network, lines: [], nodes: [{ ...leeward, supplies }] },
    };
    const one = prepare(input);
    const figures = await power.run(one, { regime: "alone" });
    const made = pick(figures, "generation", "LEE") ?? 0;
    expect(made).toBeGreaterThan(100);
    const less = pick(await power.run(one, { regime: "joint", need: 1 }), "generation", "LEE") ?? 0;
    expect(less).toBeLessThanOrEqual(made + 1e-6);
    await expect(power.run(one, { snow: 1 })).rejects.toMatchObject({ code: "model-setting" });
  });

  it("names what is wrong in a file", () => {
    const bad = islands();
    const [cable] = bad.network.lines;
    const input = { ...bad, network: { ...bad.network, lines: [{ ...cable, to: "atlantis" }] } };
    expect(() => prepare(input)).toThrow(
      "lines cable: there is no atlantis in nodes (windward, leeward)",
    );
    const free = {
      ...bad,
      network: {
        ...bad.network,
        nodes: [
          { ...bad.network.nodes[0], supplies: [{ id: "sun", usdPerKwh: 0 }] },
          bad.network.nodes[1],
        ],
      },
    };
    expect(() => prepare(free)).toThrow("supplies sun: give capacityMw, energy or river");
  });
});
