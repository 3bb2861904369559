import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bargainOnCurve } from "../../../src/models/bargaining/curve.ts";
import {
  bargainOver,
  type Point,
  paretoFrontier,
  splitGain,
} from "../../../src/models/bargaining/frontier.ts";
import { firstOfferShare, twoSuppliers } from "../../../src/models/bargaining/offers.ts";
import {
  compareFractions,
  type Fraction,
  fraction,
  fractionNumber,
  fractionText,
  minus,
  one,
  plus,
  readFraction,
  times,
} from "../../../src/numbers/index.ts";
import { caseOf, describeReference, exact, exactList, waterCase } from "./reference.ts";

const point = (first: number, second: number): Point => [fraction(first), fraction(second)];
const texts = (values: readonly Fraction[] | undefined): readonly string[] =>
  (values ?? []).map(fractionText);

describeReference("bargaining of the reference", () => {
  it("nash_transferable: 100 split with outside options", () => {
    const expected = caseOf("nash_transferable");
    const line = [point(100, 0), point(0, 100)];
    const outside = exactList(expected.disagreement) as unknown as Point;
    const found = bargainOver(line, outside);
    for (const [key, name] of [
      ["nash", "nash"],
      ["kalaiSmorodinsky", "kalai_smorodinsky"],
      ["egalitarian", "egalitarian"],
    ] as const) {
      expect(found?.[key].map(fractionNumber)).toEqual(expected[name]);
    }
    const weights = exactList(expected.asymmetric_nash_weights) as unknown as Point;
    expect(bargainOver(line, outside, weights)?.nash.map(fractionNumber)).toEqual(
      expected.asymmetric_nash,
    );
    expect(splitGain(fraction(100), outside, weights).map(fractionNumber)).toEqual(
      expected.asymmetric_nash,
    );
  });

  it("nash_parabola: a curved frontier", () => {
    const expected = caseOf("nash_parabola");
    const found = bargainOnCurve({ best: (first) => 1 - first ** 2, from: 0, to: 1 }, [0, 0]);
    for (const [key, name] of [
      ["nash", "nash"],
      ["kalaiSmorodinsky", "kalai_smorodinsky"],
      ["egalitarian", "egalitarian"],
    ] as const) {
      found[key].forEach((value, i) => {
        expect(value).toBeCloseTo((expected[name] as readonly number[])[i] ?? Number.NaN, 9);
      });
    }
  });

  it("rubinstein: the share of who offers first", () => {
    const expected = caseOf("rubinstein");
    const [first, second] = exactList(expected.delta);
    expect(fractionNumber(firstOfferShare([first ?? one, second ?? one]))).toBeCloseTo(
      expected.share_first_mover as number,
      14,
    );
  });

  it("cournot_2: two suppliers at once, one first, and as one", () => {
    const expected = caseOf("cournot_2");
    const found = twoSuppliers({
      highest: fraction(120),
      slope: one,
      costs: [fraction(30), fraction(30)],
    });
    expect(found.quantities.map(fractionNumber)).toEqual(expected.quantities);
    expect(fractionNumber(found.price)).toBe(expected.price);
    expect(found.leaderFirst.map(fractionNumber)).toEqual(expected.stackelberg);
    expect(fractionNumber(found.togetherTotal)).toBe(expected.collusion_total);
  });

  it("series_reservoirs_two_states: the gain of joint releases, shared with a payment upstream", () => {
    const water = waterCase("series_reservoirs_two_states");
    const alone = water.upstream_alone as Readonly<Record<string, number>>;
    const joint = water.joint as Readonly<Record<string, number>>;
    const expected = water.nash_bargaining as Readonly<Record<string, number>>;
    const outside = [exact(alone.upstream_value), exact(alone.downstream_value)];
    const shares = splitGain(exact(joint.total), outside);
    expect(shares.map(fractionNumber)).toEqual([expected.upstream, expected.downstream]);
    const payment = minus(shares[0] ?? one, exact(joint.upstream_value));
    expect(fractionNumber(payment)).toBe(expected.side_payment_to_upstream);
  });
});

const somePoints = fc.array(
  fc
    .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }))
    .map(([a, b]) => point(a, b)),
  { minLength: 1, maxLength: 8 },
);

describe("paretoFrontier", () => {
  it("runs from the best for one to the best for the other, each corner better for one and worse for the other", () => {
    fc.assert(
      fc.property(somePoints, (points) => {
        const frontier = paretoFrontier(points);
        frontier.slice(1).forEach((corner, i) => {
          expect(compareFractions(corner[0], frontier[i]?.[0] ?? one)).toBeLessThan(0);
          expect(compareFractions(corner[1], frontier[i]?.[1] ?? one)).toBeGreaterThan(0);
        });
        for (const each of points) {
          expect(frontier.some((corner) => compareFractions(corner[0], each[0]) >= 0)).toBe(true);
          expect(frontier.some((corner) => compareFractions(corner[1], each[1]) >= 0)).toBe(true);
        }
      }),
      { seed: 1 },
    );
  });
});

describe("bargainOver", () => {
  const outside = point(-3, -4);

  it("moves as payoffs are stretched and shifted (Nash and Kalai–Smorodinsky)", () => {
    fc.assert(
      fc.property(
        somePoints,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: -9, max: 9 }),
        (points, stretch, shift) => {
          const move = ([first, second]: Point): Point => [
            plus(times(first, fraction(stretch, 2)), fraction(shift)),
            second,
          ];
          const found = bargainOver(points, outside);
          const moved = bargainOver(points.map(move), move(outside));
          expect(texts(moved?.nash)).toEqual(texts(found && move(found.nash)));
          expect(texts(moved?.kalaiSmorodinsky)).toEqual(
            texts(found && move(found.kalaiSmorodinsky)),
          );
        },
      ),
      { seed: 2 },
    );
  });

  it("has at its Nash point the greatest product of gains of all corners and mixtures", () => {
    fc.assert(
      fc.property(somePoints, (points) => {
        const found = bargainOver(points, outside);
        if (found === undefined) return;
        const product = (one: Point): Fraction =>
          times(minus(one[0], outside[0]), minus(one[1], outside[1]));
        const best = product(found.nash);
        for (const a of points) {
          for (const b of points) {
            for (const part of [0, 1, 2, 3, 4].map((k) => fraction(k, 4))) {
              const mixed = [0, 1].map((i) =>
                plus(times(part, a[i] ?? one), times(minus(one, part), b[i] ?? one)),
              ) as unknown as Point;
              const isBoth = mixed.every(
                (value, i) => compareFractions(value, outside[i] ?? one) >= 0,
              );
              if (isBoth) expect(compareFractions(product(mixed), best)).toBeLessThanOrEqual(0);
            }
          }
        }
      }),
      { seed: 3 },
    );
  });

  it("mirrors when the two change places", () => {
    const turned = ([first, second]: Point): Point => [second, first];
    fc.assert(
      fc.property(somePoints, (points) => {
        const found = bargainOver(points, outside);
        const mirrored = bargainOver(points.map(turned), turned(outside));
        for (const key of ["nash", "kalaiSmorodinsky", "egalitarian"] as const) {
          expect(texts(mirrored && turned(mirrored[key]))).toEqual(texts(found?.[key]));
        }
      }),
      { seed: 4 },
    );
  });

  it("is missing where whatever can be reached leaves one worse off", () => {
    expect(bargainOver([point(5, -9), point(-9, 5)], point(0, 0))).toBeUndefined();
    expect(bargainOver([point(5, -9)], point(0, 0))).toBeUndefined();
    expect(texts(bargainOver([point(6, -2), point(-2, 6)], point(0, 0))?.nash)).toEqual(["2", "2"]);
    expect(readFraction("2")).toEqual(fraction(2));
  });
});
