import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createVoteTable,
  intervalIn,
  pairSimilarity,
  type RollCallVotes,
  similarity,
} from "../../src/measures/index.ts";

const source = {
  title: "An assembly",
  url: undefined,
  edition: "1",
  licence: "CC0-1.0",
  redistribute: "yes",
} as const;
const votesOf = (rows: readonly RollCallVotes[]) => ({
  source,
  table: createVoteTable(rows, {
    membership: { by: "votes of the year" },
    states: ["AAA", "BBB", "CCC"],
  }),
});
const rows: readonly RollCallVotes[] = [
  { id: "1", year: 2001, session: 55, issues: ["herring"], votes: { AAA: 1, BBB: 1 } },
  { id: "2", year: 2001, session: 55, issues: ["herring", "ice"], votes: { AAA: 3, BBB: 1 } },
  { id: "3", year: 2001, session: 55, issues: [], votes: { AAA: 2 } },
  { id: "4", year: 2002, session: 56, issues: ["ice"], votes: { AAA: 1 } },
];
const both = { absent: ["dropped", "asAbstain"], withoutVariation: "missing" } as const;
const calls = fc.array(
  fc.record({
    year: fc.integer({ min: 2000, max: 2003 }),
    AAA: fc.integer({ min: 0, max: 3 }),
    BBB: fc.integer({ min: 0, max: 3 }),
    CCC: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 1, maxLength: 40 },
);
const made = (given: readonly Record<"year" | "AAA" | "BBB" | "CCC", number>[]) =>
  votesOf(
    given.map(({ year, ...cast }, at) => ({
      id: String(at),
      year,
      votes: Object.fromEntries(Object.entries(cast).filter(([, vote]) => vote > 0)),
    })),
  );

describe("pairSimilarity", () => {
  it("counts what each side voted on the roll calls that count, by both conventions", () => {
    const found = pairSimilarity(votesOf(rows), { pair: ["BBB", "AAA"], by: "year", ...both });
    const of = (group: string, absent: string) =>
      found.rows.find((one) => one.group === group && one.absent === absent);
    expect(of("2001", "dropped")).toMatchObject({
      joint: 2,
      a: { yes: 2, abstain: 0, no: 0, missed: 1 },
      b: { yes: 1, abstain: 0, no: 1, missed: 0 },
    });
    expect(of("2001", "asAbstain")).toMatchObject({
      joint: 3,
      a: { yes: 2, abstain: 1, no: 0, missed: 1 },
      b: { yes: 1, abstain: 1, no: 1, missed: 0 },
    });
    expect(of("2001", "dropped")?.measures.agreement).toBe(0.5);
    expect(of("2001", "dropped")?.measures.sSquared).toBe(0);
  });

  it("keeps the row of a year without a joint roll call: nothing is not likeness 0", () => {
    const found = pairSimilarity(votesOf(rows), { pair: ["AAA", "BBB"], by: "year", ...both });
    const empty = found.rows.filter(({ group }) => group === "2002");
    expect(empty).toHaveLength(2);
    for (const { joint, measures } of empty) {
      expect(joint).toBe(0);
      expect(Object.values(measures).every((one) => one === undefined)).toBe(true);
    }
  });

  it("shows every issue beside the others when asked for every", () => {
    const votes = votesOf(rows);
    const found = pairSimilarity(votes, {
      pair: ["AAA", "BBB"],
      by: "year",
      issue: "every",
      ...both,
    });
    expect(found.issues).toEqual(["herring", "ice"]);
    expect([...new Set(found.rows.map(({ issue }) => issue))]).toEqual(["herring", "ice"]);
  });

  it("refuses a state that the votes do not follow, and a state with itself", () => {
    const ask = (pair: readonly [string, string]) => () =>
      pairSimilarity(votesOf(rows), { pair, by: "year", ...both });
    expect(ask(["AAA", "DDD"])).toThrowError(/do not follow DDD/);
    expect(ask(["AAA", "AAA"])).toThrowError(/name two states/);
  });

  it("says the same as the likeness of all pairs, and each side's votes add up to the joint roll calls", () => {
    fc.assert(
      fc.property(calls, fc.constantFrom("dropped", "asAbstain"), (given, absent) => {
        const votes = made(given);
        const found = pairSimilarity(votes, {
          ...both,
          pair: ["AAA", "CCC"],
          by: "year",
          absent: [absent as "dropped"],
        });
        const all = similarity(votes.table, {
          absent: absent as "dropped",
          by: "year",
          withoutVariation: "missing",
          pairs: [["AAA", "CCC"]],
        });
        for (const row of found.rows) {
          for (const side of [row.a, row.b])
            expect(side.yes + side.abstain + side.no).toBe(row.joint);
          const at = Array.from(all.group).findIndex((one) => all.groups[one] === row.group);
          expect(at < 0 ? 0 : all.joint[at]).toBe(row.joint);
          if (at < 0) continue;
          for (const [name, value] of Object.entries(row.measures)) {
            const other = all.measures[name as "kappa"][at] ?? Number.NaN;
            expect(value ?? 9).toBeCloseTo(Number.isNaN(other) ? 9 : other, 12);
          }
        }
      }),
    );
  });

  it("law 6: swapped states have the same likeness and exchange their votes", () => {
    fc.assert(
      fc.property(calls, (given) => {
        const votes = made(given);
        const of = (pair: readonly [string, string]) =>
          pairSimilarity(votes, { ...both, pair, by: "year" }).rows;
        const [one, other] = [of(["AAA", "BBB"]), of(["BBB", "AAA"])];
        expect(other.map(({ a, b, ...same }) => ({ a: b, b: a, ...same }))).toEqual(
          one.map(({ a, b, ...same }) => ({ a, b, ...same })),
        );
      }),
    );
  });
});

describe("intervalIn", () => {
  it("reads the ends that a note tells, and nothing from a note that tells none", () => {
    expect(intervalIn("86 votes; 90 per cent interval -0.93206 to -0.48794")).toEqual({
      percent: 90,
      low: -0.93206,
      high: -0.48794,
    });
    expect(intervalIn("86 votes")).toBeUndefined();
    expect(intervalIn(undefined)).toBeUndefined();
  });
});
