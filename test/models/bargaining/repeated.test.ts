import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BimatrixGame } from "../../../src/models/bargaining/bimatrix.ts";
import { extremeEquilibria } from "../../../src/models/bargaining/equilibria.ts";
import {
  followMotion,
  logitMotion,
  replicatorMotion,
} from "../../../src/models/bargaining/evolution.ts";
import { logitRestPoints } from "../../../src/models/bargaining/logitRest.ts";
import {
  extortion,
  knownStrategies,
  type MemoryOne,
  playValue,
  type RoundPayoffs,
} from "../../../src/models/bargaining/memoryOne.ts";
import { grimTriggerPatience, titForTatPatience } from "../../../src/models/bargaining/repeated.ts";
import {
  fixation,
  isEvolutionarilyStable,
  restPoints,
} from "../../../src/models/bargaining/restPoints.ts";
import { playTournament } from "../../../src/models/bargaining/tournament.ts";
import {
  type Fraction,
  fraction,
  fractionNumber,
  fractionText,
} from "../../../src/numbers/index.ts";
import { caseOf, describeReference, exactList } from "./reference.ts";

const classic: RoundPayoffs = [3, 0, 5, 1]; // R, S, T, P of Axelrod
const dilemma = ([reward, sucker, temptation, punishment]: RoundPayoffs): BimatrixGame => {
  const mine = [
    [reward, sucker],
    [temptation, punishment],
  ].map((row) => row.map((v) => fraction(v)));
  const theirs = [
    [reward, temptation],
    [sucker, punishment],
  ].map((row) => row.map((v) => fraction(v)));
  return {
    players: ["one", "two"],
    strategies: [
      ["keep", "break"],
      ["keep", "break"],
    ],
    payoffs: [mine, theirs],
  };
};
const textOf = (value: Fraction | undefined): string | undefined => value && fractionText(value);

describeReference("repeated games of the reference", () => {
  it("pd_grim: patience of one half under grim trigger, two thirds under tit for tat", () => {
    const expected = caseOf("pd_grim");
    const { T, R, P, S } = expected.payoffs as Readonly<Record<string, number>>;
    const game = dilemma([R ?? 0, S ?? 0, T ?? 0, P ?? 0]);
    expect(textOf(grimTriggerPatience(game, [0, 0]).both)).toBe(expected.grim_trigger_min_delta);
    expect(textOf(titForTatPatience(game, [0, 0])?.both)).toBe(expected.tit_for_tat_min_delta);
  });

  it("zd_extort3: the extortioner's payoffs", () => {
    const expected = caseOf("zd_extort3");
    const way = extortion(classic, 3, 0.5);
    const written = exactList(expected.p_CC_CD_DC_DD).map(fractionNumber);
    way.after.forEach((share, i) => {
      expect(share).toBeCloseTo(written[i] ?? Number.NaN, 12);
    });
    const against = (other: MemoryOne, answer: unknown): void => {
      const { sX, sY } = answer as Readonly<Record<string, number>>;
      const { payoffs } = playValue([way, other], [classic, classic]);
      expect(payoffs[0]).toBeCloseTo(sX ?? Number.NaN, 8);
      expect(payoffs[1]).toBeCloseTo(sY ?? Number.NaN, 8);
      expect(payoffs[0] - 1).toBeCloseTo(3 * (payoffs[1] - 1), 9);
    };
    against(knownStrategies["always-cooperate"], expected.against_always_cooperate);
    against(
      { first: 1, after: [0.7, 0.2, 0.6, 0.1] },
      expected["against_memory_one_0.7_0.2_0.6_0.1"],
    );
  });

  it("moran_r2_N10: one newcomer twice as fit", () => {
    const expected = caseOf("moran_r2_N10");
    expect(fractionNumber(fixation(fraction(2), 10))).toBeCloseTo(
      expected.fixation_probability as number,
      15,
    );
    expect(fractionNumber(fixation(fraction(1), 10))).toBe(expected.neutral);
  });

  it("replicator_hawk_dove: the path and its rest point", () => {
    const expected = caseOf("replicator_hawk_dove");
    const payoffs = expected.A as readonly (readonly number[])[];
    const { t, x } = expected.trajectory as Readonly<Record<string, readonly number[]>>;
    const path = followMotion(
      replicatorMotion(payoffs),
      [expected.x0 as number, 1 - (expected.x0 as number)],
      t ?? [],
    );
    path.forEach((shares, i) => {
      expect(shares[0]).toBeCloseTo(x?.[i] ?? Number.NaN, 8);
    });
    const found = restPoints(payoffs.map((row) => row.map((v) => fraction(v))));
    const inner = found.find((point) => point.shares.every((share) => share.numerator > 0n));
    expect(inner?.shares.map(fractionNumber)).toEqual([expected.rest_point, expected.rest_point]);
    expect(inner?.stability).toBe("attracting");
    expect(inner?.isStableStrategy).toBe(true);
    expect(found.filter((point) => point.stability === "attracting").length).toBe(1);
  });

  it("replicator_rps_invariant: the product of shares stays", () => {
    const expected = caseOf("replicator_rps_invariant");
    const payoffs = expected.A as readonly (readonly number[])[];
    const [end = []] = followMotion(
      replicatorMotion(payoffs),
      expected.x0 as readonly number[],
      [30],
    );
    expect(end.reduce((product, share) => product * share, 1)).toBeCloseTo(
      expected.invariant as number,
      10,
    );
    const inner = restPoints(payoffs.map((row) => row.map((v) => fraction(v)))).find((point) =>
      point.shares.every((s) => s.numerator > 0n),
    );
    expect(inner?.stability).toBe("neutral");
    expect(inner?.isStableStrategy).toBe(false);
  });
});

describe("grimTriggerPatience", () => {
  it("is nothing where nobody wins by breaking, and missing where no patience is enough", () => {
    const hunt = dilemma([4, 1, 3, 3]);
    expect(textOf(grimTriggerPatience(hunt, [0, 0]).both)).toBe("0");
    const giving = dilemma([3, 0, 5, 3]); // what is agreed is no better than the threat
    expect(textOf(grimTriggerPatience(giving, [0, 0]).both)).toBe("1");
    const worse = dilemma([2, 0, 5, 3]);
    expect(grimTriggerPatience(worse, [0, 0]).both).toBeUndefined();
  });
});

describe("playValue", () => {
  it("of tit for tat and its like, with slips, falls to what chance gives; a generous one recovers", () => {
    const { "tit-for-tat": strict, "generous-tit-for-tat": generous } = knownStrategies;
    const noise = 0.01;
    const harsh = playValue([strict, strict], [classic, classic], { noise });
    expect(harsh.payoffs[0]).toBeCloseTo((3 + 0 + 5 + 1) / 4, 6); // every outcome alike often (Molander 1985)
    const mild = playValue([generous, generous], [classic, classic], { noise });
    expect(mild.payoffs[0]).toBeGreaterThan(2.8);
  });

  it("with a discount counts the first round most, and nears the average as the discount nears 1", () => {
    const { "tit-for-tat": strict, "always-defect": never } = knownStrategies;
    const value = playValue([strict, never], [classic, classic], { discount: 0.9 });
    expect(value.payoffs[0]).toBeCloseTo(0.1 * 0 + 0.9 * 1, 12);
    expect(value.payoffs[1]).toBeCloseTo(0.1 * 5 + 0.9 * 1, 12);
    const long = playValue([strict, never], [classic, classic], { discount: 1 - 1e-9 });
    expect(long.payoffs[0]).toBeCloseTo(
      playValue([strict, never], [classic, classic]).payoffs[0],
      6,
    );
  });

  it("mirrors when the players change places", () => {
    const way = fc
      .tuple(...Array.from({ length: 5 }, () => fc.double({ min: 0.01, max: 0.99, noNaN: true })))
      .map(
        ([first = 0, ...after]): MemoryOne => ({
          first,
          after: after as unknown as MemoryOne["after"],
        }),
      );
    fc.assert(
      fc.property(way, way, (one, other) => {
        const here = playValue([one, other], [classic, [4, 1, 6, 2]]);
        const there = playValue([other, one], [[4, 1, 6, 2], classic]);
        expect(here.payoffs[0]).toBeCloseTo(there.payoffs[1], 9);
        expect(here.payoffs[1]).toBeCloseTo(there.payoffs[0], 9);
      }),
      { numRuns: 50, seed: 1 },
    );
  });
});

describe("playTournament", () => {
  const rules = { payoffs: classic, rounds: 200, meetings: 20, noise: 0.02, seed: 5 };

  it("gives the same standings for the same seed, and means near those worked out without chance", () => {
    const first = playTournament(knownStrategies, rules);
    expect(playTournament(knownStrategies, rules)).toEqual(first);
    const pair = { generous: knownStrategies["generous-tit-for-tat"] };
    const [own] = playTournament(pair, { ...rules, meetings: 200 });
    const value = playValue([pair.generous, pair.generous], [classic, classic], { noise: 0.02 });
    expect(Math.abs((own?.mean ?? 0) - value.payoffs[0])).toBeLessThan(0.02);
  });

  it("puts those who forgive above those who never cooperate", () => {
    const order = playTournament(knownStrategies, rules).map((one) => one.name);
    expect(order).toHaveLength(7);
    const generous = playValue(
      [knownStrategies["generous-tit-for-tat"], knownStrategies["generous-tit-for-tat"]],
      [classic, classic],
      { noise: 0.02 },
    );
    const never = playValue(
      [knownStrategies["always-defect"], knownStrategies["always-defect"]],
      [classic, classic],
      { noise: 0.02 },
    );
    expect(generous.payoffs[0]).toBeGreaterThan(never.payoffs[0]);
  });
});

describe("restPoints", () => {
  it("that resist every newcomer are equilibria of the symmetric game, and attract", () => {
    const cell = fc.integer({ min: -6, max: 6 }).map((v) => fraction(v));
    const square = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(square, (payoffs) => {
        const transposed = payoffs.map((row, i) =>
          row.map((_, j) => payoffs[j]?.[i] ?? fraction(0)),
        );
        const game: BimatrixGame = {
          players: ["a", "b"],
          strategies: [
            ["1", "2", "3"],
            ["1", "2", "3"],
          ],
          payoffs: [payoffs, transposed],
        };
        const symmetric = extremeEquilibria(game).filter(
          ({ x, y }) => x.map(fractionText).join() === y.map(fractionText).join(),
        );
        for (const point of restPoints(payoffs)) {
          if (!point.isStableStrategy) continue;
          expect(point.isEquilibrium).toBe(true);
          expect(point.stability).not.toBe("repelling");
          const key = point.shares.map(fractionText).join();
          expect(symmetric.map(({ x }) => x.map(fractionText).join())).toContain(key);
        }
      }),
      { numRuns: 150, seed: 2 },
    );
  });

  it("know the three strategies of which a stable mixture attracts (Zeeman), and the stable ones of a coordination game", () => {
    const pure = (i: number): readonly Fraction[] => [0, 1].map((k) => fraction(i === k ? 1 : 0));
    const coordination = [
      [2, 0],
      [0, 1],
    ].map((row) => row.map((v) => fraction(v)));
    expect(
      [pure(0), pure(1)].map((shares) => isEvolutionarilyStable(coordination, shares)),
    ).toEqual([true, true]);
    expect(isEvolutionarilyStable(coordination, [fraction(1, 3), fraction(2, 3)])).toBe(false);
    // Hofbauer and Sigmund 1998: the mixture attracts though it is not evolutionarily stable
    const zeeman = [
      [0, 6, -4],
      [-3, 0, 5],
      [-1, 3, 0],
    ].map((row) => row.map((v) => fraction(v)));
    const inner = restPoints(zeeman).find((point) =>
      point.shares.every((share) => share.numerator > 0n),
    );
    expect(inner?.stability).toBe("attracting");
    expect(inner?.isStableStrategy).toBe(false);
  });
});

describe("logitRestPoints", () => {
  it("of a coordination game are three when noise is low and one when it is high, the outer ones attracting", () => {
    const coordination = [
      [2, 0],
      [0, 1],
    ];
    const quiet = logitRestPoints(coordination, 0.1);
    expect(quiet.map((one) => one.isAttracting)).toEqual([true, false, true]);
    for (const { shares } of quiet) {
      expect(Math.max(...logitMotion(coordination, 0.1)(shares).map(Math.abs))).toBeLessThan(1e-9);
    }
    expect(logitRestPoints(coordination, 2)).toHaveLength(1);
  });

  it("of rock, scissors, paper is the even mixture", () => {
    const circle = [
      [0, -1, 1],
      [1, 0, -1],
      [-1, 1, 0],
    ];
    const [only, more] = logitRestPoints(circle, 0.5);
    expect(more).toBeUndefined();
    expect(only?.isAttracting).toBe(true);
    only?.shares.forEach((share) => {
      expect(share).toBeCloseTo(1 / 3, 7);
    });
  });
});

describe("logitMotion", () => {
  it("comes to rest where every way is as common as its payoff makes it", () => {
    const payoffs = [
      [-1, 2],
      [0, 1],
    ];
    const [end = []] = followMotion(logitMotion(payoffs, 0.3), [0.1, 0.9], [60], 0.05);
    expect(end[0]).toBeCloseTo(0.5, 10);
    const slope = logitMotion(payoffs, 0.3)(end);
    expect(Math.max(...slope.map(Math.abs))).toBeLessThan(1e-9);
  });
});
