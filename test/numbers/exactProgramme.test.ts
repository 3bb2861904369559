import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareFractions,
  type ExactConstraint,
  type Fraction,
  fraction,
  fractionDot,
  fractionText,
  polytopeCorners,
  signOf,
  solveExactly,
  sumOfFractions,
  times,
} from "../../src/numbers/index.ts";

const numbers = (...values: readonly number[]): readonly Fraction[] =>
  values.map((v) => fraction(v));
const row = (
  coefficients: readonly number[],
  relation: ExactConstraint["relation"],
  bound: number,
): ExactConstraint => ({
  coefficients: numbers(...coefficients),
  relation,
  bound: fraction(bound),
});

describe("solveExactly", () => {
  it("solves a textbook programme, with the price of each constraint", () => {
    const solution = solveExactly({
      maximise: numbers(3, 5),
      constraints: [
        row([1, 0], "at most", 4),
        row([0, 2], "at most", 12),
        row([3, 2], "at most", 18),
      ],
    });
    expect(solution).toEqual({
      status: "optimal",
      value: fraction(36),
      point: numbers(2, 6),
      prices: [fraction(0), fraction(3, 2), fraction(1)],
    });
  });

  it("keeps equalities, lower bounds and variables that may be below nothing", () => {
    const solution = solveExactly({
      maximise: numbers(-1, -1),
      constraints: [
        row([1, -2], "equal", 3),
        row([1, 1], "at least", -9),
        row([0, 1], "at least", -7),
      ],
      free: [0, 1],
    });
    expect(solution.status === "optimal" && solution.value).toEqual(fraction(9));
    expect(solution.status === "optimal" && solution.point).toEqual(numbers(-5, -4));
    expect(solution.status === "optimal" && solution.prices.map(fractionText)).toEqual([
      "0",
      "-1",
      "0",
    ]);
  });

  it("says when nothing keeps every constraint and when there is no bound", () => {
    const narrow = [row([1], "at least", 3), row([1], "at most", 2)];
    expect(solveExactly({ maximise: numbers(1), constraints: narrow })).toEqual({
      status: "infeasible",
    });
    expect(
      solveExactly({ maximise: numbers(1, 0), constraints: [row([0, 1], "at most", 1)] }),
    ).toEqual({
      status: "unbounded",
    });
  });

  it("ends where the plain rule would run in circles (Beale 1955)", () => {
    const solution = solveExactly({
      maximise: [fraction(3, 4), fraction(-20), fraction(1, 2), fraction(-6)],
      constraints: [
        {
          coefficients: [fraction(1, 4), fraction(-8), fraction(-1), fraction(9)],
          relation: "at most",
          bound: fraction(0),
        },
        {
          coefficients: [fraction(1, 2), fraction(-12), fraction(-1, 2), fraction(3)],
          relation: "at most",
          bound: fraction(0),
        },
        row([0, 0, 1, 0], "at most", 1),
      ],
    });
    expect(solution.status === "optimal" && solution.value).toEqual(fraction(5, 4));
  });

  it("has prices that prove its answer (strong duality), for any programme", () => {
    const size = fc.integer({ min: -6, max: 6 });
    const constraint = fc.record({
      coefficients: fc.array(size, { minLength: 3, maxLength: 3 }).map((one) => numbers(...one)),
      relation: fc.constantFrom("at most", "at least", "equal" as const),
      bound: size.map((one) => fraction(one)),
    });
    const box = [0, 1, 2].map((i) =>
      row(
        [0, 1, 2].map((j) => (i === j ? 1 : 0)),
        "at most",
        5,
      ),
    );
    let solved = 0;
    fc.assert(
      fc.property(
        fc.array(constraint, { maxLength: 4 }),
        fc.array(size, { minLength: 3, maxLength: 3 }),
        (more, goal) => {
          const constraints = [...box, ...more];
          const maximise = numbers(...goal);
          const solution = solveExactly({ maximise, constraints });
          if (solution.status !== "optimal") return;
          solved += 1;
          const { point, prices, value } = solution;
          expect(fractionDot(maximise, point)).toEqual(value);
          expect(
            fractionDot(
              prices,
              constraints.map((one) => one.bound),
            ),
          ).toEqual(value);
          constraints.forEach((one, k) => {
            const side = compareFractions(fractionDot(one.coefficients, point), one.bound);
            const price = signOf(prices[k] ?? fraction(0));
            expect(
              one.relation === "at most"
                ? side <= 0 && price >= 0
                : one.relation === "at least"
                  ? side >= 0 && price <= 0
                  : side === 0,
            ).toBe(true);
          });
          maximise.forEach((worth, i) => {
            const cost = sumOfFractions(
              constraints.map((one, k) =>
                times(one.coefficients[i] ?? fraction(0), prices[k] ?? fraction(0)),
              ),
            );
            expect(compareFractions(cost, worth)).toBeGreaterThanOrEqual(0);
          });
        },
      ),
      { numRuns: 300, seed: 7 },
    );
    expect(solved).toBeGreaterThan(50);
  });
});

describe("polytopeCorners", () => {
  it("finds the corners of a square and of a square with a corner touched by a third line", () => {
    const square = polytopeCorners(
      [
        [1n, 0n],
        [0n, 1n],
      ],
      100,
    );
    expect(square?.map((one) => one.numerators.join()).sort()).toEqual([
      "0,0",
      "0,1",
      "1,0",
      "1,1",
    ]);
    const touched =
      polytopeCorners(
        [
          [2n, 0n],
          [0n, 2n],
          [1n, 1n],
        ],
        100,
      ) ?? [];
    expect(touched.length).toBe(4);
    expect(touched.map((one) => one.tight).sort((a, b) => a - b)).toEqual([
      0b00011, 0b00110, 0b01001, 0b11100,
    ]);
  });

  it("finds all corners of a cube whatever its dimension, and stops where it is told", () => {
    const cube = (size: number): readonly (readonly bigint[])[] =>
      Array.from({ length: size }, (_, i) =>
        Array.from({ length: size }, (_, j) => (i === j ? 3n : 0n)),
      );
    expect(polytopeCorners(cube(8), 1000)?.length).toBe(256);
    expect(polytopeCorners(cube(8), 100)).toBeUndefined();
  });
});
