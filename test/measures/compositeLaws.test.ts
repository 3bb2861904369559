import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ranksWithin } from "../../src/measures/compositeRanks.ts";
import {
  type CompositeData,
  type CompositePlan,
  composite,
  contributionsTo,
  describeComposite,
} from "../../src/measures/index.ts";

const plan: CompositePlan = {
  tree: [
    { id: "all", weight: 1 },
    { id: "left", parent: "all", weight: 2 },
    { id: "right", parent: "all", weight: 1 },
  ],
  indicators: [
    { id: "a", parent: "left", weight: 1, better: "higher" },
    { id: "b", parent: "left", weight: 3, better: "lower" },
    { id: "c", parent: "right", weight: 1, better: "higher" },
    { id: "d", parent: "right", weight: 2, better: "higher" },
  ],
  years: "one",
  imputation: { method: "none" },
  screening: { method: "none" },
  treatment: { method: "none" },
  normalisation: { method: "min-max", low: 1, high: 100 },
  weights: { method: "given" },
  aggregation: { method: "arithmetic" },
  coverage: { minimum: 0.5, counts: "observed", by: "indicators" },
  ranks: { ties: "lowest" },
  uncertainty: { method: "none" },
};
const dataOf = (
  columns: readonly (readonly number[])[],
  more: Partial<CompositeData> = {},
): CompositeData => ({
  units: (columns[0] ?? []).map((_, at) => `u${at}`),
  years: undefined,
  groups: {},
  values: columns.map((column) => Float64Array.from(column)),
  denominators: columns.map(() => undefined),
  gaps: () => undefined,
  origins: () => [],
  ...more,
});

const value = fc.integer({ min: -50, max: 50 });
const gappy = fc.oneof(
  { weight: 6, arbitrary: value },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);
const tables = (cell: fc.Arbitrary<number>) =>
  fc.integer({ min: 3, max: 12 }).chain((rows) =>
    fc.array(fc.array(cell, { minLength: rows, maxLength: rows }), {
      minLength: 4,
      maxLength: 4,
    }),
  );
const aggregations = fc.constantFrom(
  { method: "arithmetic" } as const,
  { method: "geometric" } as const,
  { method: "harmonic" } as const,
  { method: "power", exponent: 0.5 } as const,
);
const normalisations = fc.constantFrom(
  { method: "min-max", low: 1, high: 100 } as const,
  { method: "rank" } as const,
);
const runs = { numRuns: 1000 };
const index = (found: ReturnType<typeof composite>) => found.scores.at(-1) ?? new Float64Array();

describe("composite", () => {
  it("R6: weights of each group add up to 1, and effective ones of the indicators too, by any method", () => {
    const methods = fc.constantFrom("given", "equal", "entropy");
    fc.assert(
      fc.property(tables(value), methods, (columns, method) => {
        const found = composite({ ...plan, weights: { method } }, dataOf(columns));
        const { tree, weights, effective } = found;
        for (const [node, children] of tree.children.entries()) {
          if (node < tree.leaves) continue;
          const sum = [...children].reduce((total, part) => total + (weights[part] ?? 0), 0);
          expect(sum).toBeCloseTo(1, 12);
        }
        expect(effective.subarray(0, tree.leaves).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      }),
      runs,
    );
  });

  it("R6: scores stay within the bounds of their parts, gaps or not", () => {
    fc.assert(
      fc.property(tables(gappy), aggregations, (columns, aggregation) => {
        const found = composite({ ...plan, aggregation }, dataOf(columns));
        for (const score of index(found)) {
          if (Number.isNaN(score)) continue;
          expect(score).toBeGreaterThanOrEqual(1 - 1e-9);
          expect(score).toBeLessThanOrEqual(100 + 1e-9);
        }
      }),
      runs,
    );
  });

  it("R6: better in one indicator is never worse in the whole, as long as the scale stays", () => {
    fc.assert(
      fc.property(
        tables(value),
        aggregations,
        fc.nat(3),
        fc.nat(2),
        (columns, aggregation, at, row) => {
          const column = columns[at] ?? [];
          const sign = at === 1 ? -1 : 1;
          const best = sign * Math.max(...column.map((one) => sign * one));
          // The worst value must not be the only one: else its going changes the scale for all.
          fc.pre(
            column.filter((one) => one === Math.min(...column)).length > 1 ||
              sign * (column[row] ?? 0) > Math.min(...column.map((one) => sign * one)),
          );
          const raised = columns.map((one, i) =>
            i === at ? one.map((cell, j) => (j === row ? best : cell)) : one,
          );
          const before = index(composite({ ...plan, aggregation }, dataOf(columns)))[row] ?? 0;
          const after = index(composite({ ...plan, aggregation }, dataOf(raised)))[row] ?? 0;
          fc.pre(!Number.isNaN(before) && !Number.isNaN(after));
          fc.pre(
            sign === 1 ||
              column.filter((one) => one === Math.max(...column)).length > 1 ||
              column[row] !== Math.max(...column),
          );
          expect(after).toBeGreaterThanOrEqual(before - 1e-9);
        },
      ),
      runs,
    );
  });

  it("R6: the order of the units changes nothing", () => {
    fc.assert(
      fc.property(
        tables(gappy),
        aggregations,
        normalisations,
        (columns, aggregation, normalisation) => {
          const own = { ...plan, aggregation, normalisation };
          const forwards = index(composite(own, dataOf(columns)));
          const backwards = index(
            composite(own, dataOf(columns.map((column) => [...column].reverse()))),
          );
          expectSame([...backwards].reverse(), [...forwards]);
        },
      ),
      runs,
    );
  });

  it("R6: the order of the indicators changes nothing", () => {
    fc.assert(
      fc.property(tables(gappy), aggregations, (columns, aggregation) => {
        const own = { ...plan, aggregation };
        const turned = {
          ...own,
          indicators: [...own.indicators].reverse(),
          tree: [...own.tree].reverse(),
        };
        expectSame(
          [...index(composite(turned, dataOf([...columns].reverse())))],
          [...index(composite(own, dataOf(columns)))],
        );
      }),
      runs,
    );
  });

  it("R6: an indicator without weight changes nothing, not even coverage", () => {
    fc.assert(
      fc.property(
        tables(gappy),
        aggregations,
        fc.constantFrom("indicators", "weight"),
        (columns, aggregation, by) => {
          const own = { ...plan, aggregation, coverage: { ...plan.coverage, by } };
          const more = { id: "e", parent: "left", weight: 0, better: "higher" } as const;
          const wide = { ...own, indicators: [...own.indicators, more] };
          const before = composite(own, dataOf(columns));
          const after = composite(
            wide,
            dataOf([...columns, (columns[0] ?? []).map((_, at) => at)]),
          );
          expectSame([...index(after)], [...index(before)]);
          expectSame([...(after.coverage.at(-1) ?? [])], [...(before.coverage.at(-1) ?? [])]);
        },
      ),
      runs,
    );
  });

  it("R6: other units of measure of an indicator change nothing", () => {
    fc.assert(
      fc.property(
        tables(value),
        fc.integer({ min: 1, max: 9 }),
        value,
        (columns, factor, shift) => {
          const scaled = columns.map((column, at) =>
            at === 2 ? column.map((one) => factor * one + shift) : column,
          );
          expectSame(
            [...index(composite(plan, dataOf(scaled)))],
            [...index(composite(plan, dataOf(columns)))],
          );
        },
      ),
      runs,
    );
  });

  it("R6: what indicators add to a score is the score", () => {
    fc.assert(
      fc.property(tables(gappy), (columns) => {
        const found = composite(plan, dataOf(columns));
        for (const [row, score] of index(found).entries()) {
          const points = contributionsTo(found, row);
          expect(points === undefined).toBe(Number.isNaN(score));
          const sum = points?.reduce((total, one) => total + one.points, 0);
          if (sum !== undefined) expect(sum).toBeCloseTo(score, 9);
        }
      }),
      runs,
    );
  });

  it("gives no score below the coverage rule, and tells how much there was", () => {
    const gap = Number.NaN;
    const found = composite(
      plan,
      dataOf([
        [1, 2, gap],
        [1, 2, 3],
        [gap, 1, 2],
        [gap, 2, 1],
      ]),
    );
    expect([...(found.coverage.at(-1) ?? [])]).toEqual([0.5, 1, 0.75]);
    expect(found.scores.at(-1)?.[0]).not.toBeNaN();
    const strict = { ...plan, coverage: { ...plan.coverage, minimum: 0.7 } };
    expect([
      ...(composite(
        strict,
        dataOf([
          [1, 2, gap],
          [1, 2, 3],
          [gap, 1, 2],
          [gap, 2, 1],
        ]),
      ).ranks.at(-1) ?? []),
    ]).toEqual([Number.NaN, 1, Number.NaN]);
  });

  it("may ask more of one group than of the rest", () => {
    const gap = Number.NaN;
    const own = { ...plan, coverage: { ...plan.coverage, groups: { all: 0.9 } } };
    const found = composite(
      own,
      dataOf([
        [1, 2, 3],
        [1, gap, 3],
        [3, 1, 2],
        [1, 2, 1],
      ]),
    );
    expect(found.scores.at(-1)?.[1]).toBeNaN();
    expect(found.scores[4]?.[1]).not.toBeNaN();
  });

  it("counts what was filled only where the file says so", () => {
    const gap = Number.NaN;
    const columns = [
      [1, gap, 4],
      [1, 2, 3],
      [5, gap, 2],
      [4, gap, 1],
    ];
    const filling = {
      ...plan,
      imputation: { method: "mean" },
      coverage: { ...plan.coverage, minimum: 0.6 },
    } as const;
    expect(composite(filling, dataOf(columns)).scores.at(-1)?.[1]).toBeNaN();
    const present = { ...filling, coverage: { ...filling.coverage, counts: "present" } } as const;
    expect(composite(present, dataOf(columns)).scores.at(-1)?.[1]).not.toBeNaN();
  });

  it("screens out units with too little, and scales the rest without them", () => {
    const gap = Number.NaN;
    const own = {
      ...plan,
      screening: { method: "minimum-share", minimum: 0.75, counts: "observed" },
    } as const;
    const found = composite(
      own,
      dataOf([
        [1, 2, 99],
        [1, 2, gap],
        [1, 2, gap],
        [1, 2, 1],
      ]),
    );
    expect(found.stages.screenedOut).toEqual([{ row: 2, share: 0.5 }]);
    expect([...(found.stages.normalised[0] ?? [])]).toEqual([1, 100, Number.NaN]);
  });

  it("never divides by a denominator of 0: that is a gap", () => {
    const denominators = [Float64Array.from([2, 0, 4]), undefined, undefined, undefined];
    const found = composite(
      plan,
      dataOf(
        [
          [1, 2, 4],
          [1, 2, 3],
          [1, 2, 3],
          [1, 2, 3],
        ],
        { denominators },
      ),
    );
    expect([...(found.stages.denominated[0] ?? [])]).toEqual([0.5, Number.NaN, 1]);
  });

  it("scales years apart or together, as it is told, and places within the year", () => {
    const years = Int16Array.from([2000, 2000, 2001, 2001]);
    const columns = [
      [0, 10, 10, 20],
      [3, 3, 2, 1],
      [0, 5, 5, 10],
      [0, 1, 1, 2],
    ];
    const span = { from: 2000, to: 2001 };
    const together = composite(
      { ...plan, years: { ...span, scaled: "together" } },
      dataOf(columns, { years }),
    );
    const apart = composite(
      { ...plan, years: { ...span, scaled: "apart" } },
      dataOf(columns, { years }),
    );
    expect([...(together.stages.normalised[0] ?? [])]).toEqual([1, 50.5, 50.5, 100]);
    expect([...(apart.stages.normalised[0] ?? [])]).toEqual([1, 100, 1, 100]);
    expect([...(together.ranks.at(-1) ?? [])]).toEqual([2, 1, 2, 1]);
    expect([...(apart.stages.normalised[1] ?? [])]).toEqual([Number.NaN, Number.NaN, 1, 100]);
  });

  it("finds the Condorcet winner: who beats each other one has 1, who loses to all has 0", () => {
    const own = { ...plan, aggregation: { method: "copeland" } } as const;
    const found = composite(
      own,
      dataOf([
        [3, 2, 1],
        [1, 2, 3],
        [3, 2, 1],
        [3, 2, 1],
      ]),
    );
    expect([...index(found)]).toEqual([1, 0.5, 0]);
  });

  it("gives entropy weights as worked by hand, and those of the first component as squared loadings", () => {
    const columns = [
      [1, 1, 4],
      [9, 9, 3],
      [1, 2, 3],
      [1, 2, 3],
    ];
    const target = { ...plan, normalisation: { method: "distance-to-maximum" } } as const;
    const entropy = composite({ ...target, weights: { method: "entropy" } }, dataOf(columns));
    // Both parts of each group are scaled to the same columns, so that they weigh the same.
    expect([...entropy.weights.subarray(0, 4)]).toEqual([0.5, 0.5, 0.5, 0.5]);
    const components = composite({ ...plan, weights: { method: "components" } }, dataOf(columns));
    expect(components.weights[2]).toBeCloseTo(0.5, 12);
    const flat = dataOf([
      [1, 1, 1],
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 4],
    ]);
    expect(() => composite({ ...plan, weights: { method: "components" } }, flat)).toThrow(
      expect.objectContaining({ code: "weights-components" }),
    );
    const scores = {
      ...plan,
      normalisation: { method: "z-score", mean: 0, deviation: 1 },
    } as const;
    expect(() => composite({ ...scores, weights: { method: "entropy" } }, dataOf(columns))).toThrow(
      expect.objectContaining({ code: "weights-entropy" }),
    );
  });

  it("takes targets as 1, beyond them too, and says nothing where the target is not above the worst", () => {
    const aims = plan.indicators.map((one) => ({ ...one, target: one.id === "b" ? 2 : 5 }));
    const own = {
      ...plan,
      indicators: aims,
      normalisation: { method: "distance-to-target" },
    } as const;
    const found = composite(
      own,
      dataOf([
        [0, 5, 10],
        [6, 4, 1],
        [5, 6, 7],
        [1, 3, 5],
      ]),
    );
    expect([...(found.stages.normalised[0] ?? [])]).toEqual([0, 1, 1]);
    expect([...(found.stages.normalised[1] ?? [])]).toEqual([0, 0.5, 1]);
    expect([...(found.stages.normalised[2] ?? [])]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it("excepts indicators from treatment by name", () => {
    const rare = [...new Array<number>(20).fill(10), 0];
    const other = rare.map((_, at) => at);
    const limits = { skewness: 2, kurtosis: 3.5, points: 1 };
    const data = dataOf([rare, other, other, rare]);
    const own = { ...plan, treatment: { method: "winsorise", ...limits, except: ["a"] } } as const;
    const found = composite(own, data);
    expect(found.stages.treated[0]?.at(-1)).toBe(0);
    expect(found.stages.treated[3]?.at(-1)).toBe(10);
    expect(found.stages.treatments[3]).toMatchObject({ winsorised: 1, logged: false });
  });
});

describe("ranksWithin", () => {
  it("ties scores that differ only by the rounding of a machine, within each year apart", () => {
    const scores = Float64Array.from([0.1 + 0.2, 0.3, 1, 0.3, Number.NaN]);
    expect([...ranksWithin(scores, undefined, "lowest")]).toEqual([2, 2, 1, 2, Number.NaN]);
    const years = Int16Array.from([2000, 2000, 2000, 2001, 2001]);
    expect([...ranksWithin(scores, years, "average")]).toEqual([2.5, 2.5, 1, 1, Number.NaN]);
  });
});

describe("describeComposite", () => {
  it("looks at each column and at what the parts of each group have to do with each other", () => {
    const found = describeComposite(
      composite(
        plan,
        dataOf([
          [1, 2, 3],
          [3, 2, 1],
          [1, 2, 3],
          [1, 3, 2],
        ]),
      ),
    );
    expect(found.indicators[0]).toMatchObject({ count: 3, missing: 0, mean: 2 });
    expect(found.groups.map((one) => one.group)).toEqual(["left", "right", "all"]);
    expect(found.groups[0]).toMatchObject({ parts: ["a", "b"], alpha: expect.closeTo(1, 9) });
    expect(found.groups[1]?.links[0]).toMatchObject({
      indicators: ["c", "d"],
      pearson: expect.closeTo(0.5, 9),
    });
    expect(found.groups[1]?.components?.shares[0]).toBeCloseTo(0.75, 9);
  });
});

function expectSame(found: readonly number[], wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  for (const [at, one] of found.entries()) {
    const other = wanted[at] ?? Number.NaN;
    if (Number.isNaN(other)) expect(one).toBeNaN();
    else expect(one).toBeCloseTo(other, 9);
  }
}
