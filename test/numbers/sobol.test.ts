import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createChance, mostSobolDimensions, sobolPoints } from "../../src/numbers/index.ts";

const at = (points: Float64Array, dimensions: number, point: number) =>
  [0, 1, 2, 19, 63, 99, 127].map((dimension) => points[point * dimensions + dimension]);

describe("sobolPoints", () => {
  it("R8: gives the points of another program (SciPy 1.17, unscrambled) to the last bit", () => {
    const points = sobolPoints({ points: 64, dimensions: 128 });
    expect(at(points, 128, 45)).toEqual([
      0.859375, 0.953125, 0.390625, 0.453125, 0.390625, 0.859375, 0.734375,
    ]);
    expect(at(points, 128, 63)).toEqual([
      0.015625, 0.796875, 0.359375, 0.234375, 0.734375, 0.078125, 0.640625,
    ]);
  });

  it("R6: puts just one of the first 2^k points into each of 2^k equal parts of every axis", () => {
    const powers = fc.integer({ min: 0, max: 8 });
    const shifts = fc.option(fc.integer(), { nil: undefined });
    fc.assert(
      fc.property(powers, shifts, fc.integer({ min: 0, max: 127 }), (power, seed, axis) => {
        const shift = seed === undefined ? undefined : createChance(seed);
        const count = 2 ** power;
        const points = sobolPoints({ points: count, dimensions: 128, shift });
        const parts = Array.from({ length: count }, (_, i) =>
          Math.floor((points[i * 128 + axis] ?? 0) * count),
        );
        expect(new Set(parts).size).toBe(count);
      }),
      { numRuns: 200 },
    );
  });

  it("is the same for the same seed, and another for another", () => {
    const run = (seed: number) =>
      sobolPoints({ points: 8, dimensions: 3, shift: createChance(seed) });
    expect(run(5)).toEqual(run(5));
    expect(run(5)).not.toEqual(run(6));
  });

  it("refuses more dimensions than it has good numbers for", () => {
    const many = mostSobolDimensions + 1;
    expect(() => sobolPoints({ points: 2, dimensions: many })).toThrow(
      expect.objectContaining({ code: "sobol-dimensions" }),
    );
    expect(() => sobolPoints({ points: 2, dimensions: 0 })).toThrow(/1 to 128/);
  });
});
