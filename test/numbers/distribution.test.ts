import { assert, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  latinHypercube,
  normalQuantile,
  normalShareBelow,
  type Spread,
  spreadQuantile,
} from "../../src/numbers/index.ts";

const share = double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

describe("spreadQuantile", () => {
  it("gives textbook points of the normal distribution", () => {
    // Abramowitz and Stegun 1972, table 26.5.
    expect(normalQuantile(0.5)).toBeCloseTo(0, 14);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 12);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167813, 12);
  });

  it("turns the share below a point round", () => {
    assert(
      property(share, (p) => {
        expect(normalShareBelow(normalQuantile(p))).toBeCloseTo(p, 12);
      }),
    );
  });

  it("keeps the middle 90 % of normal and lognormal spreads within their bounds", () => {
    const normal: Spread = { distribution: "normal", value: 10, low: 6, high: 14 };
    expect(spreadQuantile(normal, 0.05)).toBeCloseTo(6, 10);
    expect(spreadQuantile(normal, 0.95)).toBeCloseTo(14, 10);
    const log: Spread = { distribution: "lognormal", value: 10, low: 5, high: 20 };
    expect(spreadQuantile(log, 0.05)).toBeCloseTo(5, 10);
    expect(spreadQuantile(log, 0.95)).toBeCloseTo(20, 10);
    expect(spreadQuantile(log, 0.5)).toBeCloseTo(10, 10);
  });

  it("stays within the ends of uniform and triangular spreads and rises with the share", () => {
    const ends = (distribution: "uniform" | "triangular") =>
      property(share, share, (p, q) => {
        const spread = { distribution, value: 2, low: -1, high: 3 };
        const [low, high] = [Math.min(p, q), Math.max(p, q)].map((one) =>
          spreadQuantile(spread, one),
        );
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(3);
        expect(low ?? 0).toBeLessThanOrEqual(high ?? 0);
      });
    assert(ends("uniform"));
    assert(ends("triangular"));
    // A quarter of the width left of the mode holds 3/4 of the share: the mode itself is at share 0.75.
    const spread: Spread = { distribution: "triangular", value: 2, low: -1, high: 3 };
    expect(spreadQuantile(spread, 0.75)).toBeCloseTo(2, 12);
  });

  it("refuses a range that does not hold its value", () => {
    const wrong: Spread = { distribution: "uniform", value: 9, low: 0, high: 1 };
    expect(() => spreadQuantile(wrong, 0.5)).toThrow(/does not hold its value 9/);
  });
});

describe("latinHypercube", () => {
  it("meets each slice of each dimension once, and repeats for the same seed", () => {
    assert(
      property(
        integer({ min: 1, max: 60 }),
        integer({ min: 1, max: 6 }),
        integer(),
        (points, dimensions, seed) => {
          const drawn = latinHypercube(points, dimensions, seed);
          expect(drawn).toEqual(latinHypercube(points, dimensions, seed));
          for (let dimension = 0; dimension < dimensions; dimension += 1) {
            const slices = Array.from({ length: points }, (_, at) =>
              Math.floor((drawn[at * dimensions + dimension] ?? -1) * points),
            );
            expect(slices.sort((a, b) => a - b)).toEqual(slices.map((_, at) => at));
          }
        },
      ),
    );
  });
});
