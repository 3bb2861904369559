import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createChance,
  quantile,
  resampledInterval,
  shareInterval,
} from "../../src/numbers/index.ts";

describe("createChance", () => {
  it("repeats itself for a seed, and not for another", () => {
    const draw = (seed: number): readonly number[] => {
      const chance = createChance(seed);
      return Array.from({ length: 5 }, () => chance.next());
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it("fills the range evenly", () => {
    const chance = createChance(1);
    const counts = new Array(10).fill(0);
    for (let i = 0; i < 100_000; i += 1) counts[chance.below(10)] += 1;
    // Chi square with nine degrees of freedom: above 27.9 once in a thousand.
    const square = counts.reduce((total, count) => total + (count - 10_000) ** 2 / 10_000, 0);
    expect(square).toBeLessThan(27.9);
  });
});

describe("shareInterval", () => {
  it("is 0.0552 to 0.1744 for 10 of 100 (Wilson)", () => {
    const { low, high } = shareInterval(10, 100);
    expect(low).toBeCloseTo(0.0552, 4);
    expect(high).toBeCloseTo(0.1744, 4);
  });

  it("holds the share, stays in bounds, and mirrors", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (right, wrong) => {
        const all = right + wrong;
        const { low, high } = shareInterval(right, all);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        if (all > 0) expect(low <= right / all + 1e-12 && right / all <= high + 1e-12).toBe(true);
        expect(shareInterval(wrong, all).low).toBeCloseTo(1 - high, 9);
      }),
    );
  });
});

describe("quantile", () => {
  it("runs straight between two values (type 7)", () => {
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(quantile([], 0.5)).toBeUndefined();
  });
});

describe("resampledInterval", () => {
  const mean = (sample: readonly number[]): number | undefined =>
    sample.length === 0 ? undefined : sample.reduce((a, b) => a + b, 0) / sample.length;

  it("comes near the interval of the mean that theory gives", () => {
    const units = Array.from({ length: 400 }, (_, i) => i % 2);
    const found = resampledInterval(units, mean, { chance: createChance(3), draws: 2000 });
    expect(found?.low).toBeCloseTo(0.5 - 1.96 * 0.025, 2);
    expect(found?.high).toBeCloseTo(0.5 + 1.96 * 0.025, 2);
  });

  it("says nothing of nothing", () => {
    expect(resampledInterval([], mean, { chance: createChance(3), draws: 10 })).toBeUndefined();
  });
});
