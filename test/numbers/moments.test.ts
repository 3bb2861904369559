import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  componentsOf,
  correlationOf,
  cronbachAlpha,
  momentsOf,
  placesOf,
} from "../../src/numbers/index.ts";

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe("momentsOf", () => {
  it("R8: gives sample-adjusted skewness and kurtosis as SciPy 1.17 does (bias = False)", () => {
    const found = momentsOf([1, 2, Number.NaN, 3, 4, 10, 25]);
    expect(found).toMatchObject({ count: 6, missing: 1, least: 1, greatest: 25, median: 3.5 });
    expect(found.mean).toBe(7.5);
    expect(found.deviation).toBeCloseTo(9.137833441248533, 12);
    expect(found.skewness).toBeCloseTo(1.8872645351784416, 12);
    expect(found.kurtosis).toBeCloseTo(3.4974792929111853, 12);
  });

  it("tells no spread of one value and no shape of a constant", () => {
    expect(momentsOf([4])).toMatchObject({ mean: 4, median: 4, deviation: Number.NaN });
    expect(momentsOf([4, 4, 4, 4])).toMatchObject({
      deviation: 0,
      skewness: Number.NaN,
      different: 1,
    });
    expect(momentsOf([])).toMatchObject({ count: 0, median: Number.NaN });
  });

  it("R6: is moved by a constant and stretched by a factor, its shape by neither", () => {
    const columns = fc.array(fc.integer({ min: -1000, max: 1000 }), {
      minLength: 5,
      maxLength: 40,
    });
    fc.assert(
      fc.property(columns, fc.integer({ min: 1, max: 50 }), (values, factor) => {
        fc.pre(new Set(values).size > 1);
        const one = momentsOf(values);
        const other = momentsOf(values.map((value) => factor * value + 7));
        expect(other.mean).toBeCloseTo(factor * one.mean + 7, 6);
        expect(other.skewness).toBeCloseTo(one.skewness, 6);
        expect(other.kurtosis).toBeCloseTo(one.kurtosis, 5);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("placesOf", () => {
  it("gives ties the best of their places, or the mean of them, and gaps none", () => {
    const values = [5, 9, Number.NaN, 9, 1];
    expect([...placesOf(values, { first: "highest", ties: "lowest" })]).toEqual([
      3,
      1,
      Number.NaN,
      1,
      4,
    ]);
    expect([...placesOf(values, { first: "lowest", ties: "average" })]).toEqual([
      2,
      3.5,
      Number.NaN,
      3.5,
      1,
    ]);
  });

  it("R6: average places add up to the sum of 1 to n, whichever end is first", () => {
    fc.assert(
      fc.property(fc.array(finite, { maxLength: 30 }), (values) => {
        const sum = placesOf(values, { first: "highest", ties: "average" }).reduce(
          (a, b) => a + b,
          0,
        );
        expect(sum).toBeCloseTo((values.length * (values.length + 1)) / 2, 9);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("correlationOf", () => {
  it("R8: gives Pearson, Spearman and Kendall as SciPy 1.17 does, over the rows that both have", () => {
    const one = [1, 2, 3, 4, 5, 5, Number.NaN];
    const other = [2, 1, 4, 3, 7, 6, 9];
    expect(correlationOf(one, other, "pearson")).toBeCloseTo(0.8635115366415456, 12);
    expect(correlationOf(one, other, "spearman")).toBeCloseTo(0.8696565534786727, 12);
    expect(correlationOf(one, other, "kendall")).toBeCloseTo(0.6900655593423541, 12);
  });

  it("says nothing of two rows, nor of a column that does not vary", () => {
    expect(correlationOf([1, 2], [2, 1], "pearson")).toBeUndefined();
    expect(correlationOf([1, 1, 1], [2, 1, 3], "spearman")).toBeUndefined();
  });

  it("R6: is the same both ways round and never beyond ±1", () => {
    const pairs = fc.array(fc.tuple(finite, finite), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(pairs, (rows) => {
        const [one, other] = [rows.map(([a]) => a), rows.map(([, b]) => b)];
        const found = correlationOf(one, other, "spearman");
        expect(correlationOf(other, one, "spearman")).toBe(found);
        if (found !== undefined) expect(Math.abs(found)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("componentsOf", () => {
  it("splits two columns into 1 + r and 1 − r, loaded alike", () => {
    const one = [1, 2, 3, 4, 5, 5];
    const other = [2, 1, 4, 3, 7, 6];
    const found = componentsOf([one, other]);
    const r = correlationOf(one, other, "pearson") ?? 9;
    expect(found?.variances).toEqual([expect.closeTo(1 + r, 12), expect.closeTo(1 - r, 12)]);
    expect(found?.loadings[0]).toEqual([
      expect.closeTo(Math.SQRT1_2, 12),
      expect.closeTo(Math.SQRT1_2, 12),
    ]);
    expect(found?.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it("leaves out rows with a gap, and says nothing of a constant column", () => {
    expect(
      componentsOf([
        [1, 2, 3, Number.NaN],
        [2, 1, 4, 4],
      ])?.rows,
    ).toBe(3);
    expect(
      componentsOf([
        [1, 2, 3],
        [4, 4, 4],
      ]),
    ).toBeUndefined();
  });
});

describe("cronbachAlpha", () => {
  it("is 1 for columns that say the same, and as worked by hand otherwise", () => {
    expect(
      cronbachAlpha([
        [1, 2, 3],
        [1, 2, 3],
      ]),
    ).toBeCloseTo(1, 12);
    // Variances 1 and 1; of the sums 2, 5, 5 it is 3: α = 2 · (1 − 2/3).
    expect(
      cronbachAlpha([
        [1, 2, 3],
        [1, 3, 2],
      ]),
    ).toBeCloseTo(2 * (1 - 2 / 3), 12);
  });

  it("needs two columns and three whole rows", () => {
    expect(cronbachAlpha([[1, 2, 3]])).toBeUndefined();
    expect(
      cronbachAlpha([
        [1, 2, Number.NaN],
        [1, 2, 3],
      ]),
    ).toBeUndefined();
  });
});
