import { existsSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AllianceRow,
  type AllianceSimilarities,
  type AllianceTable,
  allianceSimilarity,
  createAllianceTable,
  likenessMeasures,
  type MemberSpell,
  obligationOf,
} from "../../src/measures/index.ts";
import { rowsOf } from "./votesReference.ts";

const folder = "../shared/data/states";
const isThere = existsSync(folder);
if (!isThere) console.warn(`skipped: ${folder} is not here`);

const promise = (
  from: string,
  to: string,
  year: number,
  what: Partial<AllianceRow>,
): AllianceRow => ({
  from,
  to,
  year,
  defense: false,
  offense: false,
  neutrality: false,
  nonaggression: false,
  consultation: false,
  ...what,
});

/** The user's own copy of ATOP, as a tidy table of directed pair-years. */
function readAtop(): AllianceTable {
  const rows = rowsOf(`${folder}/atop_alliances_directed_1990_2018.csv`).map((row) =>
    promise(row.cow_a ?? "", row.cow_b ?? "", Number(row.year), {
      defense: row.defense === "1",
      offense: row.offense === "1",
      neutrality: row.neutrality === "1",
      nonaggression: row.nonaggression === "1",
      consultation: row.consultation === "1",
    }),
  );
  const spells = rowsOf(`${folder}/state_codes.csv`).map((row): MemberSpell => {
    const isOpen = row.system_end?.startsWith("2016") === true;
    return {
      state: row.cow_code ?? "",
      from: row.system_start ?? "",
      until: isOpen ? undefined : row.system_end,
    };
  });
  return createAllianceTable(rows, spells);
}

function rowFinder(found: AllianceSimilarities): (a: string, b: string, year: string) => number {
  const places = new Map<string, number>();
  for (let row = 0; row < found.rows; row += 1) {
    const [a, b] = [found.states[found.a[row] ?? 0], found.states[found.b[row] ?? 0]];
    places.set(`${a}-${b} ${found.years[found.group[row] ?? 0]}`, row);
  }
  return (a, b, year) => places.get(`${a}-${b} ${year}`) ?? places.get(`${b}-${a} ${year}`) ?? -1;
}

describe.skipIf(!isThere)("allianceSimilarity, against the FPSIM work files and R", () => {
  const table = isThere ? readAtop() : createAllianceTable([], [{ state: "AAA", from: "1990" }]);
  const known = isThere ? rowsOf(`${folder}/alliance_similarity_reference.csv`) : [];
  const options = { withoutVariation: "missing" } as const;
  const asked = [
    ...new Map(
      known.map(({ cow_a = "", cow_b = "" }) => [`${cow_a}-${cow_b}`, [cow_a, cow_b] as const]),
    ).values(),
  ];
  const valued = allianceSimilarity(table, { ...options, scale: "valued", pairs: asked });
  const binary = allianceSimilarity(table, { ...options, scale: "binary", pairs: asked });
  const inValued = rowFinder(valued);
  const inBinary = rowFinder(binary);

  it("R8: gives S of all 12,180 pair-years 1991–2018 within 1e-12", () => {
    const published = rowsOf(`${folder}/fpsim_s_alliance_reference.csv`).filter(
      ({ year }) => Number(year) >= 1991,
    );
    expect(published).toHaveLength(12180);
    let worst = 0;
    for (const row of published) {
      const at = inValued(row.cow_a ?? "", row.cow_b ?? "", row.year ?? "");
      const { sSquared, sAbsolute } = valued.measures;
      const squared = Math.abs((sSquared[at] ?? 9) - Number(row.s_alliance_valued_squared));
      const absolute = Math.abs((sAbsolute[at] ?? 9) - Number(row.s_alliance_valued_absolute));
      worst = Math.max(worst, squared, absolute);
    }
    expect(worst).toBeLessThan(1e-12);
  });

  it("R8: gives S, κ and π, valued and binary, of all 12,180 rows at the printed digits", () => {
    expect(known).toHaveLength(12180);
    const columns = [
      ["s_valued_squared", valued, inValued, "sSquared"],
      ["s_valued_absolute", valued, inValued, "sAbsolute"],
      ["kappa_valued_quadratic", valued, inValued, "kappaQuadratic"],
      ["pi_valued", valued, inValued, "pi"],
      ["s_binary", binary, inBinary, "sSquared"],
      ["kappa_binary", binary, inBinary, "kappa"],
      ["pi_binary", binary, inBinary, "pi"],
    ] as const;
    let worst = 0;
    for (const row of known) {
      for (const [column, found, rowIn, measure] of columns) {
        const at = rowIn(row.cow_a ?? "", row.cow_b ?? "", row.year ?? "");
        expect(found.joint[at]).toBe(Number(row.n_states));
        worst = Math.max(worst, Math.abs((found.measures[measure][at] ?? 9) - Number(row[column])));
      }
    }
    expect(worst).toBeLessThan(5.1e-9);
  });

  it("has Kazakhstan and Uzbekistan as the reference prints them", () => {
    const printed: Readonly<Record<string, readonly [number, number]>> = {
      "1992": [0.9472069, 0.8489871],
      "1993": [0.995221, 0.9856631],
      "2000": [0.9872019, 0.9616056],
      "2018": [0.9874644, 0.9623932],
    };
    for (const [year, [squared, absolute]] of Object.entries(printed)) {
      const at = inValued("704", "705", year);
      expect(valued.measures.sSquared[at]).toBeCloseTo(squared, 6);
      expect(valued.measures.sAbsolute[at]).toBeCloseTo(absolute, 6);
    }
  });

  it("says how many rows were about states that did not exist in the year", () => {
    expect(table.years).toEqual(Array.from({ length: 29 }, (_, i) => 1990 + i));
    // Monaco, San Marino and others are in ATOP before the state system counts them.
    expect(table.strays).toBe(410);
  });
});

describe("obligationOf", () => {
  it("takes the deepest promise that stands", () => {
    expect(obligationOf(promise("A", "B", 2000, { defense: true, nonaggression: true }))).toBe(3);
    expect(obligationOf(promise("A", "B", 2000, { offense: true }))).toBe(3);
    expect(obligationOf(promise("A", "B", 2000, { consultation: true, nonaggression: true }))).toBe(
      2,
    );
    expect(obligationOf(promise("A", "B", 2000, { neutrality: true }))).toBe(2);
    expect(obligationOf(promise("A", "B", 2000, { nonaggression: true }))).toBe(1);
    expect(obligationOf(promise("A", "B", 2000, {}))).toBe(0);
  });
});

describe("allianceSimilarity", () => {
  const spells: readonly MemberSpell[] = [
    { state: "AAA", from: "1900-01-01" },
    { state: "BBB", from: "1900-01-01" },
    { state: "CCC", from: "1900-01-01", until: "2000-06-01" },
  ];
  const rows = [
    promise("AAA", "BBB", 2000, { defense: true }),
    promise("BBB", "AAA", 2000, { nonaggression: true }),
    promise("AAA", "BBB", 2001, { defense: true }),
    promise("AAA", "CCC", 2001, { defense: true }),
  ];
  const table = createAllianceTable(rows, spells);
  const options = { scale: "valued", withoutVariation: "missing" } as const;

  it("compares with every state of the year, the two themselves included, by hand", () => {
    const found = allianceSimilarity(table, { ...options, pairs: [["BBB", "AAA"]] });
    // 2000: AAA promises (3, 3, 0), BBB (1, 3, 0): one distance of two steps among three states.
    expect(found.measures.sSquared[0]).toBeCloseTo(1 - (2 * 4) / (9 * 3), 12);
    expect(found.measures.sAbsolute[0]).toBeCloseTo(1 - (2 * 2) / (3 * 3), 12);
    expect([...found.joint]).toEqual([3, 2]);
  });

  it("D1: a state counts to the year in which it ends, and has no row after it", () => {
    const found = allianceSimilarity(table, { ...options, pairs: [["AAA", "CCC"]] });
    expect([...found.group]).toEqual([0]);
    expect(table.strays).toBe(1);
  });

  it("refuses years and states that it does not know", () => {
    expect(() => allianceSimilarity(table, { ...options, years: [1999] })).toThrow(/2000 to 2001/);
    expect(() => allianceSimilarity(table, { ...options, pairs: [["AAA", "ZZZ"]] })).toThrow(/ZZZ/);
    expect(() => createAllianceTable(rows, [])).toThrow(/dates of states/);
  });

  it("D2: keeps bounds and mirrors when states are renamed, in 1,000 systems", () => {
    const names = ["AAA", "BBB", "CCC", "DDD"];
    const one = fc.record({
      from: fc.constantFrom(...names),
      to: fc.constantFrom(...names),
      defense: fc.boolean(),
      nonaggression: fc.boolean(),
    });
    const mirror = (name: string): string => names[3 - names.indexOf(name)] ?? name;
    const always = names.map((state) => ({ state, from: "1900" }));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (drawn) => {
        const made = drawn.map(({ from, to, ...what }) => promise(from, to, 2000, what));
        const turned = made.map((row) => ({ ...row, from: mirror(row.from), to: mirror(row.to) }));
        const found = allianceSimilarity(createAllianceTable(made, always), options);
        const back = allianceSimilarity(createAllianceTable(turned, always), options);
        const rowIn = rowFinder(back);
        for (let row = 0; row < found.rows; row += 1) {
          const [a, b] = [names[found.a[row] ?? 0] ?? "", names[found.b[row] ?? 0] ?? ""];
          const at = rowIn(mirror(a), mirror(b), "2000");
          for (const measure of likenessMeasures) {
            const value = found.measures[measure][row] ?? Number.NaN;
            expect(back.measures[measure][at]).toEqual(value);
            if (!Number.isNaN(value)) expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-12);
          }
        }
      }),
      { numRuns: 1000, seed: 6 },
    );
  });
});
