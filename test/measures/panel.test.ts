import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addFigures } from "../../src/measures/addFigures.ts";
import { deriveColumn, fillColumn } from "../../src/measures/columnFill.ts";
import type { Figures } from "../../src/measures/figures.ts";
import { columnOf, keepRows, type Panel, withColumn } from "../../src/measures/panel.ts";
import {
  createPairMonths,
  createPairYears,
  createStateYears,
  type StateSpell,
} from "../../src/measures/panelCreate.ts";

const system: readonly StateSpell[] = [
  { iso3: "AAA", from: undefined, until: undefined },
  { iso3: "BBB", from: "1991-08-31", until: undefined },
  { iso3: "CCC", from: "1990", until: "1993-01-01" },
  { iso3: "CCC", from: "1996-05-01", until: undefined },
];
const source = {
  title: "A yearbook",
  url: undefined,
  edition: "1",
  licence: "CC0-1.0",
  redistribute: "yes",
} as const;
const figures = (given: Partial<Figures>): Figures => ({
  name: "thing",
  label: "Thing",
  unit: "things",
  source,
  note: undefined,
  of: "state",
  covers: { from: 1990, to: 1995, states: undefined, sides: "both" },
  listsAll: false,
  a: [],
  b: undefined,
  year: [],
  month: undefined,
  value: [],
  missing: undefined,
  ...given,
});
const cell = (panel: Panel, name: string, row: number) => {
  const { values, gaps, reasons } = columnOf(panel, name);
  return gaps[row] ? reasons[(gaps[row] ?? 1) - 1] : values[row];
};
const keys = (panel: Panel) =>
  Array.from({ length: panel.rows }, (_, row) =>
    [
      panel.states[panel.a[row] ?? 0],
      panel.b && panel.states[panel.b[row] ?? 0],
      panel.year[row],
      panel.month?.[row],
    ]
      .filter((one) => one !== undefined)
      .join(" "),
  );

describe("a panel", () => {
  it("has a row for a state only in years in which it existed for a part at least", () => {
    const panel = createStateYears({ system, from: 1990, to: 1997 });
    expect(keys(panel).filter((key) => key.startsWith("BBB"))[0]).toBe("BBB 1991");
    expect(keys(panel).filter((key) => key.startsWith("CCC"))).toEqual(
      [1990, 1991, 1992, 1993, 1996, 1997].map((year) => `CCC ${year}`),
    );
  });

  it("has a pair once, or each state towards each other, or twelve months a year", () => {
    const span = { system, from: 1991, to: 1992 };
    expect(keys(createPairYears({ ...span, directed: false }))).toEqual([
      "AAA BBB 1991",
      "AAA BBB 1992",
      "AAA CCC 1991",
      "AAA CCC 1992",
      "BBB CCC 1991",
      "BBB CCC 1992",
    ]);
    expect(createPairYears({ ...span, directed: true }).rows).toBe(12);
    const months = createPairMonths({ ...span, pairs: [["BBB", "AAA"]] });
    expect(keys(months)[12]).toBe("AAA BBB 1992 1");
    expect(months.rows).toBe(24);
  });

  it("refuses a state that is not in the system, years turned round, and a pair of one", () => {
    expect(() => createStateYears({ system, from: 1991, to: 1992, only: ["ZZZ"] })).toThrow(/ZZZ/);
    expect(() => createStateYears({ system, from: 1992, to: 1991 })).toThrow(/turn them round/);
    const span = { system, from: 1991, to: 1992, directed: false };
    expect(() => createPairYears({ ...span, pairs: [["AAA", "AAA"]] })).toThrow(/itself/);
  });
});

describe("figures in a panel", () => {
  it("D1: are missing with a reason where the source has none, and never 0", () => {
    const panel = addFigures(
      createStateYears({ system, from: 1989, to: 1992 }),
      figures({
        a: ["AAA", "BBB", "BBB"],
        year: [1990, 1991, 1992],
        value: [5, Number.NaN, 7],
        missing: [undefined, "withheld", undefined],
      }),
    );
    const of = (key: string) => cell(panel, "thing", keys(panel).indexOf(key));
    expect(of("AAA 1989")).toBe("outside period");
    expect(of("AAA 1990")).toBe(5);
    expect(of("AAA 1991")).toBe("no row");
    expect(of("BBB 1991")).toBe("withheld");
    expect(of("BBB 1992")).toBe(7);
  });

  it("are 0 inside the scope of a source that lists every case, and unknown outside it", () => {
    const covers = {
      from: 1990,
      to: 1995,
      states: new Set(["AAA", "BBB"]),
      sides: "both",
    } as const;
    const panel = addFigures(
      createPairYears({ system, from: 1991, to: 1991, directed: false }),
      figures({ of: "pair", listsAll: true, covers, b: [] }),
    );
    expect(keys(panel).map((_, row) => cell(panel, "thing", row))).toEqual([
      0,
      "not collected",
      "not collected",
    ]);
  });

  it("of one state towards another give both ways in a panel of pairs", () => {
    const flow = figures({
      of: "directed-pair",
      a: ["BBB", "AAA"],
      b: ["AAA", "BBB"],
      year: [1991, 1991],
      value: [1, 2],
    });
    const span = { system, from: 1991, to: 1991, pairs: [["AAA", "BBB"]] as const };
    const panel = addFigures(createPairYears({ ...span, directed: false }), flow);
    expect([cell(panel, "thing.ab", 0), cell(panel, "thing.ba", 0)]).toEqual([2, 1]);
    const directed = addFigures(createPairYears({ ...span, directed: true }), flow);
    expect([0, 1].map((row) => cell(directed, "thing", row))).toEqual([2, 1]);
  });

  it("do not say two things of one cell, and pairs do not go to states", () => {
    const panel = createPairYears({ system, from: 1991, to: 1991, directed: false });
    const twice = figures({
      of: "pair",
      a: ["AAA", "BBB"],
      b: ["BBB", "AAA"],
      year: [1991, 1991],
      value: [1, 1],
    });
    expect(() => addFigures(panel, twice)).toThrow(/two values for BBB and AAA in 1991/);
    const states = createStateYears({ system, from: 1991, to: 1991 });
    expect(() => addFigures(states, twice)).toThrow(/panel of pairs/);
  });

  it("adding a column never changes the rows, whatever the figures hold (property)", () => {
    const code = fc.constantFrom("AAA", "BBB", "CCC", "ZZZ");
    const rows = fc.uniqueArray(
      fc.record({
        a: code,
        b: code,
        year: fc.integer({ min: 1985, max: 2000 }),
        value: fc.double(),
      }),
      { selector: ({ a, b, year }) => [...[a, b].sort(), year].join() },
    );
    fc.assert(
      fc.property(rows, fc.boolean(), (given, directed) => {
        const panel = createPairYears({ system, from: 1989, to: 1998, directed });
        const after = addFigures(
          panel,
          figures({
            of: "pair",
            a: given.map(({ a }) => a),
            b: given.map(({ b }) => b),
            year: given.map(({ year }) => year),
            value: given.map(({ value }) => value),
          }),
        );
        expect(keys(after)).toEqual(keys(panel));
        expect(after.columns[0]?.values.length).toBe(panel.rows);
      }),
    );
  });

  it("of a pair are the same both ways (property)", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
          minLength: 3,
          maxLength: 3,
        }),
        (value) => {
          const panel = addFigures(
            createPairYears({ system, from: 1991, to: 1991, directed: true }),
            figures({
              of: "pair",
              a: ["AAA", "CCC", "BBB"],
              b: ["BBB", "AAA", "CCC"],
              year: [1991, 1991, 1991],
              value,
            }),
          );
          const of = new Map(keys(panel).map((key, row) => [key, cell(panel, "thing", row)]));
          for (const [key, said] of of) {
            const [a, b, year] = key.split(" ");
            expect(of.get(`${b} ${a} ${year}`)).toBe(said);
          }
        },
      ),
    );
  });
});

describe("columns", () => {
  const panel = createStateYears({ system, from: 1991, to: 1992, only: ["AAA"] });
  const one = fillColumn(panel, { name: "x", label: "X", unit: "1", sources: [source] }, (row) =>
    row === 0 ? 4 : "withheld",
  );

  it("made of others keep their sources and their gaps", () => {
    const made = deriveColumn(
      one,
      { name: "half", label: "Half", unit: "1" },
      [columnOf(one, "x"), columnOf(one, "x")],
      ([x]) => (x ?? 0) / 2,
    );
    expect(columnOf(made, "half").sources).toEqual([source]);
    expect([cell(made, "half", 0), cell(made, "half", 1)]).toEqual([2, "withheld"]);
  });

  it("of a name that is taken, of another length or unknown are refused", () => {
    expect(() =>
      fillColumn(one, { name: "x", label: "X", unit: "1", sources: [] }, () => 1),
    ).toThrow(/already/);
    const short = { ...columnOf(one, "x"), name: "y", values: new Float64Array(1) };
    expect(() => withColumn(one, short)).toThrow(/never multiply/);
    expect(() => columnOf(one, "z")).toThrow(/it has x/);
  });

  it("a quotient of nothing is no number and not 0", () => {
    const none = fillColumn(panel, { name: "q", label: "Q", unit: "1", sources: [] }, () => 1 / 0);
    expect(cell(none, "q", 0)).toBe("not applicable");
  });

  it("stay with their rows when rows are kept", () => {
    const kept = keepRows(one, (row) => row === 1);
    expect(keys(kept)).toEqual(["AAA 1992"]);
    expect(cell(kept, "x", 0)).toBe("withheld");
  });
});
