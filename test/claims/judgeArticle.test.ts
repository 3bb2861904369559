import { beforeAll, describe, expect, it } from "vitest";
import type { Claim, Facts, Judgement, Query, Reason } from "../../src/claims/index.ts";
import { check, judge, statesOfDegree } from "../../src/claims/index.ts";
import { landlockedDegree } from "../../src/measures/index.ts";
import { factsOf, rules } from "./dossiers.ts";

// What the article under study claims, each question written by hand, with the answers that issue 4 names.

const today = "2026-11-22";
const written = "2022-12-31";
let facts: Facts;
beforeAll(async () => {
  facts = await factsOf("shipped");
}, 180_000);

const claimOf = (query: Query, negated = false): Claim => ({
  id: "c1",
  start: 0,
  end: 1,
  quote: "x",
  language: "en",
  query,
  negated,
  assumed: [],
  rule: "by hand",
  confidence: 1,
});
const checked = (query: Query, textDate: string | undefined = written) =>
  check(claimOf(query), { textDate, today }, facts, rules);
const on = (query: Query, day: string, textDate?: string): Judgement =>
  judge(query, { negated: false, day, textDate }, facts, rules);
const named = (judgement: Judgement, id: string): readonly Reason[] =>
  judgement.reasons.filter((one) => one.id === id);

const region = ["KAZ", "KGZ", "TJK", "TKM", "UZB"];

describe("what the article claims of figures", () => {
  const almost: Query = {
    kind: "sum",
    measure: { concept: "gdp-current-usd" },
    left: { states: ["KAZ"] },
    right: { states: ["KGZ", "TJK", "TKM", "UZB"], group: "rest" },
    relation: "almost",
    times: 1,
  };

  it("D10: the GDP of one almost equals the sum of the others: in part, with all three ratios", () => {
    const { verdict, today: now, atTextDate } = checked(almost);
    expect([verdict, now.verdict, atTextDate?.verdict]).toEqual(["partly", "partly", "partly"]);
    const ratios = named(now, "ratio-sum").map(({ values }) => [
      values.year,
      values.basis,
      Number(values.found),
    ]);
    expect(ratios).toContainEqual([2023, "current", expect.closeTo(1.395, 3)]);
    expect(ratios).toContainEqual([2023, "constant", expect.closeTo(1.085, 3)]);
    const [held] = named(now, "held-in");
    expect(held?.values).toMatchObject({ year: 2016, basis: "current" });
    expect(Number(held?.values.found).toFixed(2)).toBe("1.01");
    expect(now.rows.filter((one) => one.year === 2016)).toHaveLength(5);
    expect(named(now, "basis-decides")).toHaveLength(1);
  });

  it("D10: the same of 2016, at current prices, is supported", () => {
    const when = { from: "2016", to: "2016" };
    const measure = { concept: "gdp-current-usd", basis: "current" as const };
    expect(checked({ ...almost, measure, when }).verdict).toBe("supported");
    expect(checked({ ...almost, when }).verdict).toBe("partly");
  });

  it("D10: Uzbekistan is first by population", () => {
    const query: Query = {
      kind: "rank",
      measure: { concept: "population" },
      subject: "UZB",
      among: { states: region, group: "region" },
      rank: 1,
      order: "highest",
    };
    const { verdict, today: now } = checked(query);
    expect(verdict).toBe("supported");
    expect(new Set(now.rows.map((one) => one.of)).size).toBe(5);
    expect(checked({ ...query, subject: "KAZ" }).verdict).toBe("contradicted");
  });

  it("D10: the two states have over 50 million people, since 2017", () => {
    const query: Query = {
      kind: "threshold",
      measure: { concept: "population" },
      of: { states: ["KAZ", "UZB"], group: "pair" },
      relation: "more-than",
      value: { value: 50e6, unit: "people" },
    };
    const { verdict, today: now } = checked(query);
    expect(verdict).toBe("supported");
    expect(named(now, "holds-since")[0]?.values.year).toBe(2017);
    const since = { from: "2017", to: "2022", throughout: true };
    expect(checked({ ...query, when: since }).verdict).toBe("supported");
    const early = on({ ...query, when: { from: "2014", to: "2014" } }, today, written);
    expect([early.verdict, named(early, "other-year")[0]?.values.year]).toEqual([
      "wrong period",
      2017,
    ]);
  });
});

describe("what the article claims of the map", () => {
  it("D10: Uzbekistan alone borders all the others, and five states", () => {
    const all: Query = {
      kind: "geography",
      fact: "borders-all",
      subject: "UZB",
      among: { states: region, group: "region" },
      only: true,
    };
    expect(checked(all).verdict).toBe("supported");
    expect(checked({ ...all, subject: "KAZ" }).verdict).toBe("contradicted");
    const five: Query = {
      kind: "geography",
      fact: "neighbour-count",
      subject: "UZB",
      relation: "equals",
      count: 5,
    };
    expect(checked(five).verdict).toBe("supported");
    expect(checked({ ...five, count: 6 }).verdict).toBe("contradicted");
    const four = { ...five, count: 4, among: { states: region } };
    expect(checked(four).verdict).toBe("supported");
  });

  it("D10: only Uzbekistan and Liechtenstein are double landlocked, by the graph of borders", () => {
    if (facts.borders === undefined) throw new Error("no borders");
    expect(statesOfDegree(facts.borders, 2)).toEqual(["LIE", "UZB"]);
    const query: Query = {
      kind: "geography",
      fact: "landlocked",
      subject: "UZB",
      degree: 2,
      only: ["LIE", "UZB"],
      count: 2,
    };
    expect(checked(query).verdict).toBe("supported");
    expect(checked({ ...query, count: 3, only: undefined }).verdict).toBe("contradicted");
    expect(checked({ ...query, subject: "KAZ" }).verdict).toBe("contradicted");
  });

  it("counts the shore of an inland sea as no coast, and says so of a claim to the sea", () => {
    if (facts.borders === undefined) throw new Error("no borders");
    const { borders } = facts;
    expect(["KAZ", "TKM", "AZE"].map((one) => landlockedDegree(borders, one))).toEqual([1, 1, 1]);
    const sea = (subject: string): Query => ({
      kind: "geography",
      fact: "landlocked",
      subject,
      degree: 0,
    });
    expect(checked(sea("KAZ")).verdict).toBe("partly");
    expect(checked(sea("KGZ")).verdict).toBe("contradicted");
    expect(checked(sea("RUS")).verdict).toBe("supported");
  });
});

describe("what the article claims of doctrines and works", () => {
  it("D10: Central Asia is first in one concept, and of its third place in the other readers disagree", () => {
    const first: Query = {
      kind: "priority",
      doctrine: "uzb-2012-concept",
      partner: "region",
      rank: 1,
    };
    expect(checked(first).verdict).toBe("supported");
    const third: Query = {
      kind: "priority",
      doctrine: "kaz-2014-2020-concept",
      partner: "region",
      rank: 3,
      after: ["RUS", "CHN"],
    };
    const { verdict, today: now } = checked(third);
    expect(verdict).toBe("partly");
    const ranks = named(now, "priority").map(({ values }) => values.found);
    expect(ranks).toEqual(expect.arrayContaining([1, 2, 3]));
    expect(named(now, "readers-disagree")).toHaveLength(1);
    expect(checked({ ...third, rank: 2, after: undefined }).verdict).toBe("contradicted");
  });

  it("D10: the years of both doctrines", () => {
    const uzb: Query = { kind: "date", entry: "uzb-2012-concept", date: "2012" };
    const kaz: Query = {
      kind: "date",
      entry: "kaz-2014-2020-concept",
      date: "2014",
      period: "2014/2020",
    };
    expect([checked(uzb).verdict, checked(kaz).verdict]).toEqual(["supported", "supported"]);
    expect(checked({ ...uzb, date: "2010" }).verdict).toBe("contradicted");
    expect(checked({ ...kaz, period: "2014/2025" }).verdict).toBe("contradicted");
  });

  it("D10: power is not exported over a line of which a part is built", () => {
    const query: Query = {
      kind: "fulfilment",
      commitments: ["c-surkhan-uzb-part", "c-surkhan-all", "c-surkhan-dasht-2027"],
      claimed: "fulfilled",
    };
    for (const textDate of [undefined, "2022-02-01", "2022-12-31", "2024-01-01", today]) {
      const { verdict, today: now } = checked(query, textDate);
      expect(["out of date", "contradicted"]).toContain(verdict);
      expect(now.verdict).toBe("contradicted");
      expect(now.rows.map((one) => one.id)).toContain("c-surkhan-all.reported-late.2022-07");
    }
    const part: Query = { ...query, commitments: ["c-surkhan-uzb-part"] };
    expect(checked(part).verdict).toBe("supported");
    expect(checked({ ...query, claimed: "late" }).verdict).toBe("supported");
  });
});

describe("trade, as either side counts it", () => {
  const exports = (from: string, to: string, value: number, more: object = {}): Query =>
    ({
      kind: "amount",
      measure: { concept: "exports-usd", towards: { states: [to] } },
      of: { states: [from] },
      relation: "equals",
      value: { value, unit: "USD" },
      when: { from: "2022", to: "2022" },
      ...more,
    }) as Query;
  const mutual = { concept: "exports-usd", mutual: true, towards: { states: ["UZB"] } };
  const turnover = (value: number, from: string, to = from): Query =>
    exports("KAZ", "UZB", value, { measure: mutual, when: { from, to } });

  it("D10: each side's count stands against the other's, and one that is close is only named", () => {
    for (const value of [5e9, 4.6e9]) {
      const { verdict, today: now } = checked(turnover(value, "2022"), undefined);
      expect(verdict).toBe("partly");
      expect(named(now, "sources-disagree")).toHaveLength(1);
      expect(now.rows.map((one) => one.value)).toEqual(expect.arrayContaining([5000, 4600]));
    }
    const people: Query = {
      kind: "amount",
      measure: { concept: "population" },
      of: { states: ["TKM"] },
      relation: "equals",
      value: { value: 7.5e6, unit: "people" },
      when: { from: "2024", to: "2024" },
    };
    const now = checked({ ...turnover(4.3e9, "2024"), when: undefined } as Query, undefined);
    expect([now.verdict, named(now.today, "newer-year").length]).toEqual(["out of date", 1]);
    const disputed = checked(people, undefined);
    expect(disputed.verdict).toBe("partly");
    expect(named(disputed.today, "sources-disagree")).toHaveLength(1);
    expect(checked(turnover(4.4e9, "2023"), undefined).verdict).toBe("supported");
    expect(checked(turnover(9e9, "2022"), undefined).verdict).toBe("contradicted");
    expect(checked(turnover(4.97e9, "2021"), undefined).verdict).toBe("wrong period");
    const rose: Query = {
      kind: "change",
      measure: mutual,
      of: { states: ["KAZ"] },
      move: "rose",
      relation: "more-than",
      factor: 2,
      when: { from: "2017", to: "2025" },
    };
    expect(checked(rose, undefined).verdict).toBe("supported");
    expect(checked({ ...rose, move: "fell", factor: undefined }, undefined).verdict).toBe(
      "contradicted",
    );
  });

  it("D10: knows the way back, both ways together and a part of the year", () => {
    expect(checked(exports("KAZ", "UZB", 1.4e9), undefined).verdict).toBe("wrong scope");
    expect(checked(exports("UZB", "KAZ", 1.4e9), undefined).verdict).toBe("partly");
    const over: Query = exports("UZB", "KAZ", 3e9, { kind: "threshold", relation: "more-than" });
    expect(checked(over, undefined).verdict).toBe("wrong scope");
    expect(checked(turnover(3e9, "2021"), undefined).verdict).toBe("partly");
    expect(checked(turnover(1.4e9, "2022-01", "2022-04"), undefined).verdict).toBe("supported");
  });

  it("D10: is 4.4 thousand, or in euros, only by a slip of the unit", () => {
    expect(checked(turnover(4.4e6, "2023"), undefined).verdict).toBe("wrong unit");
    const euros = { ...turnover(4.4e9, "2023"), value: { value: 4.4e9, unit: "EUR" } } as Query;
    expect(checked(euros, undefined).verdict).toBe("wrong unit");
  });
});

describe("what does not change from year to year", () => {
  it("is told by any edition, also of a text older than it, and by every source", () => {
    const border = (value: number, unit: string): Query => ({
      kind: "amount",
      measure: { concept: "border-length", towards: { states: ["UZB"] } },
      of: { states: ["KAZ"] },
      relation: "equals",
      value: { value, unit },
    });
    expect(checked(border(2330, "km"), "2019-05-01").verdict).toBe("supported");
    expect(checked(border(2356, "km")).verdict).toBe("supported");
    expect(checked(border(2330, "mi")).verdict).toBe("wrong unit");
    expect(checked(border(5000, "km")).verdict).toBe("contradicted");
  });
});
