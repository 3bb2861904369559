import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitLine, predict, slopeInterval, studentQuantile } from "../../src/numbers/index.ts";

describe("studentQuantile", () => {
  it("gives the points of the printed tables", () => {
    // Abramowitz and Stegun 1972, table 26.10.
    const printed = [
      [1, 12.706205],
      [2, 4.302653],
      [5, 2.570582],
      [10, 2.228139],
      [30, 2.042272],
      [120, 1.97993],
    ] as const;
    for (const [freedom, t] of printed) expect(studentQuantile(0.975, freedom)).toBeCloseTo(t, 5);
    expect(studentQuantile(0.5, 7)).toBeCloseTo(0, 9);
    expect(studentQuantile(0.9, 3)).toBeCloseTo(1.637744, 5);
  });

  it("mirrors about nought and comes near the normal distribution", () => {
    expect(studentQuantile(0.025, 4)).toBeCloseTo(-studentQuantile(0.975, 4), 12);
    expect(studentQuantile(0.975, 100_000)).toBeCloseTo(1.959964, 4);
  });
});

// Anscombe 1973, The American Statistician 27(1), first set.
const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
const anscombe = x.map((one, i) => ({ x: one, y: y[i] ?? 0 }));

describe("fitLine", () => {
  it("finds the line that Anscombe prints", () => {
    const line = fitLine(anscombe);
    expect(line?.slope).toBeCloseTo(0.500091, 6);
    expect(predict(line as NonNullable<typeof line>, 0).value).toBeCloseTo(3.000091, 6);
    expect(line?.spread).toBeCloseTo(1.236603, 6);
  });

  it("draws no line through two observations, nor through those of one time", () => {
    expect(fitLine(anscombe.slice(0, 2))).toBeUndefined();
    expect(fitLine([1, 2, 3].map((one) => ({ x: 7, y: one })))).toBeUndefined();
  });
});

describe("predict", () => {
  it("gives the interval that R's predict.lm gives for a new observation", () => {
    const line = fitLine(anscombe);
    if (line === undefined) throw new Error("no line");
    // By hand: 10.5018 ± 2.262157 · 1.236603 · √(1 + 1/11 + 36/110) at x = 15.
    const { value, low, high } = predict(line, 15);
    expect(value).toBeCloseTo(10.501455, 5);
    expect(high - value).toBeCloseTo(2.262157 * 1.236603 * Math.sqrt(1 + 1 / 11 + 36 / 110), 4);
    expect(value - low).toBeCloseTo(high - value, 10);
    // The standard error of the slope in Anscombe's table is 0.118.
    expect(slopeInterval(line).high - line.slope).toBeCloseTo(2.262157 * 0.117906, 4);
  });

  it("finds again any line that the observations lie on", () => {
    const whole = fc.integer({ min: -50, max: 50 });
    const times = fc.uniqueArray(whole, { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(times, whole, whole, (at, slope, start) => {
        const line = fitLine(at.map((one) => ({ x: one, y: start + slope * one })));
        expect(line?.slope).toBeCloseTo(slope, 8);
        expect(line && predict(line, 100).value).toBeCloseTo(start + slope * 100, 6);
      }),
    );
  });
});
