import { describe, expect, it } from "vitest";
import { createChance, sensitivityOf } from "../../src/numbers/index.ts";

const design = { base: 4096, draws: 100, chance: createChance(1) };

describe("sensitivityOf", () => {
  // Ishigami and Homma 1990 with a = 7, b = 0.1: all indices are known in closed form.
  const ishigami = (point: Float64Array) => {
    const [x, y, z] = [...point].map((one) => Math.PI * (2 * one - 1)) as [number, number, number];
    return [Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x), 1];
  };

  it("finds the known shares of the Ishigami function, within its own intervals", () => {
    const [found, constant] = sensitivityOf({
      ...design,
      factors: [[0], [1], [2]],
      model: ishigami,
    });
    const first = [0.31390519, 0.44241114, 0];
    const total = [0.55758886, 0.44241114, 0.24368366];
    for (const [i, one] of (found ?? []).entries()) {
      expect(one.first.value).toBeCloseTo(first[i] ?? 9, 2);
      expect(one.total.value).toBeCloseTo(total[i] ?? 9, 2);
      expect(one.first.low).toBeLessThan((first[i] ?? 9) + 0.02);
      expect(one.first.high).toBeGreaterThan((first[i] ?? 9) - 0.02);
      expect(one.total.high - one.total.low).toBeLessThan(0.2);
    }
    expect(found).toHaveLength(3);
    expect(constant).toBeUndefined();
  });

  it("takes factors of several places as one: what they do together counts as their own", () => {
    const [found] = sensitivityOf({ ...design, factors: [[0, 2], [1]], model: ishigami });
    expect(found?.[0]?.first.value).toBeCloseTo(0.55758886, 2);
    expect(found?.[0]?.total.value).toBeCloseTo(0.55758886, 2);
  });

  it("gives an additive model shares that add up to one, first and total alike", () => {
    const model = (point: Float64Array) => [3 * (point[0] ?? 0) + 4 * (point[1] ?? 0)];
    const [found] = sensitivityOf({ ...design, factors: [[0], [1]], model });
    expect(found?.map((one) => one.first.value)).toEqual([
      expect.closeTo(9 / 25, 2),
      expect.closeTo(16 / 25, 2),
    ]);
    expect(found?.[0]?.total.value).toBeCloseTo(9 / 25, 2);
  });

  it("refuses more factors than a Sobol sequence can hold twice", () => {
    const factors = Array.from({ length: 65 }, (_, i) => [i]);
    expect(() => sensitivityOf({ ...design, factors, model: () => [1] })).toThrow(
      expect.objectContaining({ code: "sobol-dimensions" }),
    );
  });
});
