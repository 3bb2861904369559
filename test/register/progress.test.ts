import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CountedValue, parseProgressRules, progressOf } from "../../src/register/index.ts";

const path = new URL("../../content/rules/progress.yaml", import.meta.url);
const rules = parseProgressRules(readFileSync(path, "utf8"));

function count(reporter: string, values: Readonly<Record<number, number>>): CountedValue[] {
  return Object.entries(values).map(([year, value]) => ({
    id: `${reporter}-${year}`,
    reporter,
    year: Number(year),
    value,
  }));
}

describe("progressOf", () => {
  it("finds the year that a steady growth leads to: doubling from 100 passes 3,000 in five years", () => {
    const values = count("A", { 2015: 6.25, 2016: 12.5, 2017: 25, 2018: 50, 2019: 100 });
    const [found] = progressOf(values, 3000, rules);
    expect(found?.trend?.growth).toBeCloseTo(1, 9);
    expect(found?.reaches).toEqual({
      outcome: "at-present-pace",
      year: 2024,
      earliest: 2024,
      latest: 2024,
    });
    expect(found?.gap).toEqual({ low: 2900, high: 2900 });
  });

  it("gives a range of years that holds the year of the line, wider where the values scatter", () => {
    const values = count("A", { 2018: 100, 2019: 130, 2020: 115, 2021: 160, 2022: 150, 2023: 190 });
    const { reaches } = progressOf(values, 400, rules)[0] ?? {};
    expect(reaches?.outcome).toBe("at-present-pace");
    const { year = 0, earliest = 0, latest = 0 } = reaches ?? {};
    expect(earliest).toBeLessThan(year);
    expect(latest).toBeGreaterThan(year);
  });

  it("says never at the present pace where the count falls", () => {
    const values = count("A", { 2018: 100, 2019: 95, 2020: 90, 2021: 86, 2022: 80 });
    expect(progressOf(values, 400, rules)[0]?.reaches.outcome).toBe("never-at-present-pace");
  });

  it("says beyond the horizon where growth is real and far too slow", () => {
    const values = count("A", { 2018: 100, 2019: 101, 2020: 102.01, 2021: 103.03, 2022: 104.06 });
    expect(progressOf(values, 400, rules)[0]?.reaches.outcome).toBe("beyond-horizon");
  });

  it("says since when it is reached, by the count that reached it and not by the other", () => {
    const values = [
      ...count("A", { 2022: 5000, 2023: 4400 }),
      ...count("B", { 2022: 4600, 2023: 4400 }),
    ];
    const found = progressOf(values, 5000, rules).map((one) => [one.reporter, one.reaches]);
    expect(found).toEqual([
      ["A", { outcome: "reached", year: 2022 }],
      ["B", { outcome: "unknown", reason: "fewer than 5 years with a value in the last 10" }],
    ]);
  });

  it("keeps two values of one year, as a gap with two ends", () => {
    const values = [...count("A", { 2024: 4300 }), { ...count("A", { 2024: 4461 })[0], id: "x" }];
    const [found] = progressOf(values as CountedValue[], 5000, rules);
    expect(found?.latest).toEqual({ year: 2024, low: 4300, high: 4461 });
    expect(found?.gap).toEqual({ low: 539, high: 700 });
  });

  it("tells no pace where a value is not above nought", () => {
    const values = count("A", { 2018: 0, 2019: 1, 2020: 2, 2021: 3, 2022: 4 });
    expect(progressOf(values, 10, rules)[0]?.reaches).toEqual({
      outcome: "unknown",
      reason: "a value is not above 0",
    });
  });

  it("is the same in any order of the values and in any unit", () => {
    const some = fc.record({
      id: fc.uuid(),
      reporter: fc.constantFrom("A", "B"),
      year: fc.integer({ min: 2010, max: 2025 }),
      value: fc.integer({ min: 1, max: 10_000 }),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 30 }), (values) => {
        const found = progressOf(values, 20_000, rules).map((one) => one.reaches);
        const turned = [...values].reverse();
        expect(progressOf(turned, 20_000, rules).map((one) => one.reaches)).toEqual(found);
        const scaled = values.map((one) => ({ ...one, value: one.value * 1024 }));
        expect(progressOf(scaled, 20_000 * 1024, rules).map((one) => one.reaches)).toEqual(found);
      }),
    );
  });
});
