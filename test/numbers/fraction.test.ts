import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareFractions,
  dividedBy,
  fraction,
  fractionNumber,
  fractionText,
  minus,
  plus,
  readFraction,
  signOf,
  times,
  wholeNumbers,
  zero,
} from "../../src/numbers/index.ts";

const anyFraction = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
    fc.bigInt({ min: 1n, max: 10n ** 20n }),
  )
  .map(([above, below]) => fraction(above, below));
const textOf = (value: unknown): string | undefined => {
  const found = readFraction(value);
  return found && fractionText(found);
};

describe("readFraction", () => {
  it("reads decimals as their digits say, fractions, powers and a true minus sign", () => {
    const written = [
      3,
      -0.5,
      "1/3",
      "2.5e-3",
      "-7/2",
      0.1,
      "\u22121.5",
      ".5",
      "6/-4",
      1e21,
      5e-324,
    ];
    expect(written.map(textOf).slice(0, 9)).toEqual([
      "3",
      "-1/2",
      "1/3",
      "1/400",
      "-7/2",
      "1/10",
      "-3/2",
      "1/2",
      "-3/2",
    ]);
    expect(textOf(1e21)).toBe("1000000000000000000000");
    expect(textOf(5e-324)?.startsWith("1/2")).toBe(true);
  });

  it("gives nothing for what is no number", () => {
    const odd = [
      "",
      "1/0",
      "1/2/3",
      "a",
      "1,5",
      Number.NaN,
      Infinity,
      null,
      {},
      ".",
      "1e9999",
      "0x1",
    ];
    expect(odd.map(textOf)).toEqual(odd.map(() => undefined));
  });
});

describe("fraction", () => {
  it("is kept in lowest terms with the denominator above 0", () => {
    expect(fraction(6, -4)).toEqual({ numerator: -3n, denominator: 2n });
    expect(fraction(0, -7)).toEqual(zero);
    expect(() => fraction(1, 0)).toThrow(RangeError);
  });

  it("obeys the laws of arithmetic", () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, anyFraction, (a, b, c) => {
        expect(times(a, plus(b, c))).toEqual(plus(times(a, b), times(a, c)));
        expect(minus(plus(a, b), b)).toEqual(a);
        if (signOf(b) !== 0) expect(times(dividedBy(a, b), b)).toEqual(a);
        expect(Math.sign(compareFractions(a, b))).toBe(signOf(minus(a, b)));
      }),
    );
  });

  it("comes back from its text", () => {
    fc.assert(
      fc.property(anyFraction, (a) => {
        expect(readFraction(fractionText(a))).toEqual(a);
      }),
    );
  });
});

describe("fractionNumber", () => {
  it("gives back every ordinary number", () => {
    const ordinary = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(ordinary, (value) => {
        fc.pre(Math.abs(value) > 1e-290 || value === 0);
        expect(fractionNumber(readFraction(value) ?? zero)).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it("rounds once, also of whole numbers too long for ordinary ones", () => {
    expect(fractionNumber(fraction(1, 3))).toBe(1 / 3);
    expect(fractionNumber(fraction(-2, 3))).toBe(-2 / 3);
    expect(fractionNumber(fraction(10n ** 400n, 3n * 10n ** 400n))).toBe(1 / 3);
    expect(fractionNumber(fraction(2n ** 53n + 1n))).toBe(2 ** 53);
    expect(fractionNumber(fraction(2n ** 54n + 6n, 2n))).toBe(2 ** 53 + 4);
  });
});

describe("wholeNumbers", () => {
  it("stand to each other as the fractions do", () => {
    const values = [fraction(1, 2), fraction(-2, 3), fraction(5)];
    expect(wholeNumbers(values)).toEqual({ numbers: [3n, -4n, 30n], denominator: 6n });
  });
});
