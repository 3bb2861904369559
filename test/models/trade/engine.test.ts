import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { Figure, Settings } from "../../../src/models/engine.ts";
import { trade } from "../../../src/models/trade/engine.ts";
import { fillTrade } from "../../../src/models/trade/fill.ts";
import { Problem } from "../../../src/terms/index.ts";
import { hasWorld, worldPairs } from "./worldReference.ts";

// An invented region: three islands and a mainland.
const pairs = `exporter,importer,trade_usd,how
AAA,BBB,2000000000,counted
BBB,AAA,1500000000,counted
AAA,CCC,300000000,guessed
CCC,AAA,200000000,guessed
BBB,CCC,700000000,counted
CCC,BBB,900000000,counted
AAA,LND,5000000000,counted
LND,AAA,6000000000,counted
BBB,LND,4000000000,counted
LND,BBB,4000000000,counted
CCC,LND,800000000,counted
LND,CCC,900000000,counted
`;
const states = "iso3,gdp_usd\nAAA,60000000000\nBBB,50000000000\nCCC,9000000000\nLND,900000000000\n";
const files = (over: Readonly<Record<string, string>> = {}) => ({
  text: (path: string) => ({ "p.csv": pairs, "s.csv": states, ...over })[path] ?? "",
});
const input = {
  files: { pairs: "p.csv", states: "s.csv" },
  filled: ["guessed"],
  states: ["AAA", "BBB"],
  neighbours: ["CCC", "LND"],
  reference: "LND",
  leastAtHome: 0.1,
  closure: "scale",
  zone: {
    members: ["AAA", "BBB"],
    switch: "zone",
    joins: "joins",
    inForce: [{ states: ["AAA", "CCC"], share: "there" }],
  },
  border: { pairs: [["AAA", "BBB"]], equivalent: "border", cut: "cut" },
  settings: { sigma: "sigma", agreement: "effect", filled: "filled", domestic: "home" },
};
const asIs: Settings = {
  sigma: 5,
  effect: 0.5,
  filled: 1,
  home: 1,
  there: 0.5,
  border: 10,
  cut: 0,
  zone: false,
  joins: "none",
};

async function figures(settings: Settings, more: unknown = input): Promise<readonly Figure[]> {
  return trade.run(trade.prepare(more, files(), "s.yaml"), settings);
}
const value = (all: readonly Figure[], measure: string, state?: string, item?: string) =>
  all.find((one) => one.measure === measure && one.state === state && one.item === item)?.value;
async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return "none";
}

describe("the trade engine", () => {
  it("gives the flows of the file, and no change, where nothing is changed", async () => {
    const all = await figures(asIs);
    expect(value(all, "pair-exports", "AAA", "BBB")).toBeCloseTo(2000, 6);
    expect(value(all, "exports", "AAA")).toBeCloseTo(7.3, 9);
    expect(value(all, "imports", "CCC")).toBeCloseTo(1.9, 9);
    for (const state of ["AAA", "BBB", "CCC", "LND"]) {
      expect(value(all, "real-income-change", state)).toBe(0);
      expect(value(all, "exports-change", state)).toBe(0);
    }
  });

  it("gives the same keys in the same order for any settings", async () => {
    const keys = (all: readonly Figure[]) =>
      all.map((one) => `${one.measure} ${one.state} ${one.item}`);
    const other = { ...asIs, zone: true, joins: "ccc", cut: 50 };
    expect(keys(await figures(other))).toEqual(keys(await figures(asIs)));
  });

  it("a zone raises its members' trade and income, and turns some away from others", async () => {
    const all = await figures({ ...asIs, zone: true });
    expect(value(all, "pair-exports", "AAA", "BBB")).toBeGreaterThan(2500);
    expect(value(all, "real-income-change", "AAA")).toBeGreaterThan(0);
    expect(value(all, "real-income-change", "BBB")).toBeGreaterThan(0);
    expect(value(all, "real-income-change", "CCC")).toBeLessThan(0);
  });

  it("one that joins gains, the less the more of the effect it has already", async () => {
    const joined = { ...asIs, zone: true, joins: "ccc" };
    const some = value(await figures(joined), "real-income-change", "CCC") ?? 0;
    const little = value(await figures({ ...joined, there: 1 }), "real-income-change", "CCC") ?? 0;
    expect(some).toBeGreaterThan(little);
    expect(little).toBeGreaterThan(0);
  });

  it("cheaper borders bring more the more is cut, and filled flows move only what rests on them", async () => {
    const half = value(await figures({ ...asIs, cut: 50 }), "real-income", "AAA") ?? 0;
    const all = value(await figures({ ...asIs, cut: 100 }), "real-income", "AAA") ?? 0;
    expect(half).toBeGreaterThan(0);
    expect(all).toBeGreaterThan(1.8 * half);
    const more = await figures({ ...asIs, filled: 3 });
    expect(value(more, "pair-exports", "AAA", "CCC")).toBeCloseTo(900, 6);
    expect(value(more, "pair-exports", "AAA", "BBB")).toBeCloseTo(2000, 6);
  });

  it("tells how well it is solved and what share of exports is filled", async () => {
    const told = await trade.detail?.(trade.prepare(input, files(), "s.yaml"), {
      ...asIs,
      cut: 50,
    });
    expect(told).toMatchObject({ closure: "scale", states: 4 });
    const { convergence, filledShare } = told as {
      convergence: { missedOutput: number };
      filledShare: { state: string; ofExports: number }[];
    };
    expect(convergence.missedOutput).toBeLessThan(1e-9);
    expect(filledShare[0]?.ofExports).toBeCloseTo(0.3 / 7.3, 9);
  });

  it.each([
    ["an unknown key", { ...input, colour: "blue" }, {}, "scenario-input"],
    [
      "a zone without the effect's setting",
      { ...input, settings: { ...input.settings, agreement: undefined } },
      {},
      "scenario-input",
    ],
    ["a state that is not in the file", { ...input, states: ["ZZZ"] }, {}, "model-row"],
    [
      "an empty table of pairs",
      input,
      { "p.csv": "exporter,importer,trade_usd,how\n" },
      "model-row",
    ],
    ["a row of an unknown state", input, { "p.csv": `${pairs}ZZZ,AAA,1,counted\n` }, "model-row"],
    [
      "a flow that is no number",
      input,
      { "p.csv": pairs.replace("2000000000", "much") },
      "model-number",
    ],
  ] as const)("refuses %s", async (_, what, over, code) => {
    expect(await codeOf(() => trade.prepare(what, files(over), "s.yaml"))).toBe(code);
  });

  it.each([
    ["sigma of one", { sigma: 1 }, "sigma-unfit"],
    ["a word for a number", { effect: "large" }, "setting-unfit"],
    ["a cut above all", { cut: 150 }, "setting-unfit"],
    ["one that joins from nowhere", { joins: "zzz" }, "setting-unfit"],
  ] as const)("refuses %s", async (_, over, code) => {
    expect(await codeOf(() => figures({ ...asIs, zone: true, ...over }))).toBe(code);
  });
});

describe.skipIf(!hasWorld)("the flows of the dossier", () => {
  it("are the counted ones of the matrix, and for the rest what gravity expects", {
    timeout: 60_000,
  }, () => {
    const packed = readFileSync("dossiers/central-asia/models/trade/pairs_2023.csv.gz");
    const shipped = parse(gunzipSync(packed), { columns: true }) as Record<string, string>[];
    const { pairs: world } = worldPairs();
    const values = fillTrade(world);
    const wanted = world.flatMap((one, i) => {
      const usd = Math.round(values[i] ?? 0);
      const how = one.trade === undefined ? "gravity" : "baci";
      return usd >= (how === "gravity" ? 1000 : 1) ? [{ ...one, usd, how }] : [];
    });
    expect(shipped.length).toBe(wanted.length);
    const far = wanted.filter((one, i) => {
      const row = shipped[i];
      const isSame =
        row?.exporter === one.exporter && row.importer === one.importer && row.how === one.how;
      return !isSame || Math.abs(Number(row?.trade_usd) - one.usd) > 1 + 1e-6 * one.usd;
    });
    expect(far).toEqual([]);
  });
});
