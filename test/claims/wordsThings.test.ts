import { beforeAll, describe, expect, it } from "vitest";
import { judge, type Query, sayQuery, type Wording } from "../../src/claims/index.ts";
import { shippedWording } from "./readers.ts";

// Rivers, reservoirs and the order of two partners: questions without a state, printed and judged like all others.

let wording: Wording;
beforeAll(async () => {
  wording = await shippedWording();
}, 180_000);

const length = (value: number): Query => ({
  kind: "amount",
  measure: { concept: "river-length" },
  of: { states: ["syrdarya"] },
  relation: "equals",
  value: { value, unit: "km" },
});
const order = (partner: string, other: string): Query => ({
  kind: "priority",
  doctrine: "kaz-2014-2020-concept",
  partner,
  rank: 0,
  before: [other],
});
const verdictOf = (query: Query) =>
  judge(
    query,
    { negated: false, day: "2026-11-22", textDate: undefined },
    wording.facts,
    wording.rules,
  ).verdict;

describe("a question about a river", () => {
  it("names the river in four languages", () => {
    const said = (["en", "uz-Latn", "uz-Cyrl", "kk", "ru"] as const).map((one) =>
      sayQuery(length(3019), one, wording),
    );
    const names = ["Syr Darya", "Sirdaryo", "Сирдарё", "Сырдария", "Сырдарья"];
    for (const [i, name] of names.entries()) expect(said[i]).toContain(name);
  });

  it("is answered by the table of the dossier, with the row", () => {
    expect(verdictOf(length(3019))).toBe("supported");
    expect(verdictOf(length(2200))).toBe("contradicted");
    expect(verdictOf({ ...length(3019), of: { states: ["amudarya"] } } as Query)).not.toBe(
      "supported",
    );
  });
});

describe("the order of two partners", () => {
  it("holds one way and not the other", () => {
    expect(verdictOf(order("RUS", "CHN"))).toBe("supported");
    expect(verdictOf(order("CHN", "RUS"))).toBe("contradicted");
  });

  it("is printed differently for each way, in every language", () => {
    for (const one of ["en", "uz-Latn", "kk", "ru"] as const) {
      const [ahead, behind] = [order("RUS", "CHN"), order("CHN", "RUS")].map((query) =>
        sayQuery(query, one, wording),
      );
      expect(ahead).not.toBe(behind);
    }
  });
});
