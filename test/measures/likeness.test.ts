import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countBits,
  countTogether,
  createIdealPoints,
  createVoteTable,
  idealPointDistance,
  likenessMeasures,
  likenessOf,
  packChoices,
  type RollCallVotes,
  type SimilarityOptions,
  similarity,
  type VoteTable,
  weightedS,
} from "../../src/measures/index.ts";

const runs = { numRuns: 1000, seed: 6 };
const table3 = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 9, maxLength: 9 });
const mirrored = (counts: readonly number[]): readonly number[] =>
  counts.map((_, at) => counts[(at % 3) * 3 + Math.floor(at / 3)] ?? 0);

describe("likenessOf", () => {
  it("gives Cohen's and Scott's coefficients of a table worked by hand", () => {
    // 20 yes and 15 no together, 5 and 10 apart: 0.7 seen; own shares expect 0.5, pooled ones 0.505.
    const found = likenessOf([20, 5, 10, 15], 2, "missing");
    expect(found.agreement).toBeCloseTo(0.7, 12);
    expect(found.kappa).toBeCloseTo(0.4, 12);
    expect(found.pi).toBeCloseTo((0.7 - 0.505) / (1 - 0.505), 12);
    expect(found.sSquared).toBeCloseTo(0.4, 12);
  });

  it("gives S of the formula: one step apart on half of ten items of a scale of three", () => {
    const found = likenessOf([5, 5, 0, 0, 0, 0, 0, 0, 0], 3, "missing");
    expect(found.sSquared).toBeCloseTo(1 - (2 * 5) / (4 * 10), 12);
    expect(found.sAbsolute).toBeCloseTo(1 - (2 * 5) / (2 * 10), 12);
  });

  it("says nothing by chance where both always chose the same, unless 0 is asked for", () => {
    const always = [7, 0, 0, 0, 0, 0, 0, 0, 0];
    expect(likenessOf(always, 3, "missing")).toMatchObject({
      agreement: 1,
      sSquared: 1,
      kappa: undefined,
      pi: undefined,
    });
    expect(likenessOf(always, 3, "zero")).toMatchObject({
      kappa: 0,
      kappaLinear: 0,
      piQuadratic: 0,
    });
  });

  it("D1: gives nothing where nothing was chosen together, under either convention", () => {
    const nothing = likenessOf(new Array(9).fill(0), 3, "zero");
    for (const measure of likenessMeasures) expect(nothing[measure]).toBeUndefined();
  });

  it("D2: is the same from either side, in 1,000 tables", () => {
    fc.assert(
      fc.property(table3, (counts) => {
        const one = likenessOf(counts, 3, "missing");
        const other = likenessOf(mirrored(counts), 3, "missing");
        for (const measure of likenessMeasures) {
          if (one[measure] === undefined) expect(other[measure]).toBeUndefined();
          else expect(one[measure]).toBeCloseTo(other[measure] ?? Number.NaN, 12);
        }
      }),
      runs,
    );
  });

  it("R6: keeps its bounds and known orders: π never above κ, S squared never below S absolute", () => {
    fc.assert(
      fc.property(table3, (counts) => {
        const found = likenessOf(counts, 3, "missing");
        if (found.agreement === undefined) return;
        const {
          agreement,
          sSquared = 0,
          sAbsolute = 0,
          kappa,
          pi,
          kappaQuadratic,
          piQuadratic,
        } = found;
        expect(agreement).toBeGreaterThanOrEqual(0);
        for (const measure of likenessMeasures) {
          expect(found[measure] ?? 0).toBeLessThanOrEqual(1);
          expect(found[measure] ?? 0).toBeGreaterThanOrEqual(-1 - 1e-12);
        }
        expect(sSquared).toBeGreaterThanOrEqual(sAbsolute - 1e-12);
        expect(sAbsolute).toBeLessThanOrEqual(agreement + 1e-12);
        // Pooled shares never expect less agreement than each side's own (mean of squares against product).
        if (kappa !== undefined && pi !== undefined) expect(pi).toBeLessThanOrEqual(kappa + 1e-12);
        if (kappaQuadratic !== undefined && piQuadratic !== undefined) {
          expect(piQuadratic).toBeLessThanOrEqual(kappaQuadratic + 1e-12);
        }
      }),
      runs,
    );
  });

  it("gives κ = π where both sides chose equally often, and all 1 only without a difference", () => {
    fc.assert(
      fc.property(table3, (counts) => {
        const both = counts.map((one, at) => one + (mirrored(counts)[at] ?? 0));
        const found = likenessOf(both, 3, "missing");
        if (found.kappa !== undefined) expect(found.kappa).toBeCloseTo(found.pi ?? Number.NaN, 12);
        const isSame = both.every((one, at) => one === 0 || at % 4 === 0);
        if (found.agreement !== undefined) expect(found.agreement === 1).toBe(isSame);
      }),
      runs,
    );
  });

  it("R6: turns with the scale: yes and no swapped on both sides change nothing", () => {
    fc.assert(
      fc.property(table3, (counts) => {
        const one = likenessOf(counts, 3, "zero");
        const other = likenessOf([...counts].reverse(), 3, "zero");
        for (const measure of likenessMeasures) {
          expect(one[measure] ?? 9).toBeCloseTo(other[measure] ?? 9, 12);
        }
      }),
      runs,
    );
  });

  it("refuses a table of the wrong size", () => {
    expect(() => likenessOf([1, 2, 3], 3, "missing")).toThrow(/cell for each two choices/);
  });
});

describe("countTogether", () => {
  it("counts bits as slowly counting does, in 1,000 words", () => {
    fc.assert(
      fc.property(fc.integer(), (word) => {
        const slow = [...Array(32).keys()].filter((bit) => (word >>> bit) & 1).length;
        expect(countBits(word)).toBe(slow);
      }),
      runs,
    );
  });

  it("counts as going through the items one by one does, for any number of items", () => {
    const choice = fc.integer({ min: -1, max: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(choice, choice), { maxLength: 100 }), (items) => {
        const size = { actors: 2, items: items.length, choices: 4 };
        const packed = packChoices(size, (actor, item) => items[item]?.[actor] ?? -1);
        const counts = new Float64Array(16);
        const all = countTogether(packed, 0, 1, counts);
        const slow = new Float64Array(16);
        for (const [i, j] of items)
          if (i >= 0 && j >= 0) slow[i * 4 + j] = (slow[i * 4 + j] ?? 0) + 1;
        expect(counts).toEqual(slow);
        expect(all).toBe(slow.reduce((sum, one) => sum + one, 0));
      }),
      runs,
    );
  });
});

const options: SimilarityOptions = { absent: "dropped", by: "year", withoutVariation: "missing" };
const call = (id: string, year: number, votes: Record<string, number>, issues: string[] = []) => ({
  id,
  year,
  session: year - 1945,
  issues,
  votes,
});
const calls: readonly RollCallVotes[] = [
  call("1", 2001, { AAA: 1, BBB: 1, CCC: 3 }, ["arms"]),
  call("2", 2001, { AAA: 1, BBB: 2 }, ["arms", "rights"]),
  call("3", 2001, { AAA: 3, CCC: 3 }, ["rights"]),
  call("4", 2002, { AAA: 2, BBB: 2 }, []),
];
const table = createVoteTable(calls, { membership: { by: "votes of the year" } });

const rowIn = (
  found: ReturnType<typeof similarity>,
  a: string,
  b: string,
  group: string,
): number => {
  for (let row = 0; row < found.rows; row += 1) {
    const isPair = found.states[found.a[row] ?? 0] === a && found.states[found.b[row] ?? 0] === b;
    if (isPair && found.groups[found.group[row] ?? 0] === group) return row;
  }
  return -1;
};

describe("similarity", () => {
  it("leaves out what a state missed, or takes it as an abstention of a member", () => {
    const dropped = similarity(table, options);
    expect(dropped.joint[rowIn(dropped, "AAA", "BBB", "2001")]).toBe(2);
    const abstaining = similarity(table, { ...options, absent: "asAbstain" });
    const row = rowIn(abstaining, "AAA", "BBB", "2001");
    expect(abstaining.joint[row]).toBe(3);
    expect(abstaining.measures.agreement[row]).toBeCloseTo(1 / 3, 12);
  });

  it("D1: has no row for a pair of which one was no member in the year", () => {
    const found = similarity(table, { ...options, absent: "asAbstain" });
    expect(rowIn(found, "AAA", "CCC", "2002")).toBe(-1);
    expect(rowIn(found, "AAA", "CCC", "2001")).toBeGreaterThanOrEqual(0);
  });

  it("knows members by dates where the votes do not tell", () => {
    const spells = ["AAA", "BBB"].map((state) => ({ state, from: "1992-03-02" }));
    const dated = createVoteTable(calls, {
      membership: { by: "dates", spells: [...spells, { state: "CCC", from: "2001-01-01" }] },
    });
    const found = similarity(dated, { ...options, absent: "asAbstain" });
    expect(found.joint[rowIn(found, "AAA", "CCC", "2002")]).toBe(1);
    expect(found.membership).toBe("dates");
  });

  it("groups by session, by issue and all together; a roll call of two issues is in both", () => {
    const by = (group: "session" | "issue" | "all") => similarity(table, { ...options, by: group });
    expect(by("session").groups).toEqual(["56", "57"]);
    expect(by("issue").groups).toEqual(["arms", "rights"]);
    const together = by("all");
    expect(together.joint[rowIn(together, "AAA", "BBB", "all")]).toBe(3);
    const arms = similarity(table, { ...options, issue: "arms" });
    expect(arms.joint[rowIn(arms, "AAA", "CCC", "2001")]).toBe(1);
  });

  it("D2: gives a pair the same row whichever state is named first", () => {
    const one = similarity(table, { ...options, pairs: [["AAA", "BBB"]] });
    const other = similarity(table, {
      ...options,
      pairs: [
        ["BBB", "AAA"],
        ["AAA", "BBB"],
      ],
    });
    expect(other).toEqual(one);
  });

  it("D3: has at most one row for a pair and group", () => {
    const vote = fc.constantFrom(undefined, 1, 2, 3);
    const row = fc.tuple(
      fc.integer({ min: 2000, max: 2003 }),
      fc.array(vote, { minLength: 4, maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const cast = rows.map(([year, votes], i) => ({
          id: String(i),
          year,
          votes: Object.fromEntries(
            votes.flatMap((one, at) => (one === undefined ? [] : [[`S${at}`, one]])),
          ),
        }));
        const made = createVoteTable(cast, { membership: { by: "votes of the year" } });
        const found = similarity(made, { ...options, absent: "asAbstain" });
        const keys = Array.from({ length: found.rows }, (_, at) =>
          [found.a[at], found.b[at], found.group[at]].join(),
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
      runs,
    );
  });

  it("refuses what it does not know", () => {
    const codeOf = (act: () => unknown): unknown => {
      try {
        act();
      } catch (error) {
        return (error as { code: unknown }).code;
      }
      return undefined;
    };
    expect(codeOf(() => similarity(table, { ...options, pairs: [["AAA", "ZZZ"]] }))).toBe(
      "state-unknown",
    );
    expect(codeOf(() => similarity(table, { ...options, pairs: [["AAA", "AAA"]] }))).toBe(
      "pair-of-one",
    );
    expect(codeOf(() => similarity(table, { ...options, issue: "none" }))).toBe("issue-unknown");
    const byYear = { membership: { by: "votes of the year" } } as const;
    const make = (
      rows: readonly RollCallVotes[],
      how: Parameters<typeof createVoteTable>[1] = byYear,
    ) => codeOf(() => createVoteTable(rows, how));
    expect(make([call("1", 2001, { AAA: 4 })])).toBe("vote-unreadable");
    expect(make([call("1", 2001, {}), call("1", 2001, {})])).toBe("roll-call-repeated");
    const withoutSession: RollCallVotes = { id: "1", year: 2001, votes: { AAA: 1 } };
    expect(make([withoutSession], { membership: { by: "votes of the session" } })).toBe(
      "session-missing",
    );
  });
});

describe("weightedS", () => {
  const found = similarity(table, { ...options, by: "all" });
  const row = rowIn(found, "AAA", "BBB", "all");
  const weighted = (weightOf: (one: { id: string }) => number, of: VoteTable = table) =>
    weightedS(of, found, weightOf).sSquared[row] ?? Number.NaN;

  it("is S itself where all roll calls weigh the same", () => {
    expect(weighted(() => 2)).toBeCloseTo(found.measures.sSquared[row] ?? Number.NaN, 12);
  });

  it("counts an important roll call for more, and one of weight 0 not at all", () => {
    // Of roll calls 1, 2, 4 only the second is one step apart.
    expect(weighted(({ id }) => (id === "2" ? 4 : 1))).toBeCloseTo(1 - (2 * 4) / (4 * 6), 12);
    expect(weighted(({ id }) => (id === "2" ? 0 : 1))).toBe(1);
    expect(weighted(() => 0)).toBeNaN();
    expect(() => weighted(() => -1)).toThrow(/number from 0/);
  });
});

describe("idealPointDistance", () => {
  const points = createIdealPoints([
    { state: "AAA", year: 2001, value: 1, low: 0.7, high: 1.3 },
    { state: "BBB", year: 2001, value: -0.5, low: -0.9, high: -0.1 },
    { state: "CCC", year: 2001, value: 0.9 },
  ]);

  it("is the size of the difference, with an interval where both have one", () => {
    const found = idealPointDistance(points, "AAA", "BBB", 2001);
    expect(found?.value).toBe(1.5);
    expect(found?.low).toBeCloseTo(1, 12);
    expect(found?.high).toBeCloseTo(2, 12);
    expect(idealPointDistance(points, "BBB", "AAA", 2001)).toEqual(found);
  });

  it("D1: is missing outside the years, and has no interval that the source does not give", () => {
    expect(idealPointDistance(points, "AAA", "BBB", 2002)).toBeUndefined();
    expect(idealPointDistance(points, "AAA", "CCC", 2001)?.low).toBeUndefined();
    expect(() => createIdealPoints([...points.values(), ...points.values()])).toThrow(
      /two ideal points/,
    );
  });
});
