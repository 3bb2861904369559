import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { airportNucleolus, airportShapley } from "../../../src/models/bargaining/airport.ts";
import {
  type CoalitionGame,
  everyone,
  isConvex,
  isSuperadditive,
  worth,
} from "../../../src/models/bargaining/coalition.ts";
import { coreCorners, discontent, leastCore } from "../../../src/models/bargaining/core.ts";
import { nucleolus } from "../../../src/models/bargaining/nucleolus.ts";
import {
  gatelyPoint,
  incrementalDivision,
  tauValue,
} from "../../../src/models/bargaining/otherValues.ts";
import { banzhafValue, shapleyValue } from "../../../src/models/bargaining/shapley.ts";
import { votingPower } from "../../../src/models/bargaining/voting.ts";
import {
  compareFractions,
  type Fraction,
  fraction,
  fractionDot,
  fractionNumber,
  fractionText,
  minus,
  one,
  plus,
  sumOfFractions,
  times,
} from "../../../src/numbers/index.ts";
import { type Case, caseOf, cases, describeReference, exactList } from "./reference.ts";

const texts = (values: readonly Fraction[] | undefined): readonly string[] =>
  (values ?? []).map(fractionText);
const names = ["A", "B", "C", "D", "E", "F"];
const gameOf = (values: readonly Fraction[]): CoalitionGame => ({
  players: names.slice(0, Math.log2(values.length)),
  values,
});
const ofCase = (one: Case): CoalitionGame => gameOf(exactList(one.value_by_bitmask));
const near = (found: readonly Fraction[] | undefined, expected: unknown): void => {
  const list = expected as readonly number[];
  expect(found).toHaveLength(list.length);
  list.forEach((value, i) => {
    expect(Math.abs(fractionNumber(found?.[i] ?? one) - value)).toBeLessThan(2e-9);
  });
};

describeReference("coalition games of the reference", () => {
  for (const one of cases("tu")) {
    it(`${one.id}: ${one.title}`, () => {
      const game = ofCase(one);
      near(shapleyValue(game), one.shapley_decimal);
      near(nucleolus(game), one.nucleolus_decimal);
      if (one.shapley !== undefined) expect(texts(shapleyValue(game))).toEqual(one.shapley);
      if (one.nucleolus_exact !== undefined)
        expect(texts(nucleolus(game))).toEqual(one.nucleolus_exact);
      if (one.prenucleolus_decimal !== undefined)
        near(nucleolus(game, "pre"), one.prenucleolus_decimal);
      const core = leastCore(game);
      expect(core.isEmpty).toBe(one.core_empty);
      expect(isConvex(game)).toBe(one.convex);
      if (one.least_core_max_min_surplus !== undefined)
        near([core.surplus], [one.least_core_max_min_surplus]);
      if (one.tau_exact !== undefined) expect(texts(tauValue(game))).toEqual(one.tau_exact);
      if (one.gately_exact !== undefined)
        expect(texts(gatelyPoint(game))).toEqual(one.gately_exact);
      if (one.downstream_incremental !== undefined)
        near(incrementalDivision(game), one.downstream_incremental);
      if (one.upstream_incremental !== undefined)
        near(incrementalDivision(game, "from last"), one.upstream_incremental);
    });
  }

  it("shares the runway of Birmingham among 13,572 movements", () => {
    const airport = caseOf("birmingham_airport");
    const uses = airport.movements as readonly number[];
    const types = exactList(airport.runway_cost).map((cost, i) => ({ cost, uses: uses[i] ?? 0 }));
    const close = (found: readonly Fraction[], expected: unknown): void => {
      (expected as readonly number[]).forEach((value, i) => {
        expect(Math.abs(fractionNumber(found[i] ?? one) - value)).toBeLessThan(1e-6);
      });
    };
    close(airportShapley(types), airport.shapley_per_movement);
    close(airportNucleolus(types), airport.nucleolus_per_movement);
    for (const shares of [airportShapley(types), airportNucleolus(types)]) {
      const paid = sumOfFractions(shares.map((share, i) => times(share, fraction(uses[i] ?? 0))));
      expect(fractionText(paid)).toBe("117676");
    }
  });

  it("gives the power of the members of the Security Council", () => {
    const council = caseOf("un_security_council");
    const power = votingPower({
      weights: council.weights as readonly number[],
      quota: council.quota as number,
    });
    const expected = council.shapley_shubik as Readonly<Record<string, string>>;
    expect(fractionText(power.shapleyShubik[0] ?? one)).toBe(expected.permanent);
    expect(fractionText(power.shapleyShubik[14] ?? one)).toBe(expected.elected);
    expect(fractionText(sumOfFractions(power.shapleyShubik))).toBe("1");
  });
});

const anyGame = (players: number, spread = 12): fc.Arbitrary<CoalitionGame> =>
  fc
    .array(
      fc.integer({ min: -spread, max: spread }).map((v) => fraction(v)),
      { minLength: 2 ** players - 1, maxLength: 2 ** players - 1 },
    )
    .map((values) => gameOf([fraction(0), ...values]));
const someGame = fc.integer({ min: 1, max: 4 }).chain((players) => anyGame(players));

describe("shapleyValue", () => {
  it("divides the whole, no more and no less (efficiency), and adds up over games (additivity)", () => {
    fc.assert(
      fc.property(anyGame(4), anyGame(4), (first, second) => {
        expect(sumOfFractions(shapleyValue(first))).toEqual(worth(first, everyone(first)));
        const both = gameOf(first.values.map((value, i) => plus(value, worth(second, i))));
        const apart = shapleyValue(first).map((share, i) =>
          plus(share, shapleyValue(second)[i] ?? share),
        );
        expect(texts(shapleyValue(both))).toEqual(texts(apart));
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it("treats alike those who add alike (symmetry), and gives who adds nothing only its own (dummy)", () => {
    fc.assert(
      fc.property(anyGame(3), fc.integer({ min: -5, max: 5 }), (inner, own) => {
        // A dummy with worth of its own joins as the fourth player.
        const values = [
          ...inner.values,
          ...inner.values.map((value) => plus(value, fraction(own))),
        ];
        expect(fractionText(shapleyValue(gameOf(values))[3] ?? one)).toBe(`${own}`);
        // Players 0 and 1 are made alike.
        const alike = gameOf(
          inner.values.map((value, mask) => {
            const swapped = (mask & 4) | ((mask & 1) << 1) | ((mask & 2) >> 1);
            return plus(value, worth(inner, swapped));
          }),
        );
        const [first, second] = shapleyValue(alike);
        expect(first).toEqual(second);
        const settled = nucleolus(alike);
        if (settled !== undefined) expect(settled[0]).toEqual(settled[1]);
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  it("permutes with the players when they are relabelled, as all other answers do", () => {
    const turned = (mask: number): number => ((mask << 1) & 7) | (mask >> 2);
    fc.assert(
      fc.property(anyGame(3), (game) => {
        const values = game.values.map((value) => value);
        game.values.forEach((value, mask) => {
          values[turned(mask)] = value;
        });
        const other = gameOf(values);
        const back = (list: readonly Fraction[] | undefined): readonly string[] =>
          list === undefined ? [] : texts([1, 2, 0].map((i) => list[i] ?? one));
        expect(back(shapleyValue(other))).toEqual(texts(shapleyValue(game)));
        expect(back(banzhafValue(other))).toEqual(texts(banzhafValue(game)));
        expect(back(nucleolus(other))).toEqual(texts(nucleolus(game)));
        expect(back(nucleolus(other, "pre"))).toEqual(texts(nucleolus(game, "pre")));
        expect(leastCore(other).surplus).toEqual(leastCore(game).surplus);
        expect(leastCore(other).needed).toEqual(leastCore(game).needed);
      }),
      { numRuns: 60, seed: 3 },
    );
  });
});

describe("nucleolus", () => {
  it("lies in the core whenever the core is not empty, and divides the whole", () => {
    fc.assert(
      fc.property(someGame, (game) => {
        const shares = nucleolus(game);
        if (shares === undefined) return;
        expect(sumOfFractions(shares)).toEqual(worth(game, everyone(game)));
        if (!leastCore(game).isEmpty) expect(discontent(game, shares)).toEqual([]);
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it("is left worse by passing something from any player to any other: the groups least content come first", () => {
    fc.assert(
      fc.property(anyGame(3), (game) => {
        const shares = nucleolus(game, "pre");
        expect(shares).toBeDefined();
        const before = sorted(game, shares ?? []);
        for (const step of [fraction(1, 1000), fraction(1, 7)]) {
          for (const [from, to] of [
            [0, 1],
            [1, 0],
            [0, 2],
            [2, 0],
            [1, 2],
            [2, 1],
          ] as const) {
            const moved = (shares ?? []).map((share, i) =>
              i === from ? minus(share, step) : i === to ? plus(share, step) : share,
            );
            expect(order(before, sorted(game, moved))).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it("of four players is bettered by no move in any direction", () => {
    const step = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: -3, max: 3 })));
    fc.assert(
      fc.property(anyGame(4), step, fc.constantFrom(1, 5, 1000), (game, moves, parts) => {
        const shares = nucleolus(game, "pre") ?? [];
        const sum = moves.reduce((total, move) => total + move, 0);
        fc.pre(moves.some((move) => move !== 0));
        const moved = shares.map((share, i) => plus(share, fraction(moves[i] ?? -sum, parts)));
        expect(order(sorted(game, shares), sorted(game, moved))).toBeGreaterThan(0);
      }),
      { numRuns: 100, seed: 8 },
    );
  });

  it("is undefined where players have more apart than together", () => {
    expect(nucleolus(gameOf([0, 3, 3, 5].map((v) => fraction(v))))).toBeUndefined();
  });

  it("works out eight players", () => {
    const weights = [9, 8, 7, 5, 4, 3, 2, 1];
    const values = Array.from({ length: 256 }, (_, mask) => {
      const votes = weights.reduce(
        (sum, weight, i) => sum + ((mask & (1 << i)) === 0 ? 0 : weight),
        0,
      );
      return fraction(votes * votes);
    });
    const game: CoalitionGame = { players: weights.map(String), values };
    const shares = nucleolus(game) ?? [];
    expect(isConvex(game)).toBe(true);
    expect(discontent(game, shares)).toEqual([]);
    expect(fractionText(sumOfFractions(shares))).toBe(`${39 * 39}`);
  });
});

function sorted(game: CoalitionGame, shares: readonly Fraction[]): readonly Fraction[] {
  return game.values
    .slice(1, -1)
    .map((value, k) => {
      const given = sumOfFractions(shares.filter((_, i) => ((k + 1) & (1 << i)) !== 0));
      return minus(given, value);
    })
    .sort(compareFractions);
}

const order = (first: readonly Fraction[], second: readonly Fraction[]): number =>
  first.map((value, i) => compareFractions(value, second[i] ?? value)).find((side) => side !== 0) ??
  0;

describe("leastCore", () => {
  it("of three who decide by majority proves that any two claim too much, and by how much", () => {
    const game = gameOf([0, 0, 0, 1, 0, 1, 1, 1].map((v) => fraction(v)));
    const core = leastCore(game);
    expect(core.isEmpty).toBe(true);
    expect(fractionText(core.surplus)).toBe("-1/3");
    expect(fractionText(core.needed)).toBe("1/2");
    expect(core.claims.map((claim) => [claim.mask, fractionText(claim.weight)]).sort()).toEqual([
      [3, "1/3"],
      [5, "1/3"],
      [6, "1/3"],
    ]);
    expect(coreCorners(game)).toEqual([]);
  });

  it("has claims that count every player alike and are together worth more than the whole", () => {
    fc.assert(
      fc.property(anyGame(4), (game) => {
        const core = leastCore(game);
        expect(core.isEmpty).toBe(core.needed.numerator > 0n);
        if (!core.isEmpty) return;
        const shares = game.players.map((_, i) =>
          sumOfFractions(
            core.claims.filter(({ mask }) => (mask & (1 << i)) !== 0).map(({ weight }) => weight),
          ),
        );
        expect(new Set(texts(shares)).size).toBe(1);
        const claimed = fractionDot(
          core.claims.map((claim) => claim.weight),
          core.claims.map((claim) => claim.worth),
        );
        const counted = times(shares[0] ?? one, worth(game, everyone(game)));
        expect(compareFractions(claimed, counted)).toBeGreaterThan(0);
        const enough = gameOf(game.values.with(15, plus(worth(game, 15), core.needed)));
        expect(leastCore(enough).isEmpty).toBe(false);
      }),
      { numRuns: 80, seed: 6 },
    );
  });
});

describe("coreCorners", () => {
  it("are the corners: in the core, and no other division reaches further", () => {
    const game = gameOf([0, 0, 0, 2, 0, 2, 3, 5].map((v) => fraction(v)));
    const corners = coreCorners(game) ?? [];
    expect(corners.map(texts)).toEqual([
      ["2", "3", "0"],
      ["2", "0", "3"],
      ["0", "3", "2"],
      ["0", "2", "3"],
    ]);
    for (const corner of corners) expect(discontent(game, corner)).toEqual([]);
  });

  it("of a convex game are what players add in the orders of joining (Shapley 1971)", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }),
        (weights) => {
          const values = Array.from({ length: 8 }, (_, mask) => {
            const sum = weights.reduce(
              (all, weight, i) => all + ((mask & (1 << i)) === 0 ? 0 : weight),
              0,
            );
            return fraction(sum * sum);
          });
          const corners = (coreCorners(gameOf(values)) ?? []).map((corner) => texts(corner).join());
          expect(corners).toContain(texts(incrementalDivision(gameOf(values))).join());
          expect(corners).toContain(texts(incrementalDivision(gameOf(values), "from last")).join());
          expect(corners.length).toBeLessThanOrEqual(6);
          expect(isSuperadditive(gameOf(values))).toBe(true);
        },
      ),
      { numRuns: 40, seed: 7 },
    );
  });
});

describe("checkCoalitions", () => {
  it("says how many players there may be and how many groups they form", () => {
    const wide: CoalitionGame = {
      players: Array.from({ length: 20 }, (_, i) => `p${i}`),
      values: [],
    };
    expect(() => shapleyValue(wide)).toThrow(expect.objectContaining({ code: "game-too-large" }));
    expect(() => shapleyValue(gameOf([fraction(1), fraction(2)]))).toThrow(
      expect.objectContaining({ code: "game-values" }),
    );
  });
});
