import { beforeAll, describe, expect, it } from "vitest";
import type { Claim, Facts, Query, Verdict } from "../../src/claims/index.ts";
import { bothTogether, check, denied, judge } from "../../src/claims/index.ts";
import { factsOf, rules } from "./dossiers.ts";

// The invented region (test/region): three states, two editions of a herring count, a ferry, treaties and promises.
// Every answer can be read off its tables.

let facts: Facts;
beforeAll(async () => {
  facts = await factsOf("invented");
}, 180_000);

const today = "2016-03-01";
const verdictOf = (query: Query, day = today, negated = false): Verdict =>
  judge(query, { negated, day, textDate: undefined }, facts, rules).verdict;
const reasonsOf = (query: Query, day = today): readonly string[] =>
  judge(query, { negated: false, day, textDate: undefined }, facts, rules).reasons.map(
    (one) => one.id,
  );
const claimOf = (query: Query, negated = false): Claim => ({
  id: "c",
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

const herring = (state: string, value: number, year?: string): Query => ({
  kind: "amount",
  measure: { concept: "herring-landings" },
  of: { states: [state] },
  relation: "equals",
  value: { value, unit: "t" },
  ...(year === undefined ? {} : { when: { from: year, to: year } }),
});

describe("an amount", () => {
  it("is supported in its year, and in tonnes or a thousand times as many kilograms", () => {
    expect(verdictOf(herring("ARL", 18059, "2010"))).toBe("supported");
    const kilograms = { ...herring("ARL", 0, "2010"), value: { value: 18059000, unit: "kg" } };
    expect(verdictOf(kilograms as Query)).toBe("supported");
  });

  it("D10: has the wrong unit when a power of ten or the unit alone is off", () => {
    expect(verdictOf(herring("ARL", 18.059, "2010"))).toBe("wrong unit");
    expect(verdictOf(herring("ARL", 18059000, "2010"))).toBe("wrong unit");
  });

  it("D10: has the wrong period when it is that of another year", () => {
    expect(verdictOf(herring("CES", 2785, "2010"))).toBe("wrong period");
    expect(reasonsOf(herring("CES", 2785, "2010"))).toContain("other-year");
  });

  it("D10: has the wrong scope when it is that of another state, or of all together", () => {
    expect(verdictOf(herring("ARL", 2159, "2010"))).toBe("wrong scope");
    expect(verdictOf(herring("ARL", 18059 + 15059 + 2159, "2010"))).toBe("wrong scope");
  });

  it("is contradicted when nothing near fits", () => {
    expect(verdictOf(herring("ARL", 9000, "2010"))).toBe("contradicted");
  });

  it("is true in part when it comes close, and looser words allow more", () => {
    expect(verdictOf(herring("BOR", 14700, "2010"))).toBe("partly");
    const about: Query = { ...herring("BOR", 14700, "2010"), relation: "about" } as Query;
    expect(verdictOf(about)).toBe("supported");
  });

  it("is out of date without a year when an earlier year has it", () => {
    expect(verdictOf(herring("CES", 2100))).toBe("out of date");
    expect(verdictOf(herring("CES", 2296))).toBe("supported");
  });

  it("D1: is not covered where the value is withheld, the state had ceased, or the source ends", () => {
    expect(verdictOf(herring("BOR", 15000, "2005"))).toBe("not covered");
    expect(verdictOf(herring("CES", 2300, "2012"))).toBe("not covered");
    expect(verdictOf(herring("ARL", 0, "2014"))).toBe("not covered");
    expect(reasonsOf(herring("BOR", 15000, "2005"))).toEqual(["gap"]);
  });

  it("D1: is never 0 for missing, and a reported 0 is a value", () => {
    const ferry = (value: number, year: string): Query => ({
      kind: "amount",
      measure: { concept: "ferry-passengers", towards: { states: ["BOR"] } },
      of: { states: ["ARL"] },
      relation: "equals",
      value: { value, unit: "people" },
      when: { from: year, to: year },
    });
    expect(verdictOf(ferry(0, "2005"))).toBe("supported");
    expect(verdictOf(ferry(41500, "2012"))).toBe("supported");
    const closed: Query = { ...ferry(0, "2012"), of: { states: ["CES"] } } as Query;
    expect(
      verdictOf({
        ...closed,
        measure: { concept: "ferry-passengers", towards: { states: ["ARL"] } },
      } as Query),
    ).toBe("not covered");
  });

  it("D10: is judged by the edition that was out: true then, revised since", () => {
    const claim = claimOf(herring("ARL", 18548, "2007"));
    const {
      verdict,
      atTextDate,
      today: now,
    } = check(claim, { textDate: "2015-01-01", today }, facts, rules);
    expect([atTextDate?.verdict, now.verdict, verdict]).toEqual([
      "supported",
      "out of date",
      "out of date",
    ]);
    expect(now.reasons.map((one) => one.id)).toContain("revised");
    expect(verdictOf(herring("ARL", 18798, "2007"))).toBe("supported");
  });

  it("says so when no edition was out at the text's date", () => {
    const early = check(
      claimOf(herring("ARL", 18059, "2010")),
      { textDate: "2011-05-01", today },
      facts,
      rules,
    );
    expect(early.atTextDate?.verdict).toBe("supported");
    expect(early.atTextDate?.reasons.map((one) => one.id)).toContain("later-edition");
    const future = check(
      claimOf(herring("ARL", 18059, "2010")),
      { textDate: "2009-05-01", today },
      facts,
      rules,
    );
    expect([future.atTextDate?.verdict, future.verdict]).toEqual(["not covered", "supported"]);
  });
});

describe("thresholds, ranks, shares and changes", () => {
  it("hold by plain order, and are far when the words mislead", () => {
    const over = (value: number): Query =>
      ({ ...herring("ARL", value), relation: "more-than" }) as Query;
    expect(verdictOf(over(18000))).toBe("supported");
    expect(verdictOf(over(5000))).toBe("supported");
    expect(reasonsOf(over(5000))).toContain("far");
    expect(verdictOf(over(18))).toBe("wrong unit");
    expect(verdictOf(over(30000))).toBe("contradicted");
  });

  it("rank by highest or lowest, and do not answer for a state without a value", () => {
    const rank = (
      subject: string,
      place: number,
      order: "highest" | "lowest",
      year: string,
    ): Query => ({
      kind: "rank",
      measure: { concept: "herring-landings" },
      subject,
      among: { states: ["ARL", "BOR", "CES"] },
      rank: place,
      order,
      when: { from: year, to: year },
    });
    expect(verdictOf(rank("ARL", 1, "highest", "2010"))).toBe("supported");
    expect(verdictOf(rank("ARL", 3, "lowest", "2010"))).toBe("supported");
    expect(verdictOf(rank("BOR", 1, "highest", "2010"))).toBe("contradicted");
    expect(reasonsOf(rank("ARL", 1, "highest", "2005"))).toContain("rank-filled");
    const ships: Query = {
      ...rank("BOR", 2, "highest", "2008"),
      measure: { concept: "strait-passages" },
    } as Query;
    expect(verdictOf(ships)).toBe("not covered");
  });

  it("take shares in per cent of the whole, not of the rest, and not as fractions", () => {
    const share = (percent: number): Query => ({
      kind: "share",
      measure: { concept: "herring-landings" },
      part: { states: ["ARL"] },
      whole: { states: ["ARL", "BOR", "CES"] },
      relation: "equals",
      percent,
      when: { from: "2010", to: "2010" },
    });
    expect(verdictOf(share(51.2))).toBe("supported");
    expect(verdictOf(share(0.512))).toBe("wrong unit");
    expect(verdictOf(share(104.9))).toBe("wrong scope");
    expect(verdictOf(share(20))).toBe("contradicted");
  });

  it("measure change from the start to the end of the span", () => {
    const change = (move: "rose" | "fell", percent: number): Query => ({
      kind: "change",
      measure: { concept: "herring-landings" },
      of: { states: ["CES"] },
      move,
      percent,
      when: { from: "2003", to: "2008" },
    });
    expect(verdictOf(change("rose", 32.6))).toBe("supported");
    expect(verdictOf(change("fell", 32.6))).toBe("contradicted");
    expect(verdictOf(change("rose", 80))).toBe("contradicted");
  });

  it("compare wholes", () => {
    const more = (left: string, right: string, times: number): Query => ({
      kind: "comparison",
      measure: { concept: "herring-landings" },
      left: { states: [left] },
      right: { states: [right] },
      relation: times === 1 ? "more-than" : "about",
      times,
      when: { from: "2010", to: "2010" },
    });
    expect(verdictOf(more("ARL", "BOR", 1))).toBe("supported");
    expect(verdictOf(more("BOR", "ARL", 1))).toBe("contradicted");
    expect(verdictOf(more("ARL", "CES", 8))).toBe("supported");
  });
});

describe("the register", () => {
  const status = (entry: string, ...statuses: string[]): Query => ({
    kind: "status",
    entries: [entry],
    statuses,
  });

  it("gives the status of a day: before, since and after", () => {
    const strait = status("halde-1997-strait", "in-force");
    expect(verdictOf(strait, "1998-04-13")).toBe("contradicted");
    expect(verdictOf(strait, "1998-04-14")).toBe("supported");
    expect(verdictOf(strait, "1996-01-01")).toBe("contradicted");
    expect(verdictOf(status("arbo-2012-vella", "signed"), "2012-01-01")).toBe("not covered");
    expect(verdictOf(status("arce-2005-pilotage", "in-force"))).toBe("out of date");
    expect(verdictOf(status("boce-2003-graves", "in-force"))).toBe("partly");
    expect(verdictOf(status("halde-1997-strait", "signed"))).toBe("supported");
  });

  it("is out of date by its two days, once it has passed into another status", () => {
    const inForce = claimOf(status("arce-2005-pilotage", "in-force"));
    const of = (textDate: string) => check(inForce, { textDate, today }, facts, rules).verdict;
    expect([of("2010-01-01"), of("2012-01-01")]).toEqual(["out of date", "contradicted"]);
  });

  it("knows whose act it was", () => {
    const by = (party: string): Query =>
      ({ ...status("arbo-1999-herring", "ratified"), party }) as Query;
    expect([verdictOf(by("ARL")), verdictOf(by("BOR")), verdictOf(by("CES"))]).toEqual([
      "supported",
      "partly",
      "contradicted",
    ]);
  });

  it("gives dates as exact as they are, and both where sources disagree", () => {
    const date = (entry: string, act: string, day: string): Query => ({
      kind: "date",
      entry,
      act,
      date: day,
    });
    const protocol = "arbo-2010-herring-protocol";
    expect(verdictOf(date(protocol, "signed", "2010-03"))).toBe("supported");
    expect(verdictOf(date(protocol, "signed", "2010-03-09"))).toBe("partly");
    expect(verdictOf(date(protocol, "signed", "2010-05"))).toBe("contradicted");
    expect(verdictOf(date(protocol, "signed", "1990"))).toBe("contradicted");
    expect(verdictOf(date(protocol, "ratified", "2011"))).toBe("not covered");
    const wrongAct = date("halde-1997-strait", "entered-into-force", "1997-05-12");
    expect(verdictOf(wrongAct)).toBe("contradicted");
    expect(reasonsOf(wrongAct)).toContain("other-act");
    expect(
      verdictOf({ ...date("halde-1997-strait", "ratified", "1998-02"), party: "BOR" } as Query),
    ).toBe("supported");
    expect(
      verdictOf({ ...date("halde-1997-strait", "ratified", "1998-02"), party: "ARL" } as Query),
    ).toBe("contradicted");
  });

  it("names the parties", () => {
    const between = (states: readonly string[], exact = true): Query => ({
      kind: "parties",
      entry: "halde-1997-strait",
      states,
      exact,
    });
    expect(verdictOf(between(["ARL", "BOR", "CES"]))).toBe("supported");
    expect(verdictOf(between(["ARL", "BOR"]))).toBe("contradicted");
    expect(verdictOf(between(["ARL", "BOR"], false))).toBe("supported");
    expect(
      verdictOf({ kind: "parties", entry: "boce-2003-graves", states: ["ARL"], exact: false }),
    ).toBe("contradicted");
  });

  it("says what became of promises, and takes silence for no proof", () => {
    const done = (
      claimed: "fulfilled" | "not fulfilled" | "abandoned",
      ...commitments: string[]
    ): Query => ({ kind: "fulfilment", commitments, claimed });
    expect(verdictOf(done("fulfilled", "c-lights"))).toBe("supported");
    expect(verdictOf(done("fulfilled", "c-dredging"))).toBe("partly");
    expect(verdictOf(done("fulfilled", "c-pilot-school"))).toBe("contradicted");
    expect(verdictOf(done("fulfilled", "c-lights", "c-pilot-school"))).toBe("contradicted");
    expect(verdictOf(done("fulfilled", "c-graves-list"))).toBe("not covered");
    expect(verdictOf(done("abandoned", "c-pilot-school"))).toBe("supported");
    expect(verdictOf(done("not fulfilled", "c-lights"))).toBe("contradicted");
    expect(verdictOf(done("not fulfilled", "c-lights"), "1999-01-01")).toBe("supported");
  });

  it("ranks partners by the doctrine's readers", () => {
    const rank = (partner: string, place: number): Query => ({
      kind: "priority",
      doctrine: "bor-2001-neighbours",
      partner,
      rank: place,
    });
    expect(verdictOf(rank("ARL", 1))).toBe("supported");
    expect(verdictOf(rank("ARL", 2))).toBe("contradicted");
    expect(verdictOf(rank("CES", 2), "2001-01-01")).toBe("not covered");
  });

  it("D1: knows nothing of neighbours where no table of borders is", () => {
    expect(verdictOf({ kind: "geography", fact: "borders", subject: "ARL", others: ["BOR"] })).toBe(
      "not covered",
    );
    expect(verdictOf({ kind: "geography", fact: "landlocked", subject: "ARL", degree: 1 })).toBe(
      "not covered",
    );
  });
});

describe("a denial", () => {
  it("D10: turns what is supported and contradicted round, and twice gives the first again", () => {
    for (const verdict of ["supported", "contradicted"] as const) {
      expect(denied(denied(verdict))).toBe(verdict);
    }
    expect(verdictOf(herring("ARL", 18059, "2010"), today, true)).toBe("contradicted");
    expect(verdictOf(herring("ARL", 9000, "2010"), today, true)).toBe("supported");
    expect(verdictOf(herring("BOR", 14700, "2010"), today, true)).toBe("partly");
    expect(verdictOf(herring("BOR", 15000, "2005"), today, true)).toBe("not covered");
  });
});

describe("bothTogether", () => {
  it("answers every two verdicts, and never contradicts what is supported on a day", () => {
    const all: readonly Verdict[] = [
      "supported",
      "contradicted",
      "partly",
      "out of date",
      "wrong unit",
      "wrong period",
      "wrong scope",
      "not covered",
    ];
    for (const text of all) {
      for (const now of all) {
        const both = bothTogether(text, now, rules);
        expect(all).toContain(both);
        if (text === now) expect(both).toBe(text);
        if (text === "supported" || now === "supported") expect(both).not.toBe("contradicted");
      }
    }
    expect(bothTogether("supported", "contradicted", rules)).toBe("out of date");
    expect(bothTogether("not covered", "supported", rules)).toBe("supported");
  });
});
