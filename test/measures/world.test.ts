import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addAlliances, addTrade } from "../../src/measures/addWorld.ts";
import { type Column, columnOf, type Panel } from "../../src/measures/panel.ts";
import {
  createPairMonths,
  createPairYears,
  createStateYears,
} from "../../src/measures/panelCreate.ts";
import { readWorld } from "../../src/measures/world.ts";
import {
  addWorldColumns,
  citationsOf,
  columnsOfWorld,
  findingsOf,
} from "../../src/measures/worldColumns.ts";

const folder = "../shared/data/states";
const isThere = existsSync(folder);
if (!isThere) console.warn(`SKIPPED: ${folder} is not here, so that no real source was read.`);

const cellIn = (panel: Panel, name: string, row: number) => {
  const { values, gaps, reasons } = columnOf(panel, name);
  return gaps[row] ? reasons[(gaps[row] ?? 1) - 1] : values[row];
};
/** An independent reader, for files without quotation marks. */
const plainRows = (file: string) => {
  const [header = "", ...lines] = readFileSync(`${folder}/${file}`, "utf8").trim().split("\n");
  const names = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""]));
  });
};

// The whole folder is read: on a machine with much other work that takes its time.
describe.skipIf(!isThere)("the folder of well-known sources", { timeout: 240_000 }, () => {
  const world = readWorld(isThere ? folder : ".");
  const offered = isThere ? columnsOfWorld(world) : [];
  const system = isThere ? world.system().spells : [];
  const pairOf = (one: string, other: string, from: number, to: number) =>
    createPairYears({ system, from, to, pairs: [[one, other]], directed: false });

  it("has the rows that its description counts, and every row is used, out of scope or refused", () => {
    const said = new Map(
      [
        ...readFileSync(`${folder}/README.md`, "utf8").matchAll(/^\| (\S+\.csv) \| ([\d ]+) \|/gm),
      ].map(([, file = "", rows = ""]) => [file, Number(rows.replaceAll(" ", ""))]),
    );
    const checked = new Set<string>();
    for (const { tables } of world.book.layouts) {
      for (const shape of tables) {
        const rows = said.get(shape.file);
        if (rows === undefined) continue;
        const { scan } = world.files.table(shape.file);
        expect([shape.file, scan.rows, scan.refused]).toEqual([shape.file, rows, 0]);
        checked.add(shape.file);
      }
    }
    expect(checked.size).toBeGreaterThan(25);
    for (const name of world.names) {
      const { rows, used, outOfScope, refused } = world.figures(name).account;
      expect([name, used + outOfScope + refused]).toEqual([name, rows]);
      expect(used, name).toBeGreaterThan(0);
    }
  });

  it("says of Kazakhstan and Uzbekistan what its sources say", () => {
    const names = [
      "trade.cow.imports_usd",
      "contiguity.cow.type",
      "border.factbook.length_km",
      "rivalry.td.any",
      "rivalry.tss.any",
      "igo.cow.shared",
      "dispute.gml.ongoing",
      "dispute.cow.ongoing",
      "distance.cshapes.nearest_km",
      "agreement.desta.in_force",
      "gdp.current_usd",
      "gdp.current_usd_2024",
      "dependence.cow.trade_to_gdp",
      "migration.undesa.stock",
    ];
    const panel = addWorldColumns(pairOf("KAZ", "UZB", 1991, 2022), world, names);
    const of = (name: string, year: number) => cellIn(panel, name, year - 1991);
    expect(of("trade.cow.imports_usd.ab", 2014)).toBe(872e6);
    expect(of("trade.cow.imports_usd.ba", 2014)).toBe(1530e6);
    expect(of("trade.cow.imports_usd.ba", 2015)).toBe("outside period");
    expect(of("contiguity.cow.type", 1991)).toBe(1);
    expect(of("contiguity.cow.type", 2017)).toBe("outside period");
    expect([
      of("border.factbook.length_km.ab", 2000),
      of("border.factbook.length_km.ba", 2000),
    ]).toEqual([2330, 2330]);
    expect([of("rivalry.td.any", 1991), of("rivalry.tss.any", 1991)]).toEqual([1, 1]);
    expect([of("rivalry.tss.any", 2017), of("rivalry.tss.any", 2018)]).toEqual([1, 0]);
    expect([1991, 2010, 2014].map((year) => of("igo.cow.shared", year))).toEqual([4, 45, 45]);
    expect([of("dispute.gml.ongoing", 2010), of("dispute.gml.ongoing", 2011)]).toEqual([
      0,
      "outside period",
    ]);
    expect(of("dispute.cow.ongoing", 2014)).toBe(0);
    expect(of("distance.cshapes.nearest_km", 1992)).toBe(0);
    expect([1993, 1994, 2020, 2021].map((year) => of("agreement.desta.in_force", year))).toEqual([
      0,
      1,
      1,
      "outside period",
    ]);
    expect(of("gdp.current_usd.b", 2022)).toBe(90095926567);
    expect(of("gdp.current_usd_2024.b", 2022)).toBe(81140823252);
    expect(of("dependence.cow.trade_to_gdp.b", 2014)).toBeCloseTo(
      (872e6 + 1530e6) / 80845385809,
      12,
    );
    expect([of("migration.undesa.stock.ba", 2015), of("migration.undesa.stock.ba", 2016)]).toEqual([
      616254,
      "no row",
    ]);
    expect(of("migration.undesa.stock.ab", 2015)).toBe(13194);
  });

  it("says of known conflicts, capitals and languages what its sources say", () => {
    const wars = addWorldColumns(pairOf("RUS", "UKR", 2021, 2022), world, [
      "conflict.ucdp.interstate",
    ]);
    expect([0, 1].map((row) => cellIn(wars, "conflict.ucdp.interstate", row))).toEqual([0, 2]);
    const minor = addWorldColumns(pairOf("KGZ", "TJK", 2020, 2022), world, [
      "conflict.ucdp.interstate",
    ]);
    expect([0, 1, 2].map((row) => cellIn(minor, "conflict.ucdp.interstate", row))).toEqual([
      0, 1, 1,
    ]);
    const near = [
      "distance.capitals_km",
      "language.glottolog.main",
      "language.glottolog.expected",
      "religion.wrp.overlap",
    ];
    const capitals = addWorldColumns(pairOf("KAZ", "UZB", 1997, 2000), world, near);
    const km = [0, 1, 2].map((row) => Number(cellIn(capitals, "distance.capitals_km", row)));
    // Almaty until 5 May 1998, Astana after it: for most of 1998.
    expect(km[0]).toBeCloseTo(665.8, 1);
    expect(km[1]).toBeCloseTo(1102.9, 1);
    expect(cellIn(capitals, "language.glottolog.main", 0)).toBeCloseTo(6 / 14, 12);
    // A source that lists every case lists it among its own states only: Cuba is not in this one.
    const cuba = addWorldColumns(pairOf("CUB", "VEN", 2010, 2010), world, [
      "agreement.desta.in_force",
    ]);
    expect(cellIn(cuba, "agreement.desta.in_force", 0)).toBe("not collected");
    const kin = addWorldColumns(pairOf("TJK", "UZB", 2000, 2000), world, near);
    expect(cellIn(kin, "language.glottolog.main", 0)).toBe(0);
    expect(Number(cellIn(kin, "language.glottolog.expected", 0))).toBeGreaterThan(0);
    expect(Number(cellIn(kin, "religion.wrp.overlap", 0))).toBeGreaterThan(0.8);
  });

  it("R8: gives the whole world the sums that a plain reading of the files gives", () => {
    const panel = createPairYears({ system, from: 2014, to: 2014, directed: true });
    const names = ["trade.cow.imports_usd", "alliance.atop.defense", "agreement.desta.in_force"];
    const made = addWorldColumns(panel, world, names);
    const sum = (name: string) =>
      columnOf(made, name).values.reduce((all, one) => all + (one || 0), 0);
    const trade = plainRows("cow_trade_pairs_1990_2014.csv")
      .filter(({ year }) => year === "2014")
      .reduce(
        (all, row) => all + Number(row.imports_a_from_b_musd) + Number(row.imports_b_from_a_musd),
        0,
      );
    expect(sum("trade.cow.imports_usd") / 1e6 / trade).toBeCloseTo(1, 12);
    const bound = plainRows("atop_alliances_directed_1990_2018.csv").filter(
      ({ year, defense }) => year === "2014" && defense === "1",
    );
    expect(sum("alliance.atop.defense")).toBe(bound.length);
    const alive = new Set(panel.states);
    const agreed = plainRows("rta_pairs_desta_2020.csv").filter(
      ({ iso3_a = "", iso3_b = "", first_year_in_force: first }) =>
        Number(first) <= 2014 && alive.has(iso3_a) && alive.has(iso3_b),
    );
    const existing = agreed.filter(({ iso3_a = "", iso3_b = "" }) =>
      [iso3_a, iso3_b].every((state) => system.some(({ iso3, until }) => iso3 === state && !until)),
    );
    expect(sum("agreement.desta.in_force")).toBe(2 * existing.length);
  });

  it("R8: counts agreements by members as the pairs that were made of them elsewhere", () => {
    const { figures } = world.figures("agreement.desta.shared");
    const pairs = new Set(
      plainRows("rta_pairs_desta_2020.csv").map(({ iso3_a, iso3_b }) => `${iso3_a} ${iso3_b}`),
    );
    const states = new Set([...pairs].flatMap((pair) => pair.split(" ")));
    const counted = figures.a
      .map((one, at) => [one, figures.b?.[at] ?? "", figures.year?.[at]] as const)
      .filter(([one, other, year]) => year === 2020 && states.has(one) && states.has(other))
      .map(([one, other]) => `${one} ${other}`);
    expect(new Set(counted)).toEqual(pairs);
  });

  it("D2: what has no direction is the same both ways, in a year of the whole world", () => {
    const undirected = offered.filter(({ of }) => of === "pair").map(({ name }) => name);
    expect(undirected.length).toBeGreaterThan(30);
    const panel = createPairYears({ system, from: 2010, to: 2010, directed: true });
    const made = addWorldColumns(panel, world, undirected);
    const rowOf = new Map<number, number>();
    for (let row = 0; row < made.rows; row++)
      rowOf.set((made.a[row] ?? 0) * 1000 + (made.b?.[row] ?? 0), row);
    for (const { name, values, gaps, reasons } of made.columns) {
      let differing = 0;
      for (let row = 0; row < made.rows; row++) {
        const back = rowOf.get((made.b?.[row] ?? 0) * 1000 + (made.a[row] ?? 0)) ?? -1;
        const isSame =
          reasons[(gaps[row] ?? 0) - 1] === reasons[(gaps[back] ?? 0) - 1] &&
          Object.is(values[row], values[back]);
        if (!isSame) differing += 1;
      }
      expect([name, differing]).toEqual([name, 0]);
    }
  });

  it("D1: outside its years a source says nothing, and never 0", () => {
    const panel = createStateYears({ system, from: 1985, to: 2027, only: ["UZB", "GBR"] });
    const pairs = createPairYears({
      system,
      from: 1985,
      to: 2027,
      directed: false,
      pairs: [["FRA", "GBR"]],
    });
    const years = offered.filter(({ from, to }) => from !== undefined && to !== undefined);
    expect(years.length).toBeGreaterThan(100);
    for (const { name, of, from = 0, to = 0 } of years) {
      const made = addWorldColumns(of === "state" ? panel : pairs, world, [name]);
      for (const column of made.columns) {
        for (let row = 0; row < made.rows; row++) {
          const year = made.year[row] ?? 0;
          if (year < from || year > to) {
            expect([name, year, cellIn(made, column.name, row)]).toEqual([
              name,
              year,
              "outside period",
            ]);
          }
        }
      }
    }
  });

  it("has values within what their units allow: shares and indices 0 to 1, distances not below 0", () => {
    const panel = createPairYears({ system, from: 2005, to: 2010, directed: false });
    const bounded = offered.filter(({ unit }) =>
      /^0 to 1$|^0 or 1$| 0 to 1$|^km$|persons|USD$/.test(unit),
    );
    const within = (column: Column, most: number) =>
      column.values.every((value) => Number.isNaN(value) || (value >= 0 && value <= most));
    for (const { name, unit } of bounded) {
      if (/growth|balance|net$|inflow|outflow/.test(name)) continue;
      const made = addWorldColumns({ ...panel, columns: [] }, world, [name]);
      for (const column of made.columns) {
        expect([
          column.name,
          within(column, /0 (to|or) 1$/.test(unit) ? 1 : Number.POSITIVE_INFINITY),
        ]).toEqual([column.name, true]);
      }
    }
  });

  it("D3: never changes the rows of a panel, whatever is added to it (property)", () => {
    const states = ["KAZ", "UZB", "DEU", "SRB", "RUS", "CZE", "USA", "SSD"];
    const names = offered.map(({ name }) => name);
    const chosen = fc.record({
      columns: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }),
      only: fc.uniqueArray(fc.constantFrom(...states), { minLength: 2 }),
      from: fc.integer({ min: 1985, max: 2024 }),
      years: fc.integer({ min: 0, max: 3 }),
      grain: fc.constantFrom("pairs", "directed", "months"),
    });
    fc.assert(
      fc.property(chosen, ({ columns, only, from, years, grain }) => {
        const span = { system, from, to: from + years, only };
        const panel =
          grain === "months"
            ? createPairMonths(span)
            : createPairYears({ ...span, directed: grain === "directed" });
        const made = addWorldColumns(panel, world, columns);
        expect([made.rows, made.a, made.b, made.year]).toEqual([
          panel.rows,
          panel.a,
          panel.b,
          panel.year,
        ]);
        for (const { values, gaps, sources, unit } of made.columns) {
          expect([values.length, gaps.length]).toEqual([panel.rows, panel.rows]);
          expect(values.every((value, row) => Number.isNaN(value) === (gaps[row] !== 0))).toBe(
            true,
          );
          expect(sources.length > 0 && unit !== "").toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("adds a matter by its verb, and refuses names of another", () => {
    const panel = pairOf("KAZ", "UZB", 2000, 2000);
    const names = addAlliances(panel, world).columns.map(({ name }) => name);
    expect(names).toContain("alliance.atop.nonaggression.ab");
    expect(names).toContain("alliance.cow.entente");
    expect(() => addTrade(panel, world, ["gdp.current_usd"])).toThrow(/no column gdp.current_usd/);
    const states = createStateYears({ system, from: 2000, to: 2000, only: ["UZB"] });
    expect(addTrade(states, world).columns.every(({ name }) => !/\.(ab|ba)$/.test(name))).toBe(
      true,
    );
  });

  it("tells once what was odd in the tables of the columns that were asked for", () => {
    const names = ["society.creg.ethnic_fractionalisation", "dependence.cow.trade_to_gdp"];
    const found = findingsOf(world, [...names, ...names]);
    expect(found[0]).toMatchObject({
      code: "figures-repeated",
      file: "creg_fractionalisation.csv",
    });
    expect(found[0]?.message).toContain("RUS in 1991");
    expect(found.length).toBe(findingsOf(world, names).length);
    expect(findingsOf(world, ["igo.cow.shared"])).toEqual([]);
  });

  it("cites the works of exactly the sources that a panel used", () => {
    const names = ["dependence.cow.trade_to_gdp", "igo.cow.shared"];
    const made = addWorldColumns(pairOf("KAZ", "UZB", 2000, 2000), world, names);
    const cited = citationsOf(
      world,
      made.columns.flatMap(({ sources }) => sources),
    );
    expect(cited.map(({ id }) => id)).toEqual([
      "barbieri-keshk-2016",
      "barbieri-keshk-pollins-2009",
      "pevehouse-2020",
      "world-bank-2025",
    ]);
  });
});
