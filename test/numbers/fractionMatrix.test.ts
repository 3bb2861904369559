import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fraction,
  fractionDeterminant,
  fractionDot,
  fractionText,
  signOf,
  solveFractions,
} from "../../src/numbers/index.ts";

const square = (size: number) =>
  fc.array(
    fc.array(
      fc.integer({ min: -5, max: 5 }).map((v) => fraction(v)),
      { minLength: size, maxLength: size },
    ),
    { minLength: size, maxLength: size },
  );

describe("fractionDeterminant", () => {
  it("is that of the textbook, with rows that have to change places", () => {
    const rows = [
      [0, 2, 1],
      [3, 1, 0],
      [1, 1, 1],
    ].map((row) => row.map((v) => fraction(v)));
    expect(fractionText(fractionDeterminant(rows))).toBe("-4");
  });
});

describe("solveFractions", () => {
  it("solves what has one solution and nothing else", () => {
    fc.assert(
      fc.property(square(3), (rows) => {
        const bounds = [fraction(1), fraction(-2), fraction(1, 3)];
        const found = solveFractions(rows, bounds);
        expect(found === undefined).toBe(signOf(fractionDeterminant(rows)) === 0);
        if (found !== undefined) expect(rows.map((row) => fractionDot(row, found))).toEqual(bounds);
      }),
      { seed: 1 },
    );
  });
});
