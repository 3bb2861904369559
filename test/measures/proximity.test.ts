import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDistance } from "../../src/measures/addDistance.ts";
import { addEvents } from "../../src/measures/addEvents.ts";
import { addFigures } from "../../src/measures/addFigures.ts";
import { addTradeDependence } from "../../src/measures/addTradeDependence.ts";
import type { Figures } from "../../src/measures/figures.ts";
import { greatCircleKm } from "../../src/measures/greatCircle.ts";
import { languageFigures } from "../../src/measures/languageFigures.ts";
import {
  expectedLikeness,
  languageLikeness,
  mainLanguage,
} from "../../src/measures/languageLikeness.ts";
import { columnOf, type Panel } from "../../src/measures/panel.ts";
import {
  createPairMonths,
  createPairYears,
  createStateYears,
} from "../../src/measures/panelCreate.ts";
import { readPlaces } from "../../src/measures/places.ts";
import { religionFigures } from "../../src/measures/religionFigures.ts";
import { shareMatch, shareOverlap } from "../../src/measures/shareLikeness.ts";
import { cellsOf } from "../../src/measures/tableCells.ts";
import { scanTable } from "../../src/measures/tableScan.ts";

const system = ["AAA", "BBB"].map((iso3) => ({ iso3, from: undefined, until: undefined }));
const span = { system, from: 2000, to: 2001 };
const source = {
  title: "S",
  url: undefined,
  edition: "1",
  licence: "x",
  redistribute: "no",
} as const;
const covers = { from: 2000, to: 2001, states: undefined, sides: "both" } as const;
const head = { name: "x.y", label: "X", unit: "x", note: undefined, source, covers };
const cellsIn = (panel: Panel, name: string) => {
  const { values, gaps, reasons } = columnOf(panel, name);
  return [...values].map((value, row) => (gaps[row] ? reasons[(gaps[row] ?? 1) - 1] : value));
};

describe("distance by great circle", () => {
  it("is a quarter of the meridian from the equator to the pole, and half of it to the other side", () => {
    expect(greatCircleKm({ lat: 0, lon: 20 }, { lat: 90, lon: 0 })).toBeCloseTo(10007.557, 3);
    expect(greatCircleKm({ lat: 10, lon: 20 }, { lat: -10, lon: -160 })).toBeCloseTo(20015.114, 3);
  });

  it("is the same both ways, 0 to itself, and never more than half of the globe (property)", () => {
    const point = fc.record({
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(point, point, (one, other) => {
        const km = greatCircleKm(one, other);
        expect(km).toBeCloseTo(greatCircleKm(other, one), 8);
        expect(greatCircleKm(one, one)).toBe(0);
        expect(km).toBeGreaterThanOrEqual(0);
        expect(km).toBeLessThan(20015.2);
      }),
      { numRuns: 1000 },
    );
  });

  it("takes the capital that a state had for most of the year, and none outside the source", () => {
    const text =
      "s,from,to,lat,lon\nAAA,1990-01-01,2000-03-01,0,0\nAAA,2000-03-02,2020-01-01,0,90\nBBB,1990-01-01,2020-01-01,0,0\n";
    const shape = {
      ...({ id: "p", file: "p.csv", shape: "places", state: "s", codes: "iso3" } as const),
      ...{ start: "from", end: "to", lat: "lat", lon: "lon", covers: { from: 1999, to: 2000 } },
    };
    const places = readPlaces(cellsOf(scanTable(Buffer.from(text), "p.csv")), shape, {
      spells: [],
      isoOfCow: new Map(),
    });
    const panel = createPairYears({ system, from: 1999, to: 2001, directed: false });
    const made = addDistance(panel, { ...head, sources: [source] }, places);
    const cells = cellsIn(made, "x.y");
    expect(cells[0]).toBe(0);
    expect(cells[1]).toBeCloseTo(10007.557, 3);
    expect(cells[2]).toBe("outside period");
    expect(() => addDistance(createStateYears(span), { ...head, sources: [] }, places)).toThrow(
      /panel of pairs/,
    );
  });
});

describe("likeness of languages", () => {
  const uzbek = ["Turkic", "Common", "Karluk", "Uzbek"];
  const kazakh = ["Turkic", "Common", "Kipchak", "South", "Kazakh"];
  const tajik = ["Indo-European", "Iranian", "Tajik"];

  it("is 1 for one language, 0 for two families, and the share of branches between", () => {
    expect(languageLikeness(uzbek, uzbek, 0.5)).toBe(1);
    expect(languageLikeness(uzbek, tajik, 0.5)).toBe(0);
    expect(languageLikeness(uzbek, kazakh, 1)).toBeCloseTo(4 / 9, 12);
    expect(languageLikeness(uzbek, kazakh, 0.5)).toBeCloseTo(2 / 3, 12);
  });

  it("of two people drawn by chance weighs every pair of languages", () => {
    const one = [
      { path: uzbek, share: 0.6 },
      { path: tajik, share: 0.2 },
    ];
    const other = [{ path: tajik, share: 0.5 }];
    expect(expectedLikeness(one, other, 1)).toBeCloseTo(0.25, 12);
  });

  it("takes for the main language no second one that many know", () => {
    const state = (shares: readonly (readonly [string, number, boolean])[]) => ({
      state: "AAA",
      year: undefined,
      shares: shares.map(([item, share, isOfficial]) => ({ item, share, isOfficial })),
    });
    expect(
      mainLanguage(
        state([
          ["Own", 0.8, true],
          ["Second", 0.84, false],
          ["Third", 0.35, false],
        ]),
      ),
    ).toBe("Own");
    expect(
      mainLanguage(
        state([
          ["Own", 0.71, false],
          ["Second", 0.09, true],
        ]),
      ),
    ).toBe("Own");
  });

  it("is not given for a state of whose languages too little is known", () => {
    const compositions = [
      {
        state: "AAA",
        year: undefined,
        shares: [
          { item: "Uzbek", share: 0.4, isOfficial: false },
          { item: "other", share: 0.6, isOfficial: false },
        ],
      },
      { state: "BBB", year: undefined, shares: [{ item: "Tajik", share: 0.9, isOfficial: true }] },
      { state: "CCC", year: undefined, shares: [{ item: "Tajik", share: 0.6, isOfficial: true }] },
    ];
    const tree = { names: ["Uzbek", "Tajik"], paths: ["Turkic", "Iranian"], called: new Map() };
    const choice = { way: "expected", exponent: 0.5, least: 0.5 } as const;
    const { value, missing } = languageFigures(compositions, choice, head, tree);
    expect(missing).toEqual(["not published", "not published", undefined]);
    expect(value[2]).toBe(1);
  });

  it("stays between 0 and 1 and is the same both ways (property)", () => {
    const path = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 6 });
    const exponent = fc.double({ min: 0.05, max: 2, noNaN: true });
    fc.assert(
      fc.property(path, path, exponent, (one, other, by) => {
        const likeness = languageLikeness(one, other, by);
        expect(likeness).toBe(languageLikeness(other, one, by));
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(languageLikeness(one, one, by)).toBe(1);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("likeness of shares", () => {
  it("overlaps by the common part, and matches by the chance of one part for two people", () => {
    const one = new Map([
      ["x", 0.5],
      ["y", 0.5],
    ]);
    const other = new Map([
      ["x", 0.75],
      ["z", 0.25],
    ]);
    expect(shareOverlap(one, other)).toBeCloseTo(0.5, 12);
    expect(shareMatch(one, other)).toBeCloseTo(0.375, 12);
  });

  it("stays between 0 and 1, is the same both ways, and overlap with itself is 1 (property)", () => {
    const shares = fc
      .uniqueArray(
        fc.tuple(fc.constantFrom(..."abcdef"), fc.double({ min: 0.01, max: 1, noNaN: true })),
        {
          minLength: 1,
          selector: ([part]) => part,
        },
      )
      .map((all) => new Map(all));
    fc.assert(
      fc.property(shares, shares, (one, other) => {
        for (const likeness of [shareOverlap, shareMatch]) {
          const found = likeness(one, other);
          expect(found).toBeCloseTo(likeness(other, one), 12);
          expect(found).toBeGreaterThanOrEqual(0);
          expect(found).toBeLessThanOrEqual(1 + 1e-12);
        }
        expect(shareOverlap(one, one)).toBeCloseTo(1, 12);
      }),
      { numRuns: 1000 },
    );
  });

  it("of religions counts names of one religion together, and leaves out what is none", () => {
    const part = (item: string, share: number) => ({ item, share, isOfficial: false });
    const compositions = [
      { state: "AAA", year: 2000, shares: [part("Muslim", 0.9), part("other", 0.1)] },
      { state: "BBB", year: 2000, shares: [part("Islam", 0.5), part("Catholic", 0.4)] },
      { state: "CCC", year: 2000, shares: [part("other", 1)] },
    ];
    const groups = { muslim: ["Muslim", "Islam"], christian: ["Catholic"] };
    const choice = { way: "overlap", least: 0.5, groups } as const;
    const { value, missing } = religionFigures(compositions, choice, head);
    expect(value[0]).toBeCloseTo(5 / 9, 12);
    expect(missing).toEqual([undefined, "not published", "not published"]);
  });
});

describe("trade dependence", () => {
  const flow: Figures = {
    ...{ ...head, name: "trade.x", unit: "USD", of: "directed-pair", listsAll: false },
    ...{ a: ["AAA", "BBB", "AAA"], b: ["BBB", "AAA", "BBB"], year: [2000, 2000, 2001] },
    ...{ month: undefined, value: [3, 5, 4], missing: undefined },
  };
  const gdp: Figures = {
    ...{ ...head, name: "gdp.x", unit: "USD", of: "state", listsAll: false },
    ...{ a: ["AAA", "BBB", "AAA"], b: undefined, year: [2000, 2000, 2001] },
    ...{ month: undefined, value: [80, 4, 90], missing: undefined },
  };
  const panel = createPairYears({ ...span, directed: false });
  const ground = addFigures(addFigures(panel, flow), gdp);
  const named = { name: "dependence.x", label: "Dependence", unit: "share of GDP" };

  it("is turnover over the GDP of each side; a flow that nobody reported is not nought", () => {
    const made = addTradeDependence(ground, named, { flow: "trade.x", gdp: "gdp.x" });
    expect(cellsIn(made, "dependence.x.a")).toEqual([0.1, "no row"]);
    expect(cellsIn(made, "dependence.x.b")).toEqual([2, "no row"]);
    expect(columnOf(made, "dependence.x.a").sources).toEqual([source]);
  });

  it("refuses GDP in another unit, and a panel of single states", () => {
    const other = addFigures(addFigures(panel, flow), { ...gdp, unit: "EUR" });
    expect(() => addTradeDependence(other, named, { flow: "trade.x", gdp: "gdp.x" })).toThrow(
      /EUR/,
    );
    const states = createStateYears(span);
    expect(() => addTradeDependence(states, named, { flow: "trade.x", gdp: "gdp.x" })).toThrow(
      /pairs/,
    );
  });
});

describe("events", () => {
  const rows = [
    { month: "2000-01", a: "AAA", b: "BBB", count: 1, mean: -2 },
    { month: "2000-03", a: "AAA", b: "BBB", count: 3, mean: 2 },
    { month: "2000-03", a: "BBB", b: "AAA", count: 2, mean: undefined },
  ];
  const about = { name: "events.x", source, covers: { ...covers, to: 2000 } };

  it("stand in their months, 0 where the source tells of none, and no score without events", () => {
    const panel = addEvents(createPairMonths(span), rows, about);
    expect(cellsIn(panel, "events.x.count.ab").slice(0, 3)).toEqual([1, 0, 3]);
    expect(cellsIn(panel, "events.x.score.ab").slice(0, 3)).toEqual([-2, "no row", 2]);
    expect(cellsIn(panel, "events.x.score.ba")[2]).toBe("not published");
    expect(cellsIn(panel, "events.x.count.ab")[12]).toBe("outside period");
  });

  it("come together in a panel of years, their scores weighted", () => {
    const panel = addEvents(createPairYears({ ...span, directed: true }), rows, about);
    expect(cellsIn(panel, "events.x.count")).toEqual([4, "outside period", 2, "outside period"]);
    expect(cellsIn(panel, "events.x.score")[0]).toBe(1);
  });
});
