import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dot,
  eigenvalues,
  identity,
  inverse,
  isSymmetric,
  leastSquares,
  logDeterminant,
  type Matrix,
  multiply,
  multiplyColumn,
  solve,
  symmetricEigen,
  transpose,
} from "../../src/numbers/index.ts";

const close = (one: Matrix, other: Matrix, digits: number): void => {
  expect(one.length).toBe(other.length);
  for (const [i, row] of one.entries()) {
    for (const [j, value] of row.entries()) expect(value).toBeCloseTo(other[i]?.[j] ?? 0, digits);
  }
};
const code = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};
const square = (size: number): fc.Arbitrary<Matrix> =>
  fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: size, maxLength: size }), {
    minLength: size,
    maxLength: size,
  });

describe("multiply", () => {
  it("multiplies as the schoolbook does", () => {
    const left = [
      [1, 2],
      [3, 4],
      [5, 6],
    ];
    expect(
      multiply(left, [
        [7, 8, 9],
        [1, 0, 2],
      ]),
    ).toEqual([
      [9, 8, 13],
      [25, 24, 35],
      [41, 40, 57],
    ]);
    expect(multiplyColumn(left, [1, -1])).toEqual([-1, -1, -1]);
    expect(dot([1, 2, 3], [4, 5, 6])).toBe(32);
  });

  it("refuses shapes that do not fit", () => {
    expect(code(() => multiply([[1, 2]], [[1, 2]]))).toBe("matrix-shape");
  });

  it("turns round when both are transposed, for 1,000 pairs", () => {
    fc.assert(
      fc.property(square(3), square(3), (one, other) => {
        expect(transpose(multiply(one, other))).toEqual(multiply(transpose(other), transpose(one)));
      }),
      { numRuns: 1000, seed: 6 },
    );
  });
});

describe("solve and inverse", () => {
  it("solves what is known by hand", () => {
    close(
      solve(
        [
          [2, 1],
          [1, 3],
        ],
        [[5], [10]],
      ),
      [[1], [3]],
      12,
    );
    close(
      inverse([
        [4, 7],
        [2, 6],
      ]),
      [
        [0.6, -0.7],
        [-0.2, 0.4],
      ],
      12,
    );
  });

  it("refuses a column that follows from the others, also when rounding hides it", () => {
    expect(
      code(() =>
        inverse([
          [1, 2],
          [2, 4],
        ]),
      ),
    ).toBe("matrix-singular");
    const almost = [
      [0.1, 0.3, 0.4],
      [0.2, 0.7, 0.9],
      [0.3, 0.1, 0.4],
    ];
    expect(code(() => inverse(almost))).toBe("matrix-singular");
    expect(code(() => inverse([[1, 2]]))).toBe("matrix-shape");
  });
});

describe("leastSquares", () => {
  it("finds the line through points that lie on one, and the nearest otherwise", () => {
    const columns = [
      [1, 0],
      [1, 1],
      [1, 2],
      [1, 3],
    ];
    close([leastSquares(columns, [1, 3, 5, 7])], [[1, 2]], 12);
    close([leastSquares(columns, [0, 1, 0, 1])], [[0.2, 0.2]], 12);
  });

  it("refuses columns of which one follows from the others", () => {
    expect(
      code(() =>
        leastSquares(
          [
            [1, 2],
            [2, 4],
            [3, 6],
          ],
          [1, 2, 3],
        ),
      ),
    ).toBe("matrix-singular");
  });
});

describe("logDeterminant", () => {
  it("knows size and sign", () => {
    expect(
      logDeterminant([
        [0, 2],
        [3, 0],
      ]),
    ).toEqual({ value: Math.log(6), sign: -1 });
    expect(
      logDeterminant([
        [1, 2],
        [2, 4],
      ]).sign,
    ).toBe(0);
    expect(logDeterminant(identity(5))).toEqual({ value: 0, sign: 1 });
  });

  it("agrees with Leibniz' formula on 1,000 matrices of three rows", () => {
    fc.assert(
      fc.property(square(3), (m) => {
        const at = (i: number, j: number): number => m[i]?.[j] ?? 0;
        const minor = (j: number, k: number): number => at(1, j) * at(2, k) - at(1, k) * at(2, j);
        const known = at(0, 0) * minor(1, 2) - at(0, 1) * minor(0, 2) + at(0, 2) * minor(0, 1);
        const { value, sign } = logDeterminant(m);
        expect(sign * Math.exp(value)).toBeCloseTo(known, 7);
      }),
      { numRuns: 1000, seed: 6 },
    );
  });
});

describe("symmetricEigen", () => {
  it("finds the axes of a small matrix, the longest first", () => {
    const { values, vectors } = symmetricEigen([
      [2, 1],
      [1, 2],
    ]);
    close([values], [[3, 1]], 12);
    const half = Math.SQRT1_2;
    close(
      vectors.map((row) => row.map(Math.abs)),
      [
        [half, half],
        [half, half],
      ],
      12,
    );
  });

  it("puts every symmetric matrix together again, in 1,000 cases", () => {
    fc.assert(
      fc.property(square(4), (m) => {
        const symmetric = m.map((row, i) => row.map((one, j) => one + (m[j]?.[i] ?? 0)));
        const { values, vectors } = symmetricEigen(symmetric);
        const stretched = vectors.map((row) => row.map((one, j) => one * (values[j] ?? 0)));
        close(multiply(stretched, transpose(vectors)), symmetric, 9);
        close(multiply(transpose(vectors), vectors), identity(4), 9);
        expect([...values].sort((a, b) => b - a)).toEqual(values);
      }),
      { numRuns: 1000, seed: 6 },
    );
  });

  it("refuses a matrix that is not symmetric", () => {
    expect(
      isSymmetric([
        [1, 2],
        [3, 1],
      ]),
    ).toBe(false);
    expect(
      code(() =>
        symmetricEigen([
          [1, 2],
          [3, 1],
        ]),
      ),
    ).toBe("matrix-shape");
  });
});

describe("eigenvalues", () => {
  it("finds the complex pair of a quarter turn", () => {
    const { real, imaginary } = eigenvalues([
      [0, -1],
      [1, 0],
    ]);
    close([real], [[0, 0]], 12);
    expect([...imaginary].sort()).toEqual([-1, 1]);
  });
});
