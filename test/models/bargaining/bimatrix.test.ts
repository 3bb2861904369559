import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BimatrixGame,
  isEquilibrium,
  seenByOther,
} from "../../../src/models/bargaining/bimatrix.ts";
import { equilibriumComponents } from "../../../src/models/bargaining/components.ts";
import { extremeEquilibria } from "../../../src/models/bargaining/equilibria.ts";
import {
  dominance,
  efficientCells,
  pureEquilibria,
  riskDominance,
} from "../../../src/models/bargaining/profiles.ts";
import { bestCorrelated, securityLevels } from "../../../src/models/bargaining/security.ts";
import {
  compareFractions,
  type Fraction,
  fraction,
  fractionText,
  plus,
  sumOfFractions,
  times,
} from "../../../src/numbers/index.ts";
import { type Case, caseOf, cases, describeReference, exactList } from "./reference.ts";

const texts = (values: readonly Fraction[]): readonly string[] => values.map(fractionText);

function gameOf(
  first: readonly (readonly Fraction[])[],
  second: readonly (readonly Fraction[])[],
): BimatrixGame {
  return {
    players: ["one", "two"],
    strategies: [first.map((_, i) => `r${i}`), (first[0] ?? []).map((_, j) => `c${j}`)],
    payoffs: [first, second],
  };
}

const ofCase = (one: Case): BimatrixGame =>
  gameOf(
    (one.A as readonly unknown[]).map(exactList),
    (one.B as readonly unknown[]).map(exactList),
  );
const small = (rows: readonly (readonly number[])[]): readonly (readonly Fraction[])[] =>
  rows.map((row) => row.map((cell) => fraction(cell)));
const keyOf = ({ x, y }: { x: readonly Fraction[]; y: readonly Fraction[] }): string =>
  `${texts(x)}|${texts(y)}`;

describeReference("extremeEquilibria on the reference games", () => {
  for (const one of cases("bimatrix")) {
    it(`finds every equilibrium of ${one.id}: ${one.title}`, () => {
      const game = ofCase(one);
      const found = extremeEquilibria(game);
      expect(found.length).toBe(one.n_extreme_equilibria);
      for (const { x, y } of found) expect(isEquilibrium(game, x, y)).toBe(true);
      expect(pureEquilibria(game)).toEqual(one.pure_equilibria);
      const expected = one.extreme_equilibria as readonly Case[] | undefined;
      const answered = found.map(({ x, y, payoffs }) => ({
        x: texts(x),
        y: texts(y),
        payoff1: fractionText(payoffs[0]),
        payoff2: fractionText(payoffs[1]),
      }));
      if (expected !== undefined) {
        expect(answered).toHaveLength(expected.length);
        expect(answered).toEqual(expect.arrayContaining(expected as unknown as unknown[]));
      }
      const histogram = one.support_size_histogram as Readonly<Record<string, number>> | undefined;
      if (histogram !== undefined) {
        const sizes = found.map(({ x }) => x.filter((share) => share.numerator !== 0n).length);
        const counts: Record<string, number> = {};
        for (const size of sizes) counts[size] = (counts[size] ?? 0) + 1;
        expect(counts).toEqual(histogram);
      }
    });
  }

  it("joins the equilibria of the degenerate game into a segment and a point", () => {
    const found = extremeEquilibria(ofCase(caseOf("agt_3x2_degenerate")));
    const components = equilibriumComponents(found);
    expect(components.map((one) => one.equilibria.length).sort()).toEqual([1, 2]);
  });

  it("names the safer equilibrium of the stag hunt as its source does", () => {
    const found = riskDominance(ofCase(caseOf("stag_hunt")));
    expect(found?.safer).toEqual([1, 1]);
    expect(found?.products.map(fractionText)).toEqual(["1", "4"]);
  });
});

const payoffs = (
  rows: number,
  columns: number,
  spread: number,
): fc.Arbitrary<readonly (readonly Fraction[])[]> =>
  fc.array(
    fc.array(
      fc.integer({ min: -spread, max: spread }).map((v) => fraction(v)),
      { minLength: columns, maxLength: columns },
    ),
    { minLength: rows, maxLength: rows },
  );
const games = (spread: number): fc.Arbitrary<BimatrixGame> =>
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([rows, columns]) =>
      fc
        .tuple(payoffs(rows, columns, spread), payoffs(rows, columns, spread))
        .map(([a, b]) => gameOf(a, b)),
    );

describe("extremeEquilibria", () => {
  it("always finds one (Nash), and each is one when put into the definition, ties or not", () => {
    fc.assert(
      fc.property(fc.oneof(games(2), games(50)), (game) => {
        const found = extremeEquilibria(game);
        expect(found.length).toBeGreaterThan(0);
        expect(new Set(found.map(keyOf)).size).toBe(found.length);
        for (const { x, y } of found) {
          expect(isEquilibrium(game, x, y)).toBe(true);
          expect(fractionText(sumOfFractions(x))).toBe("1");
        }
        const pure = pureEquilibria(game).length;
        const found1 = found.filter(
          ({ x, y }) => [...x, ...y].filter((s) => s.numerator !== 0n).length === 2,
        );
        expect(found1.length).toBe(pure);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it("finds an odd number in games without ties (Wilson)", () => {
    fc.assert(
      fc.property(games(100_000), (game) => {
        const found = extremeEquilibria(game);
        fc.pre(equilibriumComponents(found).every((one) => one.equilibria.length === 1));
        expect(found.length % 2).toBe(1);
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  it("does not change when a player's payoffs are stretched and shifted, and mirrors when players change places", () => {
    fc.assert(
      fc.property(
        games(6),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: -9, max: 9 }),
        (game, stretch, shift) => {
          const moved = game.payoffs[0].map((row) =>
            row.map((cell) => plus(times(cell, fraction(stretch, 3)), fraction(shift))),
          );
          const keys = extremeEquilibria(game).map(keyOf);
          expect(extremeEquilibria(gameOf(moved, game.payoffs[1])).map(keyOf)).toEqual(keys);
          const mirrored = extremeEquilibria(seenByOther(game)).map(({ x, y }) =>
            keyOf({ x: y, y: x }),
          );
          expect([...mirrored].sort()).toEqual([...keys].sort());
        },
      ),
      { numRuns: 100, seed: 3 },
    );
  });

  it("permutes with the strategies when they are relabelled", () => {
    fc.assert(
      fc.property(games(6), (game) => {
        const flipped = gameOf(game.payoffs[0].toReversed(), game.payoffs[1].toReversed());
        const back = extremeEquilibria(flipped).map(({ x, y }) => keyOf({ x: x.toReversed(), y }));
        expect(back.sort()).toEqual(extremeEquilibria(game).map(keyOf).sort());
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  it("says how large a game may be", () => {
    const row = Array.from({ length: 29 }, (_, j) => fraction(j));
    const wide = gameOf([row, row], [row, row]);
    expect(() => extremeEquilibria(wide)).toThrow(
      expect.objectContaining({ code: "game-too-large" }),
    );
  });
});

describe("equilibriumComponents", () => {
  it("gives subsets all of whose mixtures are equilibria", () => {
    const game = gameOf(
      small([
        [1, 1],
        [1, 1],
      ]),
      small([
        [1, 1],
        [1, 0],
      ]),
    );
    const found = extremeEquilibria(game);
    const [component] = equilibriumComponents(found);
    expect(equilibriumComponents(found)).toHaveLength(1);
    expect(component?.subsets?.length).toBe(2);
    const half = fraction(1, 2);
    for (const subset of component?.subsets ?? []) {
      for (const i of subset) {
        for (const k of subset) {
          const [one, other] = [found[i], found[k]];
          if (one === undefined || other === undefined) continue;
          const x = one.x.map((share, s) => times(half, plus(share, other.x[s] ?? share)));
          expect(isEquilibrium(game, x, other.y)).toBe(true);
        }
      }
    }
  });
});

describe("dominance", () => {
  it("leaves only defection of the prisoner's dilemma", () => {
    const game = gameOf(
      small([
        [3, 0],
        [5, 1],
      ]),
      small([
        [3, 5],
        [0, 1],
      ]),
    );
    expect(dominance(game)).toEqual({ strictly: [[0], [0]], surviving: [[1], [1]] });
    expect(efficientCells(game)).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
    ]);
  });

  it("sees a strategy that only a mixture betters", () => {
    const game = gameOf(
      small([
        [4, 0],
        [0, 4],
        [1, 1],
      ]),
      small([
        [0, 0],
        [0, 0],
        [0, 0],
      ]),
    );
    expect(dominance(game).strictly).toEqual([[2], []]);
  });
});

describe("securityLevels", () => {
  it("of a zero-sum game are its value, of opposite sign", () => {
    fc.assert(
      fc.property(payoffs(3, 3, 9), (a) => {
        const minusA = a.map((row) => row.map((cell) => times(fraction(-1), cell)));
        const game = gameOf(a, minusA);
        const [first, second] = securityLevels(game);
        expect(fractionText(plus(first.value, second.value))).toBe("0");
        const values = extremeEquilibria(game).map((one) => fractionText(one.payoffs[0]));
        expect(new Set(values)).toEqual(new Set([fractionText(first.value)]));
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it("are never above what an equilibrium brings", () => {
    fc.assert(
      fc.property(games(9), (game) => {
        const levels = securityLevels(game);
        for (const { payoffs: found } of extremeEquilibria(game)) {
          found.forEach((payoff, i) => {
            expect(compareFractions(payoff, levels[i]?.value ?? payoff)).toBeGreaterThanOrEqual(0);
          });
        }
      }),
      { numRuns: 60, seed: 6 },
    );
  });
});

describe("bestCorrelated", () => {
  it("advises in the game of chicken what Aumann's example does", () => {
    // Aumann 1974: payoffs (6,6) (2,7) (7,2) (0,0); the best sum is 10 1/2, half the time both give way.
    const game = gameOf(
      small([
        [6, 2],
        [7, 0],
      ]),
      small([
        [6, 7],
        [2, 0],
      ]),
    );
    const found = bestCorrelated(game);
    expect(fractionText(found.sum)).toBe("21/2");
    expect(found.shares.map(texts)).toEqual([
      ["1/2", "1/4"],
      ["1/4", "0"],
    ]);
  });

  it("is at least as good as every equilibrium", () => {
    fc.assert(
      fc.property(games(9), (game) => {
        const { sum } = bestCorrelated(game);
        for (const one of extremeEquilibria(game)) {
          expect(compareFractions(sum, plus(...one.payoffs))).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 60, seed: 8 },
    );
  });
});
