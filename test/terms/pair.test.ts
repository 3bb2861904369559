import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addQuantities,
  directedPair,
  existsIn,
  pairOf,
  parsePair,
  partnerIn,
} from "../../src/terms/index.ts";

const code = fc.string({
  minLength: 3,
  maxLength: 3,
  unit: fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
});
const two = fc.tuple(code, code).filter(([a, b]) => a !== b);

describe("pairOf", () => {
  it("is the same pair whichever state is named first", () => {
    fc.assert(
      fc.property(two, ([a, b]) => {
        expect(pairOf(a, b)).toEqual(pairOf(b, a));
        expect(parsePair(`${a}-${b}`)).toEqual(pairOf(a, b));
        expect(partnerIn(pairOf(a, b), a)).toBe(b);
        expect(partnerIn(pairOf(a, b), "???")).toBeUndefined();
      }),
    );
  });

  it("refuses a state with itself", () => {
    expect(() => pairOf("ARL", "ARL")).toThrow(/two states/);
    expect(() => directedPair("ARL", "ARL")).toThrow(/two states/);
  });
});

describe("directedPair", () => {
  it("is another pair the other way round", () => {
    fc.assert(
      fc.property(two, ([a, b]) => {
        expect(directedPair(a, b).id).not.toBe(directedPair(b, a).id);
      }),
    );
  });
});

describe("parsePair", () => {
  it("refuses what is no pair of codes", () => {
    for (const text of ["", "AAA", "AAA-BB", "aaa-bbb", "AAA-BBB-CCC", "AAA>BBB"]) {
      expect(() => parsePair(text), text).toThrow(/ISO3/);
    }
  });
});

describe("addQuantities", () => {
  it("adds what has one unit and converts nothing in silence", () => {
    expect(addQuantities({ value: 3, unit: "km3" }, { value: 4, unit: "km3" })).toEqual({
      value: 7,
      unit: "km3",
    });
    expect(() => addQuantities({ value: 3, unit: "km3" }, { value: 4, unit: "m3" })).toThrow(
      /m3 cannot be added to km3/,
    );
  });
});

describe("existsIn", () => {
  it("knows the years of a state that came and went, and of one whose beginning is not known", () => {
    const gone = { iso3: "CES", names: {}, existsFrom: "1950-05-01", existsUntil: "2011-06-30" };
    expect([1949, 1950, 2011, 2012].map((year) => existsIn(gone, year))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(existsIn({ iso3: "ARL", names: {} }, 1800)).toBe(true);
  });
});
