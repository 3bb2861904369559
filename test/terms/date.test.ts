import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  earliestDay,
  isBy,
  isPartialDate,
  latestDay,
  parsePartialDate,
} from "../../src/terms/index.ts";

const date = fc
  .tuple(
    fc.integer({ min: 1000, max: 9999 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map(
    ([year, month, day]) =>
      [String(year), String(month).padStart(2, "0"), String(day).padStart(2, "0")] as const,
  )
  .chain(([year, month, day]) =>
    fc.constantFrom(year, `${year}-${month}`, `${year}-${month}-${day}`),
  )
  .filter(isPartialDate);

describe("isPartialDate", () => {
  it("takes a day, a month or a year, and only days that exist", () => {
    for (const text of ["1992", "1992-02", "1992-02-29", "2000-02-29", "2022-12-31"]) {
      expect(isPartialDate(text), text).toBe(true);
    }
    for (const text of [
      "",
      "92",
      "1992-13",
      "1992-00",
      "1993-02-29",
      "1900-02-29",
      "1992-2-1",
      "1992-02-30",
      " 1992",
      "1992-02-01T00:00",
    ]) {
      expect(isPartialDate(text), text).toBe(false);
    }
  });
});

describe("parsePartialDate", () => {
  it("says what to write instead, and where", () => {
    expect(() => parsePartialDate("22.12.2022", "acts.csv, row 4")).toThrow(/YYYY-MM-DD/);
    try {
      parsePartialDate("soon", "acts.csv, row 4");
    } catch (problem) {
      expect(problem).toMatchObject({ code: "date-unreadable", where: "acts.csv, row 4" });
    }
  });
});

describe("earliestDay and latestDay", () => {
  it("bound what a date may mean, and are the same for a whole day", () => {
    expect([earliestDay(parsePartialDate("2024")), latestDay(parsePartialDate("2024"))]).toEqual([
      "2024-01-01",
      "2024-12-31",
    ]);
    expect(latestDay(parsePartialDate("2024-02"))).toBe("2024-02-29");
    fc.assert(
      fc.property(date, (one) => {
        expect(earliestDay(one) <= latestDay(one)).toBe(true);
        expect(isPartialDate(earliestDay(one)) && isPartialDate(latestDay(one))).toBe(true);
        expect(earliestDay(one).startsWith(one) && latestDay(one).startsWith(one)).toBe(true);
      }),
    );
  });
});

describe("isBy", () => {
  it("claims a year or a month only once it is over", () => {
    expect(isBy(parsePartialDate("2011"), "2011-12-30")).toBe(false);
    expect(isBy(parsePartialDate("2011"), "2011-12-31")).toBe(true);
    expect(isBy(parsePartialDate("2022-12-22"), "2022-12-22")).toBe(true);
  });

  it("stays true on every later day", () => {
    fc.assert(
      fc.property(date, date, date, (one, a, b) => {
        const [early, late] = [latestDay(a), latestDay(b)].sort() as [string, string];
        expect(!isBy(one, early) || isBy(one, late)).toBe(true);
      }),
    );
  });
});
