import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  agreementOf,
  type Codings,
  cohenKappa,
  gwetAc1,
  krippendorffAlpha,
  rawAgreement,
} from "../../src/numbers/index.ts";

/** Four observers, twelve units, gaps as `*`: Krippendorff 2011, part C. */
const observers = [
  "1 2 3 3 2 1 4 1 2 * * *",
  "1 2 3 3 2 2 4 1 2 5 * 3",
  "* 3 3 3 2 3 4 2 2 5 1 *",
  "1 2 3 3 2 4 4 1 2 5 1 *",
].map((line) => line.split(" "));
const units: Codings = Array.from({ length: 12 }, (_, i) =>
  observers.map((row) => (row[i] === "*" ? undefined : row[i])),
);

/** Two coders, two values: how often both said yes, the first alone, the second alone, neither. */
function table(both: number, first: number, second: number, neither: number): Codings {
  const repeat = (one: string, other: string, times: number): Codings =>
    Array.from({ length: times }, () => [one, other]);
  return [
    ...repeat("yes", "yes", both),
    ...repeat("yes", "no", first),
    ...repeat("no", "yes", second),
    ...repeat("no", "no", neither),
  ];
}

describe("krippendorffAlpha", () => {
  it("D8: is as in Krippendorff 2011, part C, at every level", () => {
    expect(krippendorffAlpha(units)).toBeCloseTo(0.743421, 6);
    expect(krippendorffAlpha(units, "ordinal")).toBeCloseTo(0.815388, 6);
    expect(krippendorffAlpha(units, "interval")).toBeCloseTo(0.849107, 6);
    expect(krippendorffAlpha(units, "ratio")).toBeCloseTo(0.797403, 6);
  });

  it("D8: is 0.095 for the two observers and two values of part A", () => {
    const [first, second] = ["0100000010", "1110010000"].map((line) => [...line]);
    const pairs = (first ?? []).map((one, i) => [one, second?.[i]]);
    expect(krippendorffAlpha(pairs)).toBeCloseTo(0.095238, 6);
  });

  it("says nothing where only one value was ever given", () => {
    expect(krippendorffAlpha([["a", "a"]])).toBeUndefined();
    expect(krippendorffAlpha([["a", undefined]])).toBeUndefined();
  });
});

describe("cohenKappa", () => {
  it("D8: is 0.4 for 20, 5, 10 and 15 of fifty", () => {
    expect(cohenKappa(table(20, 5, 10, 15))).toBeCloseTo(0.4, 12);
  });

  it("D8: differs for equal raw agreement when habits differ", () => {
    expect(cohenKappa(table(45, 15, 25, 15))).toBeCloseTo(0.130435, 6);
    expect(cohenKappa(table(25, 35, 5, 35))).toBeCloseTo(0.259259, 6);
  });

  it("is of two coders only", () => {
    expect(cohenKappa(units)).toBeUndefined();
    expect(cohenKappa([])).toBeUndefined();
  });
});

describe("gwetAc1", () => {
  it("D8: is 0.775444 with a raw agreement of 0.818182 for four raters with gaps (Gwet 2014)", () => {
    expect(gwetAc1(units)).toBeCloseTo(0.77544, 5);
    expect(rawAgreement(units)).toBeCloseTo(0.818182, 6);
  });

  it("D8: stays high where κ falls under 0 for 118 of 125 alike (Gwet 2008)", () => {
    const paradox = table(118, 5, 2, 0);
    expect(gwetAc1(paradox)).toBeCloseTo(0.9408, 4);
    expect(cohenKappa(paradox)).toBeCloseTo(-0.0234, 4);
  });
});

const coded = fc.array(
  fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("a", "b", "c", undefined)),
  { minLength: 2, maxLength: 30 },
);

describe("agreementOf", () => {
  it("gives all measures with the number of units that they rest on", () => {
    const { n, raw, alpha, kappa, ac1 } = agreementOf(table(20, 5, 10, 15));
    expect(n).toBe(50);
    expect(raw).toBeCloseTo(0.7, 12);
    expect([alpha, kappa, ac1].every((one) => one !== undefined && one < 0.7)).toBe(true);
  });

  it("is the same whichever coder comes first", () => {
    fc.assert(
      fc.property(coded, (pairs) => {
        const [one, other] = [agreementOf(pairs), agreementOf(pairs.map(([a, b]) => [b, a]))];
        for (const key of ["n", "raw", "alpha", "kappa", "ac1"] as const) {
          expect(one[key] ?? -9).toBeCloseTo(other[key] ?? -9, 9);
        }
      }),
    );
  });

  it("is never above 1, and 1 where all agree on more than one value", () => {
    fc.assert(
      fc.property(coded, (pairs) => {
        const { alpha, kappa, ac1, raw } = agreementOf(pairs);
        for (const one of [alpha, kappa, ac1, raw]) expect(one ?? 0).toBeLessThanOrEqual(1 + 1e-12);
        const same = agreementOf(pairs.map(([a]) => [a, a]));
        expect(same.alpha ?? 1).toBeCloseTo(1, 12);
        expect(same.raw).toBe(1);
      }),
    );
  });
});
