import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seriesReader } from "../../src/indicators/definitions.ts";
import { conflictReader, turnoverReader } from "../../src/indicators/facts.ts";
import { observationReader, pairReader } from "../../src/indicators/figures.ts";
import { takeRows } from "../../src/indicators/take.ts";
import { sampleSeries, tableOf } from "./samples.ts";

const states = new Set(["ARL", "BOR", "CEN"]);
const known = {
  states,
  series: new Map([
    ["salt.first", sampleSeries()],
    ["border.first", sampleSeries({ id: "border.first", grain: "pair" })],
    ["sales.first", sampleSeries({ id: "sales.first", grain: "directed-pair" })],
  ]),
};
const file = "indicators/observations-a.csv";
const header = ["series", "iso3", "year", "value", "missing", "note"];
const observe = (...lines: readonly (readonly string[])[]) =>
  takeRows(tableOf(header, ...lines), file, observationReader(known), new Set());
const pairHeader = ["series", "from", "to", "year", "value", "missing", "note"];
const pairUp = (...lines: readonly (readonly string[])[]) =>
  takeRows(tableOf(pairHeader, ...lines), "indicators/pairs-a.csv", pairReader(known), new Set());

describe("observationReader", () => {
  it("keeps a value with its place, and a zero as the zero that the source counted", () => {
    const { rows } = observe(["salt.first", "ARL", "2001", "0", "", "counted at the gate"]);
    expect(rows).toEqual([
      {
        id: "salt.first/ARL/2001",
        series: "salt.first",
        of: "ARL",
        year: 2001,
        value: 0,
        missing: undefined,
        note: "counted at the gate",
        file,
        row: 2,
      },
    ]);
  });

  it("keeps a reasoned gap as a gap, never as zero", () => {
    const { rows } = observe(["salt.first", "ARL", "2001", "", "not-published", ""]);
    expect(rows[0]).toMatchObject({ value: undefined, missing: "not published" });
  });

  it.each([
    ["series-unknown", "series", ["pepper", "ARL", "2001", "1", "", ""]],
    ["grain-mismatch", "series", ["border.first", "ARL", "2001", "1", "", ""]],
    ["state-unknown", "iso3", ["salt.first", "XXX", "2001", "1", "", ""]],
    ["number-unreadable", "value", ["salt.first", "ARL", "2001", "1,5", "", ""]],
    ["number-unreadable", "value", ["salt.first", "ARL", "2001", "12 t", "", ""]],
    ["number-unreadable", "value", ["salt.first", "ARL", "2001", "1e999", "", ""]],
    ["number-unreadable", "year", ["salt.first", "ARL", "2001.5", "1", "", ""]],
    ["value-missing", "year", ["salt.first", "ARL", "", "1", "", ""]],
    ["missing-without-reason", "missing", ["salt.first", "ARL", "2001", "", "", ""]],
    ["value-with-reason", "missing", ["salt.first", "ARL", "2001", "1", "withheld", ""]],
    ["reason-unknown", "missing", ["salt.first", "ARL", "2001", "", "lost", ""]],
    ["year-outside-period", "year", ["salt.first", "ARL", "1999", "1", "", ""]],
    ["year-outside-period", "year", ["salt.first", "ARL", "2004", "0", "", ""]],
  ])("refuses a row with the finding %s in column %s", (code, column, line) => {
    const taken = observe(line);
    expect(taken.rows).toEqual([]);
    expect(taken.refused).toBe(1);
    expect(taken.findings).toMatchObject([{ code, column, file, row: 2, severity: "error" }]);
    expect(taken.findings[0]?.remedy).not.toBe("");
  });

  it("keeps the first of two rows on the same thing and refuses the other, wherever they stand", () => {
    const seen = new Set<string>();
    const line = ["salt.first", "ARL", "2001", "1", "", ""];
    const reader = observationReader(known);
    const first = takeRows(tableOf(header, line), "indicators/observations-a.csv", reader, seen);
    const second = takeRows(tableOf(header, line), "indicators/observations-b.csv", reader, seen);
    expect([first.rows.length, second.rows.length]).toEqual([1, 0]);
    expect(second.findings).toMatchObject([
      { code: "row-repeated", file: "indicators/observations-b.csv", row: 2 },
    ]);
  });

  it("uses or refuses every row, whatever is written in it", () => {
    const cell = fc.oneof(
      fc.constantFrom("salt.first", "ARL", "2001", "0", "-3.5", "", "withheld", "border.first"),
      fc.string(),
    );
    const line = fc.array(cell, { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const taken = observe(...lines);
        expect(taken.rows.length + taken.refused).toBe(lines.length);
        expect(taken.findings.length).toBe(taken.refused);
      }),
    );
  });
});

describe("pairReader", () => {
  it("keeps a fact in no order the same whichever state is named first (D2)", () => {
    const one = pairUp(["border.first", "ARL", "BOR", "2001", "12.5", "", ""]);
    const other = pairUp(["border.first", "BOR", "ARL", "2001", "12.5", "", ""]);
    expect(other.rows).toEqual(one.rows);
    expect(one.rows[0]).toMatchObject({ of: "ARL-BOR", from: "ARL", to: "BOR", value: 12.5 });
  });

  it("refuses a second value for the same pair in no order, written the other way round (D2)", () => {
    const taken = pairUp(
      ["border.first", "ARL", "BOR", "2001", "12.5", "", ""],
      ["border.first", "BOR", "ARL", "2001", "13", "", ""],
    );
    expect(taken.rows.map((row) => row.value)).toEqual([12.5]);
    expect(taken.findings).toMatchObject([{ code: "row-repeated", row: 3 }]);
  });

  it("keeps one state towards another apart from the way back", () => {
    const { rows, refused } = pairUp(
      ["sales.first", "ARL", "BOR", "2001", "7", "", ""],
      ["sales.first", "BOR", "ARL", "2001", "2", "", ""],
    );
    expect(refused).toBe(0);
    expect(rows.map((row) => [row.of, row.value])).toEqual([
      ["ARL>BOR", 7],
      ["BOR>ARL", 2],
    ]);
  });

  it.each([
    ["pair-of-one", ["border.first", "ARL", "ARL", "2001", "1", "", ""]],
    ["state-unknown", ["border.first", "ARL", "XXX", "2001", "1", "", ""]],
    ["grain-mismatch", ["salt.first", "ARL", "BOR", "2001", "1", "", ""]],
  ])("refuses a row with the finding %s", (code, line) => {
    expect(pairUp(line).findings).toMatchObject([{ code, row: 2 }]);
  });
});

describe("seriesReader", () => {
  const columns = [
    "id",
    "label_en",
    "label_uz_latn",
    "unit",
    "frequency",
    "grain",
    "concept",
    "vintage",
    "known",
    "directions",
    "source_title",
    "licence",
    "first_year",
    "last_year",
  ];
  const line = (other: Readonly<Record<string, string>> = {}): readonly string[] => {
    const usual: Readonly<Record<string, string>> = {
      id: "salt.first",
      label_en: "Salt",
      label_uz_latn: "Tuz",
      unit: "tonnes",
      frequency: "annual",
      grain: "country",
      concept: "salt",
      vintage: "first",
      known: "2004-06",
      directions: "trade; development",
      source_title: "Salt Office",
      licence: "CC0-1.0",
      first_year: "2000",
      last_year: "2003",
    };
    return columns.map((name) => other[name] ?? usual[name] ?? "");
  };
  const take = (...lines: readonly (readonly string[])[]) =>
    takeRows(
      tableOf(columns, ...lines),
      "indicators/series.csv",
      seriesReader(["en", "uz-Latn", "kk"]),
      new Set(),
    );

  it("reads labels by language tag, and leaves out the languages that have none", () => {
    expect(take(line()).rows[0]).toMatchObject({
      labels: { en: "Salt", "uz-Latn": "Tuz" },
      directions: ["trade", "development"],
      known: "2004-06",
      redistribute: "unknown",
    });
  });

  it.each([
    ["grain-unknown", { grain: "village" }],
    ["period-reversed", { first_year: "2004" }],
    ["date-unreadable", { known: "last spring" }],
    ["value-missing", { unit: "" }],
    ["number-unreadable", { last_year: "now" }],
  ])("refuses a series with the finding %s", (code, other) => {
    expect(take(line(other))).toMatchObject({ rows: [], findings: [{ code, row: 2 }] });
  });

  it("refuses a second series of the same id", () => {
    expect(take(line(), line()).findings).toMatchObject([{ code: "row-repeated", row: 3 }]);
  });
});

describe("turnoverReader", () => {
  const columns = [
    "id",
    "pair",
    "year",
    "period",
    "indicator",
    "value",
    "unit",
    "reporter",
    "value_kind",
    "source_title",
  ];
  const rest = ["trade", "4.2", "bn", "ARL", "reported", "Gazette"];
  const take = (...lines: readonly (readonly string[])[]) =>
    takeRows(tableOf(columns, ...lines), "t.csv", turnoverReader(states), new Set());

  it("lets two counts of the same thing stand beside each other", () => {
    const { rows } = take(
      ["one", "ARL-BOR", "2001", "year", ...rest],
      ["two", "ARL-BOR", "2001", "year", "trade", "3.9", "bn", "BOR", "reported", "Courier"],
    );
    expect(rows.map((row) => [row.reporter, row.value])).toEqual([
      ["ARL", 4.2],
      ["BOR", 3.9],
    ]);
  });

  it("refuses a pair that is unknown, or written with the later state first", () => {
    const taken = take(
      ["one", "BOR-ARL", "2001", "year", ...rest],
      ["two", "ARL-XXX", "2001", "year", ...rest],
    );
    expect(taken.findings.map((one) => one.code)).toEqual(["state-unknown", "state-unknown"]);
  });
});

describe("conflictReader", () => {
  const columns = [
    "id",
    "conflict_id",
    "year",
    "iso3_a",
    "iso3_b",
    "incompatibility",
    "intensity_level",
    "type_of_conflict",
  ];
  const take = (...lines: readonly (readonly string[])[]) =>
    takeRows(tableOf(columns, ...lines), "c.csv", conflictReader(states), new Set());

  it("keeps a side that is no state as missing", () => {
    const { rows } = take(["c-1-2001", "1", "2001", "CEN", "", "territory", "2", "intrastate"]);
    expect(rows[0]).toMatchObject({ sideA: "CEN", sideB: undefined, intensity: 2 });
  });

  it("refuses a conflict in which no known state is a side", () => {
    const { findings } = take(["c-1-2001", "1", "2001", "", "", "territory", "2", "intrastate"]);
    expect(findings).toMatchObject([{ code: "state-unknown", column: "iso3_a" }]);
  });
});
