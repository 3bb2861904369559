import { beforeAll, describe, expect, it } from "vitest";
import type { Facts, Query, Verdict } from "../../src/claims/index.ts";
import { judge } from "../../src/claims/index.ts";
import type { ChangeQuery, DateQuery, GeographyQuery } from "../../src/claims/query.ts";
import { factsOf, rules } from "./dossiers.ts";

// Answers known from the register and the tables: who ratified first, who borders whom, what rose and fell.

let facts: Facts;
beforeAll(async () => {
  facts = await factsOf("shipped");
}, 180_000);

const verdictOf = (query: Query): Verdict =>
  judge(query, { negated: false, day: "2026-11-22", textDate: "2026-03-20" }, facts, rules).verdict;

const demarcation = "uzkz-2022-12-22-demarcation";

/** Kazakhstan ratified on 28 March, Uzbekistan on 30 June 2023. */
const ratified = (order: "before" | "after", months?: number): DateQuery => ({
  kind: "date",
  entry: demarcation,
  act: "ratified",
  date: "",
  party: "KAZ",
  against: {
    entry: demarcation,
    act: "ratified",
    party: "UZB",
    order,
    ...(months === undefined ? {} : { months }),
  },
});

describe("judgeOrder", () => {
  it("L5: tells which of two states acted first, and by how long", () => {
    expect(verdictOf(ratified("before"))).toBe("supported");
    expect(verdictOf(ratified("after"))).toBe("contradicted");
    expect(verdictOf(ratified("before", 3))).toBe("supported");
    expect(verdictOf(ratified("before", 12))).toBe("partly");
  });

  it("L5: is not covered where the register lacks one of the acts", () => {
    const query = ratified("before");
    const { against } = query;
    if (against === undefined) throw new Error("an order has two sides");
    expect(verdictOf({ ...query, against: { ...against, party: "TKM" } })).toBe("not covered");
  });

  it("D1: is not covered where a year alone is known and either may have been first", () => {
    // Both are of 2017 by at least one source that gives no day.
    const same: DateQuery = {
      kind: "date",
      entry: "uzkg-2017-09-05-border",
      act: "signed",
      date: "",
      against: { entry: "uzkg-2017-10-05-strategic-declaration", act: "signed", order: "before" },
    };
    expect(verdictOf(same)).toBe("not covered");
  });
});

describe("borders of a state and no others", () => {
  const region = { states: ["KAZ", "KGZ", "TJK", "TKM", "UZB"], group: "region" as const };
  const only = (subject: string, others: readonly string[], inRegion: boolean): GeographyQuery => ({
    kind: "geography",
    fact: "borders-only",
    subject,
    others,
    ...(inRegion ? { among: region } : {}),
  });

  it("L1: hold where those named are all, and fail where one is left out or is no neighbour", () => {
    expect(verdictOf(only("RUS", ["KAZ"], true))).toBe("supported");
    expect(verdictOf(only("CHN", ["KAZ", "KGZ"], true))).toBe("contradicted");
    expect(verdictOf(only("CHN", ["KAZ", "KGZ", "TJK", "UZB"], true))).toBe("contradicted");
    expect(verdictOf(only("TJK", ["AFG", "CHN", "KGZ", "UZB"], false))).toBe("supported");
  });
});

describe("changes", () => {
  const oil: ChangeQuery = {
    kind: "change",
    measure: { concept: "oil-production" },
    of: { states: ["UZB"] },
    move: "fell",
    factor: 0.5,
    relation: "more-than",
    when: { from: "2010", to: "2024" },
  };

  it("D10: count a fall in times less: from 4.04 to 1.93 million is more than twofold", () => {
    expect(verdictOf(oil)).toBe("supported");
    expect(verdictOf({ ...oil, relation: "less-than" })).toBe("contradicted");
    expect(verdictOf({ ...oil, factor: 1 / 3 })).toBe("contradicted");
  });

  it("D10: speak against nothing where no time is told", () => {
    const { when: _, factor: __, relation: ___, ...bare } = oil;
    expect(verdictOf({ ...bare, move: "rose" })).toBe("not covered");
    expect(verdictOf({ ...bare, move: "rose", when: { from: "2010", to: "2024" } })).toBe(
      "contradicted",
    );
  });
});
