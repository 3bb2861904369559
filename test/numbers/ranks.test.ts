import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kendallTau, rankBiasedOverlap } from "../../src/numbers/index.ts";

describe("kendallTau", () => {
  it("is 1 for the same order, −1 for its reverse, and two thirds for one exchange of four", () => {
    expect(kendallTau([1, 2, 3, 4], [1, 2, 3, 4])).toBe(1);
    expect(kendallTau([1, 2, 3, 4], [4, 3, 2, 1])).toBe(-1);
    expect(kendallTau([1, 2, 3, 4], [1, 2, 4, 3])).toBeCloseTo(2 / 3, 12);
  });

  it("counts ties as neither for nor against", () => {
    // Five pairs apart in both, all agreeing, one tied in the second: 5 / √(6 · 5).
    expect(kendallTau([1, 2, 3, 4], [1, 2, 2, 3])).toBeCloseTo(5 / Math.sqrt(30), 12);
    expect(kendallTau([1, 1], [1, 2])).toBeUndefined();
    expect(kendallTau([1], [1])).toBeUndefined();
  });
});

const lists = fc.uniqueArray(fc.constantFrom(..."abcdefghij"), { minLength: 1, maxLength: 8 });
const persistence = fc.double({ min: 0.1, max: 0.98, noNaN: true });

describe("rankBiasedOverlap", () => {
  it("is as computed by hand for two lists of three with the last two exchanged", () => {
    // 0.1/0.9 · (1 · 0.9 + 1/2 · 0.81 + 1 · 0.729) + 1 · 0.729
    expect(rankBiasedOverlap(["a", "b", "c"], ["a", "c", "b"], 0.9)).toBeCloseTo(0.955, 12);
  });

  it("weighs the top more than the end", () => {
    const top = rankBiasedOverlap(["a", "b", "c", "d"], ["b", "a", "c", "d"], 0.8) ?? 0;
    const end = rankBiasedOverlap(["a", "b", "c", "d"], ["a", "b", "d", "c"], 0.8) ?? 0;
    expect(end).toBeGreaterThan(top);
  });

  it("is 1 of a list with itself, 0 of lists that share nothing, and mirrors", () => {
    fc.assert(
      fc.property(lists, lists, persistence, (one, other, p) => {
        expect(rankBiasedOverlap(one, one, p)).toBeCloseTo(1, 9);
        const apart = other.map((name) => name.toUpperCase());
        expect(rankBiasedOverlap(one, apart, p)).toBeCloseTo(0, 9);
        const found = rankBiasedOverlap(one, other, p) ?? -1;
        expect(found).toBeCloseTo(rankBiasedOverlap(other, one, p) ?? -2, 9);
        expect(found).toBeGreaterThanOrEqual(-1e-12);
        expect(found).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it("says nothing of an empty list", () => {
    expect(rankBiasedOverlap([], ["a"], 0.9)).toBeUndefined();
  });
});
